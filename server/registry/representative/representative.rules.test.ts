import fc from "fast-check";
import { expect, test } from "vitest";
import { kindsFor, type PartyKind } from "./kind.rules.ts";
import {
  actingOn,
  clashOf,
  overlap,
  problemOf,
  readerOn,
  standingOf,
} from "./representative.rules.ts";
import { REPRESENTATIVE_KINDS, type RepresentativeRow } from "./representative.schema.ts";

const TODAY = "2026-05-20";

const power = (change: Partial<RepresentativeRow> = {}): RepresentativeRow => ({
  ...{ id: "1", partyId: "p", kind: "administrator", name: "Nadia Claes", behalf: null },
  ...{ source: "order", sourceOn: "2025-02-03", sourceReference: "25B417", overProperty: true },
  ...{ court: "Justice de paix de Schaerbeek", manner: "alone", startsOn: "2025-02-03" },
  ...{ endsOn: null, endReason: null, isWithdrawn: false, receivesMail: true, email: null },
  ...{ phone: null, street: "Rue du Progrès 4", postcode: "1030", town: "Schaerbeek" },
  ...{ language: "fr", ordinaryChannel: null, emailAcceptedOn: null, ...change },
});
const director = { kind: "director", source: "act", court: null, receivesMail: false } as const;

const PROBLEMS: readonly [string | null, Partial<RepresentativeRow>, PartyKind?][] = [
  [null, {}],
  ["kind-not-of-party", {}, "legal"],
  ["kind-not-of-party", director, "natural"],
  ["kind-not-of-party", { kind: "guardian" }, "estate"],
  [null, director, "legal"],
  [null, { kind: "estate_curator" }, "estate"],
  [null, { kind: "trustee" }, "natural"],
  [null, { kind: "trustee" }, "legal"],
  ["behalf-missing", { ...director, kind: "permanent_representative" }, "legal"],
  [null, { ...director, kind: "permanent_representative", behalf: "Holding" }, "legal"],
  ["source-not-of-kind", { source: "act" }],
  ["source-not-of-kind", { ...director, source: "order" }, "legal"],
  [null, { kind: "parent", source: "law", sourceOn: null, court: null }],
  ["source-undated", { sourceOn: null }],
  ["source-to-come", { sourceOn: "2026-05-21", startsOn: "2026-05-21" }],
  [null, { sourceOn: TODAY, startsOn: TODAY }],
  ["court-missing", { court: null }],
  ["starts-before-order", { startsOn: "2025-02-02" }],
  // The assembly names a director from an earlier day than its minutes bear.
  [null, { ...director, startsOn: "2025-01-01" }, "legal"],
  ["ends-before-start", { endsOn: "2025-02-02" }],
  [null, { endsOn: "2025-02-03" }],
  [
    "assistance-elsewhere",
    { kind: "parent", source: "law", court: null, manner: "assistance", receivesMail: false },
  ],
  ["mail-in-assistance", { manner: "assistance" }],
  [null, { manner: "assistance", receivesMail: false }],
  ["not-over-property", { overProperty: false }],
  [null, { overProperty: false, receivesMail: false }],
  ["address-missing", { street: null }],
  ["address-missing", { town: null }],
  [null, { street: null, receivesMail: false }],
  ["email-missing", { ordinaryChannel: "email" }],
  ["email-missing", { emailAcceptedOn: "2025-03-01" }],
  [null, { emailAcceptedOn: "2025-03-01", email: "n@claes.example" }],
];

test.each(PROBLEMS)("%s: %o of %s", (code, change, party = "natural") => {
  expect(problemOf(power(change), party, TODAY)?.code ?? null).toBe(code);
});

test("each kind fits some party, and each party has somebody to act for it", () => {
  const parties: readonly PartyKind[] = ["natural", "legal", "estate"];
  const fitting = parties.flatMap((party) => kindsFor(party));
  expect(new Set(fitting)).toEqual(new Set(REPRESENTATIVE_KINDS));
  expect(kindsFor("natural")).toEqual(["parent", "guardian", "administrator", "trustee"]);
  expect(kindsFor("estate")).toEqual(["estate_curator", "provisional_administrator"]);
});

const other = (change: Partial<RepresentativeRow>) =>
  power({ id: "2", name: "Luc Adam", receivesMail: false, ...change });

const CLASHES: readonly [string | null, Partial<RepresentativeRow>, Partial<RepresentativeRow>][] =
  [
    ["already-entered", {}, { name: "nadia  CLAES".replace("  ", " ") }],
    [null, {}, { name: "Nadia Claes", endsOn: "2025-02-02", startsOn: "2025-01-01" }],
    ["already-entered", {}, { name: "Nadia Claes", endsOn: "2025-02-03", startsOn: "2025-01-01" }],
    [null, {}, { name: "Nadia Claes", isWithdrawn: true }],
    // Several administrators are lawful; a guardian beside an administrator is not.
    [null, {}, {}],
    ["other-status", {}, { kind: "guardian" }],
    ["other-status", { kind: "parent" }, { kind: "administrator" }],
    ["too-many", { kind: "guardian" }, { kind: "guardian" }],
    [null, { kind: "parent" }, { kind: "parent" }],
    ["too-many", { kind: "estate_curator" }, { kind: "estate_curator" }],
    ["mail-taken", {}, { receivesMail: true }],
    [null, { receivesMail: false }, { receivesMail: true }],
    // Whoever takes the estate out of his hands takes the mail with it.
    [null, { kind: "trustee" }, { receivesMail: true }],
    [null, { kind: "director" }, { kind: "liquidator", receivesMail: true }],
  ];

