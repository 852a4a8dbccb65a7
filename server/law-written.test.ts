import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "./kernel/actor.ts";
import {
  attemptInWriting,
  toldInWriting,
  type WritingKind,
  type WritingStep,
} from "./law-actions-writing.ts";
import { type LeftInWriting, leftInWriting, wrongInWriting } from "./law-written.ts";
import { isDrill } from "./platform/env.ts";
import { type TestDatabase, testDatabase } from "./platform/testing.ts";
import { repeats } from "./platform/testing-counts.ts";
import { seedHouse } from "./platform/testing-house.ts";
import { seedSigningKey } from "./platform/testing-meeting.ts";

// Whatever people do about a written decision, in whatever order, while lots change hands: none stands
// without every member's signature on its day, on the words that were put to them (art. 3.87 §11).

let db: TestDatabase;
let stranger: Person;
beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  stranger = (await seedHouse(db.admin, [{ code: "Z1", shares: 1000, holders: ["zoe"] }])).syndic;
});
afterAll(() => db.close());

const draw = (kinds: readonly WritingKind[], minLength: number, maxLength: number) =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      ...{ who: fc.noBias(fc.nat(5)), other: fc.noBias(fc.nat(99)), n: fc.noBias(fc.nat(999)) },
    }),
    { minLength, maxLength },
  );
const then = (kind: WritingKind, n = 0) =>
  fc.constant<WritingStep[]>([{ kind, who: 0, other: 0, n }]);

const SIGNING: WritingKind[] = [
  ...(["sign", "sign", "sign", "sign", "form", "form", "sell", "wait", "designate"] as const),
  ...(["remind", "settle", "edit", "minute"] as const),
];
const TURNS: WritingKind[] = [...SIGNING, "sell", "sell", "wait", "wait", "form", "settle"];
const ENDS: WritingKind[] = ["refuse", "paperRefusal", "withdraw", "minute", "wait", "sell"];

const story = fc
  .tuple(
    ...[draw(["draft"], 0, 2), then("draft", 1), draw(["edit", "designate", "open"], 0, 2)],
    ...[then("open"), draw(SIGNING, 3, 9), draw(TURNS, 0, 4), draw(ENDS, 0, 1)],
    ...[fc.oneof(then("designate"), draw(["sign"], 0, 1)), then("everybody")],
    ...[draw([...SIGNING, ...ENDS], 0, 3), then("minute"), draw([...SIGNING, ...ENDS], 0, 2)],
  )
  .map((parts) => parts.flat());

const OFTEN: readonly WritingKind[] = ["draft", "open", "sign", "form", "sell", "minute"];
const SELDOM: readonly WritingKind[] = [
  ...(["edit", "everybody", "settle", "remind", "refuse", "paperRefusal", "withdraw"] as const),
];

test("nothing stands in writing without the signature of every member of its day", async () => {
  const runs = repeats(300);
  const did = new Set<WritingKind>();
  let standing = 0;
  const property = fc.asyncProperty(story, async (steps) => {
    const told = await toldInWriting(db.admin, stranger);
    for (const step of steps) {
      if ((await attemptInWriting(told, step)) === null) did.add(step.kind);
    }
    for (const writtenId of told.written) {
      const left = await leftInWriting(db.admin, writtenId);
      if (!left) continue;
      expect(wrongInWriting(left, told.identified)).toEqual([]);
      if (left.end?.kind === "adopted") standing += 1;
    }
  });
  await fc.assert(property, { seed: 20_261_122, numRuns: runs, endOnFailure: true });
  // There was something to find: not a few came to stand.
  expect(standing).toBeGreaterThan(runs / 5);
  const wanted = isDrill() ? [...OFTEN, ...SELDOM] : OFTEN;
  expect(wanted.filter((kind) => !did.has(kind))).toEqual([]);
});

const words = JSON.stringify({ texts: [{ text: "Poser un abri." }] });
const hash = "4b3e0f4c4b16ec2ab5c1f1ae2b7c1c9a";
const signed = (party: string, on: string) => ({
  ...{ party, on, method: "hand", scan: "scan" },
  canonical: JSON.stringify({ text: hash, party, method: "hand" }),
});
const lotOf = (...parties: readonly string[]) => ({
  held: parties.map((party) => ({ party, right: "full", from: "2020-01-01", until: null })),
  named: [],
});
const standing: LeftInWriting = {
  answerBy: "2026-06-30",
  opening: { record: words, hash, on: "2026-06-01" },
  end: { kind: "adopted", decidedOn: "2026-06-09" },
  signatures: [signed("ana", "2026-06-03"), signed("bob", "2026-06-09")],
  lots: [lotOf("ana"), lotOf("bob", "cis")],
  entered: [
    {
      ...{ text: "Poser un abri.", type: "D-14", outcome: "adopted", article: "3.87 §11" },
      on: "2026-06-09",
    },
  ],
};
const split = (right: string, party: string) => ({
  ...{ party, right, from: "2020-01-01", until: null },
});

test.each([
  ["a signature missing", { signatures: [signed("ana", "2026-06-09")] }, "every member"],
  ["a signature after its day", { end: { kind: "adopted", decidedOn: "2026-06-04" } }, "every"],
  ["a later day", { end: { kind: "adopted", decidedOn: "2026-06-10" } }, "after the last"],
  ["a day after the last", { answerBy: "2026-06-08" }, "too late"],
  [
    "divided rights in nobody's hand",
    { lots: [lotOf("ana"), { held: [split("bare", "bob"), split("usufruct", "cis")], named: [] }] },
    "every member",
  ],
  ["no end at all", { end: null }, "does not stand"],
  [
    "another's words",
    { signatures: [{ ...signed("ana", "2026-06-03"), party: "bob" }] },
    "other words",
  ],
  ["no scan", { signatures: [{ ...signed("ana", "2026-06-03"), scan: null }] }, "its scan"],
  ["a deed", { entered: [{ ...standing.entered[0], type: "D-30" }] }, "needs a deed"],
])("the inspection finds %s", (_, change, said) => {
  const left = { ...standing, ...change } as LeftInWriting;
  expect(wrongInWriting(left, new Set()).join()).toContain(said);
});
