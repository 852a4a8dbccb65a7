/** A number as it is typed: grouped by threes or not, with its decimals; `A12` is a lot, not a number. */
const FIGURE =
  /(?<![\p{L}\d])(?:\d{1,3}(?:[ .'’\u00a0\u202f]\d{3}(?!\d))+|\d+)(?:[.,]\d{1,2}(?!\d))?/gu;

/** A day in figures is no decimal; its month, which the act writes in letters, is no figure of its own. */
const DAY = /(\d{1,2})[./-](?:0?[1-9]|1[0-2])[./-](\d{4})/g;

/** The same number is written in many ways: 1 250,00 and 1.250 are 1250. */
function numberOf(typed: string): string {
  const [, whole = "", decimals = ""] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(typed) ?? [];
  const digits = whole.replaceAll(/\D/g, "").replace(/^0+(?=\d)/, "");
  const fraction = decimals.replace(/0+$/, "");
  return fraction === "" ? digits : `${digits},${fraction}`;
}

const figuresIn = (text: string) => text.replaceAll(DAY, "$1 | $2").match(FIGURE) ?? [];

/**
 * The figures of a prose that the act prints nowhere for that item: prose goes around the facts, and a
 * figure of its own may stand against them. They are pointed out, never refused (AD-05).
 */
export function strayFigures(prose: string, printed: readonly string[]): readonly string[] {
  const facts = new Set(printed.flatMap(figuresIn).map(numberOf));
  return [...new Set(figuresIn(prose).filter((typed) => !facts.has(numberOf(typed))))];
}

/** A prose as the act keeps it: no space around it, its lines ended alike. */
export const keptProse = (typed: string) => typed.replaceAll(/\r\n?/g, "\n").trim();

/** The paragraphs of a prose: an empty line ends one. */
export const paragraphsOf = (prose: string): readonly string[] =>
  prose.split(/\n\s*\n/).flatMap((paragraph) => paragraph.trim() || []);
