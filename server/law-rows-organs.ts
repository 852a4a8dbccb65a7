import { type Row, rowsOf } from "./law-table.ts";

// Sections C and D: the syndic, the notice in the hall, the council, the auditor.

const FIRM = {
  kind: "firm",
  ...{ legalForm: "SRL", profession: null, enterpriseNumber: "0479495447" },
  ...{ ipiNumber: "500123", emergencyPhone: "+32 2 000 00 00", openingHours: {} },
  consultationAt: "seat",
} as const;
const VOLUNTEER = {
  kind: "volunteer",
  ...{ legalForm: null, profession: "Teacher", enterpriseNumber: null },
  ...{ ipiNumber: null, emergencyPhone: "+32 2 000 00 00", openingHours: {} },
  consultationAt: "seat",
} as const;

export const ORGANS: readonly Row[] = [
  ...rowsOf("R-SYN-01", (law) => law.latestEnd, [
    ["three years, the day before their anniversary", ["2026-06-01"], "2029-05-31"],
    ["from the first of January", ["2026-01-01"], "2028-12-31"],
    ["from a leap day", ["2024-02-29"], "2027-02-27"],
  ]),
  ...rowsOf("R-SYN-01", (law) => law.term, [
    ["a day less than three years", ["2026-06-01", "2026-06-01", "2029-05-30"], "lawful"],
    ["three years", ["2026-06-01", "2026-06-01", "2029-05-31"], "lawful"],
    ["a day more", ["2026-06-01", "2026-06-01", "2029-06-01"], "too-long"],
    [
      "before he is appointed",
      ["2026-06-01", "2026-05-31", "2028-05-31"],
      "starts-before-appointment",
    ],
  ]),
  ...rowsOf("R-SYN-03", (law) => law.dismissal, [
    ["the meeting dismisses whom it appointed", ["assembly"], "lawful"],
    ["whom the judge appointed, only the judge", ["judge"], "judge-only"],
  ]),
  ...rowsOf("R-SYN-04", (law) => law.handOverDue, [
    ["thirty days after the end", ["2026-06-30"], "2026-07-30"],
    ["thirty days over a leap day", ["2028-01-31"], "2028-03-01"],
    ["thirty days over winter time", ["2026-10-10"], "2026-11-09"],
  ]),
  ...rowsOf("R-SYN-10", (law) => law.postedBy, [
    ["eight days from the start of the mission", ["2026-06-01", "2026-05-25"], "2026-06-09"],
    ["over a leap day", ["2028-02-25", "2028-02-20"], "2028-03-04"],
    ["over the new year", ["2026-12-28", "2026-12-20"], "2027-01-05"],
  ]),
  ...rowsOf("R-SYN-10", (law) => law.daysLate, [
    ["the eighth day −1", ["2026-06-09", "2026-06-08"], 0],
    ["the eighth day 0", ["2026-06-09", "2026-06-09"], 0],
    ["the eighth day +1", ["2026-06-09", "2026-06-10"], 1],
  ]),
  ...rowsOf("R-SYN-11", (law) => law.noticeLacks, [
    ["a firm whose facts are all known", [FIRM], ""],
    [
      "a firm without its form and number",
      [{ ...FIRM, legalForm: null, enterpriseNumber: null }],
      "legalForm enterpriseNumber",
    ],
    ["a natural person without profession", [{ ...VOLUNTEER, profession: null }], "profession"],
    ["nobody to reach without delay", [{ ...VOLUNTEER, emergencyPhone: null }], "emergencyPhone"],
  ]),
  ...rowsOf("AD-08", (law) => law.noticeLacks, [
    [
      "where the rules and the register are consulted",
      [{ ...FIRM, consultationAt: null }],
      "consultation",
    ],
    ["a natural person needs no enterprise number", [VOLUNTEER], ""],
  ]),
  ...rowsOf("R-SYN-21", (law) => law.filingDue, [
    ["the working day before the start", ["2026-05-04", "2026-06-01"], "2026-05-29"],
    ["two days before the start, over Whit Monday", ["2026-05-20", "2026-05-22"], "2026-06-02"],
    ["eight working days before the start", ["2026-03-02", "2026-03-12"], "2026-03-11"],
    ["seven working days before the start", ["2026-03-03", "2026-03-12"], "2026-03-13"],
    ["nine working days before the start", ["2026-02-27", "2026-03-12"], "2026-03-11"],
    ["a start on New Year's Day", ["2026-11-02", "2027-01-01"], "2026-12-31"],
    ["decided on the day it starts", ["2026-05-20", "2026-05-20"], "2026-06-02"],
  ]),
  ...rowsOf("R-SYN-30", (law) => law.ipiOf, [
    ["a firm has six digits", ["firm", "500 123"], "500123"],
    ["who looks after his own building has none", ["volunteer", ""], null],
  ]),
  ...rowsOf("R-COU-01", (law) => law.council, [
    [
      "C1 15 flats, 15 cellars, 20 parkings",
      [{ apartment: 15, cellar: 15, parking: 20 }],
      "15 false",
    ],
    ["C2 19 flats, 1 shop, 30 garages", [{ apartment: 19, commercial: 1, garage: 30 }], "20 true"],
    ["C3 20 garages only", [{ garage: 20 }], "0 false"],
    ["20 lots, −1", [{ apartment: 19 }], "19 false"],
    ["20 lots, 0", [{ apartment: 20 }], "20 true"],
    ["20 lots, +1", [{ apartment: 21 }], "21 true"],
  ]),
  ...rowsOf("R-COU-02", (law) => law.seatEnd, [
    ["until the next ordinary meeting", ["2026-05-20", "05-11"], "2027-05-25"],
    ["elected before the period, until this year's", ["2026-05-10", "05-11"], "2026-05-25"],
    ["over the new year", ["2026-01-05", "12-24"], "2027-01-07"],
  ]),
  ...rowsOf("R-COU-02", (law) => law.seat, [
    ["to the end of the next period", ["2026-05-20", "2026-05-20", "2027-05-25"], "lawful"],
    ["a meeting held late keeps it filled", ["2026-05-20", "2026-05-20", "2027-11-25"], "lawful"],
    ["past that it is void", ["2026-05-20", "2026-05-20", "2027-11-26"], "beyond-assembly"],
  ]),
  ...rowsOf("R-COU-04", (law) => law.delegationEnd, [
    ["one year, the day before its anniversary", ["2026-05-20"], "2027-05-19"],
    ["from a leap day", ["2028-02-29"], "2029-02-27"],
  ]),
  ...rowsOf("R-COU-04", (law) => law.asked, [
    ["by two thirds, not three quarters", ["D-17", false], "twoThirds 3.90 §4"],
  ]),
  ...rowsOf("AD-07", (law) => law.delegationEnd, [
    ["over the new year", ["2026-12-31"], "2027-12-30"],
  ]),
  ...rowsOf("R-AUD-01", (law) => law.asked, [
    ["every association appoints one, whatever its size", ["D-04", false], "absolute 3.91"],
  ]),
  ...rowsOf("R-AUD-01", (law) => law.seatEnd, [
    ["for a year, to the next ordinary meeting", ["2026-05-20", "05-11"], "2027-05-25"],
  ]),
  ...rowsOf("R-GEN-05", (law) => law.partial, [
    ["20 lots, −1", [19, ""], "too-few-lots"],
    ["20 lots, 0, garages counted", [20, ""], "lawful"],
    ["20 lots, +1", [21, ""], "lawful"],
    ["what the deed did all the same is recorded with why", [19, "Deed of 1975"], "lawful"],
  ]),
];
