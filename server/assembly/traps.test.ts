import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nameOf, ROWS } from "#server/law-rows.ts";
import { assemblyRouter } from "./assembly.router.ts";
import { CastVotes } from "./ballot/ballot.schema.ts";
import { claimed } from "./ballot/vote.rules.ts";
import { ReopenBallot } from "./motion/motion.schema.ts";

const root = join(import.meta.dirname, "../..");
const list = join(root, "../shared/traps.md");

/** The tests that keep a trap shut: rows of the decision table, and tests of a file by their name. */
type Shut = Readonly<{ trap: string; rows: readonly string[]; tests: readonly string[] }>;

const HELD = "server/assembly/traps-held.test.ts";
const BALLOT = "server/assembly/ballot/ballot.service.test.ts";
const VOTE = "server/assembly/ballot/vote.service.test.ts";
const CONVOCATION = "server/assembly/convocation/convocation.service.test.ts";
const MINUTES = "server/assembly/minutes/minutes.service.test.ts";
const MOTION = "server/assembly/motion/motion.service.test.ts";
const HERE = "server/assembly/traps.test.ts";
const says = (file: string, ...names: readonly string[]) => names.map((name) => `${file}: ${name}`);

const TRAPS: readonly Shut[] = [
  {
    trap: 'Quorum by shares alone; "at least 75 %" for "more than 75 %"; a quorum at the second session.',
    rows: [
      "R-AG-30 Q2 5/10 heads, 700/1000",
      "R-AG-30 three quarters of the shares, 0",
      "R-AG-31 Q8 second session, 1/10 heads, 10/1000",
    ],
    tests: says(
      HELD,
      "shares alone make none: three quarters in one hand of four, exactly",
      "one vote more than three quarters makes it, in two hands of four",
      "a second session asks for none, not for a quarter",
    ),
  },
  {
    trap: 'Abstentions in the denominator; "50 % + 1"; a casting vote for the chair.',
    rows: [
      "R-AG-60 abstentions are no votes cast",
      "R-MAJ-09 500 of 999 suffice",
      "R-AG-61 a tie rejects: no casting vote",
    ],
    tests: says(
      HELD,
      "abstentions are in no denominator",
      "two thirds of the votes cast are enough, exactly",
      "a tie rejects, whoever is in the chair",
    ),
  },
  {
    trap: "The voting cap left out, or applied to proxies only. The proxy exception (10 %) computed on votes cast so far instead of all lots.",
    rows: ["R-AG-53 P1 absolute", "R-AG-53 P6 absolute", "R-AG-51 a fourth, at 10 % of all lots"],
    tests: [
      ...says(HELD, "an owner votes for no more than all the others, without any proxy"),
      ...says(
        "server/assembly/proxy/proxy.service.test.ts",
        "a fourth proxy is refused above 10 %, and carried below it",
      ),
    ],
  },
  {
    trap: "The syndic as a proxy holder. A supplier voting on his own contract, in person or through a proxy.",
    rows: [
      "R-AG-52 X5 the syndic, even for one",
      "R-AG-45 own votes and the proxies he carries leave every figure",
    ],
    tests: [
      ...says(
        HELD,
        "the syndic is given no proxy",
        "a supplier votes on his own contract neither himself nor for another",
      ),
      ...says(VOTE, "refused: by the syndic as a proxy, even once it was written down"),
      ...says(BALLOT, "a holder in conflict leaves every figure, with the proxies he holds"),
    ],
  },
  {
    trap: "Voting weight, owner or lot taken from the request body. The server derives all three from the frozen roll.",
    rows: [],
    tests: says(
      HELD,
      "weight, owner and lot come from the roll, whatever the request says",
      "another's head is not found, for an owner who is present",
    ),
  },
  {
    trap: "A secret ballot: the minutes must name who voted against or abstained.",
    rows: ["R-AG-62 nobody votes in secret: each is told apart"],
    tests: [
      ...says(HELD, "say who was against and who abstained, by name"),
      ...says(MINUTES, "holds what the law asks for, with raw and capped votes and the names"),
    ],
  },
  {
    trap: "The operator may reset a vote, disable the quorum check, or add an item at the meeting. Corrections are new, reasoned, visible events.",
    rows: [],
    tests: [
      ...says(
        HELD,
        "resets nothing: %s is only ever added to",
        "closes a text once: its result stands",
        "no word of the operator goes round it: nothing can be voted",
        "adds nothing to the agenda at the meeting",
      ),
      ...says(
        HERE,
        "no procedure is named for a reset",
        "a vote is taken again for a reason or not at all",
      ),
      ...says(
        MOTION,
        "a vote is taken again for a reason: both results stay, the last is read as the result",
      ),
      ...says(
        "server/assembly/ballot/exclusion.service.test.ts",
        "an exclusion is undone for a reason, and both stay visible; the votes count again",
      ),
    ],
  },
  {
    trap: "A resolution in the minutes that was not on the convened agenda.",
    rows: [],
    tests: [
      ...says(
        HELD,
        "puts no text to the vote that was not convened",
        "hold the texts that were convened, all of them and no other",
      ),
      ...says(
        MOTION,
        "a text beyond the convened item is not put to the vote: it is recorded with its article",
      ),
      ...says(
        CONVOCATION,
        "the fact of the notice binds the agenda by its fingerprint, and sets the terms",
      ),
    ],
  },
  {
    trap: "E-mail convocation without the owner's individual written consent. No letter for those without e-mail.",
    rows: [
      "R-AG-11 without written consent, a registered letter",
      "R-AG-11 with his own written consent, a mail",
    ],
    tests: says(
      CONVOCATION,
      "exactly fifteen days before, the notice goes to each person by his own channel",
    ),
  },
  {
    trap: "The owner's agenda request counted three weeks before the meeting instead of before the period.",
    rows: [
      "R-AG-20 three weeks before the period, not the meeting",
      "R-AG-20 received on the last day",
      "R-AG-20 received a day later",
    ],
    tests: says(
      "server/assembly/proposal/proposal.service.test.ts",
      "a letter counts from the day it was received, not from the day it is entered",
      "the annual notice does not leave without what was proposed in time",
    ),
  },
  {
    trap: "The second session's convocation computed so that its notice is already late.",
    rows: ["R-AG-31 its own notice moves it"],
    tests: [
      ...says(
        "server/assembly/meeting/meeting.rules.test.ts",
        "the notice of a proposed second session is never late",
      ),
      ...says(
        "server/assembly/proxy/proxy.service.test.ts",
        "a meeting opened without quorum leads to one second session, with its proxies",
      ),
    ],
  },
  {
    trap: "Minutes' 30 days counted from the last edit. Challenge period counted from receipt.",
    rows: ["R-AG-81 thirty days from the meeting", "R-AG-83 four months from the meeting"],
    tests: [
      ...says(
        HELD,
        "are due thirty days from the meeting, and challenged four months from it, whenever they are made",
      ),
      ...says(BALLOT, "the meeting seals its votes in one tree and starts the law's terms"),
    ],
  },
  {
    trap: 'Council refused at 20 lots or below, garages counted; "half-yearly report"; "three quotes above 5 000 €" shown as law; 3/4 majorities; 8 % reserve; 25 % second quorum.',
    rows: [
      "R-COU-01 20 lots, 0",
      "R-COU-01 C1 15 flats, 15 cellars, 20 parkings",
      "R-TEND-01 the meeting fixed no amount: said, not stopped",
      "R-MAJ-20 no three quarters, and no majority by amount",
      "R-AG-31 a second session has no quarter to reach",
    ],
    tests: [
      ...says(
        HELD,
        "three quarters of the votes are not four fifths",
        "a second session asks for none, not for a quarter",
      ),
      ...says(HERE, "no text of the product says what the law does not"),
      ...says(
        "server/registry/seat/seat.service.test.ts",
        "what the law expects is said with what is missing",
      ),
    ],
  },
  {
    trap: "One language per convocation instead of per recipient.",
    rows: ["R-AG-11 with his own written consent, a mail"],
    tests: says(
      CONVOCATION,
      "each notice is a complete act in the reader's language, with the office that convenes",
    ),
  },
];

