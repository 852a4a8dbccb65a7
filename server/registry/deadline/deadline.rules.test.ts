import { expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { isReminderDue, mayPutOff, urgencyOf } from "./deadline.rules.ts";

const due = plainDate("2026-05-20");

const reminders = [
  { on: "2026-05-05", reminded: null, goes: false, name: "fifteen days before" },
  { on: "2026-05-06", reminded: null, goes: true, name: "fourteen days before" },
  { on: "2026-05-07", reminded: "2026-05-06", goes: false, name: "the day after the first" },
  { on: "2026-05-12", reminded: "2026-05-06", goes: false, name: "eight days before" },
  { on: "2026-05-13", reminded: "2026-05-06", goes: true, name: "seven days before" },
  { on: "2026-05-15", reminded: "2026-05-06", goes: true, name: "five days, after a missed scan" },
  { on: "2026-05-17", reminded: "2026-05-15", goes: true, name: "three days before" },
  { on: "2026-05-18", reminded: "2026-05-17", goes: false, name: "two days before" },
  { on: "2026-05-19", reminded: "2026-05-17", goes: true, name: "the eve" },
  { on: "2026-05-20", reminded: "2026-05-19", goes: true, name: "the last day" },
  { on: "2026-05-20", reminded: "2026-05-20", goes: false, name: "twice the same day" },
  { on: "2026-05-21", reminded: "2026-05-20", goes: true, name: "the day after" },
  { on: "2026-05-22", reminded: "2026-05-21", goes: false, name: "past and told" },
];

test.each(reminders)("reminder of 2026-05-20, $name: $goes", ({ on, reminded, goes }) => {
  const before = reminded === null ? null : plainDate(reminded);
  expect(isReminderDue(due, before, plainDate(on))).toBe(goes);
});

const urgencies = [
  { on: "2026-05-05", urgency: "later" },
  { on: "2026-05-06", urgency: "soon" },
  { on: "2026-05-19", urgency: "soon" },
  { on: "2026-05-20", urgency: "today" },
  { on: "2026-05-21", urgency: "overdue" },
];

test.each(urgencies)("a term of 2026-05-20 on $on is $urgency", ({ on, urgency }) => {
  expect(urgencyOf(due, plainDate(on))).toBe(urgency);
});

test.each([
  { until: "2026-05-18", on: "2026-05-10", may: true, name: "a day before it" },
  { until: "2026-05-20", on: "2026-05-19", may: true, name: "its own day" },
  { until: "2026-05-21", on: "2026-05-10", may: false, name: "past itself" },
  { until: "2026-05-10", on: "2026-05-10", may: false, name: "to today" },
  { until: "2026-05-22", on: "2026-05-21", may: false, name: "once it is past" },
])("a term of 2026-05-20 is put off $name: $may", ({ until, on, may }) => {
  expect(mayPutOff(due, plainDate(until), plainDate(on))).toBe(may);
});
