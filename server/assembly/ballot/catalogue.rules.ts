import { lineOf } from "../law/line.rules.ts";
import { type Majority, rulesOf, type Threshold } from "./ballot.rules.ts";

/** How sure the reading of the law is: `C` read in the text, `L` interpreted. */
export type Confidence = "C" | "L";

/** A kind of decision with the majority the law asks for it (sections B.2 of the law sheet). */
export type Decision = Readonly<{
  majority: Majority;
  /** What its majority is measured over. */
  base: Threshold["over"];
  article: string;
  /**
   * Who votes, and with what: all owners by their shares, always; or where a special common part alone
   * is concerned those who bear its charges, by their part in them (art. 3.87 §6).
   */
  electorate: "all" | "concerned";
  confidence: Confidence;
  /** False for what is decided in writing, without a meeting (art. 3.87 §11). */
  inMeeting: boolean;
  /**
   * How surely it needs an authentic deed, hence a meeting (art. 3.87 §11): read in the text it is not
   * decided in writing; on our reading alone it is, with a written reason. Null for all else.
   */
  deed: Confidence | null;
}>;

export const DECISION_TYPES = [
  "D-01",
  "D-02",
  "D-03",
  "D-04",
  "D-05",
  "D-06",
  "D-07",
  "D-08",
  "D-09",
  "D-10",
  "D-11",
  "D-12",
  "D-13",
  "D-14",
  "D-15",
  "D-16",
  "D-17",
  "D-20",
  "D-21",
  "D-22",
  "D-23",
  "D-24",
  "D-25",
  "D-26",
  "D-27",
  "D-28",
  "D-30",
  // A change of shares follows the majority of what made it necessary: works, or the rest.
  "D-31a",
  "D-31b",
  "D-32",
  "D-33",
  "D-34",
] as const;
export type DecisionType = (typeof DECISION_TYPES)[number];

export function isDecisionType(code: string): code is DecisionType {
  return DECISION_TYPES.some((type) => type === code);
}

/** What the law asks for a type of decision under a version of the rules. */
export function decisionOf(version: string, type: DecisionType): Decision {
  const { decisions, validFrom } = rulesOf(version);
  return lineOf(decisions, type, validFrom);
}

/** The types that may be decided in writing: all but those that need an authentic deed (R-AG-74). */
export function decisionsInWriting(version: string): readonly DecisionType[] {
  return DECISION_TYPES.filter((type) => {
    const { deed, inMeeting } = decisionOf(version, type);
    return inMeeting && deed !== "C";
  });
}

/** Whether a type needs an authentic deed on our reading alone: the law does not say it of itself. */
export function mayNeedDeed(version: string, type: DecisionType): boolean {
  return decisionOf(version, type).deed === "L";
}

/** The types a meeting can put to the vote, in the order of the catalogue. */
export function decisionsInMeeting(version: string): readonly DecisionType[] {
  return DECISION_TYPES.filter((type) => decisionOf(version, type).inMeeting);
}
