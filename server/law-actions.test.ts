import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ActionKind, attempt, type Step } from "./law-actions.ts";
import { problemsOf } from "./law-inspect.ts";
import { leftBy } from "./law-left.ts";
import { unsaid } from "./law-printed.ts";
import { planned, printed, seedVillage, type Village } from "./law-village.ts";
import { isDrill } from "./platform/env.ts";
import { repeats } from "./platform/testing-counts.ts";

// Whatever people do, in whatever order: no decision without a convened item, no barred proxy, nothing
// counted twice, no closed vote changed — or the minutes tell it with its article and its reason.

let village: Village;
beforeAll(async () => {
  village = await seedVillage();
});
afterAll(() => village.db.close());

const draw = (kinds: readonly ActionKind[], minLength: number, maxLength: number) =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      ...{ who: fc.noBias(fc.nat(14)), other: fc.noBias(fc.nat(14)), n: fc.noBias(fc.nat(999)) },
    }),
    { minLength, maxLength },
  );
/** What a meeting comes from, at its place; seldom left out. */
const then = (kind: ActionKind, n = 0) =>
  fc.oneof(
    {
      weight: 39,
      arbitrary: fc
        .record({ who: fc.nat(3), other: fc.nat(14) })
        .map((drawn): Step[] => [{ ...drawn, kind, n }]),
    },
    { weight: 1, arbitrary: fc.constant<Step[]>([]) },
  );
const crowd = fc.noBias(fc.nat(511)).map((n): Step[] => [{ kind: "crowd", who: 0, other: 0, n }]);

const PLAN: ActionKind[] = [
  "addItem",
  "addText",
  "addText",
  "editText",
  "removeText",
  "removeItem",
];
const BEFORE: ActionKind[] = [
  ...(["giveProxy", "giveProxy", "giveProxy", "encodeProxy", "revokeProxy", "correct"] as const),
  ...(["convene", "addItem", "editText", "removeItem", "openBallot", "cast", "paper"] as const),
  ...(["giveLots", "giveLots", "giveLots"] as const),
];
const DOOR: ActionKind[] = [
  ...(["arrive", "depart", "join", "join", "leave", "designate", "telephone"] as const),
  ...(["giveProxy", "revokeProxy", "substitute", "openBallot", "correct", "giveLots"] as const),
];
const VOTES: ActionKind[] = [
  ...(["cast", "cast", "cast", "paper", "paper", "exclude"] as const),
  ...(["castLots", "castLots", "paperLots", "paperLots", "hear"] as const),
];
const MISCHIEF: ActionKind[] = [
  ...(["samePaper", "readmit", "closeBallot", "dispose", "amend", "reopen", "breach"] as const),
  ...(["arrive", "depart", "join", "leave", "giveProxy", "revokeProxy", "addItem"] as const),
  ...(["cast", "editText", "removeText", "convene", "correct", "openMeeting", "paper"] as const),
  ...(["openBallot", "substitute", "substitute", "announce", "announce", "pause"] as const),
  ...([
    "resume",
    "resume",
    "giveLots",
    "telephone",
    "lineLost",
    "lineLost",
    "lineLost",
    "lineBack",
  ] as const),
  ...(["hear", "castLots", "keepSheet", "beginPaper"] as const),
];
const AFTER: ActionKind[] = [
  ...(["closeBallot", "closeMeeting", "sign", "send", "breach", "cast", "paper"] as const),
  ...(["samePaper", "reopen", "openBallot", "race", "depart", "revokeProxy"] as const),
  ...(["castLots", "paperLots", "hear"] as const),
];
/** A text put to the vote, with whatever comes between. */
const round = fc
  .tuple(
    ...[draw(["openBallot"], 1, 1), draw(VOTES, 2, 6), draw(MISCHIEF, 0, 3), draw(VOTES, 0, 3)],
    // Where somebody is at a distance the end is told before it comes.
    ...[then("announce"), then("wait")],
    ...[draw(["closeBallot", "closeBallot", "hands", "race"], 1, 2), draw(MISCHIEF, 0, 1)],
  )
  .map((parts) => parts.flat());
const evening = fc.array(round, { minLength: 2, maxLength: 5 }).map((rounds) => rounds.flat());
const held = [
  ...[draw(BEFORE, 3, 9), then("evening"), crowd, then("telephone", 1), draw(DOOR, 0, 5)],
  ...[
    then("openMeeting"),
    then("lineLost"),
    draw(["lineBack", "lineBack", "hear"], 1, 2),
    evening,
    then("closeMeeting"),
    then("freeze"),
    then("signOff"),
  ],
  draw(AFTER, 1, 6),
];
const PLANNED = [
  ...[draw(PLAN, 0, 4), then("addItem"), then("addItem"), then("addItem", 4), then("convene")],
];

