import type { Locale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { type FaultForm, faultForm, faultTitle } from "./fault-form.ts";
import { type Markup, markup } from "./markup.ts";
import { type PublicWords, publicPage, publicPath } from "./public-page.ts";

type At = Readonly<{ locale: Locale; site: string; slug: string; name: string | null }>;

function page(at: At, heading: string, main: (t: PublicWords) => Markup, title = heading): string {
  const t = translator(at.locale, "site");
  const body = markup`<h1>${heading}</h1>
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
  const summary = markup`<div class="call" role="alert"><p><b>${t("public.fault.refused")}</b></p><ul>${problems.map(
    (name) => markup`<li><a href="#${name}">${t(`public.fault.problem.${name}`)}</a></li>`,
  )}</ul></div>`;
  const isRefused = problems.length > 0;
  // Said first where a title is read first.
  const title = isRefused ? `${t("public.fault.error")} ${faultTitle(t)}` : faultTitle(t);
  const main = () => markup`${isRefused && summary}${faultForm(form, t)}`;
  return page(at, faultTitle(t), main, title);
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
