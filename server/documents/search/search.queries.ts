import type { PlainDate } from "#server/kernel/calendar.ts";
import type { Tx } from "#server/platform/db.ts";
import type { SearchScope } from "./search.policy.ts";
import { numberSought, wordsSought } from "./search.rules.ts";
import { MOST_ANSWERS, type SearchAnswer } from "./search.schema.ts";

/**
 * What answers to the words or the number, in one statement. Matching is not leakproof, so under
 * row-level security no index would serve it: the function looks past the policies, within the
 * transaction's own associations.
 */
export async function searchRegister(
  tx: Tx,
  { registers, contacts }: SearchScope,
  text: string,
  day: PlainDate,
): Promise<readonly SearchAnswer[]> {
  const words = wordsSought(text);
  const number = numberSought(text);
  if (!words && !number) return [];
  return tx.$queryRaw<SearchAnswer[]>`
    SELECT f.kind, f.id, f.label, coalesce(f.detail, '') AS detail,
      a.name AS "associationName", a.slug
    FROM search_register(${words}::tsquery, ${number}::tsquery, ${[...registers]}::uuid[],
        ${[...contacts]}::uuid[], ${day.toString()}::date, ${MOST_ANSWERS})
      WITH ORDINALITY AS f(kind, association_id, id, label, detail, place)
    JOIN association a ON a.id = f.association_id
    ORDER BY f.place`;
}
