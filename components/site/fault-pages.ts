import type { Locale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { type FaultForm, faultForm, faultTitle } from "./fault-form.ts";
import { type Markup, markup } from "./markup.ts";
import { type PublicWords, publicPage, publicPath } from "./public-page.ts";

type At = Readonly<{ locale: Locale; site: string; slug: string; name: string | null }>;

function page(at: At, title: string, main: (t: PublicWords) => Markup): string {
  const t = translator(at.locale, "site");
  const body = markup`<h1>${title}</h1>
${main(t)}
${at.name !== null && markup`<p><a href="${publicPath(at.locale, at.slug)}">${t("public.fault.back")}</a></p>`}`;
  return publicPage({ ...at, title, isPrivate: true, main: body });
}

const words = ({ locale }: At) => translator(locale, "site");

/** No building has this address: the whole page says so, and what to look at. */
export function unknownPage(at: At): string {
  const t = words(at);
  return page(at, t("public.unknown.title"), () => markup`<p>${t("public.unknown.text")}</p>`);
}

/** The form by itself, or come back with what is wrong in it. */
export function faultFormPage(at: At, form: FaultForm): string {
  const t = words(at);
  const { problems } = form;
  const title = faultTitle(t);
  const summary = markup`<div class="call" role="alert"><p><b>${t("public.fault.refused")}</b></p><ul>${problems.map(
    (name) => markup`<li><a href="#${name}">${t(`public.fault.problem.${name}`)}</a></li>`,
  )}</ul></div>`;
  return page(
    at,
    problems.length > 0 ? `${t("public.fault.error")} ${title}` : title,
    () => markup`${problems.length > 0 && summary}${faultForm(form, t)}`,
  );
}

/** The number by which the report is found again. */
export function receivedPage(at: At, reference: string): string {
  const t = words(at);
  return page(
    at,
    t("public.fault.received.title"),
    () => markup`<p>${t("public.fault.received.number")}<br><b class="number">${reference}</b></p>
<p>${t("public.fault.received.text")}</p>`,
  );
}

/** Nothing was kept: why, and what to do instead. */
export function notReceivedPage(at: At, why: string): string {
  return page(at, words(at)("public.fault.many.title"), () => markup`<p>${why}</p>`);
}
