import { expect, test } from "vitest";
import { floorText } from "./floor-text.ts";

test.each([
  ["fr", ["rez-de-chaussée", "1er étage", "2e étage", "sous-sol", "2e sous-sol"]],
  ["nl", ["gelijkvloers", "1e verdieping", "2e verdieping", "kelder", "2e kelderverdieping"]],
  ["de", ["Erdgeschoss", "1. Stock", "2. Stock", "Untergeschoss", "2. Untergeschoss"]],
  ["en", ["ground floor", "1st floor", "2nd floor", "basement", "2nd basement"]],
] as const)("%s: floors are said, not numbered", (locale, words) => {
  expect(["0", "1", "+2", "-1", "-2"].map((floor) => floorText(locale, floor))).toEqual(words);
});

test.each(["entresol", "R+1", "1-2", "", "A", "2024"])("%j stays as the deed has it", (floor) => {
  expect(floorText("fr", floor)).toBe(floor);
});
