import { expect, test } from "vitest";
import { DeadlineLine } from "./deadline-line.tsx";
import {
  daysUntil,
  formatDate,
  formatDayOfYear,
  formatInteger,
  formatMoment,
  formatMoney,
} from "./format.ts";
import { LegalDate } from "./legal-date.tsx";
import { MailAddress } from "./mail-address.tsx";
import { Money } from "./money.tsx";
import { Notice } from "./notice.tsx";
import { Share } from "./share.tsx";
import { Status } from "./status.tsx";
import { renderPage } from "./testing.tsx";

const THIN = "\u202f";
const NBSP = "\u00a0";

test.each([
  ["fr", 123456n, `1${THIN}234,56${NBSP}€`],
  ["nl", 123456n, `€${NBSP}1${THIN}234,56`],
  ["de", 123456n, `1${THIN}234,56${NBSP}€`],
  ["en", 123456n, `€1${THIN}234.56`],
  ["fr", 0n, `0,00${NBSP}€`],
  ["fr", -5n, `\u22120,05${NBSP}€`],
  [
    "fr",
    900_719_925_474_099_301n,
    `9${THIN}007${THIN}199${THIN}254${THIN}740${THIN}993,01${NBSP}€`,
  ],
])("%s: %s cents are %s", (locale, cents, words) => {
  expect(formatMoney(cents, locale)).toBe(words);
});

test("a debt is brick when there is one; zero and a credit are not", () => {
  expect(renderPage(<Money cents={1n} debt />)).toContain("text-brick");
  expect(renderPage(<Money cents={0n} debt />)).not.toContain("text-brick");
  expect(renderPage(<Money cents="-1" debt />)).not.toContain("text-brick");
  expect(renderPage(<Money cents="1" />)).not.toContain("text-brick");
});

test.each([
  ["fr", `125 / 1${THIN}000 quotités`, "125 quotités sur 1000"],
  ["nl", `125 / 1${THIN}000 aandelen`, "125 aandelen op 1000"],
  ["de", `125 / 1${THIN}000 Anteile`, "125 Anteile von 1000"],
  ["en", `125 / 1${THIN}000 shares`, "125 shares out of 1000"],
] as const)(
  "%s: shares are seen with their total and heard as a sentence",
  (locale, seen, heard) => {
    const html = renderPage(<Share shares={125n} total="1000" />, locale);
    expect(html).toContain(`<span aria-hidden="true" class="whitespace-nowrap">${seen}</span>`);
    expect(html).toContain(`<span class="sr-only">${heard}</span>`);
  },
);

test("one share is singular, a hundred thousand are grouped", () => {
  expect(renderPage(<Share shares={1n} />)).toContain(">1 quotité<");
  expect(renderPage(<Share shares={1n} total={1n} />)).toContain("1 quotité sur 1");
  expect(formatInteger("100000", "nl")).toBe(`100${THIN}000`);
});

test("a legal date is the same day in any time zone, a moment is told at the hour of Belgium", () => {
  expect(renderPage(<LegalDate iso="2026-06-15" style="full" />)).toBe(
    '<time dateTime="2026-06-15">lundi 15 juin 2026</time>',
  );
  expect(formatDate("2026-01-01", "fr")).toBe("1er janvier 2026");
  expect(formatDate("2026-06-01", "fr", "full")).toBe("lundi 1er juin 2026");
  expect(formatDate("2026-01-11", "fr")).toBe("11 janvier 2026");
  expect(formatDayOfYear("01-01", "fr")).toBe("1er janvier");
  expect(formatDate("2026-01-01", "de")).toBe("1. Januar 2026");
  expect(formatDate("2026-01-01", "en", "short")).toBe("01/01/2026");
  expect(formatMoment("2026-06-15T22:30:00Z", "fr", "short")).toBe("16/06/2026 00:30");
});

test.each([
  ["2026-06-15", "2026-06-15", 0],
  ["2026-03-30", "2026-03-28", 2],
  ["2026-03-28", "2026-03-30", -2],
])("from the second to the first: %s, %s, %i days", (due, today, days) => {
  expect(daysUntil(due, today)).toBe(days);
});

test.each([
  ["2026-06-27", false, "Dans 12 jours", "text-plate"],
  ["2026-06-20", false, "Dans 5 jours", "text-ochre"],
  ["2026-06-15", false, "Aujourd’hui", "text-ochre"],
  ["2026-06-14", false, "Dépassé d’un jour", "text-brick"],
  ["2026-06-14", true, "Fait", "text-moss"],
])("a deadline on %s (done: %s) says %s", (due, done, words, tone) => {
  const html = renderPage(<DeadlineLine today="2026-06-15" due={due} done={done} />);
  expect(html).toContain(words);
  expect(html).toContain(tone);
  expect(html).toContain(`<time dateTime="${due}"`);
  expect(html).not.toMatch(/\sstyle=/);
});

test("a meaning is never colour alone: a word and a hidden shape", () => {
  const html = renderPage(<Status tone="done">Adoptée</Status>);
  expect(html).toContain("Adoptée");
  expect(html).toMatch(/<svg[^>]*aria-hidden="true"/);
  const notice = renderPage(
    <Notice tone="danger" title="Le délai est dépassé" live>
      Convoquez à nouveau.
    </Notice>,
  );
  expect(notice).toContain('role="status"');
  expect(notice).toContain('<span class="sr-only">Important :</span>');
});

test("an e-mail address breaks before its domain and is still one word", () => {
  const html = renderPage(<MailAddress>marc@glycines.example</MailAddress>);
  expect(html).toBe("marc<wbr/>@glycines.example");
});
