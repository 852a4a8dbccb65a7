import { PDFDocument } from "@cantoo/pdf-lib";
import { beforeAll, expect, test } from "vitest";
import { notice } from "#components/assembly/convocation.example.ts";
import { joinPdfs } from "./join.rules.ts";
import type { OccupantNoticeAct } from "./posted.schema.ts";
import type { Act, ConvocationAct, PrintedDecision } from "./template.schema.ts";
import { renderLetters, renderMail, renderPdf } from "./template.service.ts";

const convocation = (props: Partial<ConvocationAct> = {}): Act => ({
  kind: "assembly.convocation",
  props: { ...notice, ...props },
});

const pagesOf = async (bytes: Uint8Array) => (await PDFDocument.load(bytes)).getPageCount();

let pdf: Uint8Array;
/** Pages of an ordinary notice with its proxy form. */
let pages: number;
beforeAll(async () => {
  pdf = await renderPdf(convocation());
  pages = await pagesOf(pdf);
});

test("a notice is a PDF of a few pages: the notice, then its proxy form", () => {
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
  expect(pages).toBe(3);
});

test.each(["fr", "nl", "de", "en"] as const)("it exists in %s", async (locale) => {
  expect(await pagesOf(await renderPdf(convocation({ locale })))).toBe(pages);
  const { subject, text, html } = await renderMail(convocation({ locale }));
  expect(subject).toContain("ACP Résidence Les Tilleuls");
  expect(text).toContain("Remplacer la cabine.");
  expect(html).toContain(`<html lang="${locale}">`);
  expect(html).toContain("0479.495.447");
  expect(`${subject}${text}${html}`).not.toMatch(/undefined|\{\w+\}|convocation\./);
});

test("an annual notice says why a point is not on its agenda, on paper and in both mails", async () => {
  const omissions = [{ point: "auditor", reason: "Désigné le 12 janvier" }];
  expect(await pagesOf(await renderPdf(convocation({ omissions })))).toBe(pages);
  const { text, html } = await renderMail(convocation({ omissions }));
  const said = "Commissaire aux comptes\u00a0: Désigné le 12 janvier";
  expect([text, html].map((mail) => mail.includes(said))).toEqual([true, true]);
});

test("the sheet for occupants is one page, however long its names are", async () => {
  const { association, sender } = notice;
  const long = "Association des copropriétaires de la Résidence du Parc Léopold et des Jardins";
  for (const name of [association.name, long]) {
    const props: OccupantNoticeAct = {
      ...{ association: { ...association, name }, sender: { ...sender, name } },
      ...{ locale: "fr", until: "2026-05-19", madeOn: "2026-05-04" },
      meeting: { kind: "extraordinary", startsAt: "2026-05-20T17:30:00Z", place: long },
      url: `https://koprogo.example/b/${"x".repeat(60)}`,
    };
    const sheet = await renderPdf({ kind: "assembly.occupant-notice", props });
    expect(await pagesOf(sheet)).toBe(1);
  }
});

test("letters set apart are joined into one PDF, and that one again", async () => {
  const joined = await joinPdfs([pdf, pdf, pdf]);
  expect(await pagesOf(joined)).toBe(3 * pages);
  expect(await pagesOf(await joinPdfs([joined, pdf]))).toBe(4 * pages);
  // Page by page what the letters hold, at the size of an envelope's sheet.
  const of = async (bytes: Uint8Array) =>
    (await PDFDocument.load(bytes)).getPages().map((page) => page.getSize());
  expect(await of(joined)).toEqual([...(await of(pdf)), ...(await of(pdf)), ...(await of(pdf))]);
});

test("what is no PDF is not joined", async () => {
  const other = new TextEncoder().encode("<!doctype html>");
  await expect(joinPdfs([pdf, other])).rejects.toThrow();
});

test("names from all of Europe, and beyond, are printed", async () => {
  const names = ["Ștefan Țepeș", "Ğökçe Őry", "Nguyễn Văn Ất", "Ελένη", "Иван", "漢字", "😀"];
  for (const name of names) {
    const recipient = { name, lines: ["Rue Neuve 1"] };
    expect(await pagesOf(await renderPdf(convocation({ recipient })))).toBe(pages);
  }
});

test("a lot whose holders have yet to name one of them brings the form to do so", async () => {
  expect(await pagesOf(await renderPdf(convocation({ designation: ["G3"] })))).toBe(pages + 1);
  expect((await renderMail(convocation({ designation: ["G3"] }))).text).toContain("joint pour G3");
});

test("a batch holds every letter, one after the other", async () => {
  const acts = Array.from({ length: 3 }, (_, n) =>
    convocation({ recipient: { name: `Owner ${n}`, lines: ["Rue Neuve 1"] } }),
  );
  expect(await pagesOf(await renderLetters(acts))).toBe(3 * pages);
});

test("an agenda of forty points runs over several pages", async () => {
  const items = Array.from({ length: 40 }, (_, n) => ({
    number: n + 1,
    title: `Point ${n + 1}`,
    explanation: "Explication du point. ".repeat(10),
    resolutions: [{ text: "Décider.", majority: "absolute" as const, article: "3.87 §8" }],
  }));
  expect(await pagesOf(await renderPdf(convocation({ items })))).toBeGreaterThan(4);
});

test("a mail tells all that the law asks of a notice", async () => {
  const { text } = await renderMail(convocation());
  expect(text).toContain("mercredi 20 mai 2026 à 19:00");
  expect(text).toContain("Salle communale, Rue Haute 1, 5000 Namur");
  expect(text).toContain("Au bureau du syndic et sur la page de l’assemblée.");
  expect(text).toContain("3.1 Remplacer la cabine.");
  expect(text).toContain("deux tiers des voix");
});

test("an act that does not hold together is refused, and the worker serves on", async () => {
  const wrong = convocation({ lots: [{ code: "A1", shares: "not a number" }] });
  await expect(renderPdf(wrong)).rejects.toThrow();
  expect(await pagesOf(await renderPdf(convocation()))).toBe(pages);
});

const HASH = "00".repeat(32);
const decision: PrintedDecision = {
  ...{ number: 12, decidedOn: "2026-05-20", item: "Toiture", text: "Réparer.", lots: ["A1"] },
  ...{ majority: "twoThirds", article: "3.88 §1 1° b", outcome: "adopted", electorate: "Bloc A" },
  ...{ votes: { for: "1250/3", against: "0", abstained: null }, recordHash: HASH },
};

test.each(["fr", "nl", "de", "en"] as const)("the register is printed in %s", async (locale) => {
  const { association } = notice;
  const decisions = Array.from({ length: 30 }, (_, n) => ({ ...decision, number: n + 1 }));
  const acts = [{ decidedOn: "2026-05-20", verify: `https://example.be/verify/act/${HASH}` }];
  const said = { locale, association, printedOn: "2026-06-01", isSelection: false };
  const props = { ...said, acts, decisions };
  expect(await pagesOf(await renderPdf({ kind: "assembly.register", props }))).toBeGreaterThan(2);
});
