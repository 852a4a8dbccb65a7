/**
 * A table as a file for a Belgian spreadsheet: semicolons, CRLF, and a mark that says UTF-8.
 * A cell that a spreadsheet would calculate is kept as text.
 */
export function toCsv(rows: readonly (readonly (string | number | bigint | null)[])[]): string {
  const lines = rows.map((row) => row.map((cell) => quoted(`${cell ?? ""}`)).join(";"));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

function quoted(cell: string): string {
  const text = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The answer that a browser keeps as a file of that name. */
export function csvResponse(name: string, csv: string): Response {
  return new Response(csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}.csv"`,
      "Cache-Control": "private, no-store",
    },
  });
}
