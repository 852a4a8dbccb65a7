import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { legalHolidays } from "./working-days.ts";

const corpus = process.env.KOPRO_CORPUS ?? resolve(import.meta.dirname, "../../../shared/corpus");
const file = resolve(corpus, "belgian-facts/public-holidays.json");

const Holidays = z.object({
  years: z.record(z.string(), z.array(z.object({ date: z.string(), kind: z.array(z.string()) }))),
});

test("legal holidays are those of the corpus, year by year", ({ skip }) => {
  if (!existsSync(file)) skip("the corpus folder is not here: set KOPRO_CORPUS");
  const { years } = Holidays.parse(JSON.parse(readFileSync(file, "utf8")));
  for (const [year, listed] of Object.entries(years)) {
    const legal = listed.filter(({ kind }) => kind.includes("legal")).map(({ date }) => date);
    expect(legalHolidays(Number(year)).map(String)).toEqual(legal.sort());
  }
});
