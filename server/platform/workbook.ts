import writeWorkbook from "write-excel-file/node";

export type WorkbookCell = Readonly<
  | { type: "text"; value: string }
  /** In decimal digits: what is too large to be exact in a spreadsheet stays text. */
  | { type: "number"; value: string }
  /** `YYYY-MM-DD` */
  | { type: "date"; value: string }
  | { type: "empty" }
>;

export type Workbook = Readonly<{
  /** The sheet's name; a spreadsheet takes thirty-one characters and no brackets. */
  name: string;
  header: readonly string[];
  rows: readonly (readonly WorkbookCell[])[];
}>;

const DAY_FORMAT = "dd/mm/yyyy";

function cellOf(cell: WorkbookCell) {
  switch (cell.type) {
    case "empty":
      return null;
    case "date":
      return { type: Date, value: new Date(`${cell.value}T00:00:00Z`), format: DAY_FORMAT };
    case "number":
      return Number.isSafeInteger(Number(cell.value))
        ? { type: Number, value: Number(cell.value) }
        : { type: String, value: cell.value };
    case "text":
      // A text cell is never a formula, whatever it begins with.
      return { type: String, value: cell.value };
    default:
      return cell satisfies never;
  }
}

/** A workbook of one sheet with real numbers and dates, its first row fixed. */
export function toWorkbook({ name, header, rows }: Workbook): Promise<Buffer> {
  const first = header.map((value) => ({ type: String, value, fontWeight: "bold" as const }));
  return writeWorkbook([first, ...rows.map((row) => row.map(cellOf))], {
    sheet: name.replaceAll(/[[\]:*?/\\]/g, " ").slice(0, 31),
    stickyRowsCount: 1,
    columns: header.map((title) => ({ width: Math.max(12, title.length + 2) })),
  }).toBuffer();
}
