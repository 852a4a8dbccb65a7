import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#messages/navigation.ts";
import type { ConveningView } from "#server/assembly/convening/convening.schema.ts";
import { requestTitle } from "./request-title.ts";

type Association = Readonly<{ name: string; slug: string }>;
type ConveningPageProps = { association: Association; convening: ConveningView };

/** What somebody other than the syndic may convene here today, and what he has begun. */
export function ConveningPage({ association, convening }: ConveningPageProps) {
  const t = useTranslations("assembly");
  const { name, slug } = association;
  const { isVacant, lapsed, byCourt, meetings } = convening;
  const isNothing = !isVacant && lapsed.length === 0 && meetings.length === 0;
  return (
    <Page
      title={t("convening.title")}
      lead={t("convening.lead")}
      crumbs={[
        { href: `/${slug}`, label: name },
        { href: `/${slug}/assembly`, label: t("meetings.title") },
        { href: `/${slug}/assembly/requests`, label: t("requests.title") },
      ]}
      law={
        <>
          <LawNote article="3.87 §2">{t("convening.law")}</LawNote>
          <LawNote article="3.92 §4">{t("convening.lawCourt")}</LawNote>
        </>
      }
    >
      {isNothing ? <EmptyState>{t("convening.nothing")}</EmptyState> : null}
      <Own slug={slug} meetings={meetings} />
      <Lapsed slug={slug} lapsed={lapsed} />
      {isVacant ? <Vacancy slug={slug} turn={convening.turn} /> : null}
      {byCourt ? (
        <Section title={t("convening.court")}>
          <p className="max-w-measure">{t("convening.courtHint")}</p>
          <div>
            <LinkButton href={`/${slug}/assembly/convening/new?by=court`} tone="secondary">
              {t("convening.byCourt")}
            </LinkButton>
          </div>
        </Section>
      ) : null}
    </Page>
  );
}

function Own({ slug, meetings }: Pick<ConveningView, "meetings"> & { slug: string }) {
  const t = useTranslations("assembly.convening");
  const locale = useLocale();
  if (meetings.length === 0) return null;
  return (
    <Section title={t("own")}>
      <ul className="grid gap-1">
        {meetings.map(({ id, on, isConvened }) => (
          <li key={id}>
            <Link href={`/${slug}/assembly/convening/${id}`}>
              {t(isConvened ? "ownSent" : "ownDraft", { date: formatDate(on, locale) })}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Lapsed({ slug, lapsed }: Pick<ConveningView, "lapsed"> & { slug: string }) {
  const t = useTranslations("assembly.convening");
  const locale = useLocale();
  if (lapsed.length === 0) return null;
  return (
    <Section title={t("lapsed")}>
      {lapsed.map(({ id, reason, dueOn }) => (
        <div key={id} className="grid justify-items-start gap-2">
          <p>{t("lapsedOn", { reason: requestTitle(reason), date: formatDate(dueOn, locale) })}</p>
          <LinkButton href={`/${slug}/assembly/convening/new?by=request&request=${id}`}>
            {t("byRequest")}
          </LinkButton>
        </div>
      ))}
    </Section>
  );
}

function Vacancy({ slug, turn }: Pick<ConveningView, "turn"> & { slug: string }) {
  const t = useTranslations("assembly.convening");
  return (
    <Section title={t("vacancy")}>
      <p className="max-w-measure">{t(`turn.${turn?.as ?? "none"}`)}</p>
      {turn ? (
        <div>
          <LinkButton href={`/${slug}/assembly/convening/new?by=vacancy`}>
            {t("byVacancy")}
          </LinkButton>
        </div>
      ) : null}
    </Section>
  );
}