/** The sheet of a vote, with whatever comes between. */
const sheet = fc
  .tuple(
    ...[draw(["keepSheet"], 1, 1), draw([...VOTES, "castOnScreen", "keepSheet"], 0, 1)],
    draw(["readBlind", "confirmSheet", "takeSheetBack", "settleSheet"], 1, 3),
    ...[draw(["settleSheet", "readBlind"], 0, 1), then("confirmSheet", 1), draw(MISCHIEF, 0, 1)],
  )
  .map((parts) => parts.flat());
const sheets = fc.array(sheet, { minLength: 2, maxLength: 5 }).map((all) => all.flat());
const copied = [
  ...[draw(BEFORE, 3, 8), then("evening"), draw(["exclude", "arrive", "beginPaper"], 0, 1)],
  ...[then("morning"), then("beginPaper"), draw(["keepAttendance"], 1, 2), then("confirmSheet", 1)],
  ...[sheets, draw(MISCHIEF, 0, 3), draw(["closePaper"], 1, 2), then("freeze"), then("signOff")],
  draw([...AFTER, "keepSheet", "takeSheetBack", "castOnScreen"], 1, 5),
];

const story = (...parts: readonly fc.Arbitrary<Step[]>[]) =>
  fc.tuple(...parts).map((steps): readonly Step[] => steps.flat());
const STARTED = [draw(["startOther"], 1, 2), draw(["addItem", "addText"], 0, 1)];
const SENT = draw(["conveneOther"], 1, 2);

/** The ways in which a meeting comes about and is held, and what is done in each again and again. */
const WAYS: readonly Readonly<{
  way: string;
  stories: fc.Arbitrary<readonly Step[]>;
  full: number;
  /** What there must be to look at: decisions and votes a story, kinds of action in all. */
  least: Readonly<{ decisions: number; votes: number; kinds: number }>;
  /** Done in a few stories already, and in as many as a drill tells. */
  often: readonly ActionKind[];
  seldom?: readonly ActionKind[];
}>[] = [
  {
    way: "a meeting held on screen",
    stories: story(...PLANNED, ...held),
    full: 400,
    least: { decisions: 1, votes: 10, kinds: 30 },
    often: ["giveLots", "castLots", "paperLots", "telephone", "hear", "lineLost"],
    seldom: ["lineBack", "substitute", "samePaper", "reopen", "race"],
  },
  {
    way: "a meeting copied from its sheets",
    stories: story(...PLANNED, ...copied),
    full: 200,
    least: { decisions: 0.2, votes: 2, kinds: 15 },
    often: ["beginPaper", "keepAttendance", "keepSheet", "confirmSheet", "closePaper"],
    seldom: ["giveLots", "readBlind", "settleSheet", "takeSheetBack"],
  },
  {
    way: "a meeting that owners convene whose request lapsed, or by order of the court",
    stories: story(then("requested"), ...STARTED, SENT, ...held),
    full: 150,
    least: { decisions: 0.5, votes: 9, kinds: 20 },
    often: ["requested", "startOther", "conveneOther", "closeBallot"],
  },
  {
    way: "a meeting convened because nobody is syndic",
    stories: story(then("vacancy"), ...STARTED, SENT, ...held),
    full: 150,
    least: { decisions: 0.5, votes: 9, kinds: 20 },
    often: ["vacancy", "startOther", "conveneOther", "openMeeting", "closeBallot"],
  },
];

test.each(WAYS)(
  "$way: nothing is decided against the law that the minutes do not tell",
  async ({ stories, full, least, often, seldom = [] }) => {
    const runs = repeats(full);
    const did = new Set<ActionKind>();
    let decisions = 0;
    let votes = 0;
    const property = fc.asyncProperty(stories, async (steps) => {
      const told = await planned(village);
      for (const step of steps) {
        if ((await attempt(told, step)) === null) did.add(step.kind);
      }
      for (const meetingId of told.meetings) {
        const left = await leftBy(village.db.admin, meetingId);
        // The product itself refuses: nothing has to be told of what was done through it.
        expect(problemsOf(left, told.notebook, meetingId)).toEqual([]);
        expect([...unsaid(left, await printed(village, meetingId))]).toEqual([]);
        decisions += left.closures.length;
        votes += left.votes.length;
      }
    });
    // What fails is told at once: to make a story shorter takes longer than to read it.
    await fc.assert(property, { seed: 20_260_520, numRuns: runs, endOnFailure: true });
    // There was something to find: people decided, by what they did in every way there is.
    expect(decisions).toBeGreaterThan(least.decisions * runs);
    expect(votes).toBeGreaterThan(least.votes * runs);
    expect(did.size).toBeGreaterThan(least.kinds);
    const wanted = isDrill() ? [...often, ...seldom] : often;
    expect(wanted.filter((kind) => !did.has(kind))).toEqual([]);
  },
);
