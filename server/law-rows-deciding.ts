import type { DecisionType } from "./assembly/ballot/catalogue.rules.ts";
import { type Row, rowsOf } from "./law-table.ts";

// Section B.2 and B.3: which majority each decision needs, tenders, works of one owner, and the
// versions of the law.

/** Each decision with the majority and the article of the law sheet, in its own words. */
const ASKED: readonly (readonly [DecisionType, string, string])[] = [
  ["D-01", "accounts, budgets, discharge, ordinary management", "absolute 3.87 §8"],
  ["D-02", "appointing, renewing, dismissing the syndic", "absolute 3.89 §§1, 7"],
  ["D-03", "members of the council, one by one", "absolute 3.90 §3"],
  ["D-04", "the auditor, every year", "absolute 3.91"],
  ["D-05", "works imposed by law", "absolute 3.88 §1 1° b"],
  ["D-06", "conservation and provisional administration", "absolute 3.88 §1 1° b, 3.89 §5 2°"],
  ["D-07", "a contract with the syndic or those near him", "absolute 3.89 §5 13°"],
  ["D-08", "a commitment past the mandate, a delegation", "absolute 3.89 §§1, 6"],
  ["D-09", "a council where it is not compulsory", "absolute 3.90 §2"],
  ["D-10", "ratifying an urgent court action", "absolute 3.92 §1"],
  ["D-11", "the house rules", "absolute 3.87 §8"],
  ["D-12", "how documents are consulted", "absolute 3.89 §5 9°"],
  ["D-13", "statutes on enjoyment, use, administration", "twoThirds 3.88 §1 1° a"],
  ["D-14", "all other works on common parts", "twoThirds 3.88 §1 1° b"],
  ["D-15", "the amount from which quotes are owed", "twoThirds 3.88 §1 1° c"],
  ["D-16", "works in private parts by the association", "twoThirds 3.88 §1 1° d"],
  ["D-17", "an extra mission of the council", "twoThirds 3.90 §4"],
  ["D-20", "any other change of the statutes, charge keys", "fourFifths 3.88 §1 2° a"],
  ["D-21", "a change of destination", "fourFifths 3.88 §1 2° b"],
  ["D-22", "reconstruction after partial destruction", "fourFifths 3.88 §1 2° c"],
  ["D-23", "buying what becomes common", "fourFifths 3.88 §1 2° d"],
  ["D-24", "disposing of what is common", "fourFifths 3.88 §1 2° e"],
  ["D-25", "statutes of partial associations", "fourFifths 3.88 §1 2° f"],
  ["D-26", "dividing or merging lots", "fourFifths 3.88 §1 2° g"],
  ["D-27", "demolition on grounds of health or cost", "fourFifths 3.88 §1 2° h, 3.92 §1"],
  ["D-28", "not building the reserve fund", "fourFifths 3.86 §3"],
  ["D-30", "a change of shares", "unanimity 3.88 §3"],
  ["D-31a", "shares changed by works decided", "twoThirds 3.88 §3"],
  ["D-31b", "shares changed by a division or disposal decided", "fourFifths 3.88 §3"],
  ["D-32", "demolition without those grounds", "unanimity 3.88 §3"],
  ["D-33", "dissolving the association", "unanimity 3.97"],
  ["D-34", "a decision in writing", "unanimity 3.87 §11"],
];

export const DECIDING: readonly Row[] = [
  ...ASKED.flatMap(([type, name, majority]) =>
    rowsOf(type.slice(0, 4), (law) => law.asked, [
      [type.length > 4 ? `${type}, ${name}` : name, [type, false], majority],
    ]),
  ),
  ...rowsOf("D-30", (law) => law.inMeeting, [["is put to a meeting", ["D-30"], true]]),
  ...rowsOf("D-34", (law) => law.inMeeting, [["is not put to a meeting", ["D-34"], false]]),
  ...rowsOf("R-AG-74", (law) => law.asked, [
    ["in writing, all owners decide: silence is no consent", ["D-34", false], "unanimity 3.87 §11"],
  ]),
  ...rowsOf("R-AG-74", (law) => law.inWriting, [
    ["all owners of 10 have signed", [10, 10, null], "adopted"],
    ["all owners but one, −1", [10, 9, null], "open"],
    ["all owners but one, when the last day is over", [10, 9, "over"], "lapsed"],
    ["one refuses, whoever has signed", [10, 9, "refused"], "refused"],
    ["nobody has signed, and nobody objects", [10, 0, "over"], "lapsed"],
    ["the only owner signs", [1, 1, null], "adopted"],
    ["no owner at all decides nothing", [0, 0, null], "open"],
  ]),
  ...rowsOf("R-AG-74", (law) => law.needsDeed, [
    ["the end of the association needs a deed", ["D-33"], true],
    ["works on the common parts need none", ["D-14"], false],
  ]),
  ...rowsOf("R-MAJ-20", (law) => law.majorities, [
    ["no three quarters, and no majority by amount", [], "1/2 2/3 4/5 1/1 1/1"],
  ]),
  ...rowsOf("R-MAJ-21", (law) => law.ownWorksFrom, [
    ["two months after the letter", ["2026-03-31"], "2026-05-31"],
    ["two months, onto a shorter month", ["2026-12-31"], "2027-02-28"],
    ["two months, onto a leap day", ["2027-12-31"], "2028-02-29"],
  ]),
  ...rowsOf("R-MAJ-21", (law) => law.mayOppose, [
    ["a day before the end of two months", ["2026-03-10", "2026-05-09"], true],
    ["on the last day", ["2026-03-10", "2026-05-10"], true],
    ["a day later it is forfeited", ["2026-03-10", "2026-05-11"], false],
  ]),
  ...rowsOf("R-MAJ-21", (law) => law.associationBeginsBy, [
    ["six months for the association's own works", ["2026-08-31"], "2027-02-28"],
  ]),
  ...rowsOf("R-MAJ-22", (law) => law.asked, [
    [
      "energy works stay with two thirds until an act says otherwise",
      ["D-14", false],
      "twoThirds 3.88 §1 1° b",
    ],
  ]),
  ...rowsOf("R-GEN-09", (law) => law.version, [
    ["the day before the Act of 18 June 2018 applies", ["2018-12-31"], null],
    ["the first day it applies", ["2019-01-01"], "be-2019-01"],
    ["the day before Book 3", ["2021-08-31"], "be-2019-01"],
    ["the first day of Book 3", ["2021-09-01"], "be-2019-01"],
    ["the date of the law sheet", ["2026-11-20"], "be-2019-01"],
  ]),
  ...rowsOf("R-TEND-01", (law) => law.tender, [
    ["the meeting fixed no amount: said, not stopped", [900_000n, null, false], "amount-not-fixed"],
    ["conservation is exempt", [900_000n, 500_000n, true], "none"],
    ["conservation is exempt, whatever is not fixed", [900_000n, null, true], "none"],
  ]),
  ...rowsOf("R-TEND-02", (law) => law.tender, [
    ["a cent below the amount", [499_999n, 500_000n, false], "none"],
    ["the amount itself", [500_000n, 500_000n, false], "several-quotes"],
    ["a cent above it", [500_001n, 500_000n, false], "several-quotes"],
  ]),
  ...rowsOf("R-TEND-02", (law) => law.fewestQuotes, [["“several” is two", [], 2]]),
];
