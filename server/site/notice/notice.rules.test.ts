import { expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { consultedAt, daysLate, missingFrom, officeOf, postedBy, WANTED } from "./notice.rules.ts";
import type { PublicNotice, PublicSyndic } from "./notice.schema.ts";

const due = (starts: string, made: string) =>
  postedBy(plainDate(starts), plainDate(made)).toString();

test.each([
  ["made before the mission, eight days from its start", "2026-07-01", "2026-06-02", "2026-07-09"],
  ["made on its first day", "2026-07-01", "2026-07-01", "2026-07-09"],
  [
    "made late in the eight days, they do not begin again",
    "2026-07-01",
    "2026-07-09",
    "2026-07-09",
  ],
  ["made after them, eight days from then", "2026-07-01", "2026-07-10", "2026-07-18"],
  ["changed a year later", "2026-07-01", "2027-03-01", "2027-03-09"],
  ["over the end of a year", "2026-12-28", "2026-12-01", "2027-01-05"],
])("%s", (_, starts, made, last) => {
  expect(due(starts, made)).toBe(last);
});

test("a posting is late from the day after the last", () => {
  const last = plainDate("2026-07-09");
  expect(daysLate(last, plainDate("2026-07-02"))).toBe(0);
  expect(daysLate(last, last)).toBe(0);
  expect(daysLate(last, plainDate("2026-07-12"))).toBe(3);
});

const syndic: PublicSyndic = {
  kind: "firm",
  name: "Bureau",
  legalForm: null,
  profession: null,
  enterpriseNumber: null,
  ipiNumber: null,
  email: "a@b.example",
  phone: "1",
  emergencyPhone: null,
  openingHours: null,
  seat: null,
  appointedOn: "2026-05-01",
  startsOn: "2026-05-01",
  provisional: false,
};
const notice: PublicNotice = {
  name: "x",
  enterpriseNumber: "0479495447",
  seat: { street: "x", postcode: "1", town: "y" },
  consultation: consultedAt(null, null, []),
  syndic: null,
  besides: [],
  lastEndedOn: null,
  nextStartsOn: null,
};

test.each([
  ["in-office", { syndic, lastEndedOn: "2026-04-30", nextStartsOn: "2029-05-01" }],
  ["announced", { lastEndedOn: "2026-04-30", nextStartsOn: "2026-07-01" }],
  ["ended", { lastEndedOn: "2026-04-30" }],
  ["none", {}],
])("the page says %s", (state, facts) => {
  expect(officeOf({ ...notice, ...facts })).toBe(state);
});

const nothing = { ...syndic, consultationAt: null };

test("a firm gives its form, number and registration; a person the profession", () => {
  expect(missingFrom(nothing)).toEqual(WANTED.filter((fact) => fact !== "profession"));
  expect(missingFrom({ ...nothing, kind: "volunteer" })).toEqual([
    "profession",
    "emergencyPhone",
    "openingHours",
    "consultation",
  ]);
});

test("nothing is missing when all is known", () => {
  const known = {
    ...nothing,
    legalForm: "SRL",
    enterpriseNumber: "0314595348",
    ipiNumber: "512345",
    emergencyPhone: "+32 2 555 01 21",
    openingHours: {},
    consultationAt: "office",
  } as const;
  expect(missingFrom(known)).toEqual([]);
});

test("the register lies at the seat until the syndic says where else", () => {
  expect(consultedAt(null, null, ["nl", "fr"])).toEqual({ at: "seat", note: null, language: "nl" });
  expect(consultedAt("office", "Bel aan", [])).toMatchObject({ at: "office", language: "fr" });
});
