import { expect, test } from "vitest";
import { documentPage, PAGE_ROWS } from "./archive.rules.ts";
import { DocumentList, type FiledDocument } from "./archive.schema.ts";

const filed = (id: string, title: string, filedAt: string): FiledDocument => ({
  id,
  kind: "assembly.minutes",
  title,
  language: "fr",
  mediaType: "application/pdf",
  size: 1024,
  sha256: "00",
  audience: "owners",
  partyId: null,
  subjectId: "m",
  filedAt,
});
const documents = [
  filed("1", "Procès-verbal 2025", "2025-06-01T10:00:00Z"),
  filed("2", "Convocation 2026", "2026-05-01T10:00:00Z"),
  filed("3", "Procès-verbal 2026", "2026-06-01T10:00:00Z"),
];
const titles = (asked: object) =>
  documentPage(documents, DocumentList.parse(asked)).rows.map(({ title }) => title);

test("the latest comes first, unless asked otherwise", () => {
  expect(titles({})).toEqual(["Procès-verbal 2026", "Convocation 2026", "Procès-verbal 2025"]);
  expect(titles({ sort: "title", dir: "asc" })[0]).toBe("Convocation 2026");
  expect(titles({ sort: "nonsense", dir: "up" })[0]).toBe("Procès-verbal 2026");
});

test("a title is found without its accents", () => {
  expect(titles({ q: "proces" })).toHaveLength(2);
  expect(titles({ q: "facture" })).toEqual([]);
});

test("a page past the end is the last one", () => {
  const many = Array.from({ length: PAGE_ROWS + 1 }, (_, n) =>
    filed(`${1000 + n}`, "Lettre", "2026-01-01T00:00:00Z"),
  );
  expect(documentPage(many, DocumentList.parse({ page: "7" }))).toMatchObject({
    page: 2,
    pages: 2,
    total: PAGE_ROWS + 1,
  });
});
