import { z } from "zod";
import type { ListQuery } from "#components/ui/query.ts";

/** The part of a list's address that every list understands, as its procedure takes it. */
export function listInput(query: ListQuery) {
  const page = Number.parseInt(query.page ?? "1", 10);
  return {
    search: query.q ?? "",
    direction: query.dir === "desc" ? ("descending" as const) : ("ascending" as const),
    page: page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** One of the known values, or nothing: an address is typed by anybody. */
export function oneOf<T extends string>(values: readonly T[], value: string | undefined) {
  return values.find((known) => known === value);
}

/** The past day that an address asks about; null for today, and for what is no day before it. */
export function dayIn(query: ListQuery, today: string): string | null {
  const { on = "" } = query;
  return z.iso.date().safeParse(on).success && on < today ? on : null;
}
