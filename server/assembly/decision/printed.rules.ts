import type { PrintedDecision, RegisterAct } from "#server/documents/template/template.schema.ts";
import { MAJORITIES } from "../ballot/ballot.rules.ts";
import type { DecisionLine } from "./decision.schema.ts";

/** A line of the register as its acts print it. */
export function printedDecision(line: DecisionLine): PrintedDecision {
  const { number, decidedOn, item, text, article, outcome, votes, electorate, recordHash } = line;
  return {
    ...{ number, decidedOn, item, text, article, outcome, votes, electorate, recordHash },
    lots: [...line.lots],
    ...(line.writtenId && { inWriting: true as const }),
    ...(line.onPaper && { onPaper: true as const }),
    majority: MAJORITIES.find((one) => one === line.majority) ?? null,
  };
}

/** The signed minutes these decisions stand in, each once, with where anybody checks them. */
export function printedActs(
  lines: readonly DecisionLine[],
  addressOf: (fingerprint: string) => string,
): RegisterAct["acts"] {
  const acts = new Map<string, RegisterAct["acts"][number]>();
  for (const { recordHash, decidedOn } of lines) {
    if (recordHash) acts.set(recordHash, { decidedOn, verify: addressOf(recordHash) });
  }
  return [...acts.values()];
}
