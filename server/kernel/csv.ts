/**
 * A field as it may stand in a CSV file. A spreadsheet runs what starts with `=`, `+`, `-`, `@`
 * or a control character, so such text gets an apostrophe; numbers and telephone numbers do not.
 */
function field(value: string): string {
  const harmless = /^[+-]?[\d\s.,/()]*$/.test(value) && !/^\s/.test(value);
  const safe = !harmless && /^[\s]*[=+\-@]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[";,\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A CSV file as Belgian spreadsheets open it: semicolons, CRLF, UTF-8 with its mark.
 * What is read from people's files is written back harmless.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows].map((row) => row.map(field).join(";"));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}
