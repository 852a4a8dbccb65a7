/** HTML in which nothing is left to escape. */
export type Markup = Readonly<{ html: string }>;

type Part = Markup | string | number | null | false | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

function markupOf(part: Part): string {
  if (part === null || part === false) return "";
  if (typeof part === "string") return escaped(part);
  if (typeof part === "number") return String(part);
  return "html" in part ? part.html : part.map(markupOf).join("");
}

/**
 * A piece of a page, as a tagged template. Every value is text and stays text, unless it is a piece
 * made here; `null` and `false` are nothing.
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const html = strings.reduce((before, string, index) => {
    const part = parts[index - 1];
    return before + (part === undefined ? "" : markupOf(part)) + string;
  });
  return { html };
}
