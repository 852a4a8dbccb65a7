import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  closesFreely,
  closingTime,
  isLate,
  refuseClosing,
  type TakingPart,
} from "./announcement.rules.ts";

const T0 = Date.UTC(2026, 4, 20, 18, 0);
const room = (voted: boolean): TakingPart => ({ channel: "room", voted });
const remote = (voted: boolean): TakingPart => ({ channel: "remote", voted });

describe("when a ballot may be closed", () => {
  test.each<[string, TakingPart[], number | null, number, string | null]>([
    ["nobody takes part", [], null, T0, null],
    ["all are in the room", [room(false), room(true)], null, T0, null],
    ["everybody has voted", [room(true), remote(true)], null, T0, null],
    ["one at a distance is silent", [remote(false)], null, T0, "ballot.closing-unannounced"],
    ["one in the room is silent", [room(false), remote(true)], null, T0, null],
    ["the same, once told", [room(false), remote(true)], T0 + 1, T0, "ballot.closing-early"],
    ["a millisecond before", [remote(false)], T0 + 1, T0, "ballot.closing-early"],
    ["at the moment announced", [remote(false)], T0, T0, null],
    ["after it", [remote(false)], T0 - 1, T0, null],
    ["announced, then all vote", [remote(true)], T0 + 60_000, T0, null],
    ["announced, and the last one at a distance left", [room(false)], T0 + 60_000, T0, null],
  ])("%s", (_, seats, closesAt, moment, refusal) => {
    expect(refuseClosing(seats, closesAt, moment)).toBe(refusal);
    if (closesFreely(seats, closesAt)) expect(refusal).toBeNull();
  });

  test.each([
    ["a millisecond before", T0 + 1, false],
    ["at the moment", T0, true],
    ["after it", T0 - 1, true],
    ["where none is announced", null, false],
  ])("a vote is late: %s", (_, closesAt, late) => expect(isLate(closesAt, T0)).toBe(late));
});

test("time is only ever added, and a minute is left at the least", () => {
  const seconds = fc.constantFrom(60, 120, 300);
  const steps = fc.array(fc.record({ after: fc.integer({ min: 0, max: 400_000 }), seconds }));
  fc.assert(
    fc.property(steps, (announcements) => {
      let moment = T0;
      let before: number | null = null;
      for (const { after, seconds: given } of announcements) {
        moment += after;
        const next = closingTime(before, moment, given);
        expect(next - moment).toBeGreaterThanOrEqual(60_000);
        expect(next).toBeGreaterThanOrEqual((before ?? 0) + given * 1_000);
        before = next;
      }
    }),
    { seed: 73 },
  );
});
