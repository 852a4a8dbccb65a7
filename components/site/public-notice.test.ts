import { expect, test } from "vitest";
import { LOCALES } from "#messages/routing.ts";
import { WEEKDAYS } from "#server/registry/office/hours.schema.ts";
import type { PublicNotice } from "#server/site/notice/notice.schema.ts";
import { noticePage } from "./public-notice.ts";

const span = (from: string, to: string) => ({ from, to });
const syndic: NonNullable<PublicNotice["syndic"]> = {
  kind: "firm",
  name: "Syndic Verhaegen",
  legalForm: "SRL",
  profession: null,
  enterpriseNumber: "0314595348",
  ipiNumber: "512345",
  email: "bureau@verhaegen.example",
  phone: "+32 2 555 01 20",
  emergencyPhone: "+32 2 555 01 21",
  openingHours: { monday: [span("09:00", "12:00")], tuesday: [span("09:00", "12:00")] },
  seat: { street: "Chaussée de Waterloo 412", postcode: "1050", town: "Ixelles" },
  appointedOn: "2026-05-20",
  startsOn: "2026-07-01",
  provisional: false,
};
const notice: PublicNotice = {
  name: "Résidence Les Glycines",
  enterpriseNumber: "0479495447",
  seat: { street: "Avenue des Glycines 14", postcode: "1030", town: "Schaerbeek" },
  consultation: { at: "office", note: "Sonnez au 3", language: "fr" },
  syndic,
  besides: [],
  lastEndedOn: null,
  nextStartsOn: null,
};
const shown = (facts: Partial<PublicNotice> = {}, locale: (typeof LOCALES)[number] = "fr") =>
  noticePage({
    locale,
    site: "https://koprogo.example",
    slug: "les-glycines",
    notice: { ...notice, ...facts },
  });

/** What the page says to a machine: its properties, its dates, its telephones and addresses. */
const factsIn = (html: string) => ({
  properties: [...html.matchAll(/itemprop="(\w+)"(?: content="([^"]*)")?>?([^<]*)/g)].map(
    ([, name, content, text]) => `${name}=${content ?? text}`,
  ),
  dates: [...html.matchAll(/datetime="([^"]+)"/g)].map(([, iso]) => iso),
  dialled: [...html.matchAll(/href="((?:tel|mailto):[^"]+)"/g)].map(([, href]) => href),
  rows: html.match(/<dt>/g)?.length,
});

test("the four languages say the same", () => {
  const french = factsIn(shown());
  expect(french.properties).toContain("openingHours=Mo-Tu 09:00-12:00");
  expect(french.properties).toContain("taxID=0314.595.348");
  expect(french.dates).toEqual(["2026-05-20", "2026-07-01"]);
  expect(french.dialled).toEqual([
    "tel:+3225550121",
    "tel:+3225550120",
    "mailto:bureau@verhaegen.example",
  ]);
  for (const locale of LOCALES) expect(factsIn(shown({}, locale)), locale).toEqual(french);
});

test.each(LOCALES)("in %s each language is one link away, and told to search engines", (locale) => {
  const html = shown({}, locale);
  expect(html).toContain(`<html lang="${locale}">`);
  expect(html).toContain(`rel="canonical" href="https://koprogo.example/${locale}/b/les-glycines"`);
  for (const other of LOCALES) {
    expect(html).toContain(`hreflang="${other}" href="https://koprogo.example/${other}/b/`);
    expect(html).toContain(
      `<a href="/${other}/b/les-glycines" hreflang="${other}" lang="${other}"`,
    );
  }
  expect(html).not.toMatch(/public\.|undefined|\{\w+\}|null/);
});

test("nothing runs and nothing is loaded", () => {
  const html = shown();
  expect(html).not.toMatch(
    /<script|<img|<iframe|<object|@import|url\(|\son\w+=|\sstyle=|javascript:/,
  );
  expect(html).not.toMatch(/<link rel="(?!canonical|alternate)/);
});

test("what was typed stays text wherever it stands", () => {
  const typed = `"><script>alert(1)</script>`;
  const seat = { street: typed, postcode: typed, town: typed };
  const html = shown({
    name: typed,
    seat,
    consultation: { at: "seat", note: typed, language: "fr" },
    syndic: { ...syndic, name: typed, legalForm: typed, profession: typed, email: typed, seat },
  });
  expect(html).not.toContain("<script");
});

test("as much as there can be is still far below fifteen thousand bytes", () => {
  const long = "é".repeat(200);
  const seat = { street: long, postcode: "1050", town: long };
  const openingHours = Object.fromEntries(
    WEEKDAYS.map((day, index) => [
      day,
      [span(`0${index}:00`, "12:00"), span("13:00", "17:00"), span("18:00", "20:00")],
    ]),
  );
  const html = shown(
    {
      name: long,
      seat,
      consultation: { at: "seat", note: long, language: "fr" },
      syndic: { ...syndic, name: long, profession: long, openingHours, seat },
    },
    "de",
  );
  expect(Buffer.byteLength(html)).toBeLessThan(15_000);
  expect(Buffer.byteLength(shown())).toBeLessThan(10_000);
});

test("a person's page is kept out of search engines; without agreement it has no domicile", () => {
  const html = shown({ syndic: { ...syndic, kind: "volunteer", seat: null } });
  expect(html).toContain('name="robots" content="noindex"');
  expect(html).not.toContain("Domicile");
  expect(html).toContain("https://schema.org/Person");
  expect(shown()).not.toContain("noindex");
});

test("a provisional syndic stands beside the syndic, named so", () => {
  const beside = { ...syndic, name: "Me Lambert", provisional: true };
  const html = shown({ besides: [beside] });
  expect(html).toContain("Syndic provisoire");
  expect(html.indexOf("Verhaegen")).toBeLessThan(html.indexOf("Me Lambert"));
});

test.each([
  [{ lastEndedOn: "2026-06-30", nextStartsOn: "2026-07-15" }, "15 juillet 2026"],
  [{ lastEndedOn: "2026-06-30" }, "a pris fin le 30 juin 2026"],
  [{}, "Aucun syndic n’est encore désigné"],
])("with nobody in office the page says so, and what can be done: %o", (facts, sentence) => {
  const html = shown({ syndic: null, ...facts });
  expect(html).toContain(sentence);
  expect(html).toContain("juge de paix");
  expect(html).not.toMatch(/<form|contact\.vcf|Verhaegen/);
});
