import { expect, test } from "vitest";
import { renderPage } from "#components/ui/testing.tsx";
import { LOCALES } from "#messages/routing.ts";
import type { Applied } from "#server/assembly/ballot/applied.rules.ts";
import { RuleApplied } from "./rule-applied.tsx";

const works: Applied = {
  ...{ version: "be-2019-01", since: "2019-01-01", majority: "twoThirds" },
  ...{ article: "3.88 §1 1° b", over: "cast", test: "reaches", times: "2", of: "3" },
  ...{ votes: "600/1", base: "900/1", left: "1800/1", right: "1800/1", isReached: true },
};
const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .trim();

test.each(LOCALES)("says its version, article and numbers in %s", (locale) => {
  const html = plain(renderPage(<RuleApplied applied={works} item="3" />, locale));
  expect(html).toContain("be-2019-01");
  expect(html).toContain("3.88 §1 1° b");
  expect(html).toMatch(/3 × 600 .* 2 × 900/);
});

test("two thirds, exactly, worked out in French", () => {
  const html = plain(renderPage(<RuleApplied applied={works} item="3" />));
  expect(html).toContain("Point 3 : la règle appliquée");
  expect(html).toContain("be-2019-01, en vigueur depuis le 1er janvier 2019");
  expect(html).toContain("au moins 2/3");
  expect(html).toContain("3 × 600 voix pour = 1 800, qui doit atteindre 2 × 900 = 1 800");
  expect(html).toContain("Le seuil est atteint : la proposition est adoptée.");
});

test("unanimity asks for all of them; no vote counted adopts nothing", () => {
  const unanimity = { majority: "unanimity", over: "all", times: "1", of: "1" } as const;
  const sides = { votes: "990/1", base: "1000/1", left: "990/1", right: "1000/1" } as const;
  const html = (applied: Applied) => plain(renderPage(<RuleApplied applied={applied} item="1" />));
  const missed = html({ ...works, ...unanimity, ...sides, isReached: false });
  expect(missed).toContain("la totalité");
  expect(missed).toContain("Le seuil n’est pas atteint");
  const none = { votes: "0/1", base: "0/1", left: "0/1", right: "0/1", isReached: false };
  expect(html({ ...works, ...none })).toContain("Aucune voix n’est comptée");
});
