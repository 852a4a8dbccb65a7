import { escapeHtml, htmlPage } from "./html.ts";
import type { CaughtMail } from "./mail-store.ts";

const time = new Intl.DateTimeFormat("en-BE", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "Europe/Brussels",
});

function row({ id, at, to, subject }: CaughtMail): string {
  return `<tr><td>${escapeHtml(time.format(new Date(at)))}</td><td>${escapeHtml(to.join(", "))}</td><td><a href="/messages/${id}">${escapeHtml(subject || "(no subject)")}</a></td></tr>`;
}

/** The list of caught mail, newest first, of one address or of all. */
export function mailListPage(mails: readonly CaughtMail[], address: string): string {
  const table =
    mails.length === 0
      ? "<p>No mail yet.</p>"
      : `<table><caption>${mails.length} caught, newest first</caption><thead><tr><th scope="col">Received</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead><tbody>${mails.toReversed().map(row).join("\n")}</tbody></table>`;
  const form = `<form method="get"><label class="line" for="to">Only to this address</label><input type="text" id="to" name="to" value="${escapeHtml(address)}" autocomplete="off"><p><button>Show</button></p></form>`;
  return htmlPage(
    "en",
    "Caught mail",
    `<h1>Caught mail</h1><p>Nothing sent on this machine leaves it.</p>${form}${table}`,
  );
}

/** Links of a text, made to be followed; everything else is text. */
function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) =>
      index % 2 ? `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>` : escapeHtml(part),
    )
    .join("");
}

/** One mail: its text, its HTML in a frame that may run nothing, its attachments. */
export function mailPage(mail: CaughtMail): string {
  const facts = [
    ["From", mail.from],
    ["To", mail.to.join(", ")],
    ["Received", time.format(new Date(mail.at))],
  ]
    .map(
      ([name, value]) => `<tr><th scope="row">${name}</th><td>${escapeHtml(value ?? "")}</td></tr>`,
    )
    .join("");
  const html = mail.html
    ? `<h2>As HTML</h2><iframe title="The mail as HTML" sandbox="allow-popups allow-top-navigation-by-user-activation" src="/messages/${mail.id}/html"></iframe>`
    : "";
  const attachments = mail.attachments
    .map(
      ({ name, type, size }) => `<li>${escapeHtml(name)} (${escapeHtml(type)}, ${size} bytes)</li>`,
    )
    .join("");
  const list = attachments ? `<h2>Attachments</h2><ul>${attachments}</ul>` : "";
  return htmlPage(
    "en",
    mail.subject || "(no subject)",
    `<p><a href="/">Caught mail</a></p><h1>${escapeHtml(mail.subject || "(no subject)")}</h1><table>${facts}</table><h2>As text</h2><pre>${withLinks(mail.text)}</pre>${html}${list}<p><a href="/messages/${mail.id}/raw">As received</a></p>`,
  );
}
