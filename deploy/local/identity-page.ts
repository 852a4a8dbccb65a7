import { escapeHtml, htmlPage } from "./html.ts";
import type { IdentityPerson } from "./identity-people.ts";
import { type PageLocale, pageWords } from "./identity-words.ts";

const ACR = "http://itsme.services/v2/claim/acr_";
export const ACR_BASIC = `${ACR}basic`;
export const ACR_ADVANCED = `${ACR}advanced`;
/** As the federal broker names them: the identity card with its code, and a password alone. */
export const ACR_CARD = "urn:be:fedict:iam:fas:Level500";
export const ACR_PASSWORD = "urn:be:fedict:iam:fas:Level200";

/** Whom the page stands in for. */
export type Flavour = "itsme" | "eid";

/** The strengths each can give, the stronger first. */
export const STRENGTHS = {
  itsme: [ACR_ADVANCED, ACR_BASIC],
  eid: [ACR_CARD, ACR_PASSWORD],
} as const;

export type SignInPage = Readonly<{
  locale: PageLocale;
  flavour: Flavour;
  people: readonly IdentityPerson[];
  /** What was asked; the person may give less, as a browser can. */
  acr: string;
  /** What was typed, given back when it is not enough. */
  typed?: URLSearchParams;
}>;

function radio(name: string, value: string, label: string, isChecked: boolean): string {
  const id = `${name}-${escapeHtml(value)}`;
  return `<div class="choice"><input type="radio" name="${name}" id="${id}" value="${escapeHtml(value)}"${isChecked ? " checked" : ""}><label for="${id}">${escapeHtml(label)}</label></div>`;
}

function field(name: string, label: string, value: string): string {
  return `<label class="line" for="${name}">${escapeHtml(label)}</label><input type="text" id="${name}" name="${name}" value="${escapeHtml(value)}" autocomplete="off">`;
}

/** The sign-in page: a plain form, without script. */
export function signInPage({ locale, flavour, people, acr, typed }: SignInPage): string {
  const words = pageWords(locale);
  const [strong, weak] = STRENGTHS[flavour];
  const chosen = typed?.get("person") ?? "";
  const summary = typed
    ? `<div class="summary" role="alert" tabindex="-1" autofocus><h2>${escapeHtml(words.problem)}</h2><a href="#people">${escapeHtml(words.missing)}</a></div>`
    : "";
  const choices = people.map(({ sub, given_name, family_name }) =>
    radio("person", sub, `${given_name} ${family_name}`, chosen === sub),
  );
  const body = `<p>${escapeHtml(words.service)}</p><h1>${escapeHtml(words.title)}</h1>
<p>${escapeHtml(words.note[flavour])}</p>${summary}
<form method="post" novalidate>
<fieldset id="people"><legend>${escapeHtml(words.title)}</legend>
${choices.join("\n")}
${radio("person", "other", words.someone, chosen === "other" || people.length === 0)}
${field("sub", words.subject, typed?.get("sub") ?? "")}
${field("given_name", words.given, typed?.get("given_name") ?? "")}
${field("family_name", words.family, typed?.get("family_name") ?? "")}
</fieldset>
<fieldset><legend>${escapeHtml(words.strength)}</legend>
${radio("acr", strong, words.strong[flavour], acr === strong)}
${radio("acr", weak, words.weak[flavour], acr !== strong)}
</fieldset>
<button name="answer" value="confirm">${escapeHtml(words.confirm)}</button><button class="quiet" name="answer" value="refuse">${escapeHtml(words.refuse)}</button>
</form>`;
  const title = typed ? `${words.problem}: ${words.title}` : words.title;
  return htmlPage(locale, title, body);
}

/** What is shown when the identification is unknown or over. */
export function gonePage(locale: PageLocale): string {
  const words = pageWords(locale);
  return htmlPage(
    locale,
    words.problem,
    `<h1>${escapeHtml(words.problem)}</h1><p>${escapeHtml(words.gone)}</p>`,
  );
}

/** Who the form says is there, or null when it does not say enough. */
export function personOf(
  form: URLSearchParams,
  people: readonly IdentityPerson[],
): IdentityPerson | null {
  const chosen = form.get("person") ?? "";
  if (chosen !== "other") return people.find(({ sub }) => sub === chosen) ?? null;
  const text = (name: string) => form.get(name)?.trim() ?? "";
  const [sub, given_name, family_name] = [text("sub"), text("given_name"), text("family_name")];
  return sub && family_name ? { sub, given_name, family_name } : null;
}
