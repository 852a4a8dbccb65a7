const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text made harmless inside HTML, attributes included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

const STYLE = `
:root{color-scheme:light dark;--paper:#fbfaf5;--ink:#14213d;--plate:#123a66;--on:#fbfaf5;--brick:#8f2f22}
@media (prefers-color-scheme:dark){:root{--paper:#10161f;--ink:#f2f0e8;--plate:#9cc3ee;--on:#10161f;--brick:#f0a596}}
*{box-sizing:border-box}
body{margin:0;padding:1.5rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 system-ui,sans-serif}
main{max-width:44rem;margin:0 auto}
a{color:var(--plate)}h1{font-size:1.75rem;line-height:1.2}
:focus-visible{outline:3px solid var(--plate);outline-offset:2px}
fieldset{min-width:0;border:1px solid;border-radius:.5rem;margin:0 0 1.5rem;padding:1rem}
legend{overflow-wrap:anywhere;font-weight:700;padding:0 .25rem}
.choice{display:flex;gap:.75rem;align-items:center;min-height:2.5rem}
input[type=radio]{width:1.25rem;height:1.25rem;flex:none}
label.line{display:block;margin:.75rem 0 .25rem}
input[type=text]{font:inherit;width:100%;padding:.5rem;color:inherit;background:transparent;border:2px solid;border-radius:.25rem}
button{font:inherit;font-weight:700;padding:.625rem 1rem;border:2px solid var(--plate);border-radius:.5rem;background:var(--plate);color:var(--on);margin:0 .75rem .75rem 0}
button.quiet{background:transparent;color:var(--plate)}
.summary{border:3px solid var(--brick);border-radius:.5rem;padding:1rem;margin-bottom:1.5rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.375rem .5rem;border-bottom:1px solid}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}iframe{width:100%;height:32rem;border:1px solid;background:#fff}
`;

/** What the pages of the local stack send with their HTML: no script, nothing from elsewhere. */
export const HTML_HEADERS = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy":
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-store",
} as const;

/** A page of the local stack; `body` is HTML, made with `escapeHtml`. */
export function htmlPage(locale: string, title: string, body: string): string {
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main>${body}</main></body>
</html>
`;
}