describe("each trap is kept shut", () => {
  const known = new Set(ROWS.map(nameOf));
  for (const { trap, rows, tests } of TRAPS) {
    test(trap, () => {
      expect(rows.filter((row) => !known.has(row))).toEqual([]);
      const missing = tests.filter((line) => {
        const [file = "", name = ""] = line.split(/: (.*)/s);
        return !readFileSync(join(root, file), "utf8").includes(`"${name}"`);
      });
      expect(missing).toEqual([]);
      expect(tests.length).toBeGreaterThan(0);
    });
  }
  test.skipIf(!existsSync(list))("all of the list, in its own words", () => {
    const [, section = ""] = readFileSync(list, "utf8").split("## Meetings and votes\n");
    const bullets = [...(section.split("\n## ")[0] ?? "").matchAll(/^- (.*)$/gm)];
    expect(TRAPS.map(({ trap }) => trap)).toEqual(bullets.map((match) => match[1]));
  });
});

test("no procedure is named for a reset", () => {
  const calls = Object.keys(assemblyRouter._def.procedures);
  expect(calls.length).toBeGreaterThan(20);
  // A closed vote may be taken again beside its first result, which stays.
  expect(
    calls.filter((call) => /reset|override|force|ignore|reopen|deleteVote/i.test(call)),
  ).toEqual(["motion.reopen"]);
});

