import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ActionKind, attempt, type Step } from "./law-actions.ts";
import { problemsOf, unsaid } from "./law-inspect.ts";
import { leftBy } from "./law-left.ts";
import { planned, printed, seedVillage, type Village } from "./law-village.ts";
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
const then = (kind: ActionKind) =>
  fc.oneof(
    {
      weight: 19,
      arbitrary: fc
        .record({ who: fc.nat(3), other: fc.nat(14) })
        .map((drawn) => [{ ...drawn, kind, n: 0 }]),
    },
    { weight: 1, arbitrary: fc.constant([]) },
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
];
const DOOR: ActionKind[] = [
  ...(["arrive", "depart", "join", "join", "leave", "designate"] as const),
  ...(["giveProxy", "revokeProxy", "substitute", "openBallot", "correct"] as const),
];
const VOTES: ActionKind[] = ["cast", "cast", "cast", "paper", "paper", "exclude"];
const MISCHIEF: ActionKind[] = [
  ...(["samePaper", "readmit", "closeBallot", "dispose", "amend", "reopen", "breach"] as const),
  ...([
    "arrive",
    "depart",
    "join",
    "leave",
    "giveProxy",
    "revokeProxy",
    "addItem",
    "cast",
  ] as const),
  ...([
    "editText",
    "removeText",
    "convene",
    "correct",
    "openMeeting",
    "paper",
    "openBallot",
  ] as const),
  ...(["substitute", "substitute", "announce", "announce", "pause", "resume", "resume"] as const),
];
const AFTER: ActionKind[] = [
  ...(["closeBallot", "closeMeeting", "sign", "send", "breach", "cast", "paper"] as const),
  ...(["samePaper", "reopen", "openBallot", "race", "depart", "revokeProxy"] as const),
];
/** A text put to the vote, with whatever comes between. */
const round = fc
  .tuple(
    ...[draw(["openBallot"], 1, 1), draw(VOTES, 2, 5), draw(MISCHIEF, 0, 3), draw(VOTES, 0, 2)],
    ...[draw(["closeBallot", "closeBallot", "hands", "race"], 1, 2), draw(MISCHIEF, 0, 1)],
  )
  .map((parts) => parts.flat());
const evening = fc.array(round, { minLength: 2, maxLength: 5 }).map((rounds) => rounds.flat());
const STORY = fc
  .tuple(
    ...[draw(PLAN, 0, 4), then("addItem"), then("addItem"), then("convene"), draw(BEFORE, 2, 8)],
    ...[then("evening"), crowd, draw(DOOR, 0, 5), then("openMeeting"), evening],
    ...[then("closeMeeting"), then("freeze"), then("signOff"), draw(AFTER, 1, 6)],
  )
  .map((parts): readonly Step[] => parts.flat());

test("whatever is tried, nothing is decided against the law that the minutes do not tell", async () => {
  const runs = repeats(400);
  const did = new Set<ActionKind>();
  let decisions = 0;
  let votes = 0;
  const property = fc.asyncProperty(STORY, async (steps) => {
    const story = await planned(village);
    for (const step of steps) {
      if ((await attempt(story, step)) === null) did.add(step.kind);
    }
    for (const meetingId of story.meetings) {
      const left = await leftBy(village.db.admin, meetingId);
      // The product itself refuses: nothing has to be told of what was done through it.
      expect(problemsOf(left, story.notebook, meetingId)).toEqual([]);
      expect([...unsaid(left, await printed(village, meetingId))]).toEqual([]);
      decisions += left.closures.length;
      votes += left.votes.length;
    }
  });
  await fc.assert(property, { seed: 20_260_520, numRuns: runs });
  // There was something to find: people decided, by what they did in every way there is.
  expect(decisions).toBeGreaterThan(runs);
  expect(votes).toBeGreaterThan(10 * runs);
  expect(did.size).toBeGreaterThan(20);
});
