import { toCsv } from "#server/kernel/csv.ts";
import { toWorkbook, type WorkbookCell } from "#server/platform/workbook.ts";

export type ListFile = Readonly<{
  /** What the file is called, without its ending. */
  filename: string;
  title: string;
  header: readonly string[];
  rows: readonly (readonly WorkbookCell[])[];
}>;

const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** The format an address asks for: a workbook where it says so, else CSV. */
export function formatOf(asked: string | null): keyof typeof TYPES {
  return asked === "xlsx" ? "xlsx" : "csv";
}

const textOf = (cell: WorkbookCell) => (cell.type === "empty" ? "" : cell.value);

/** Text, or nothing where nothing is known. */
export const textCell = (value: string | null): WorkbookCell =>
  value === null || value === "" ? { type: "empty" } : { type: "text", value };

/** A list as a file that nobody else keeps. */
export async function listFile(
  { filename, title, header, rows }: ListFile,
  format: keyof typeof TYPES,
): Promise<Response> {
  const body =
    format === "xlsx"
      ? new Uint8Array(await toWorkbook({ name: title, header, rows }))
      : toCsv(
          header,
          rows.map((row) => row.map(textOf)),
        );
  return new Response(body, {
    headers: {
      "content-type": TYPES[format],
      "content-disposition": `attachment; filename="${filename}.${format}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
