import { expect, test } from "vitest";
import { LOCALES } from "#messages/routing.ts";
import { plainPage, plainPart } from "./plain-page.ts";

const REASONS = ["missing", "failed", "outdated"] as const;

test.each(LOCALES)("what went wrong is said without script in %s", (locale) => {
  const pages = REASONS.map((reason) => plainPage(locale, reason, "/fr/home"));
  expect(new Set(pages).size).toBe(REASONS.length);
  for (const page of pages) {
    expect(page).toMatch(
      new RegExp(`^<!DOCTYPE html><html lang="${locale}">.*<h1>[^<]+</h1>`, "s"),
    );
    expect(page).not.toContain("<script");
  }
});

test("an address is text, whatever it holds", () => {
  const part = plainPart("fr", "outdated", '/fr/"><script>alert(1)</script>', "abc");
  expect(part).toContain('<style nonce="abc">');
  expect(part).not.toContain("<script>");
});
