import type { Locale } from "#messages/routing.ts";
import { type Markup, markup } from "./markup.ts";
import { type PublicWords, publicPath } from "./public-page.ts";

export const FAULT_FIELDS = ["what", "place", "email", "phone"] as const;
export type FaultField = (typeof FAULT_FIELDS)[number];

export type FaultForm = Readonly<{
  locale: Locale;
  slug: string;
  /** As they were typed. */
  values: Readonly<Partial<Record<FaultField, string>>>;
  /** The fields that cannot be taken so. */
  problems: readonly FaultField[];
}>;

export const faultTitle = (t: PublicWords) => t("public.fault.title");

/** The form by which anybody in the building reports something: it needs no script and no account. */
export function faultForm(form: FaultForm, t: PublicWords): Markup {
  const { locale, slug } = form;
  return markup`<p>${t("public.fault.lead")}</p>
<form method="post" action="${publicPath(locale, slug)}/fault" novalidate>
${field(form, "what", t)}
${field(form, "place", t)}
${field(form, "email", t)}
${field(form, "phone", t)}
<p class="quiet" id="consent">${t("public.fault.consent")}</p>
<button>${t("public.fault.send")}</button>
</form>`;
}

const KINDS = {
  what: `rows="4" maxlength="4000" required`,
  place: `type="text" maxlength="200" required`,
  email: `type="email" maxlength="200" autocomplete="email" aria-describedby="consent"`,
  phone: `type="tel" maxlength="30" autocomplete="tel" aria-describedby="consent"`,
} as const satisfies Record<FaultField, string>;

function field({ values, problems }: FaultForm, name: FaultField, t: PublicWords): Markup {
  const isWrong = problems.includes(name);
  const value = values[name] ?? "";
  const attributes = { html: `id="${name}" name="${name}" ${KINDS[name]}` };
  const wrong = isWrong && markup` aria-invalid="true"`;
  return markup`<label for="${name}">${t(`public.fault.${name}`)}${
    name === "place" && markup` <span class="hint">${t("public.fault.placeHint")}</span>`
  }${isWrong && markup` <span class="wrong">${t("public.fault.error")} ${t(`public.fault.problem.${name}`)}</span>`}</label>
${
  name === "what"
    ? markup`<textarea ${attributes}${wrong}>${value}</textarea>`
    : markup`<input ${attributes} value="${value}"${wrong}>`
}`;
}
