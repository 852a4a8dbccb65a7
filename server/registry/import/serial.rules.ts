/** Built-in number formats that show a date (ECMA-376 part 1, 18.8.30). */
const BUILT_IN = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58,
]);

/** A custom format shows a date when a day or a year is outside its quoted and bracketed parts. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN.has(id);
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "");
  return /[dy]/i.test(bare) && !/standard|[0#?]/i.test(bare);
}

/**
 * The ISO day of a spreadsheet's serial number, or null outside 1900–2199. Day 60
 * is the 29 February 1900 that never was, so the count starts one day earlier.
 */
export function serialToDate(serial: number, from1904: boolean): string | null {
  const days = Math.floor(serial);
  if (!Number.isFinite(serial) || days < 61 || days > 109_574) return null;
  const epoch = from1904 ? "1904-01-01" : "1899-12-30";
  return Temporal.PlainDate.from(epoch).add({ days }).toString();
}
