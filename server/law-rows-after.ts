import { type Row, rowsOf } from "./law-table.ts";

// Sections A.9 and I: minutes, terms that run from the meeting, identification.

export const AFTER: readonly Row[] = [
  ...rowsOf("R-AG-80", (law) => law.signs, [
    [
      "chair, secretary, and all still present, the chair once",
      ["ann", "Sofie", ["bob", "ann", "cis"]],
      "chair ann, secretary Sofie, owner bob, owner cis",
    ],
  ]),
  ...rowsOf("AD-05", (law) => law.signs, [
    [
      "who left before the end does not sign",
      ["ann", "Sofie", ["ann"]],
      "chair ann, secretary Sofie",
    ],
  ]),
  ...rowsOf("R-AG-81", (law) => law.minutesDue, [
    ["thirty days from the meeting", ["2026-05-20"], "2026-06-19"],
    ["thirty days over a leap day", ["2028-01-31"], "2028-03-01"],
    ["thirty days over a February of 28", ["2027-01-31"], "2027-03-02"],
    ["thirty days over summer time", ["2026-03-20"], "2026-04-19"],
    ["thirty days over winter time", ["2026-10-20"], "2026-11-19"],
  ]),
  ...rowsOf("R-AG-83", (law) => law.challengeUntil, [
    ["four months from the meeting", ["2026-05-20"], "2026-09-20"],
    ["onto the end of a shorter month", ["2026-10-31"], "2027-02-28"],
    ["onto a leap day, from the 29th", ["2027-10-29"], "2028-02-29"],
    ["onto a leap day, from the 31st", ["2027-10-31"], "2028-02-29"],
    ["onto the 28th, from the 28th", ["2026-10-28"], "2027-02-28"],
    ["onto a month of thirty days", ["2026-05-31"], "2026-09-30"],
    ["over both changes of time", ["2026-03-01"], "2026-07-01"],
  ]),
  ...rowsOf("R-AG-83", (law) => law.mayChallenge, [
    ["the day before the last", ["2026-05-20", "2026-09-19"], true],
    ["on the last day, a Sunday", ["2026-05-20", "2026-09-20"], true],
    ["the day after it, a Monday", ["2026-05-20", "2026-09-21"], false],
  ]),
  ...rowsOf("R-GEN-08", (law) => law.challengeExtended, [
    ["a last day on a Sunday, shown as Monday", ["2026-05-20"], "2026-09-21"],
    ["a last day on a Friday stands", ["2026-05-18"], null],
    ["a last day on Armistice Day", ["2027-07-11"], "2027-11-12"],
    ["a last day on Christmas, a Friday", ["2026-08-25"], "2026-12-28"],
    ["a last day on Easter Monday", ["2026-11-29"], "2027-03-30"],
  ]),
  ...rowsOf("R-AG-84", (law) => law.occupantUntil, [
    ["two months from being told", ["2026-05-20", "2026-06-19"], "2026-08-19"],
    ["a day before both end together", ["2026-05-20", "2026-07-19"], "2026-09-19"],
    ["both end together", ["2026-05-20", "2026-07-20"], "2026-09-20"],
    ["never past the four months", ["2026-05-20", "2026-07-21"], "2026-09-20"],
  ]),
  ...rowsOf("R-SIG-03", (law) => law.strongEnough, [
    ["nothing said is not enough", [null, "http://itsme.services/v2/claim/acr_advanced"], false],
    [
      "the weaker is not enough for a vote",
      ["http://itsme.services/v2/claim/acr_basic", "http://itsme.services/v2/claim/acr_advanced"],
      false,
    ],
    [
      "the stronger is",
      [
        "http://itsme.services/v2/claim/acr_advanced",
        "http://itsme.services/v2/claim/acr_advanced",
      ],
      true,
    ],
  ]),
];