test.each(CLASHES)("%s: %o beside %o", (code, one, beside) => {
  expect(clashOf(power(one), [other(beside)])?.code ?? null).toBe(code);
});

test("a third parent is one too many, but not after one of them is gone", () => {
  const mother = other({ kind: "parent", name: "Mia" });
  const father = other({ kind: "parent", name: "Jan" });
  const third = power({ kind: "parent", name: "Piet", receivesMail: false });
  expect(clashOf(third, [mother, father])?.code).toBe("too-many");
  const gone = { ...father, startsOn: "2024-01-01", endsOn: "2025-02-02" };
  expect(clashOf(third, [mother, gone])).toBeNull();
  // One after the other, never two at once: both may stand beside the third.
  const first = { ...mother, endsOn: "2025-12-31" };
  const next = { ...father, startsOn: "2026-01-01" };
  expect(clashOf(third, [first, next])).toBeNull();
});

const STANDINGS: readonly [string, Partial<RepresentativeRow>, Partial<RepresentativeRow>?][] = [
  ["acting", {}],
  ["acting", { startsOn: TODAY, endsOn: TODAY }],
  ["to-come", { startsOn: "2026-05-21" }],
  ["ended", { endsOn: "2026-05-19" }],
  ["withdrawn", { isWithdrawn: true }],
  ["not-over-property", { overProperty: false }],
  ["ousted", {}, { kind: "trustee" }],
  ["acting", {}, { kind: "trustee", endsOn: "2026-05-19" }],
  ["acting", {}, { kind: "trustee", isWithdrawn: true }],
  ["ousted", director, { kind: "liquidator" }],
  ["ousted", director, { kind: "provisional_administrator" }],
  ["acting", { kind: "liquidator" }, director],
  ["ousted", { kind: "provisional_administrator" }, { kind: "estate_curator" }],
];

test.each(STANDINGS)("%s: %o beside %o", (standing, one, beside) => {
  const rows = [power(one), ...(beside ? [other(beside)] : [])];
  expect(standingOf(power(one), rows, TODAY)).toBe(standing);
});

test("mail goes to the one who acts and asked for it, else to the party", () => {
  const manager = power({ ...director, receivesMail: true });
  const bankrupt = other({ kind: "trustee" });
  expect(readerOn([manager], TODAY)?.name).toBe("Nadia Claes");
  expect(readerOn([manager, bankrupt], TODAY)).toBeNull();
  expect(readerOn([manager, { ...bankrupt, receivesMail: true }], TODAY)?.name).toBe("Luc Adam");
  expect(readerOn([], TODAY)).toBeNull();
});

const day = fc
  .integer({ min: 0, max: 40 })
  .map((days) => Temporal.PlainDate.from("2026-04-20").add({ days }).toString());
const row = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom(...REPRESENTATIVE_KINDS),
    startsOn: day,
    endsOn: fc.option(day, { nil: null }),
    isWithdrawn: fc.boolean(),
    overProperty: fc.boolean(),
    receivesMail: fc.boolean(),
    name: fc.constantFrom("A", "B", "C", "D"),
  })
  .map((change) => power(change));
const SEED = { seed: 1789, numRuns: 300 };

test("two spans overlap exactly when some day is in both, whichever is named first", () => {
  fc.assert(
    fc.property(row, row, (a, b) => {
      const inside = (one: RepresentativeRow, on: string) =>
        one.startsOn <= on && (one.endsOn === null || on <= one.endsOn);
      const days = Array.from({ length: 60 }, (_, index) =>
        Temporal.PlainDate.from("2026-04-15").add({ days: index }).toString(),
      );
      fc.pre([a, b].every((one) => one.endsOn === null || one.endsOn >= one.startsOn));
      expect(overlap(a, b)).toBe(days.some((on) => inside(a, on) && inside(b, on)));
      expect(overlap(a, b)).toBe(overlap(b, a));
    }),
    SEED,
  );
});

test("entered one by one without a clash, at most one ever reads the mail on a day", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), day, (rows, on) => {
      const kept: RepresentativeRow[] = [];
      for (const one of rows) if (!clashOf(one, kept)) kept.push(one);
      const acting = actingOn(kept, on);
      expect(acting.filter(({ receivesMail }) => receivesMail).length).toBeLessThanOrEqual(1);
      expect(acting.filter(({ kind }) => kind === "guardian").length).toBeLessThanOrEqual(1);
      expect(acting.filter(({ kind }) => kind === "parent").length).toBeLessThanOrEqual(2);
    }),
    SEED,
  );
});

test("who acts does not depend on the order of the lines", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), day, (rows, on) => {
      const ids = (list: readonly RepresentativeRow[]) => actingOn(list, on).map(({ id }) => id);
      expect(ids(rows.toReversed())).toEqual(ids(rows));
    }),
    SEED,
  );
});
