import fc from "fast-check";
import { expect, test } from "vitest";
import { codeOf, inGroups, isCode, isPending, stateOf } from "./consent.rules.ts";

const noon = Temporal.Instant.from("2026-05-20T12:00:00Z");
const before = new Date("2026-05-19T12:00:00Z");
const after = new Date("2026-05-21T12:00:00Z");
const asked = { oralAnswer: null, confirmedAt: null, closedAt: null, expiresAt: after };

test.each([
  { name: "sent", facts: asked, state: "sent", pending: true },
  {
    name: "accepted by telephone",
    facts: { ...asked, oralAnswer: "accepted" },
    state: "oral",
    pending: true,
  },
  {
    name: "confirmed in writing",
    facts: { ...asked, oralAnswer: "accepted", confirmedAt: before },
    state: "confirmed",
    pending: false,
  },
  {
    name: "declined",
    facts: { ...asked, oralAnswer: "declined", closedAt: before },
    state: "closed",
    pending: false,
  },
  { name: "too old", facts: { ...asked, expiresAt: before }, state: "expired", pending: false },
  {
    name: "confirmed, then past its term",
    facts: { ...asked, confirmedAt: before, expiresAt: before },
    state: "confirmed",
    pending: false,
  },
])("a request $name is $state", ({ facts, state, pending }) => {
  expect(stateOf(facts, noon)).toBe(state);
  expect(isPending(stateOf(facts, noon))).toBe(pending);
});

test("a code is nine digits, in groups of three", () => {
  expect(codeOf(0)).toBe("000000097");
  expect(inGroups(codeOf(1_234_567))).toBe("123 456 748");
});

test("any single digit misheard, and any two neighbours exchanged, are noticed", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9_999_999 }),
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 1, max: 9 }),
      (number, place, by) => {
        const code = codeOf(number);
        expect(isCode(code)).toBe(true);
        const digit = (Number(code[place]) + by) % 10;
        expect(isCode(code.slice(0, place) + digit + code.slice(place + 1))).toBe(false);
        if (place === 6 || code[place] === code[place + 1]) return;
        const pair = `${code[place + 1]}${code[place]}`;
        expect(isCode(code.slice(0, place) + pair + code.slice(place + 2))).toBe(false);
      },
    ),
    { seed: 387, numRuns: 300 },
  );
});
