import { type Row, rowsOf } from "./law-table.ts";

// Section A.6 and A.7 and B.1: the cap, the count, the majorities. `for against outcome` after the cap.

const LIFT = new Map([
  ["A0", 40n],
  ["B0", 60n],
  ["C0", 100n],
]);

export const COUNTING: readonly Row[] = [
  ...rowsOf("R-AG-53", (law) => law.count, [
    ["P1 absolute", ["A600 for, B250 against, C150 against", "absolute", {}], "400 400 rejected"],
    [
      "P1 two thirds",
      ["A600 for, B250 against, C150 against", "twoThirds", {}],
      "400 400 rejected",
    ],
    ["P2 absolute", ["A600 for, B250 against, C150 abstain", "absolute", {}], "400 250 adopted"],
    [
      "P2 two thirds",
      ["A600 for, B250 against, C150 abstain", "twoThirds", {}],
      "400 250 rejected",
    ],
    ["P3 absolute", ["A600 for, B250 for, C150 for", "absolute", {}], "800 0 adopted"],
    ["P3 two thirds", ["A600 for, B250 for, C150 for", "twoThirds", {}], "800 0 adopted"],
    ["P4 absolute", ["A600 for, B250 against", "absolute", {}], "250 250 rejected"],
    ["P4 two thirds", ["A600 for, B250 against", "twoThirds", {}], "250 250 rejected"],
    // 120 000 and 240 000, divided by V = 450.
    [
      "P5 absolute",
      ["A300 for, D150 against by A, X400 against", "absolute", {}],
      "800/3 1600/3 rejected",
    ],
    [
      "P5 two thirds",
      ["A300 for, D150 against by A, X400 against", "twoThirds", {}],
      "800/3 1600/3 rejected",
    ],
    [
      "P6 absolute",
      [
        "M200.1 for by P, M200.2 for by Q, M200.3 for by R, N250 against, O150 against",
        "absolute",
        {},
      ],
      "400 400 rejected",
    ],
    [
      "P6 two thirds",
      [
        "M200.1 for by P, M200.2 for by Q, M200.3 for by R, N250 against, O150 against",
        "twoThirds",
        {},
      ],
      "400 400 rejected",
    ],
    ["P7 absolute", ["A500 for, B500 against", "absolute", {}], "500 500 rejected"],
    ["P7 two thirds", ["A500 for, B500 against", "twoThirds", {}], "500 500 rejected"],
    ["half of those present, −1", ["A499 for, B501 against", "absolute", {}], "499 499 rejected"],
    ["half of those present, 0", ["A500 for, B500 against", "absolute", {}], "500 500 rejected"],
    ["half of those present, +1", ["A501 for, B499 against", "absolute", {}], "499 499 rejected"],
    [
      "owner and proxy both over half: the smaller ratio, once",
      ["A60 for by C, C5 for, B35 against", "absolute", {}],
      "35 35 rejected",
    ],
    [
      "it is no limit at half of the building",
      ["A400 for, B100 against", "absolute", {}],
      "100 100 rejected",
    ],
    ["a couple is one owner", ["A+B600 for, C400 against", "absolute", {}], "400 400 rejected"],
  ]),
  ...rowsOf("R-AG-53", (law) => law.cap, [
    ["reduced: half of those present, −1, so the other", ["A499 for, B501 against"], "B 501>499"],
    ["reduced: half of those present, 0, nobody", ["A500 for, B500 against"], ""],
    ["reduced: half of those present, +1", ["A501 for, B499 against"], "A 501>499"],
    ["abstainers are present too", ["A600 for, B250 abstain, C150 abstain"], "A 600>400"],
    ["the silent are present too", ["A600 for, B250 silent, C150 silent"], "A 600>400"],
    [
      "lots split over three proxies count together",
      ["M200.1 for by P, M200.2 for by Q, M200.3 for by R, N250 for"],
      "M 600>250",
    ],
    ["a proxy holder, with what he carries", ["A300 for, D150 for by A, X400 for"], "A 450>400"],
    ["alone", ["A10 for"], "A 10>0, alone A"],
    ["alone by a proxy: who casts", ["A10 for by C"], "A 10>0, C 10>0, alone C"],
  ]),
  ...rowsOf("R-AG-53", (law) => law.count, [
    ["alone, read literally: no vote at all", ["A10 for", "absolute", {}], "0 0 rejected"],
    ["alone, once confirmed", ["A10 for", "absolute", { soleVoter: "counted" }], "10 0 adopted"],
  ]),
  ...rowsOf("R-AG-42", (law) => law.count, [
    [
      "140 of 200 units of the lift, counted by shares would be rejected",
      ["A50 for, B300 against, C40 for, D610 against", "twoThirds", {}],
      "90 690 rejected",
    ],
    [
      "140 of 200 units of the lift are two thirds",
      ["A50 for, B300 against, C40 for, D610 against", "twoThirds", { key: LIFT }],
      "140 60 adopted",
    ],
  ]),
  ...rowsOf("R-AG-60", (law) => law.count, [
    [
      "abstentions are no votes cast",
      ["A1 for, B499 abstain, C500 abstain", "absolute", {}],
      "1 0 adopted",
    ],
    ["nor is silence", ["A1 for, B499 silent, C500 silent", "fourFifths", {}], "1 0 adopted"],
  ]),
  ...rowsOf("R-AG-61", (law) => law.decide, [
    ["a tie rejects: no casting vote", ["absolute", 450n, 450n, 0n], "rejected"],
    ["one vote decides it", ["absolute", 451n, 450n, 0n], "adopted"],
  ]),
  ...rowsOf("R-AG-62", (law) => law.named, [
    [
      "nobody votes in secret: each is told apart",
      ["A400 for, B300 against, C200 abstain, D100 silent", []],
      "B0|C0|D0|",
    ],
  ]),
  ...rowsOf("R-AG-80", (law) => law.named, [
    ["against or abstaining through a proxy", ["A400 for, B300 against by A", []], "B0|||"],
    ["all in favour: nobody is named", ["A400 for, B300 for", []], "|||"],
  ]),
  ...rowsOf("R-MAJ-01", (law) => law.decide, [
    ["M1 absolute", ["absolute", 500n, 500n, 0n], "rejected"],
    ["M2 absolute", ["absolute", 501n, 500n, 0n], "adopted"],
    ["M3 absolute", ["absolute", 1n, 0n, 999n], "adopted"],
    ["M4 absolute", ["absolute", 0n, 0n, 1000n], "rejected"],
    ["M5 absolute", ["absolute", 2n, 1n, 0n], "adopted"],
    ["M6 absolute", ["absolute", 666n, 334n, 0n], "adopted"],
    ["M7 absolute", ["absolute", 667n, 333n, 0n], "adopted"],
    ["M8 absolute", ["absolute", 600n, 300n, 100n], "adopted"],
    ["M9 absolute", ["absolute", 800n, 200n, 0n], "adopted"],
    ["M10 absolute", ["absolute", 799n, 201n, 0n], "adopted"],
    ["M11 absolute", ["absolute", 4n, 1n, 0n], "adopted"],
    ["−1", ["absolute", 499n, 501n, 0n], "rejected"],
    ["0", ["absolute", 500n, 500n, 0n], "rejected"],
    ["+1", ["absolute", 501n, 499n, 0n], "adopted"],
  ]),
  ...rowsOf("R-MAJ-02", (law) => law.decide, [
    ["M1 two thirds", ["twoThirds", 500n, 500n, 0n], "rejected"],
    ["M2 two thirds", ["twoThirds", 501n, 500n, 0n], "rejected"],
    ["M3 two thirds", ["twoThirds", 1n, 0n, 999n], "adopted"],
    ["M4 two thirds", ["twoThirds", 0n, 0n, 1000n], "rejected"],
    ["M5 two thirds", ["twoThirds", 2n, 1n, 0n], "adopted"],
    ["M6 two thirds", ["twoThirds", 666n, 334n, 0n], "rejected"],
    ["M7 two thirds", ["twoThirds", 667n, 333n, 0n], "adopted"],
    ["M8 two thirds", ["twoThirds", 600n, 300n, 100n], "adopted"],
    ["M9 two thirds", ["twoThirds", 800n, 200n, 0n], "adopted"],
    ["M10 two thirds", ["twoThirds", 799n, 201n, 0n], "adopted"],
    ["M11 two thirds", ["twoThirds", 4n, 1n, 0n], "adopted"],
    ["−1", ["twoThirds", 599n, 301n, 0n], "rejected"],
    ["0", ["twoThirds", 600n, 300n, 0n], "adopted"],
    ["+1", ["twoThirds", 601n, 299n, 0n], "adopted"],
  ]),
  ...rowsOf("R-MAJ-03", (law) => law.decide, [
    ["M1 four fifths", ["fourFifths", 500n, 500n, 0n], "rejected"],
    ["M2 four fifths", ["fourFifths", 501n, 500n, 0n], "rejected"],
    ["M3 four fifths", ["fourFifths", 1n, 0n, 999n], "adopted"],
    ["M4 four fifths", ["fourFifths", 0n, 0n, 1000n], "rejected"],
    ["M5 four fifths", ["fourFifths", 2n, 1n, 0n], "rejected"],
    ["M6 four fifths", ["fourFifths", 666n, 334n, 0n], "rejected"],
    ["M7 four fifths", ["fourFifths", 667n, 333n, 0n], "rejected"],
    ["M8 four fifths", ["fourFifths", 600n, 300n, 100n], "rejected"],
    ["M9 four fifths", ["fourFifths", 800n, 200n, 0n], "adopted"],
    ["M10 four fifths", ["fourFifths", 799n, 201n, 0n], "rejected"],
    ["M11 four fifths", ["fourFifths", 4n, 1n, 0n], "adopted"],
    ["−1", ["fourFifths", 799n, 201n, 0n], "rejected"],
    ["0", ["fourFifths", 800n, 200n, 0n], "adopted"],
    ["+1", ["fourFifths", 801n, 199n, 0n], "adopted"],
  ]),
  ...rowsOf("R-MAJ-04", (law) => law.count, [
    ["all 1 000 for", ["A500 for, B400 for, C100 for", "unanimity", {}], "1000 0 adopted"],
    [
      "999 of 1 000: one share absent",
      ["A500 for, B400 for, C99 for", "unanimity", {}],
      "998 0 rejected",
    ],
    ["one owner of 10 absent", ["A500 for, B490 for", "unanimity", {}], "980 0 rejected"],
    [
      "one present and silent",
      ["A500 for, B490 for, C10 silent", "unanimity", {}],
      "990 0 rejected",
    ],
    [
      "inside an electorate, of all concerned",
      ["A50 for, B300 for, C40 for, D610 against", "unanimity", { key: LIFT }],
      "200 0 adopted",
    ],
    [
      "inside an electorate, one absent",
      ["A50 for, C40 for, D610 against", "unanimity", { key: LIFT }],
      "80 0 rejected",
    ],
  ]),
  ...rowsOf("R-MAJ-05", (law) => law.count, [
    [
      "thirty days later: 990 present for",
      ["A500 for, B490 for", "unanimityOfPresent", {}],
      "980 0 adopted",
    ],
    [
      "thirty days later: 980 for, 10 against",
      ["A500 for, B480 for, C10 against", "unanimityOfPresent", {}],
      "970 10 rejected",
    ],
    [
      "thirty days later: 980 for, 10 abstain",
      ["A500 for, B480 for, C10 abstain", "unanimityOfPresent", {}],
      "970 0 rejected",
    ],
    ["thirty days later, nobody votes", ["A600 silent", "unanimityOfPresent", {}], "0 0 rejected"],
  ]),
  ...rowsOf("R-MAJ-05", (law) => law.secondChance, [
    ["missed by absence alone", ["A500 for, B490 for", "unanimity"], true],
    ["missed by one vote against", ["A500 for, B489 for, C1 against", "unanimity"], false],
    ["missed by one abstention", ["A500 for, B489 for, C1 abstain", "unanimity"], false],
    ["reached", ["A500 for, B500 for", "unanimity"], false],
    ["four fifths missed", ["A1 for, B1 against", "fourFifths"], false],
    ["the second chance has none", ["A500 for, C1 against", "unanimityOfPresent"], false],
  ]),
  ...rowsOf("R-MAJ-05", (law) => law.unanimityRetry, [
    ["thirty days after", ["2026-05-20"], "2026-06-19"],
    ["thirty days over February", ["2027-01-31"], "2027-03-02"],
    ["thirty days over a leap day", ["2028-01-31"], "2028-03-01"],
    ["thirty days over winter time", ["2026-10-01"], "2026-10-31"],
  ]),
  ...rowsOf("R-MAJ-05", (law) => law.asked, [
    ["put again after an absence", ["D-30", true], "unanimityOfPresent 3.88 §4"],
    [
      "another majority is not lowered by being put again",
      ["D-20", true],
      "fourFifths 3.88 §1 2° a",
    ],
  ]),
  ...rowsOf("R-MAJ-06", (law) => law.count, [
    [
      "an abstention defeats unanimity",
      ["A500 for, B490 for, C10 abstain", "unanimity", {}],
      "990 0 rejected",
    ],
  ]),
  ...rowsOf("R-MAJ-07", (law) => law.count, [
    [
      "unanimity is tested on ballots, not on capped votes",
      ["A600 for, B400 for", "unanimity", {}],
      "800 0 adopted",
    ],
  ]),
  ...rowsOf("R-MAJ-08", (law) => law.decide, [
    ["600 of 900 is two thirds", ["twoThirds", 600n, 300n, 100n], "adopted"],
    ["450 of 900 is a tie", ["absolute", 450n, 450n, 0n], "rejected"],
    ["two thirds past a float, 0", ["twoThirds", 2n * 2n ** 60n, 2n ** 60n, 0n], "adopted"],
    ["two thirds past a float, −1", ["twoThirds", 2n * 2n ** 60n - 1n, 2n ** 60n, 0n], "rejected"],
  ]),
  ...rowsOf("R-MAJ-09", (law) => law.decide, [
    ["500 of 999 suffice", ["absolute", 500n, 499n, 0n], "adopted"],
    ["499 of 999 do not", ["absolute", 499n, 500n, 0n], "rejected"],
    ["500.5 of 1 000, scaled", ["absolute", 5005n, 4995n, 0n], "adopted"],
  ]),
];
