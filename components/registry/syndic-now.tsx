import { useLocale, useTranslations } from "next-intl";
import { formatDate } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#messages/navigation.ts";
import type { MandateStory } from "#server/registry/mandate/history.queries.ts";
import { MandateState } from "./mandate-list.tsx";

type SyndicNowProps = {
  slug: string;
  mandates: readonly MandateStory[];
  mayName: boolean;
  today: string;
};

/** Who is syndic today and until when, who comes after, or what can be done where there is none. */
export function SyndicNow({ slug, mandates, mayName, today }: SyndicNowProps) {
  const t = useTranslations("registry");
  const locale = useLocale();
  const shown = mandates.filter(({ when }) => when !== "past").toReversed();
  return (
    <Section
      title={t("mandates.office")}
      aside={<Link href={`/${slug}/registry/mandates`}>{t("mandates.title")}</Link>}
    >
      <MandateState slug={slug} mandates={mandates} mayName={mayName} today={today} />
      {shown.length > 0 ? (
        <ul className="grid gap-2">
          {shown.map(({ id, office, startsOn, endsOn }) => (
            <li key={id}>
              <strong>{office.name}</strong>,{" "}
              {t("mandate.fromTo", {
                from: formatDate(startsOn, locale),
                until: formatDate(endsOn, locale),
              })}
              <span className="block">
                <a href={`tel:${office.phone.replaceAll(/[^+\d]/g, "")}`}>{office.phone}</a>
                {" · "}
                <a href={`mailto:${office.email}`}>{office.email}</a>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}
