import { formatDate } from "#components/ui/format.ts";
import type { Locale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import { officeOf } from "#server/site/notice/notice.rules.ts";
import type { PublicNotice, PublicSyndic, Seat } from "#server/site/notice/notice.schema.ts";
import { type FaultForm, faultForm, faultTitle } from "./fault-form.ts";
import { hoursForMachines, hoursText } from "./hours-text.ts";
import { type Markup, markup } from "./markup.ts";
import { type PublicWords, publicPage, publicPath } from "./public-page.ts";

type Shown = Readonly<{ locale: Locale; site: string; slug: string; notice: PublicNotice }>;
type Row = readonly [term: string, detail: Markup | string | null];

export const lineOf = ({ street, postcode, town }: Seat) => `${street}, ${postcode} ${town}`;
/** Digits alone, as a telephone dials them. */
const dialled = (phone: string) => phone.replace(/[^\d+]/g, "");

/** What the law wants known of the syndic and of the association, and nothing else (art. 3.89 §2). */
export function noticePage(shown: Shown): string {
  const { locale, site, slug, notice } = shown;
  const t = translator(locale, "site");
  const { syndic } = notice;
  const main = markup`<h1>${t("public.heading")}</h1>
${syndic ? inOffice(syndic, shown, t) : nobody(notice, locale, t)}
${notice.besides.map((beside) => markup`<h2>${t("public.provisional")}</h2>\n${syndicFacts(beside, shown, t)}\n`)}
${association(notice, t)}
${syndic && report(shown, t)}`;
  const title = t("public.title", { association: notice.name });
  const inCharge = syndic ? [syndic, ...notice.besides] : [];
  const isPrivate = inCharge.some(({ kind }) => kind === "volunteer");
  return publicPage({ locale, site, slug, title, name: notice.name, isPrivate, main });
}

function rows(list: readonly Row[]): Markup {
  const shown = list.map(([term, detail]) =>
    detail === null ? "" : markup`<div><dt>${term}</dt><dd>${detail}</dd></div>\n`,
  );
  return markup`<dl>\n${shown}</dl>`;
}

const property = (name: string, text: string) => markup`<span itemprop="${name}">${text}</span>`;

function telephone(phone: string): Markup {
  return markup`<a href="tel:${dialled(phone)}" itemprop="telephone">${phone}</a>`;
}

/** What calls for help comes first, in the size of its hurry. */
function emergency(phone: string, t: PublicWords): Markup {
  return markup`<div class="call" itemprop="contactPoint" itemscope itemtype="https://schema.org/ContactPoint">
<meta itemprop="contactType" content="emergency"><p>${t("public.emergency")}<br>${telephone(phone)}</p>
<p class="quiet">${t("public.danger")}</p></div>
`;
}

/** Who is in office, with a card to keep. */
function inOffice(syndic: PublicSyndic, shown: Shown, t: PublicWords): Markup {
  const { locale, slug } = shown;
  return markup`${syndicFacts(syndic, shown, t)}
<p><a href="${publicPath(locale, slug)}/contact.vcf">${t("public.save")}</a></p>`;
}

function syndicFacts(syndic: PublicSyndic, { locale, notice }: Shown, t: PublicWords): Markup {
  const { kind, legalForm, enterpriseNumber, ipiNumber, seat, emergencyPhone } = syndic;
  const type = kind === "firm" ? "RealEstateAgent" : "Person";
  const date = (iso: string) => markup`<time datetime="${iso}">${formatDate(iso, locale)}</time>`;
  const facts: readonly Row[] = [
    [
      t(syndic.provisional ? "public.provisional" : "public.syndic"),
      markup`<b>${property("name", syndic.name)}</b>${legalForm && markup` ${legalForm}`}`,
    ],
    [t("public.phone"), telephone(syndic.phone)],
    [
      t("public.email"),
      markup`<a href="mailto:${syndic.email}" itemprop="email">${syndic.email}</a>`,
    ],
    [t("public.hours"), syndic.openingHours && hours(syndic, locale)],
    [t("public.profession"), syndic.profession && property("jobTitle", syndic.profession)],
    [
      t("public.enterpriseNumber"),
      enterpriseNumber && property("taxID", formatEnterpriseNumber(enterpriseNumber)),
    ],
    [t("public.ipi"), ipiNumber],
    [t(kind === "firm" ? "public.seat" : "public.domicile"), seat && address(seat)],
    [t("public.appointedOn"), date(syndic.appointedOn)],
    [t("public.startsOn"), date(syndic.startsOn)],
    [t("public.consultation"), consultation(notice, t)],
  ];
  return markup`<section itemscope itemtype="https://schema.org/${type}">
${emergencyPhone && emergency(emergencyPhone, t)}${rows(facts)}
</section>`;
}

function hours({ openingHours, kind }: PublicSyndic, locale: Locale): Markup | null {
  if (!openingHours) return null;
  const lines = hoursText(openingHours, locale).map(
    ({ days, times }) => markup`<li>${days} <span class="times">${times}</span></li>`,
  );
  // Only a place of business has opening hours in that vocabulary.
  const machines = hoursForMachines(openingHours).map(
    (line) => markup`<meta itemprop="openingHours" content="${line}">`,
  );
  return markup`<ul class="hours">${lines}</ul>${kind === "firm" && machines}`;
}

function address(seat: Seat): Markup {
  return markup`<span itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">${property("streetAddress", seat.street)}, ${property("postalCode", seat.postcode)} ${property("addressLocality", seat.town)}</span>`;
}

function consultation(
  { consultation: { at, note, language }, seat }: PublicNotice,
  t: PublicWords,
) {
  const where = at === "seat" ? t("public.atSeat", { seat: lineOf(seat) }) : t("public.atOffice");
  return markup`${where}${note && markup` <span lang="${language}">${note}</span>`}`;
}

function association(notice: PublicNotice, t: PublicWords): Markup {
  const facts: readonly Row[] = [
    [t("public.name"), property("name", notice.name)],
    [
      t("public.enterpriseNumber"),
      property("taxID", formatEnterpriseNumber(notice.enterpriseNumber)),
    ],
    [t("public.seat"), address(notice.seat)],
  ];
  return markup`<section itemscope itemtype="https://schema.org/Organization">
<h2>${t("public.association")}</h2>
${rows(facts)}
</section>`;
}

/** Who is in charge while nobody is in office, and what can be done about it. */
function nobody(notice: PublicNotice, locale: Locale, t: PublicWords): Markup {
  const { lastEndedOn, nextStartsOn } = notice;
  const state = officeOf(notice);
  const day = state === "announced" ? nextStartsOn : lastEndedOn;
  const date = day ? formatDate(day, locale) : "";
  return markup`<p><b>${state === "announced" || state === "ended" ? t(`public.office.${state}`, { date }) : t("public.office.none")}</b></p>
<p>${t("public.office.help")}</p>
<p>${t("public.danger")}</p>
${rows([[t("public.consultation"), consultation(notice, t)]])}`;
}

function report({ locale, slug }: Shown, t: PublicWords): Markup {
  const form: FaultForm = { locale, slug, values: {}, problems: [] };
  return markup`<section class="report" id="report">
<h2>${faultTitle(t)}</h2>
${faultForm(form, t)}
</section>`;
}
