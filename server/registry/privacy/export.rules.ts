import { formatMoment } from "#components/ui/format.ts";
import { translator } from "#messages/translator.ts";
import type { ExportTask, PersonalColumn, PersonalSection } from "./export.schema.ts";
import { exportWords } from "./export-words.rules.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (one) => ESCAPES[one] ?? one);

/** The columns that any of the rows fills, in the order in which the first row has them. */
function columnsOf({ rows }: PersonalSection): readonly PersonalColumn[] {
  const named = rows.flatMap((row) => Object.keys(row) as PersonalColumn[]);
  return [...new Set(named)].filter((column) => rows.some((row) => (row[column] ?? null) !== null));
}

const STYLE = `body{font:1.0625rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#14213d;background:#fbfaf5}
h1,h2{line-height:1.25}h2{margin-top:2.5rem;border-bottom:1px solid #dcd6c5}table{border-collapse:collapse;width:100%}
.wide{overflow-x:auto}th,td{text-align:start;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid #dcd6c5}
@media(prefers-color-scheme:dark){body{color:#eceae2;background:#10161f}h2,th,td{border-color:#3a4556}}`;

/** The page of the file that a person reads, in his language: headings, tables, nothing else. */
export function pageOf(task: ExportTask): string {
  const { language, association, person, office, made, sections } = task;
  const t = translator(language, "registry");
  const words = exportWords(language);
  const title = t("privacy.file.title", { person });
  const parts = sections.map((section) => {
    const heading = `<h2 id="${section.name}">${escapeHtml(t(`privacy.section.${section.name}`))}</h2>`;
    const body =
      section.rows.length === 0
        ? `<p>${escapeHtml(t("privacy.file.empty"))}</p>`
        : table(section, t, words);
    return heading + body;
  });
  const contents = sections.map(
    ({ name }) => `<li><a href="#${name}">${escapeHtml(t(`privacy.section.${name}`))}</a></li>`,
  );
  const lead = t("privacy.file.lead", { association, date: formatMoment(made, language) });
  const ask = office ? t("privacy.file.ask", office) : t("privacy.file.askNobody");
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(lead)}</p><p>${escapeHtml(ask)}</p>
<nav aria-label="${escapeHtml(t("privacy.file.contents"))}"><ul>${contents.join("")}</ul></nav>
${parts.join("\n")}
</main></body></html>`;
}

function table(
  section: PersonalSection,
  t: ReturnType<typeof translator<"registry">>,
  words: ReturnType<typeof exportWords>,
): string {
  const columns = columnsOf(section);
  const head = columns.map(
    (column) => `<th scope="col">${escapeHtml(t(`privacy.column.${column}`))}</th>`,
  );
  const rows = section.rows.map((row) => {
    const cells = columns.map((column) => {
      const value = words(section.name, column, row[column] ?? null);
      return `<td>${escapeHtml(value)}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  const caption = escapeHtml(t(`privacy.section.${section.name}`));
  return `<div class="wide" tabindex="0" role="group" aria-label="${caption}"><table><thead><tr>${head.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

/** The part a machine reads: the same rows under names that do not change with the language. */
export function dataOf({ association, person, made, sections }: ExportTask): string {
  const named = Object.fromEntries(sections.map(({ name, rows }) => [name, rows]));
  const data = { format: "koprogo.personal-data", version: 1, made, association, person };
  return `${JSON.stringify({ ...data, sections: named }, null, 2)}\n`;
}

/** Names of files inside the archive: readable, and none leads out of it. */
export function fileName(index: number, title: string): string {
  const plain = title
    .replaceAll(/[^\p{L}\p{N} ._-]+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  return `documents/${String(index + 1).padStart(3, "0")} ${plain.slice(0, 100)}.pdf`;
}
