import type { Majority, RulesVersion } from "./ballot.rules.ts";

/** How sure the reading of the law is: `C` read in the text, `L` interpreted. */
export type Confidence = "C" | "L";

/** A kind of decision with the majority the law asks for it (sections B.2 of the law sheet). */
export type Decision = Readonly<{
  majority: Majority;
  article: string;
  confidence: Confidence;
  /** False for what is decided in writing, without a meeting (art. 3.87 §11). */
  inMeeting: boolean;
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

function decision(majority: Majority, article: string, confidence: Confidence = "C"): Decision {
  return { majority, article, confidence, inMeeting: true };
}

/** Since 2019 there is no three-quarters majority and none that depends on an amount (R-MAJ-20). */
const SINCE_2019: Readonly<Record<DecisionType, Decision>> = {
  "D-01": decision("absolute", "3.87 §8"),
  "D-02": decision("absolute", "3.89 §§1, 7"),
  "D-03": decision("absolute", "3.90 §3"),
  "D-04": decision("absolute", "3.91"),
  "D-05": decision("absolute", "3.88 §1 1° b"),
  "D-06": decision("absolute", "3.88 §1 1° b, 3.89 §5 2°"),
  "D-07": decision("absolute", "3.89 §5 13°"),
  "D-08": decision("absolute", "3.89 §§1, 6"),
  "D-09": decision("absolute", "3.90 §2"),
  "D-10": decision("absolute", "3.92 §1"),
  "D-11": decision("absolute", "3.87 §8", "L"),
  "D-12": decision("absolute", "3.89 §5 9°"),
  "D-13": decision("twoThirds", "3.88 §1 1° a"),
  "D-14": decision("twoThirds", "3.88 §1 1° b"),
  "D-15": decision("twoThirds", "3.88 §1 1° c"),
  "D-16": decision("twoThirds", "3.88 §1 1° d"),
  "D-17": decision("twoThirds", "3.90 §4"),
  "D-20": decision("fourFifths", "3.88 §1 2° a"),
  "D-21": decision("fourFifths", "3.88 §1 2° b"),
  "D-22": decision("fourFifths", "3.88 §1 2° c"),
  "D-23": decision("fourFifths", "3.88 §1 2° d"),
  "D-24": decision("fourFifths", "3.88 §1 2° e"),
  "D-25": decision("fourFifths", "3.88 §1 2° f"),
  "D-26": decision("fourFifths", "3.88 §1 2° g"),
  "D-27": decision("fourFifths", "3.88 §1 2° h, 3.92 §1"),
  "D-28": decision("fourFifths", "3.86 §3"),
  "D-30": decision("unanimity", "3.88 §3"),
  "D-31a": decision("twoThirds", "3.88 §3"),
  "D-31b": decision("fourFifths", "3.88 §3"),
  "D-32": decision("unanimity", "3.88 §3"),
  "D-33": decision("unanimity", "3.97"),
  "D-34": { ...decision("unanimity", "3.87 §11"), inMeeting: false },
};

const CATALOGUES: Readonly<Record<RulesVersion, Readonly<Record<DecisionType, Decision>>>> = {
  "be-2019-01": SINCE_2019,
};

export function isDecisionType(code: string): code is DecisionType {
  return DECISION_TYPES.some((type) => type === code);
}

/** What the law asks for a type of decision under a version of the rules. */
export function decisionOf(version: RulesVersion, type: DecisionType): Decision {
  return CATALOGUES[version][type];
}

/** The types a meeting can put to the vote, in the order of the catalogue. */
export function decisionsInMeeting(version: RulesVersion): readonly DecisionType[] {
  return DECISION_TYPES.filter((type) => CATALOGUES[version][type].inMeeting);
}
