import { type PlainDate, within } from "#server/kernel/calendar.ts";
import type { Dated } from "./law.schema.ts";

/**
 * The lines in force on a day, by their keys. @throws RangeError where two lines of one key stand on
 * the day: the law says one thing at a time.
 */
export function linesOn<Line extends Dated & Readonly<{ key: string }>>(
  lines: readonly Line[],
  day: PlainDate,
): ReadonlyMap<Line["key"], Line> {
  const found = new Map<Line["key"], Line>();
  for (const line of lines.filter(({ validFrom, validTo }) => within(day, validFrom, validTo))) {
    const key: Line["key"] = line.key;
    if (found.has(key)) throw new RangeError(`${key}: two lines of law on ${day}`);
    found.set(key, line);
  }
  return found;
}

/** What stands under a key. @throws RangeError where nothing does: a hole in the statute */
export function lineOf<Key extends string, Line>(
  lines: ReadonlyMap<Key, Line>,
  key: Key,
  day: PlainDate,
): Line {
  const line = lines.get(key);
  if (!line) throw new RangeError(`${key}: no line of law on ${day}`);
  return line;
}
