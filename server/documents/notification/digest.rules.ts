/** The words of a day's mail, in the reader's language. */
export type DigestWords = Readonly<{
  subject: string;
  greeting: string;
  lead: string;
  more: string;
  /** Why it came, and where one stops it. */
  why: string;
  preferences: string;
}>;

/** One line of it: what, where, in which association. */
export type DigestItem = Readonly<{ association: string; text: string; link: string }>;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
const linked = (text: string, link: string) => `<a href="${escaped(link)}">${escaped(text)}</a>`;

/** The items under the name of their association, in the order they came. */
export function byAssociation(items: readonly DigestItem[]): Map<string, readonly DigestItem[]> {
  const groups = new Map<string, readonly DigestItem[]>();
  for (const item of items) {
    groups.set(item.association, [...(groups.get(item.association) ?? []), item]);
  }
  return groups;
}

/** A day's mail as text and as HTML: headings, lists and links, nothing that has to be loaded. */
export function composeDigest(
  words: DigestWords,
  items: readonly DigestItem[],
  links: Readonly<{ page: string; preferences: string }>,
  locale: string,
): { subject: string; text: string; html: string } {
  const groups = [...byAssociation(items)];
  const text = groups.map(([name, lines]) =>
    [name, ...lines.map((line) => `- ${line.text}\n  ${line.link}`)].join("\n"),
  );
  const html = groups.map(
    ([name, lines]) =>
      `<h2>${escaped(name)}</h2><ul>${lines.map((line) => `<li>${linked(line.text, line.link)}</li>`).join("")}</ul>`,
  );
  return {
    subject: words.subject,
    text: [
      ...[words.greeting, words.lead],
      ...text,
      `${words.more} ${links.page}`,
      `${words.why} ${links.preferences}`,
    ].join("\n\n"),
    html: [
      `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(words.subject)}</title></head><body>`,
      `<p>${escaped(words.greeting)}</p><p>${escaped(words.lead)}</p>`,
      ...html,
      `<p>${linked(words.more, links.page)}</p>`,
      `<p>${escaped(words.why)} ${linked(words.preferences, links.preferences)}</p></body></html>`,
    ].join("\n"),
  };
}
