import { DefinitionList } from "#components/ui/definition-list.tsx";
import { formatDate } from "#components/ui/format.ts";
import { LOCALES, type Locale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import type { HallNoticeAct } from "#server/documents/template/posted.schema.ts";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import { hoursText } from "./hours-text.ts";

const NAMES: Readonly<Record<Locale, string>> = {
  fr: "Français",
  nl: "Nederlands",
  de: "Deutsch",
  en: "English",
};

/** The printed notice as a page: the same facts, one language after the other. */
export function NoticeText({ act }: Readonly<{ act: HallNoticeAct }>) {
  return (
    <div className="grid gap-8 pt-2">
      {LOCALES.map((locale) => (
        <section key={locale} lang={locale} aria-label={NAMES[locale]} className="grid gap-3">
          <h4 className="font-semibold">{NAMES[locale]}</h4>
          <DefinitionList items={factsOf(act, locale)} />
        </section>
      ))}
      <p className="wrap-anywhere">{act.url}</p>
    </div>
  );
}

function factsOf(act: HallNoticeAct, locale: Locale) {
  const t = translator(locale, "site");
  const { syndic, association, consultation } = act;
  const seat = `${association.street}, ${association.postcode} ${association.town}`;
  const where = consultation.at === "seat" ? t("public.atSeat", { seat }) : t("public.atOffice");
  const hours = syndic.openingHours && hoursText(syndic.openingHours, locale);
  const facts = [
    [t("public.association"), `${association.name}, ${seat}`],
    [t("public.enterpriseNumber"), formatEnterpriseNumber(association.enterpriseNumber)],
    [
      t(syndic.provisional ? "public.provisional" : "public.syndic"),
      [syndic.name, syndic.legalForm].filter(Boolean).join(" "),
    ],
    [t("public.emergency"), syndic.emergencyPhone],
    [t("public.phone"), syndic.phone],
    [t("public.email"), syndic.email],
    [
      t("public.hours"),
      hours?.map(({ days, times }) => `${days} ${times}`).join(locale === "fr" ? "\u00a0; " : "; "),
    ],
    [t("public.profession"), syndic.profession],
    [
      `${t("public.enterpriseNumber")} (${t("public.syndic")})`,
      syndic.enterpriseNumber && formatEnterpriseNumber(syndic.enterpriseNumber),
    ],
    [t("public.ipi"), syndic.ipiNumber],
    [t(syndic.kind === "firm" ? "public.seat" : "public.domicile"), syndic.lines.join(", ")],
    [t("public.appointedOn"), formatDate(act.appointedOn, locale)],
    [t("public.startsOn"), formatDate(act.startsOn, locale)],
    [t("public.consultation"), [where, consultation.note].filter(Boolean).join(" ")],
  ] as const;
  return facts.flatMap(([term, detail]) => (term && detail ? [{ term, detail }] : []));
}
