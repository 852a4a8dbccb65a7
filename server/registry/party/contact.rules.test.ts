import fc from "fast-check";
import { expect, test } from "vitest";
import { type ContactVersion, changesOf, differences, stateAt } from "./contact.rules.ts";

const first: ContactVersion = {
  ...{ id: "1", startsAt: "2020-01-01T00:00:00.000Z", by: "register" },
  ...{ email: "a@b.example", phone: null, street: "Rue 1", postcode: "1000", town: "Bruxelles" },
  ...{ language: "fr", ordinaryChannel: null, mailFormat: "html" },
};
const moved: ContactVersion = {
  ...{ ...first, id: "2", startsAt: "2026-05-01T10:00:00.000Z", by: "self", street: "Rue 2" },
};
const called: ContactVersion = {
  ...{ ...moved, id: "3", startsAt: "2026-05-02T10:00:00.000Z", by: "office", phone: "02" },
};

test("a change names what was and what is, the latest first", () => {
  expect(changesOf([first, moved, called])).toEqual([
    {
      id: "3",
      at: called.startsAt,
      by: "office",
      fields: [{ field: "phone", was: null, is: "02" }],
    },
    {
      ...{ id: "2", at: moved.startsAt, by: "self" },
      fields: [{ field: "street", was: "Rue 1", is: "Rue 2" }],
    },
  ]);
  expect(changesOf([first])).toEqual([]);
});

test.each([
  { at: "2019-12-31T23:59:59.999Z", street: undefined },
  { at: "2020-01-01T00:00:00.000Z", street: "Rue 1" },
  { at: "2026-05-01T09:59:59.999Z", street: "Rue 1" },
  { at: "2026-05-01T10:00:00.000Z", street: "Rue 2" },
  { at: "2030-01-01T00:00:00.000Z", street: "Rue 2" },
])("sent at $at, it goes to $street", ({ at, street }) => {
  expect(stateAt([first, moved, called], at)?.street).toBe(street);
});

test("two states differ in nothing only when they are the same", () => {
  const text = fc.option(fc.constantFrom("a", "b"), { nil: null });
  fc.assert(
    fc.property(text, text, text, text, (email, phone, otherEmail, otherPhone) => {
      const is = { ...first, email, phone };
      const was = { ...first, email: otherEmail, phone: otherPhone };
      const expected = Number(email !== otherEmail) + Number(phone !== otherPhone);
      expect(differences(was, is)).toHaveLength(expected);
    }),
    { seed: 1789, numRuns: 60 },
  );
});
