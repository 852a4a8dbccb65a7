/** Words as they are sought and sorted: without regard to case and accents. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Orders two strings by their characters: the same on every machine, in every language. */
export function ascending(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One page of a list, `size` rows long; a page past the end is the last one. Pages count from 1. */
export function pageOf<Row>(rows: readonly Row[], asked: number, size: number) {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(asked, pages);
  return { rows: rows.slice((page - 1) * size, page * size), page, pages, total: rows.length };
}
