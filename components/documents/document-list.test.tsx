import { expect, test } from "vitest";
import { renderPage } from "#components/ui/testing.tsx";
import { LOCALES } from "#messages/routing.ts";
import type { FiledDocument } from "#server/documents/archive/archive.schema.ts";
import { DocumentList } from "./document-list.tsx";

const association = { id: "a1", name: "Les Tilleuls", slug: "tilleuls" };
const minutes: FiledDocument = {
  id: "d1",
  kind: "assembly.minutes",
  title: "Notulen van 20 mei 2026",
  language: "nl",
  mediaType: "application/pdf",
  size: 122_881,
  sha256: "00",
  audience: "owners",
  partyId: null,
  subjectId: "m1",
  filedAt: "2026-05-20T21:00:00.000Z",
};
const page = { page: 1, pages: 1, total: 1, query: {}, association };

test.each(LOCALES)("a document tells what it is and for whom, in %s", (locale) => {
  const others: FiledDocument[] = [
    { ...minutes, id: "d2", kind: "documents.posting-list", audience: "syndic" },
    { ...minutes, id: "d3", kind: "assembly.convocation", audience: "party" },
    { ...minutes, id: "d4", kind: "documents.letters", language: "de" },
  ];
  const html = renderPage(<DocumentList {...page} rows={[minutes, ...others]} />, locale);
  expect(html.match(/<tr/g)).toHaveLength(5);
});

test("its title is in its own language and leads to its file", () => {
  const html = renderPage(<DocumentList {...page} rows={[minutes]} />);
  expect(html).toContain('<a href="/api/documents/a1/d1" lang="nl">Notulen van 20 mei 2026</a>');
  expect(html).toContain("Procès-verbal");
  expect(html).toContain("néerlandais");
  expect(html).toContain("121");
});

test("nothing filed and nothing found are said apart", () => {
  const none = { ...page, rows: [], total: 0 };
  expect(renderPage(<DocumentList {...none} />)).toContain("viendront ici");
  const sought = renderPage(<DocumentList {...none} query={{ q: "facture" }} />);
  expect(sought).toContain("Aucun document ne porte ce titre");
});
