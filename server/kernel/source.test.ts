import { expect, test } from "vitest";
import { LOCALES } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { ACTS, civil, formerCivil, gdpr } from "./source.ts";

test("an article carries its act", () => {
  expect([civil("3.87 §3"), formerCivil("2262bis §1"), gdpr("17")].map(({ act }) => act)).toEqual([
    ...ACTS,
  ]);
});

test.each(LOCALES)("%s: no two acts are cited alike", (locale) => {
  const t = translator(locale, "ui");
  const cited = ACTS.map((act) => t(`source.${act}`, { article: "12" }));
  expect(new Set(cited).size).toBe(ACTS.length);
});
