import { expect, test } from "vitest";
import { asHolderSees, changedFields, erasureOf } from "./occupant.rules.ts";

const facts = {
  ...{ name: "Noor Haddad", email: "noor@example.be", phone: null, language: "fr" },
  ...{ startsOn: "2025-01-01", endsOn: null },
};

test.each([
  { change: {}, fields: [] },
  { change: { name: "Noor Hadad" }, fields: ["name"] },
  { change: { endsOn: "2026-01-31", phone: "02" }, fields: ["phone", "endsOn"] },
])("a correction names what it changes: $fields", ({ change, fields }) => {
  expect(changedFields(facts, { ...facts, ...change })).toEqual(fields);
  expect(changedFields({ ...facts, ...change }, facts)).toEqual(fields);
});

test.each([
  { endsOn: null, erased: "contact" },
  { endsOn: "2026-05-20", erased: "contact" },
  { endsOn: "2026-05-19", erased: "everything" },
])("who is there until $endsOn has $erased erased", ({ endsOn, erased }) => {
  expect(erasureOf({ endsOn }, "2026-05-20")).toBe(erased);
});

test("restricted, he is a name to the holders of his lot, and they are not told why", () => {
  const line = { ...facts, id: "1", restrictedOn: null };
  expect(asHolderSees(line)).toEqual(line);
  expect(asHolderSees({ ...line, restrictedOn: "2026-05-20" })).toEqual({ ...line, email: null });
});
