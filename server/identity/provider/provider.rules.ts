/** itsme's two strengths, the weaker first: fingerprint or code, then code always. */
export const ITSME_ACR = [
  "http://itsme.services/v2/claim/acr_basic",
  "http://itsme.services/v2/claim/acr_advanced",
] as const;

const levels: readonly string[] = ITSME_ACR;
const level = (acr: string) => levels.indexOf(acr);

/**
 * Whether what the provider did is at least as strong as what is required. The browser carries the
 * request and can ask for less: only the signed answer counts. A provider that is not itsme must
 * give the very value that was configured.
 * @param required null where any identification serves (a sign-in).
 */
export function reachesAcr(acr: string | null, required: string | null): boolean {
  if (required === null) return true;
  if (acr === null) return false;
  const wanted = level(required);
  return wanted < 0 ? acr === required : level(acr) >= wanted;
}

/** Whether what the provider did is one of the strengths that suffice, or stronger. */
export const isStrong = (acr: string | null, strong: readonly string[]): boolean =>
  strong.some((required) => reachesAcr(acr, required));

/** The words of a name without case, accents or punctuation. */
function wordsOf(name: string): readonly string[] {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/**
 * Whether the name a provider verified is that of the person expected: each word expected is one of
 * the words verified. Further first names may be verified and not be in the register; a word in the
 * register that was not verified is a difference, and a difference is for people to judge.
 */
export function namesAgree(expected: string, verified: string): boolean {
  const wanted = wordsOf(expected);
  const found = wordsOf(verified);
  return wanted.length >= 2 && wanted.every((word) => found.includes(word));
}
