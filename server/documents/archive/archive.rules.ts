import { ascending, fold, pageOf } from "#server/kernel/listing.ts";
import type { DocumentList, FiledDocument } from "./archive.schema.ts";

export const PAGE_ROWS = 50;

/** One page of the documents a person may read: sought by title, in the order asked for. */
export function documentPage(documents: readonly FiledDocument[], asked: DocumentList) {
  const sought = fold(asked.q);
  const sign = asked.dir === "asc" ? 1 : -1;
  const key = (row: FiledDocument) => (asked.sort === "title" ? fold(row.title) : row.filedAt);
  const found = documents
    .filter(({ title }) => fold(title).includes(sought))
    .sort((a, b) => sign * ascending(key(a), key(b)) || ascending(b.id, a.id));
  return pageOf(found, asked.page, PAGE_ROWS);
}
