import { unzipSync } from "fflate";
import { type Refusal, refuse } from "./table.schema.ts";

/** A register's workbook is small: these stop an archive made to exhaust memory. */
const MAX_ENTRIES = 2_000;
const MAX_ENTRY_BYTES = 24 * 1024 * 1024;
const MAX_TOTAL_BYTES = 48 * 1024 * 1024;

const WANTED =
  /^xl\/(workbook\.xml|sharedStrings\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/i;

/**
 * The parts of a workbook that are read, by lower-case path. Sizes are judged
 * before anything is inflated, and an entry that lies about its size is cut there.
 */
export function openArchive(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | Refusal {
  let entries = 0;
  let total = 0;
  let inflates = false;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries += 1;
        if (!WANTED.test(name)) return false;
        total += originalSize;
        inflates ||= originalSize > MAX_ENTRY_BYTES || total > MAX_TOTAL_BYTES;
        return !inflates && entries <= MAX_ENTRIES;
      },
    });
  } catch {
    return refuse("workbook-broken");
  }
  if (inflates || entries > MAX_ENTRIES) return refuse("workbook-inflates");
  const read = new Map(Object.entries(parts).map(([name, part]) => [name.toLowerCase(), part]));
  return read.has("xl/workbook.xml") ? read : refuse("not-a-workbook");
}
