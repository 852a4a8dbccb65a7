import { describe, expect, test } from "vitest";
import { misread } from "./law-misread.ts";
import { MUTANTS } from "./law-mutants.ts";
import { nameOf, ROWS } from "./law-rows.ts";
import { LAW, type Law } from "./law-table.ts";

const rowsThatFail = (law: Law) => ROWS.filter((row) => row.ask(law) !== row.answer).map(nameOf);

describe("the naive rules, read as they are written", () => {
  test("answer every row as the product does", () => {
    expect(rowsThatFail({ ...LAW, ...misread({}) })).toEqual([]);
  });
});

describe("each wrong reading of the law fails a row", () => {
  for (const { error, says, law, killedBy } of MUTANTS) {
    test(`${error}: ${says} is told by “${killedBy}”`, () => {
      expect(rowsThatFail({ ...LAW, ...law })).toContain(killedBy);
    });
  }
  // Of the twentieth only the auditor's year is a question of meetings that the product answers.
  test("errors 1 to 20 of the law sheet are all planted", () => {
    const planted = new Set(MUTANTS.map(({ error }) => error));
    const numbers = Array.from({ length: 20 }, (_, index) => `${index + 1}`);
    expect(numbers.filter((error) => !planted.has(error))).toEqual([]);
  });
  test("no two are one", () => {
    const said = MUTANTS.map(({ says }) => says);
    expect(new Set(said).size).toBe(said.length);
  });
});
