import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { fraction, whole } from "#server/kernel/fraction.ts";
import { isEnough, isOpenToSign, mayBeTakenUp, missingShares, stateOf } from "./request.rules.ts";
import { REQUEST_STATES } from "./request.schema.ts";

const day = plainDate("2026-03-02");

describe("R-AG-02, one fifth of the shares", () => {
  test.each([
    // The worked examples of the law sheet, with the row on either side.
    { held: whole(199n), total: 1000n, enough: false, missing: 1n },
    { held: whole(200n), total: 1000n, enough: true, missing: 0n },
    { held: whole(201n), total: 1000n, enough: true, missing: 0n },
    { held: whole(1999n), total: 9999n, enough: false, missing: 1n },
    { held: whole(2000n), total: 9999n, enough: true, missing: 0n },
    { held: whole(2001n), total: 9999n, enough: true, missing: 0n },
    // Half of a lot of 401: the half share too few counts as one.
    { held: fraction(399n, 2n), total: 1000n, enough: false, missing: 1n },
    { held: fraction(401n, 2n), total: 1000n, enough: true, missing: 0n },
    { held: whole(0n), total: 1000n, enough: false, missing: 200n },
    { held: whole(0n), total: 0n, enough: false, missing: 0n },
  ])("$held of $total", ({ held, total, enough, missing }) => {
    expect([isEnough(held, total, day), missingShares(held, total, day)]).toEqual([
      enough,
      missing,
    ]);
  });

  test("what is missing is just enough, and one less is not", () => {
    const shares = fc.bigInt(0n, 10_000n);
    fc.assert(
      fc.property(shares, fc.bigInt(1n, 9n), fc.bigInt(1n, 100_000n), (num, den, total) => {
        const missing = missingShares(fraction(num, den), total, day);
        const more = (add: bigint) => isEnough(fraction(num + add * den, den), total, day);
        expect(more(missing)).toBe(true);
        if (missing > 0n) expect(more(missing - 1n)).toBe(false);
      }),
      { seed: 87 },
    );
  });
});

const facts = {
  held: whole(200n),
  total: 1000n,
  postedOn: plainDate("2026-02-27"),
  receivedOn: plainDate("2026-03-02"),
  isWithdrawn: false,
  isConvened: false,
};
const short = { held: whole(199n) };
const open = { postedOn: null, receivedOn: null };

describe("how far a request is", () => {
  test.each([
    ["signed by too few", { ...open, ...short }, "2026-02-20", "gathering"],
    ["signed by enough", open, "2026-02-20", "ready"],
    ["its letter left", { receivedOn: null }, "2026-02-28", "posted"],
    // Received on 2 March: the notice leaves on 1 April at the latest, over the change of hour.
    ["received that day", {}, "2026-03-02", "running"],
    ["the day before the last", {}, "2026-03-31", "running"],
    ["the last day", {}, "2026-04-01", "running"],
    ["the day after", {}, "2026-04-02", "lapsed"],
    ["received of too few", short, "2026-04-02", "short"],
    ["answered late", { isConvened: true }, "2026-04-20", "answered"],
    ["given up", { ...open, isWithdrawn: true }, "2026-02-20", "withdrawn"],
    // A leap day is a day like another.
    ["over a leap day", { receivedOn: plainDate("2028-02-10") }, "2028-03-11", "running"],
    ["and past it", { receivedOn: plainDate("2028-02-10") }, "2028-03-12", "lapsed"],
  ])("%s", (_, some, on, state) => {
    expect(stateOf({ ...facts, ...some }, plainDate(on))).toBe(state);
  });

  test("nobody signs what is posted, and only what was received is taken up", () => {
    expect(REQUEST_STATES.filter(isOpenToSign)).toEqual(["gathering", "ready"]);
    expect(REQUEST_STATES.filter(mayBeTakenUp)).toEqual(["short", "running", "lapsed"]);
  });
});
