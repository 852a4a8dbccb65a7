import { fold } from "#server/kernel/listing.ts";
import type { SearchAnswer } from "./search.schema.ts";

/** Digits fewer than these are a house number or a lot, not yet a telephone number. */
const FEWEST_DIGITS = 4;

/** The pieces of letters and digits of what is sought, without case and accents. */
function piecesOf(text: string): string[] {
  const plain = fold(text).replaceAll("ß", "ss").replaceAll("œ", "oe").replaceAll("æ", "ae");
  return plain.split(/[^\p{L}\p{N}]+/u).filter((piece) => piece !== "");
}

/**
 * What is sought as words: every piece must begin a word of the answer, in any order. Null where
 * nothing is left, or only one letter, which would find half of the register.
 */
export function wordsSought(text: string): string | null {
  const pieces = piecesOf(text);
  if (pieces.length === 0 || pieces.join("").length < 2) return null;
  return pieces.map((piece) => `'${piece}':*`).join(" & ");
}

/** What is sought as a telephone number, from its beginning, however it is written; else null. */
export function numberSought(text: string): string | null {
  if (!/^[+\d\s./()-]+$/.test(text)) return null;
  const typed = text.trim().replace("(0)", "");
  const digits = typed.replaceAll(/\D/g, "");
  if (digits.length < FEWEST_DIGITS) return null;
  const abroad = typed.startsWith("+") ? digits : digits.startsWith("00") ? digits.slice(2) : null;
  const dialled = abroad ?? (digits.startsWith("0") ? `32${digits.slice(1)}` : digits);
  return `'+${dialled.replace(/^320/, "32")}':*`;
}

/** The page of an answer. */
export function placeOf({ kind, slug, id }: SearchAnswer): string {
  switch (kind) {
    case "association":
      return `/${slug}`;
    case "lot":
      return `/${slug}/registry/lots/${id}`;
    case "party":
      return `/${slug}/registry/parties/${id}`;
    default:
      return kind satisfies never;
  }
}
