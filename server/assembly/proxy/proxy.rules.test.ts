import fc from "fast-check";
import { expect, test } from "vitest";
import { rulesOf } from "../ballot/ballot.rules.ts";
import { type ProxyQuestion, refuseProxy } from "./proxy.rules.ts";

// Who may carry what, with each limit's neighbours, are rows of the decision table (server/law-table).

/** Owners a to f with a lot of 20 each, g with 20 and h with 21, in a building of 1 000. */
const lotsOf = new Map(
  [..."abcdefgh"].map((party) => [party, new Map([[`lot-${party}`, party === "h" ? 21n : 20n]])]),
);
const base: ProxyQuestion = {
  principal: "a",
  holder: "g",
  holderIsSyndic: false,
  lotsOf,
  allVotes: 1000n,
  limit: rulesOf("be-2019-01").proxies,
  inForce: [],
};
const toHolder = (holder: string, principals: string) =>
  [...principals].map((principal) => ({ principal, holder }));

test("a lot held in common by holder and principal counts once in the 10 %", () => {
  const common = new Map([...lotsOf, ["g", new Map([["lot-a", 20n]])]]);
  const asked = { ...base, lotsOf: common, allVotes: 800n, inForce: toHolder("g", "bcd") };
  expect(refuseProxy(asked)).toBeNull();
  expect(refuseProxy({ ...asked, allVotes: 799n })).toBe("proxy.too-many");
});

test("whatever the order in which they come, more than three never pass 10 %", () => {
  const order = fc.shuffledSubarray([..."abcdef"], { minLength: 4 });
  fc.assert(
    fc.property(order, fc.bigInt({ min: 200n, max: 1500n }), (principals, allVotes) => {
      const accepted: { principal: string; holder: string }[] = [];
      for (const principal of principals) {
        const question = { ...base, principal, allVotes, inForce: accepted };
        if (refuseProxy(question) === null) accepted.push({ principal, holder: "g" });
      }
      const worth = BigInt(accepted.length + 1) * 20n;
      return accepted.length >= 3 && (accepted.length === 3 || 10n * worth <= allVotes);
    }),
    { seed: 20261121 },
  );
});
