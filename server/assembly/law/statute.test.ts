import { describe, expect, test } from "vitest";
import { isBefore, plainDate } from "#server/kernel/calendar.ts";
import { MAJORITIES, RULE_SETS, rulesOf } from "../ballot/ballot.rules.ts";
import { DECISION_TYPES } from "../ballot/catalogue.rules.ts";
import { DELAYS } from "./law.schema.ts";
import { linesOn } from "./line.rules.ts";
import { STATUTE } from "./statute.rules.ts";

const { versions, ...lines } = STATUTE;

describe("the statute", () => {
  test("its versions follow one another without a hole, the last one open", () => {
    versions.forEach((version, index) => {
      const next = versions[index + 1];
      expect(version.validTo?.add({ days: 1 }) ?? null).toEqual(next?.validFrom ?? null);
    });
  });
  test("a line begins and ends with a version: none changes within one", () => {
    const starts = versions.map(({ validFrom }) => `${validFrom}`);
    const ends = versions.map(({ validTo }) => `${validTo}`);
    for (const line of Object.values(lines).flat()) {
      expect(starts).toContain(`${line.validFrom}`);
      expect(ends).toContain(`${line.validTo}`);
    }
  });
  test("every line bears its article and its first day", () => {
    for (const { article, validFrom } of Object.values(lines).flat()) {
      expect(article).toMatch(/^3\.\d\d/);
      expect(isBefore(validFrom, plainDate("2019-01-01"))).toBe(false);
    }
  });
  test("each version has every majority, delay and type of decision", () => {
    for (const { majorities, delays, decisions } of RULE_SETS) {
      expect(Object.keys(majorities).sort()).toEqual([...MAJORITIES].sort());
      expect([...delays.keys()].sort()).toEqual([...DELAYS].sort());
      expect([...decisions.keys()].sort()).toEqual([...DECISION_TYPES].sort());
    }
  });
  test("what a decision is measured over is what its majority is", () => {
    for (const { majorities, decisions } of RULE_SETS) {
      for (const { majority, base } of decisions.values()) {
        expect(base).toBe(majorities[majority].over);
      }
    }
  });
  test("two lines of one key on a day are refused", () => {
    const [line] = STATUTE.requests;
    if (!line) throw new Error("no line");
    expect(() => linesOn([line, line], plainDate("2026-05-20"))).toThrow(/two lines of law/);
    expect(linesOn([line], plainDate("2018-12-31")).size).toBe(0);
  });
  test("a version that never was is a bug", () => {
    expect(() => rulesOf("be-1994")).toThrow(RangeError);
  });
});
