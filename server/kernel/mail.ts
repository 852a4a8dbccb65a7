/** The sentences of a mail, in the reader's language, in their order. */
export type MailWords = Readonly<{
  subject: string;
  greeting: string;
  text: string;
  beforeLink: string;
  link: string;
  unexpected: string;
}>;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** The same mail as text and as HTML: nothing in it but words and one link. */
export function composeMail(
  words: MailWords,
  locale: string,
): { subject: string; text: string; html: string } {
  const { subject, greeting, text, beforeLink, link, unexpected } = words;
  const paragraphs = [greeting, text, beforeLink].map((line) => `<p>${escapeHtml(line)}</p>`);
  const address = escapeHtml(link);
  return {
    subject,
    text: [greeting, text, beforeLink, link, unexpected].join("\n\n"),
    html: [
      `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body>`,
      ...paragraphs,
      `<p><a href="${address}">${address}</a></p>`,
      `<p>${escapeHtml(unexpected)}</p></body></html>`,
    ].join("\n"),
  };
}
