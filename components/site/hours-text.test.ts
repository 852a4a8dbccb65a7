import { expect, test } from "vitest";
import { hoursText } from "./hours-text.ts";

const MORNING = [{ from: "09:00", to: "12:00" }];
const LATER = [{ from: "14:00", to: "17:00" }];
const WEEK = {
  monday: MORNING,
  tuesday: MORNING,
  wednesday: LATER,
  thursday: MORNING,
  friday: MORNING,
  saturday: MORNING,
};

test.each([
  ["fr", ["lundi et mardi", "mercredi", "du jeudi au samedi"]],
  ["nl", ["maandag en dinsdag", "woensdag", "donderdag tot en met zaterdag"]],
  ["de", ["Montag und Dienstag", "Mittwoch", "Donnerstag bis Samstag"]],
  ["en", ["Monday and Tuesday", "Wednesday", "Thursday to Saturday"]],
])("%s: one day, two in a row and more are each said as one says them", (locale, days) => {
  expect(hoursText(WEEK, locale).map((line) => line.days)).toEqual(days);
});
