import fc from "fast-check";
import { expect, test } from "vitest";
import { compareTwins, judgeLink, proposeTwins, type TwinSide } from "./partial.rules.ts";
import type { TwinHolder } from "./partial.schema.ts";

test.each([
  ["a", "b", 20, "", "lawful"],
  ["a", "b", 19, "", "too-few-lots"],
  ["a", "b", 19, "Acte de 1998", "lawful"],
  ["a", "a", 30, "", "same"],
] as const)("%s of %s with %d lots (%s) is %s", (partial, other, count, reason, verdict) => {
  expect(judgeLink(partial, other, count, reason)).toBe(verdict);
});

test.each([
  ["the same name", ["A1"], ["A1"], ["A1=A1"], []],
  ["case, spaces, dashes and zeros", ["A01", "b-2"], ["B 2", "a1"], ["A01=a1", "b-2=B 2"], []],
  ["accents", ["Gérance 3"], ["GERANCE3"], ["Gérance 3=GERANCE3"], []],
  ["two numbers are not one", ["1-1"], ["11"], [], ["1-1"]],
  ["a name that two lots bear there", ["A1"], ["A1", "a-1"], [], ["A1"]],
  ["a name that two lots bear here", ["A1", "A01"], ["A1"], [], ["A1", "A01"]],
  ["a name without letter or figure", ["*"], ["*"], [], ["*"]],
  ["nothing in common", ["A1"], ["B1"], [], ["A1"]],
] as const)("proposes by %s", (_, here, there, pairs, unmatched) => {
  const proposal = proposeTwins(here, there);
  expect(proposal.pairs.map(({ code, otherCode }) => `${code}=${otherCode}`)).toEqual(pairs);
  expect(proposal.unmatched).toEqual(unmatched);
});

const codes = fc.uniqueArray(fc.stringMatching(/^[AaBb]?[- ]?0?[1-9]$/), { maxLength: 12 });

test("no lot is proposed twice, whichever side asks and in whatever order", () => {
  fc.assert(
    fc.property(codes, codes, (here, there) => {
      const { pairs, unmatched } = proposeTwins(here, there);
      expect(new Set(pairs.map(({ code }) => code)).size).toBe(pairs.length);
      expect(new Set(pairs.map(({ otherCode }) => otherCode)).size).toBe(pairs.length);
      expect(pairs.length + unmatched.length).toBe(here.length);
      const turned = proposeTwins(there.toReversed(), here.toReversed()).pairs;
      const said = turned.map(({ code, otherCode }) => `${otherCode}=${code}`).sort();
      expect(said).toEqual(pairs.map(({ code, otherCode }) => `${code}=${otherCode}`).sort());
    }),
    { seed: 11 },
  );
});

const held = (name: string, change: Partial<TwinHolder> = {}): TwinHolder => ({
  ...{ name, enterpriseNumber: null, right: "full", numerator: "1", denominator: "1" },
  ...{ startsOn: "2020-01-01", ...change },
});
const side = (...holders: TwinHolder[]): TwinSide => ({ endsOn: null, holders });
const gone: TwinSide = { endsOn: "2026-01-31", holders: [] };
const half = { numerator: "1", denominator: "2" };

test.each<[string, TwinSide, TwinSide | null, string]>([
  ["one person, written otherwise", side(held("Jean Dupré")), side(held("DUPRE Jean")), "agree"],
  [
    "one company, named otherwise",
    side(held("Immo SA", { enterpriseNumber: "0403.019.261" })),
    side(held("S.A. Immo Bruxelles", { enterpriseNumber: "0403019261" })),
    "agree",
  ],
  [
    "two halves are a whole",
    side(held("Ana", half), held("Ana", half)),
    side(held("Ana")),
    "agree",
  ],
  [
    "2/4 is a half",
    side(held("Ana", half), held("Bo", half)),
    side(held("Bo", half), held("Ana", { numerator: "2", denominator: "4" })),
    "agree",
  ],
  ["nobody on either side", side(), side(), "agree"],
  ["gone on both sides", gone, gone, "agree"],
  ["gone here", gone, side(held("Ana")), "ended here"],
  ["gone there", side(held("Ana")), gone, "ended there"],
  ["another's to read", side(held("Ana")), null, "unread"],
  [
    "sold here",
    side(held("Bo", { startsOn: "2026-03-01" })),
    side(held("Ana")),
    "differ behind there: Bo 1/1 | Ana 1/1",
  ],
  [
    "sold there",
    side(held("Ana")),
    side(held("Bo", { startsOn: "2026-03-01" })),
    "differ behind here: Ana 1/1 | Bo 1/1",
  ],
  [
    "unlike on one day",
    side(held("Ana")),
    side(held("Bo")),
    "differ behind null: Ana 1/1 | Bo 1/1",
  ],
  [
    "another right",
    side(held("Ana", { right: "usufruct" })),
    side(held("Ana")),
    "differ behind null: Ana 1/1 | Ana 1/1",
  ],
  [
    "another part",
    side(held("Ana", half), held("Bo", half)),
    side(held("Ana", half)),
    "differ behind null: Bo 1/2 | ",
  ],
])("twins: %s", (_, here, there, said) => {
  const verdict = compareTwins(here, there);
  const list = (unlike: readonly { name: string; part: string }[]) =>
    unlike.map(({ name, part }) => `${name} ${part}`).join(", ");
  const words =
    verdict.kind === "differ"
      ? `differ behind ${verdict.behind}: ${list(verdict.onlyHere)} | ${list(verdict.onlyThere)}`
      : verdict.kind === "ended"
        ? `ended ${verdict.side}`
        : verdict.kind;
  expect(words).toBe(said);
});

const holders = fc.array(
  fc.record({
    name: fc.constantFrom("Ana Roy", "Bo Lee", "Chi Tan"),
    enterpriseNumber: fc.constant(null),
    right: fc.constantFrom("full" as const, "bare" as const),
    numerator: fc.constantFrom("1", "2"),
    denominator: fc.constantFrom("2", "3"),
    startsOn: fc.constantFrom("2020-01-01", "2026-01-01"),
  }),
  { maxLength: 4 },
);

test("a register agrees with itself in any order, and both sides find the same difference", () => {
  fc.assert(
    fc.property(holders, holders, (here, there) => {
      expect(compareTwins(side(...here), side(...here.toReversed())).kind).toBe("agree");
      const one = compareTwins(side(...here), side(...there));
      const other = compareTwins(side(...there), side(...here));
      expect(other.kind).toBe(one.kind);
      if (one.kind !== "differ" || other.kind !== "differ") return;
      expect([other.onlyThere, other.onlyHere]).toEqual([one.onlyHere, one.onlyThere]);
      const turned = { here: "there", there: "here" } as const;
      expect(other.behind).toBe(one.behind && turned[one.behind]);
    }),
    { seed: 12 },
  );
});
