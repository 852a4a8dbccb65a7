import { type Row, rowsOf } from "./law-table.ts";

// Section A.1 to A.3 of the law sheet: who convenes, the notice, the agenda. Around each term a day
// short, the day itself and a day more; over changes of time, leap days and holidays.

const MEETING = "2026-05-20";

/** An annual agenda without a council, whole as the text of the law asks it. */
const WHOLE = [
  "budgets:ordinaryBudget,extraordinaryBudget D-01 D-01",
  "works:plannedWorks",
  "supplies:contractReport",
  "auditor D-04",
].join("; ");
const FIVE = "ordinaryBudget extraordinaryBudget plannedWorks contractReport auditor";
const COUNCIL = "report:councilReport; ann D-03; bob D-03";

export const CONVENING: readonly Row[] = [
  ...rowsOf("R-AG-01", (law) => law.inPeriod, [
    ["the eve of the annual period", ["05-11", "2026-05-10"], false],
    ["its first day", ["05-11", "2026-05-11"], true],
    ["its fifteenth day", ["05-11", "2026-05-25"], true],
    ["the day after it", ["05-11", "2026-05-26"], false],
    ["there is no first half-year by default", ["11-02", "2026-11-10"], true],
    ["over the new year, its last day", ["12-24", "2027-01-07"], true],
    ["over the new year, a day more", ["12-24", "2027-01-08"], false],
  ]),
  ...rowsOf("R-AG-01", (law) => law.period, [
    ["an ordinary year", ["05-11", "2026-05-10"], "2026-05-11/2026-05-25"],
    ["from the day after it, the next", ["05-11", "2026-05-26"], "2027-05-11/2027-05-25"],
    ["of 29 February, in a year without", ["02-29", "2027-02-28"], "2027-02-28/2027-03-14"],
    ["of 29 February, in a leap year", ["02-29", "2028-02-28"], "2028-02-29/2028-03-14"],
    ["over summer time", ["03-22", "2026-03-29"], "2026-03-22/2026-04-05"],
  ]),
  ...rowsOf("R-AG-02", (law) => law.mayRequest, [
    ["one fifth of 1 000, −1", [199n, 1000n], false],
    ["one fifth of 1 000, 0", [200n, 1000n], true],
    ["one fifth of 1 000, +1", [201n, 1000n], true],
    ["one fifth of 9 999, −1", [1999n, 9999n], false],
    ["one fifth of 9 999, 0", [2000n, 9999n], true],
    ["one fifth of 9 999, +1", [2001n, 9999n], true],
    ["past what a float holds, −1", [2n ** 60n - 1n, 5n * 2n ** 60n], false],
    ["past what a float holds, 0", [2n ** 60n, 5n * 2n ** 60n], true],
  ]),
  ...rowsOf("R-AG-02", (law) => law.requestAnsweredBy, [
    ["thirty days from its receipt", ["2026-03-02"], "2026-04-01"],
    ["thirty days over summer time", ["2026-03-15"], "2026-04-14"],
    ["thirty days over a leap day", ["2028-02-01"], "2028-03-02"],
    ["thirty days over a February of 28", ["2027-02-01"], "2027-03-03"],
  ]),
  ...rowsOf("R-AG-02", (law) => law.request, [
    [
      "on the thirtieth day the syndic may still answer",
      [200n, null, "2026-03-02", "2026-04-01"],
      "running",
    ],
    [
      "from the day after, a co-signer convenes himself",
      [200n, null, "2026-03-02", "2026-04-02"],
      "lapsed",
    ],
    ["received one share short of a fifth", [199n, null, "2026-03-02", "2026-04-02"], "short"],
  ]),
  ...rowsOf("R-AG-03", (law) => law.withoutSyndic, [
    ["the council convenes first", [true, true, 500n], "council"],
    ["failing it, the chair of the last meeting", [false, true, 500n], "chair"],
    ["failing him, one fifth, −1", [false, false, 199n], "co_owner"],
    ["failing him, one fifth, 0", [false, false, 200n], "fifth"],
    ["failing him, one fifth, +1", [false, false, 201n], "fifth"],
    ["who owns nothing, nobody", [false, false, 0n], null],
  ]),
  ...rowsOf("R-AG-04", (law) => law.breach, [
    [
      "what a court ordered is recorded with its judgment, as no breach",
      ["courtOrder", "JP Ixelles, 4 May 2026"],
      "allowed JP Ixelles, 4 May 2026",
    ],
  ]),
  ...rowsOf("R-AG-05", (law) => law.occupantsTold, [
    ["occupants are told as long before as the owners", [MEETING, "2026-04-20"], "2026-05-05"],
    [
      "convened on the last day, the sheet hangs the next working day",
      [MEETING, "2026-05-05"],
      "2026-05-06",
    ],
    ["convened in urgency, over a week-end", [MEETING, "2026-05-15"], "2026-05-18"],
    ["convened the eve, on the day before the meeting", [MEETING, "2026-05-19"], "2026-05-19"],
    ["over the new year", ["2027-01-10", "2026-12-01"], "2026-12-26"],
  ]),
  ...rowsOf("R-AG-05", (law) => law.occupantsWrite, [
    ["they write until the eve", [MEETING], "2026-05-19"],
    ["they write until the eve, over a leap day", ["2028-03-01"], "2028-02-29"],
  ]),
  ...rowsOf("AD-06", (law) => law.request, [
    ["signatures on line start no clock", [200n, null, null, "2026-12-31"], "ready"],
    [
      "a letter that is posted starts none before it is received",
      [200n, "2026-03-02", null, "2026-12-31"],
      "posted",
    ],
  ]),
  ...rowsOf("R-AG-11", (law) => law.letter, [
    ["without written consent, a registered letter", [null, "nl"], "nl letter"],
    ["with his own written consent, a mail", ["x@example.be", "de"], "de mail"],
  ]),
  ...rowsOf("R-AG-13", (law) => law.notice, [
    ["sixteen days before", ["2026-05-04", MEETING, null], "lawful"],
    ["fifteen days before", ["2026-05-05", MEETING, null], "lawful"],
    ["fourteen days before", ["2026-05-06", MEETING, null], "late"],
    ["on the day itself", [MEETING, MEETING, null], "late"],
  ]),
  ...rowsOf("R-AG-14", (law) => law.latestNotice, [
    ["the meeting's day is left out", [MEETING], "2026-05-05"],
    ["over a leap day", ["2028-03-14"], "2028-02-28"],
    ["onto a leap day", ["2028-03-15"], "2028-02-29"],
    ["in a February of 28 days", ["2027-03-14"], "2027-02-27"],
    ["over the change to summer time", ["2026-04-05"], "2026-03-21"],
    ["over the change to winter time", ["2026-11-01"], "2026-10-17"],
    ["over the new year", ["2027-01-10"], "2026-12-26"],
  ]),
  ...rowsOf("R-AG-14", (law) => law.latestDeposit, [
    ["three working days for the post, over Labour Day", [MEETING], "2026-04-29"],
    ["three working days over Whit Monday", ["2026-06-12"], "2026-05-22"],
    ["three working days over Christmas and New Year", ["2027-01-18"], "2026-12-29"],
    ["three working days in an ordinary week", ["2026-06-24"], "2026-06-04"],
  ]),
  ...rowsOf("R-AG-14", (law) => law.notice, [
    ["the post's margin, −1", ["2026-04-28", MEETING, null], "comfortable"],
    ["the post's margin, 0", ["2026-04-29", MEETING, null], "comfortable"],
    ["the post's margin, +1", ["2026-04-30", MEETING, null], "lawful"],
  ]),
  ...rowsOf("R-AG-14", (law) => law.sentAt, [
    ["a second before midnight in Belgium", ["2026-05-05T21:59:59Z", MEETING], "lawful"],
    ["midnight in Belgium", ["2026-05-05T22:00:00Z", MEETING], "late"],
    ["midnight in Belgium, in winter", ["2026-11-05T23:00:00Z", "2026-11-20"], "late"],
    ["a second before midnight, in winter", ["2026-11-05T22:59:59Z", "2026-11-20"], "lawful"],
  ]),
  ...rowsOf("R-AG-15", (law) => law.notice, [
    ["a day short, with the urgency told", ["2026-05-06", MEETING, "Gas leak"], "urgent"],
    ["a day short, with an empty reason", ["2026-05-06", MEETING, "  "], "late"],
    ["the eve, with the urgency told", ["2026-05-19", MEETING, "Gas leak"], "urgent"],
    ["the day itself is no notice", [MEETING, MEETING, "Gas leak"], "late"],
    ["a lawful notice needs no urgency", ["2026-05-05", MEETING, "Gas leak"], "lawful"],
  ]),
  ...rowsOf("R-AG-16", (law) => law.convened, [
    ["an owner of two lots, once", ["10 ann; 20 ann"], "ann"],
    ["every owner", ["10 ann; 20 bob"], "ann bob"],
    ["of a divided lot the representative alone", ["10 u:usufruct n:bare @n"], "n"],
    ["a representative who holds nothing", ["10 ann bob @zoe"], "zoe"],
  ]),
  ...rowsOf("R-AG-10", (law) => law.noticeObstacles, [
    ["with everything it must say", [{}], ""],
    ["without a place", [{ place: " " }], "convocation.place-missing"],
    [
      "without how documents are consulted",
      [{ consultation: "" }],
      "convocation.consultation-missing",
    ],
    ["without a point", [{ items: 0 }], "convocation.agenda-empty"],
    ["to nobody", [{ addressees: 0 }], "convocation.nobody-to-convene"],
  ]),
  ...rowsOf("R-AG-20", (law) => law.pointTakenUntil, [
    ["three weeks before the period, not the meeting", ["05-11", "2026-05-20"], "2026-04-20"],
    ["the same wherever the meeting falls in it", ["05-11", "2026-05-25"], "2026-04-20"],
    ["over summer time", ["04-06", "2026-04-10"], "2026-03-16"],
    ["onto a leap day", ["03-21", "2028-03-25"], "2028-02-29"],
    ["over the new year", ["01-10", "2027-01-15"], "2026-12-20"],
  ]),
  ...rowsOf("R-AG-20", (law) => law.place, [
    ["received a day before the last", ["2026-04-19", "05-11", 2026], "this-meeting"],
    ["received on the last day", ["2026-04-20", "05-11", 2026], "this-meeting"],
    ["received a day later", ["2026-04-21", "05-11", 2026], "next-meeting"],
  ]),
  ...rowsOf("R-AG-20", (law) => law.noticeObstacles, [
    ["a point in time is left out", [{ proposalsLeft: 1 }], "proposal.not-on-agenda"],
  ]),
  ...rowsOf("R-AG-21", (law) => law.place, [
    ["too late for this one, it goes to the next", ["2026-05-18", "05-11", 2026], "next-meeting"],
  ]),
  ...rowsOf("R-AG-22", (law) => law.breach, [
    ["what was decided off the agenda is recorded as a breach", ["agenda", ""], "breach 3.87 §3"],
  ]),
  ...rowsOf("R-AG-23", (law) => law.lacks, [
    ["an empty agenda lacks the five points of every association", ["C", "none", "", []], FIVE],
    ["whole, without a council", ["C", "none", WHOLE, []], ""],
    [
      "a council that sits reports and is elected anew",
      ["C", "sits", WHOLE, []],
      "councilReport councilMembers",
    ],
    [
      "a council that is owed and does not sit is elected",
      ["C", "owed", WHOLE, []],
      "councilMembers",
    ],
    ["whole, with its council", ["C", "sits", `${WHOLE}; ${COUNCIL}`, []], ""],
    [
      "two budgets and one text: the second is not voted",
      ["C", "none", WHOLE.replace(" D-01 D-01", " D-01"), []],
      "extraordinaryBudget",
    ],
    [
      "a text of another type is no budget",
      ["C", "none", WHOLE.replace(" D-01 D-01", " D-14 D-14"), []],
      "ordinaryBudget extraordinaryBudget",
    ],
    [
      "members that are announced and not voted on",
      ["C", "sits", `${WHOLE}; report:councilReport; members:councilMembers`, []],
      "councilMembers",
    ],
    [
      "what the law sets for the year may have been voted before",
      ["C", "none", "works:plannedWorks", ["ordinaryBudget", "extraordinaryBudget", "auditor"]],
      "contractReport",
    ],
    [
      "what the law sets for the meeting is not left out",
      ["C", "sits", WHOLE, ["councilReport", "councilMembers"]],
      "councilReport councilMembers",
    ],
    ["accounts and discharge are practice", ["L", "none", WHOLE, []], "accounts discharge"],
    [
      "accounts and discharge are voted each by itself",
      ["L", "none", "accounts:accounts,discharge D-01", []],
      "discharge",
    ],
  ]),
  ...rowsOf("R-AG-23", (law) => law.annual, [
    ["the ordinary meeting", ["ordinary", 1, false], true],
    ["not an extraordinary one", ["extraordinary", 1, false], false],
    ["not a second session", ["ordinary", 2, false], false],
    ["not one that puts a text again", ["ordinary", 1, true], false],
  ]),
  ...rowsOf("R-AG-23", (law) => law.pointArticle, [
    ["the budgets' article", ["ordinaryBudget"], "3.89 §5 16°"],
    ["the evaluation report's article", ["contractReport"], "3.89 §5 12°"],
    ["the council report's article", ["councilReport"], "3.90 §4"],
    ["the auditor's article", ["auditor"], "3.91"],
  ]),
  ...rowsOf("R-AG-23", (law) => law.noticeObstacles, [
    ["a point is missing without a reason", [{ pointsMissing: 1 }], "agenda.points-missing"],
  ]),
  ...rowsOf("R-COU-05", (law) => law.lacks, [
    [
      "the council reports once a year, at the ordinary meeting",
      ["C", "sits", `${WHOLE}; ann D-03`, []],
      "councilReport",
    ],
  ]),
  ...rowsOf("R-COU-05", (law) => law.annual, [
    ["no report is asked at a meeting half a year later", ["extraordinary", 1, false], false],
  ]),
  ...rowsOf("AD-01", (law) => law.breach, [
    ["a proxy too many is recorded with its article", ["proxies", ""], "breach 3.87 §7"],
    ["a vote in conflict is recorded with its article", ["conflict", ""], "breach 3.87 §9"],
  ]),
  ...rowsOf("AD-02", (law) => law.provenNotice, [
    [
      "a letter posted a day before the last",
      ["letter posted 2026-05-04", MEETING, null],
      "in-time",
    ],
    ["a letter posted on the last day", ["letter posted 2026-05-05", MEETING, null], "in-time"],
    ["a letter posted a day later", ["letter posted 2026-05-06", MEETING, null], "late"],
    ["posted late, with the urgency told", ["letter posted 2026-05-06", MEETING, "Leak"], "urgent"],
    ["a letter printed and not posted", ["letter", MEETING, null], "unproven"],
    ["a mail the server accepted", ["email accepted 2026-05-05", MEETING, null], "in-time"],
    ["a mail that came back", ["email bounced 2026-05-04", MEETING, null], "bounced"],
    [
      "a mail that came back, its letter printed",
      ["email bounced 2026-05-04; letter", MEETING, null],
      "unproven",
    ],
    [
      "a mail that came back, its letter posted late",
      ["email bounced 2026-05-04; letter posted 2026-05-06", MEETING, null],
      "late",
    ],
  ]),
  ...rowsOf("AD-03", (law) => law.convened, [
    ["undesignated, every holder, with the form", ["10 u:usufruct n:bare"], "u? n?"],
    ["spouses, both, with the form", ["10 ann bob"], "ann? bob?"],
  ]),
];
