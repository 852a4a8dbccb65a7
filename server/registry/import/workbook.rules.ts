import { openArchive } from "./archive.rules.ts";
import { childOf, childrenOf, type Element, parseMarkup } from "./markup.rules.ts";
import { isDateFormat } from "./serial.rules.ts";
import { readSheet, type SheetContext } from "./sheet.rules.ts";
import { type FileContent, isRefusal, type Refusal, refuse, type Table } from "./table.schema.ts";

type Parts = ReadonlyMap<string, Uint8Array>;

function part(parts: Parts, path: string): Element | null {
  const bytes = parts.get(path.toLowerCase());
  return bytes ? parseMarkup(bytes) : null;
}

/** Text of a string item: its runs in order, without the phonetic guide. */
function stringOf(item: Element): string {
  const runs = childrenOf(item, "r").map((run) => childOf(run, "t")?.text ?? "");
  return (childOf(item, "t")?.text ?? "") + runs.join("");
}

/** For each cell style, whether it shows a number as a date. */
function dateStyles(styles: Element | null): boolean[] {
  const formats = new Map(
    childrenOf(childOf(styles ?? undefined, "numFmts"), "numFmt").map(({ attributes }) => [
      attributes.numFmtId,
      attributes.formatCode ?? "",
    ]),
  );
  return childrenOf(childOf(styles ?? undefined, "cellXfs"), "xf").map(({ attributes }) => {
    const id = attributes.numFmtId ?? "0";
    return isDateFormat(Number(id), formats.get(id));
  });
}

function targets(relations: Element | null): Map<string, string> {
  return new Map(
    childrenOf(relations ?? undefined, "Relationship").map(({ attributes }) => {
      const target = attributes.Target ?? "";
      return [attributes.Id ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`];
    }),
  );
}

/** The visible sheets of a workbook (ECMA-376 transitional or strict), as tables of text. */
export function readWorkbook(bytes: Uint8Array): FileContent | Refusal {
  const parts = openArchive(bytes);
  if (isRefusal(parts)) return parts;
  const workbook = part(parts, "xl/workbook.xml");
  if (!workbook) return refuse("workbook-broken");
  const paths = targets(part(parts, "xl/_rels/workbook.xml.rels"));
  const strings = part(parts, "xl/sharedStrings.xml");
  const context: SheetContext = {
    strings: childrenOf(strings ?? undefined, "si").map(stringOf),
    dateStyles: dateStyles(part(parts, "xl/styles.xml")),
    from1904: ["1", "true"].includes(childOf(workbook, "workbookPr")?.attributes.date1904 ?? ""),
    stringOf,
  };
  const tables: Table[] = [];
  for (const { attributes } of childrenOf(childOf(workbook, "sheets"), "sheet")) {
    if (attributes.state === "hidden" || attributes.state === "veryHidden") continue;
    const path = paths.get(attributes.id ?? "");
    const sheet = path ? part(parts, path) : null;
    if (!sheet) return refuse("workbook-broken");
    const rows = readSheet(sheet, context);
    if (isRefusal(rows)) return rows;
    tables.push({ sheet: attributes.name ?? "", rows });
  }
  if (tables.every(({ rows }) => rows.length === 0)) return refuse("empty");
  return { encoding: null, delimiter: null, tables };
}
