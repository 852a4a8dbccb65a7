import { expect, test } from "vitest";
import { renderPage } from "#components/ui/testing.tsx";
import { LOCALES } from "#messages/routing.ts";
import { renderPdf } from "#server/documents/template/template.service.ts";
import { ExtractWords } from "./extract-act.tsx";
import { minutes, recordHash } from "./minutes.example.ts";

const said = {
  association: minutes.association,
  decision: {
    ...{ number: 12, decidedOn: "2026-05-20", item: "Ascenseur", outcome: "adopted" as const },
    text: "Remplacer la cabine.",
    ...{ majority: "twoThirds" as const, article: "3.88 §1 1° b", electorate: null, lots: [] },
    votes: { for: "1250/3", against: "100", abstained: "0" },
    recordHash,
  },
  ...{ language: "fr", standing: "contested" as const, disagreements: ["Feuille : rejeté."] },
  ...{ syndic: "Syndic Verhaegen", certifiedBy: "Odile Verhaegen", issuedOn: "2026-11-20" },
};

test.each(LOCALES)("page and print of an extract say the same, in %s", async (locale) => {
  const record = { ...said, v: "koprogo.extract/1" as const, id: crypto.randomUUID() };
  const html = renderPage(<ExtractWords record={record} />, locale);
  for (const words of ["Remplacer la cabine.", "416", "Syndic Verhaegen", "Feuille : rejeté."]) {
    expect(html).toContain(words);
  }
  expect(html).not.toMatch(/documents\.|extract\.\w|undefined/);
  const verify = `https://example.be/${locale}/verify/act/${recordHash}`;
  const props = { ...said, locale, fingerprint: recordHash, verify };
  const pdf = await renderPdf({ kind: "assembly.extract", props });
  const pages = Buffer.from(pdf)
    .toString("latin1")
    .match(/\/Type \/Page\b(?!s)/g);
  expect(pages).toHaveLength(1);
});