test("a vote is taken again for a reason or not at all", () => {
  const resolutionId = "00000000-0000-4000-8000-000000000000";
  const asked = ["Erreur de comptage", " ", ""].map(
    (reason) => ReopenBallot.safeParse({ resolutionId, reason }).success,
  );
  expect(asked).toEqual([true, false, false]);
  expect(ReopenBallot.safeParse({ resolutionId }).success).toBe(false);
});

test("a vote's request can say neither weight nor owner, and of lots only which of his own", () => {
  expect(Object.keys(CastVotes.shape).sort()).toEqual(["resolutionId", "votes"]);
  expect(Object.keys(CastVotes.shape.votes.element.shape).sort()).toEqual([
    "choice",
    "entitlementId",
    "lots",
  ]);
  // A lot that is named chooses among those the roll and the proxies give its voter: it gives none.
  const lots = ["A", "B"].map((lotId) => ({ lotId, shares: 10n }));
  const hand = (carrier: string) => ({ carrier, proxyId: null, channel: "room" as const });
  const parts = lots.map((lot, index) => ({
    ...{ lots: [lot], shares: 10n, by: hand(index === 0 ? "ann" : "bob") },
  }));
  const asks = (...named: string[]) =>
    claimed({ lots }, parts, named, ({ carrier }) => carrier === "ann");
  expect(asks("A")).toMatchObject([{ shares: 10n }]);
  expect(asks()).toEqual(asks("A"));
  expect(asks("B")).toBe("ballot.lot-of-another");
  expect(asks("A", "B")).toBe("ballot.lot-of-another");
  expect(asks("Z")).toBe("ballot.lot-unknown");
});

/** What other products show as law, in the four languages; three quarters is right of the quorum alone. */
const NOT_LAW = [
  /semestriel|halfjaar|halbjähr|half-year/i,
  /trois devis|drie offertes|drei (Angebote|Kostenvoranschläge)|three quotes/i,
  /majorité des trois quarts|drie vierde meerderheid|Dreiviertelmehrheit|three.quarters? majority/i,
  /\b(8|25) ?%/,
];

test("no text of the product says what the law does not", () => {
  const said = ["fr", "nl", "de", "en"].flatMap((locale) =>
    ["assembly", "documents", "registry", "site", "errors"].flatMap((chapter) => {
      const text = readFileSync(join(root, "messages", locale, `${chapter}.json`), "utf8");
      return text.split("\n").filter((line) => NOT_LAW.some((wrong) => wrong.test(line)));
    }),
  );
  expect(said).toEqual([]);
});
