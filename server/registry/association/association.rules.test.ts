import { expect, test } from "vitest";
import { deriveSlug, isReserved, nthSlug, numberedSlug } from "./association.rules.ts";

test.each([
  ["Résidence des Tanneurs", "Bruxelles", "residence-des-tanneurs-bruxelles"],
  ["Haus am Venn", "Eupen", "haus-am-venn-eupen"],
  ["Bruxelles", "Bruxelles", "bruxelles"],
  ["Weiße Straße 3", "St. Vith", "weisse-strasse-3-st-vith"],
  ["!!!", "Gent", "gent"],
  ["API", "", "residence-api"],
])("%s in %s is found at %s", (name, town, slug) => {
  expect(deriveSlug(name, town)).toBe(slug);
});

test("a name is never longer than an address bears", () => {
  expect(deriveSlug("x".repeat(200), "y".repeat(200)).length).toBeLessThanOrEqual(60);
  expect(nthSlug("x".repeat(60), 12).length).toBeLessThanOrEqual(60);
  expect(numberedSlug("x".repeat(60), "0479495447").length).toBeLessThanOrEqual(60);
  // Cut where two words meet, it has no second hyphen.
  expect(nthSlug(`${"x".repeat(57)}-yy`, 2)).toBe(`${"x".repeat(57)}-2`);
});

test.each(["fr", "api", "verify", "ab"])("%s is reserved", (slug) => {
  expect(isReserved(slug)).toBe(true);
});
