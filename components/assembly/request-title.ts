const LONGEST = 80;

/** What a request is called: the first line of its reason, cut at a word where it is long. */
export function requestTitle(reason: string): string {
  const [line = ""] = reason.trim().split("\n");
  if (line.length <= LONGEST) return line;
  const cut = line.slice(0, LONGEST);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), LONGEST / 2))}…`;
}
