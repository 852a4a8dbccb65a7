import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nameOf, ROWS } from "./law-rows.ts";
import { OTHER_ADDENDA, STANDING, UNANSWERED } from "./law-standing.ts";
import { LAW } from "./law-table.ts";

const root = join(import.meta.dirname, "..");
const sheet = join(root, "../shared/facts/belgian-law.md");

describe("the decision table", () => {
  for (const row of ROWS) {
    test(nameOf(row), () => {
      expect(row.ask(LAW)).toEqual(row.answer);
    });
  }
});

test("no two rows bear one name", () => {
  const names = ROWS.map(nameOf);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe("what is no calculation", () => {
  for (const { rule, does, file, words } of STANDING) {
    test(`${rule} ${does}`, () => {
      expect(readFileSync(join(root, file), "utf8")).toContain(words);
    });
  }
});

describe.skipIf(!existsSync(sheet))("the law sheet", () => {
  const text = existsSync(sheet) ? readFileSync(sheet, "utf8") : "";
  /** The text under a heading, to the next of its rank. */
  const section = (heading: string) => {
    const from = text.indexOf(`\n## ${heading}`) + 1;
    const to = text.indexOf("\n## ", from);
    return text.slice(from, to < 0 ? undefined : to);
  };
  const found = (part: string, pattern: RegExp) => [
    ...new Set([...part.matchAll(pattern)].map((match) => match[1] ?? "")),
  ];
  const sections = ["A. ", "B. ", "C. ", "D. ", "I. "].map(section).join("");
  const rules = found(sections, /^- \*\*(R-[A-Z]+-\d+)/gm);
  const decisions = found(sections, /^\| (D-\d+) \|/gm);
  const addenda = found(section("A-F addenda"), /^- \*\*(AD-\d+)/gm);
  const answered = new Set([...ROWS, ...STANDING].map(({ rule }) => rule));

  test("is read as it is written", () => {
    expect([rules.length > 60, decisions.length, addenda.length]).toEqual([true, 31, 21]);
  });
  test("has every rule of A to D and I answered, or told to be unanswered", () => {
    const known = (rule: string) => answered.has(rule) || rule in UNANSWERED;
    expect(rules.filter((rule) => !known(rule))).toEqual([]);
    expect(decisions.filter((type) => !answered.has(type))).toEqual([]);
  });
  test("has every addendum answered that is of meetings and organs", () => {
    const left = addenda.filter((rule) => !answered.has(rule));
    expect(left).toEqual([...OTHER_ADDENDA]);
  });
  test("leaves nothing unanswered that is answered", () => {
    expect(Object.keys(UNANSWERED).filter((rule) => answered.has(rule))).toEqual([]);
    expect(Object.keys(UNANSWERED).filter((rule) => !rules.includes(rule))).toEqual([]);
  });
  test("has every worked example in a row", () => {
    const examples = found(section("A. ") + section("B. "), /^\| ([QPXM]\d+) \|/gm);
    const councils = found(section("D. "), /^\| (C\d) \|/gm);
    const shown = (example: string) => ROWS.some(({ name }) => name.split(" ")[0] === example);
    expect([...examples, ...councils].filter((example) => !shown(example))).toEqual([]);
    expect(examples).toHaveLength(8 + 7 + 5 + 11);
  });
});
