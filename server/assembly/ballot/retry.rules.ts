import type { RuleSet } from "./ballot.rules.ts";
import { type Decision, type DecisionType, decisionOf } from "./catalogue.rules.ts";
import type { CountRecord } from "./snapshot.schema.ts";

/**
 * Whether the unanimity of all owners was missed because somebody was absent and for no other
 * reason (R-MAJ-05): an opposing vote does not open the second chance, and neither does an
 * abstention or a silence, by our reading of R-MAJ-06 [V].
 */
export function failedByAbsence({
  majority,
  result: { outcome, raw },
}: Pick<CountRecord, "majority" | "result">): boolean {
  if (majority !== "unanimity" || outcome !== "rejected") return false;
  return [raw.against, raw.abstain, raw.silent].every((votes) => votes === "0");
}

/** The majority a text needs: of those present, where it is put again after an absence (art. 3.88 §4). */
export function majorityAsked(
  rules: RuleSet,
  type: DecisionType,
  isRetry: boolean,
): Pick<Decision, "majority" | "article"> {
  const { majority, article } = decisionOf(rules.version, type);
  if (!isRetry || majority !== "unanimity") return { majority, article };
  const { article: chance } = rules.majorities.unanimityOfPresent;
  return { majority: "unanimityOfPresent", article: chance };
}
