import type { PrintedDecision } from "#server/documents/template/template.schema.ts";
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
