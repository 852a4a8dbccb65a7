/** A part of a narrative: a heading, a list, or a paragraph. */
export type Block = Readonly<{ kind: "heading" | "items" | "paragraph"; lines: readonly string[] }>;

const HEADING = /^#+\s*/;
const BULLET = /^[-*•]\s+/;

function blockOf(lines: readonly string[]): Block {
  const [first = ""] = lines;
  if (lines.length === 1 && HEADING.test(first)) {
    return { kind: "heading", lines: [first.replace(HEADING, "")] };
  }
  if (lines.every((line) => BULLET.test(line))) {
    return { kind: "items", lines: lines.map((line) => line.replace(BULLET, "")) };
  }
  return { kind: "paragraph", lines };
}

/**
 * A narrative as it is set: an empty line ends a paragraph, a line that begins with # is a heading,
 * lines that begin with a dash are a list. Everything else is what it says.
 */
export function blocksOf(text: string): readonly Block[] {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .split(/\n\s*\n/)
    .map((part) =>
      part
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .filter((lines) => lines.length > 0)
    .map(blockOf);
}
