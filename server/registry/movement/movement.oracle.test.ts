import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf, History, HORIZON, lotId, run } from "#server/platform/testing-deeds.ts";
import {
  type Naive,
  ownersOf,
  startOf,
  toldBy,
  toldOn,
} from "#server/platform/testing-register.ts";
import { isRefusal } from "./act.rules.ts";
import { applied, plan } from "./movement.rules.ts";
import { type Rows, registerOn } from "./rows.rules.ts";

/** The base deed as the register keeps it. */
function rowsOf({ total, lots }: Naive): Rows {
  return {
    ...{ total: BigInt(total), formerTotals: [], formerShares: [] },
    lots: lots.map(({ code, shares }, index) => ({
      ...{ lotId: lotId(code), registerNumber: index + 1, code, kind: "apartment", floor: null },
      ...{ shares: BigInt(shares), startsOn: null, endsOn: null },
    })),
    holdings: lots.flatMap((lot) =>
      ownersOf(lot).map((partyId) => ({
        ...{ holdingId: `h ${lot.code}`, lotId: lotId(lot.code), partyId, right: "full" as const },
        ...{ part: { num: 1n, den: 1n }, startsOn: "2020-01-01", endsOn: null },
        ...{ enjoyedFrom: null, enjoyedUntil: null },
      })),
    ),
  };
}

test("who held what on any day, over 1,000 histories", async () => {
  let entered = 0;
  await fc.assert(
    fc.asyncProperty(History, async ({ shares, moves }) => {
      const start = startOf(shares);
      let rows = rowsOf(start);
      let serial = rows.holdings.length;
      const log = await run(start, moves, (act) => {
        const codes = act.kind === "split" ? act.into : act.kind === "merge" ? [act.into] : [];
        // The ids of new lots say their codes, so that both know them.
        const ids = codes.map(({ code }) => lotId(code));
        const newId = () => ids.shift() ?? `h${serial++}`;
        const changes = plan(rows, act, dayOf(HORIZON), newId);
        if (isRefusal(changes)) return false;
        rows = applied(rows, changes, act.on);
        return true;
      });
      entered += log.length;
      for (let day = 0; day <= HORIZON; day += 1) {
        const expected = toldOn(start, log, day);
        expect(toldBy(registerOn(rows, dayOf(day)))).toEqual(expected);
        const sum = expected.lots.reduce((all, { shares: n }) => all + Number(n), 0);
        expect(String(sum)).toBe(expected.total);
      }
    }),
    { numRuns: 1000, seed: 20_260_520 },
  );
  expect(entered).toBeGreaterThan(3_000);
});
