import { MAJORITIES } from "#server/assembly/ballot/ballot.rules.ts";
import type { DecisionLine } from "#server/assembly/decision/decision.schema.ts";
import type { PrintedDecision } from "#server/documents/template/template.schema.ts";

/** A line of the register as its acts print it. */
export function printedDecision(line: DecisionLine): PrintedDecision {
  const { number, decidedOn, item, text, article, outcome, votes, electorate, recordHash } = line;
  return {
    ...{ number, decidedOn, item, text, article, outcome, votes, electorate, recordHash },
    lots: [...line.lots],
    majority: MAJORITIES.find((one) => one === line.majority) ?? null,
  };
}
