import { expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { answerDue, extendedDue } from "./clock.rules.ts";

test.each([
  { received: "2026-01-12", due: "2026-02-12", extended: "2026-04-13", why: "a Sunday at the end" },
  {
    received: "2026-01-31",
    due: "2026-03-02",
    extended: "2026-04-30",
    why: "no 31st; 28/2 is a Saturday",
  },
  {
    received: "2027-01-29",
    due: "2027-03-01",
    extended: "2027-04-29",
    why: "28/2/2027 is a Sunday",
  },
  {
    received: "2028-01-31",
    due: "2028-02-29",
    extended: "2028-05-02",
    why: "a leap day; 30/4 is a Sunday, 1/5 a holiday",
  },
  { received: "2028-02-29", due: "2028-03-29", extended: "2028-05-29", why: "from a leap day" },
  { received: "2026-03-31", due: "2026-04-30", extended: "2026-06-30", why: "no 31 April" },
  {
    received: "2026-06-21",
    due: "2026-07-22",
    extended: "2026-09-21",
    why: "the national holiday",
  },
  {
    received: "2026-11-25",
    due: "2026-12-28",
    extended: "2027-02-25",
    why: "Christmas on a Friday",
  },
  {
    received: "2026-12-01",
    due: "2027-01-04",
    extended: "2027-03-01",
    why: "New Year, then a weekend",
  },
  { received: "2026-03-06", due: "2026-04-07", extended: "2026-06-08", why: "Easter Monday" },
])("received $received, answered by $due, at the latest $extended ($why)", (one) => {
  const received = plainDate(one.received);
  expect(answerDue(received).toString()).toBe(one.due);
  expect(extendedDue(received).toString()).toBe(one.extended);
});
