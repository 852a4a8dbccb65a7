import { z } from "zod";

export const SEARCH_KINDS = ["association", "lot", "party"] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Answers of each kind shown at once; more is a sign to type more. */
export const MOST_ANSWERS = 12;

export const SearchInput = z.object({
  /** Anything may be typed in an address: what cannot be sought finds nothing. */
  q: z.string().trim().max(100).catch("").default(""),
});
export type SearchInput = z.infer<typeof SearchInput>;

/** One answer: a person, a lot or an association, in the association it belongs to. */
export type SearchAnswer = Readonly<{
  kind: SearchKind;
  id: string;
  label: string;
  /** Lots of a person with a number where it may be known, holders of a lot, an association's town. */
  detail: string;
  associationName: string;
  slug: string;
}>;
