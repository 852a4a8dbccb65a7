import { globSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { addressOf, HANDLERS, PAGES, STAGES } from "#e2e/pages.ts";

/** The pattern of a page's address: its folder without the groups. */
const patternOf = (file: string) => `/${dirname(file)}`.replaceAll(/\/\([^/]+\)/g, "");
const foundIn = (files: string) =>
  globSync(files, { cwd: import.meta.dirname })
    .map(patternOf)
    .sort();

test("every page of the route tree is listed with who sees it, once", () => {
  expect(PAGES.map(({ pattern }) => pattern).sort()).toEqual(foundIn("**/page.tsx"));
});

test("every route handler is listed with who is answered, once", () => {
  expect(HANDLERS.map(({ pattern }) => pattern).sort()).toEqual(foundIn("**/route.ts"));
});

test("a page of a meeting says in which stages it is there, and no other page does", () => {
  for (const { pattern, stages } of [...PAGES, ...HANDLERS]) {
    expect(stages !== undefined, pattern).toBe(pattern.includes("[meeting]"));
  }
});

test("a page is there at some stage for each of those who see it, and for nobody else", () => {
  for (const { pattern, seats, stages } of [...PAGES, ...HANDLERS]) {
    if (!stages) continue;
    const seen = new Set(STAGES.flatMap((stage) => stages[stage] ?? []));
    expect([...seen].sort(), pattern).toEqual([...seats].sort());
  }
});

test("an address is the pattern filled, with what it asks for", () => {
  const page = { pattern: "/[locale]/[association]/x/[lot]", seats: [], query: { a: "b c" } };
  expect(addressOf(page, { locale: "nl", association: "glycines", lot: "7" })).toBe(
    "/nl/glycines/x/7?a=b+c",
  );
  expect(() => addressOf(page, { locale: "nl", association: "glycines" })).toThrow("needs a lot");
});
