import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Page } from "#components/ui/page.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { type ListQuery, withQuery } from "#components/ui/query.ts";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import { challengeTerm, standingOf } from "#server/assembly/challenge/challenge.rules.ts";
import type { ConsultationPlace } from "#server/assembly/decision/decision.queries.ts";
import type { DecisionLine, RegisterPage } from "#server/assembly/decision/decision.schema.ts";
import { plainDate } from "#server/kernel/calendar.ts";
import { RegisterFilter } from "./register-filter.tsx";
import { StandingStatus } from "./standing-status.tsx";

type RegisterListProps = RegisterPage & {
  association: Readonly<{ id: string; name: string; slug: string; roles: readonly string[] }>;
  query: ListQuery;
  place: ConsultationPlace;
  today: string;
};

/** The register of decisions: searched, narrowed, printed. */
export function RegisterList(props: RegisterListProps) {
  const { association, query, place, rows, today, ...paging } = props;
  const t = useTranslations("assembly.register");
  const words = useTranslations("assembly");
  const { id, name, slug, roles } = association;
  const isNarrowed = Object.values({ ...query, page: undefined }).some(Boolean);
  const enter = roles.includes("syndic") ? (
    <LinkButton href={`/${slug}/assembly/decisions/new`} tone="secondary">
      {t("enter")}
    </LinkButton>
  ) : null;
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      crumbs={[
        { href: `/${slug}`, label: name },
        { href: `/${slug}/assembly`, label: words("meetings.title") },
      ]}
      actions={
        <>
          <LinkButton href={`/${slug}/assembly/decisions/follow-up`} tone="secondary">
            {words("followUp.title")}
          </LinkButton>
          {enter}
        </>
      }
      law={
        <LawNote article="3.87 §12, 3.93 §4">
          <p>{t("law")}</p>
          <Where place={place} mayTell={enter !== null} />
        </LawNote>
      }
    >
      <RegisterFilter query={query} />
      <Table
        caption={t("title")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState>{t(isNarrowed ? "noneFound" : "none")}</EmptyState>}
        columns={[
          { key: "number", header: t("number"), numeric: true, cell: ({ number }) => number },
          {
            key: "date",
            header: t("date"),
            cell: ({ decidedOn }) => <LegalDate iso={decidedOn} style="short" />,
          },
          {
            key: "decision",
            header: t("decision"),
            names: true,
            cell: (row) => (
              <>
                <Link href={`/${slug}/assembly/decisions/${row.id}`} lang={row.language}>
                  {row.item}
                </Link>
                <p lang={row.language} className="line-clamp-2 font-normal print:line-clamp-none">
                  {row.text}
                </p>
                {row.onPaper ? (
                  <p className="text-fine font-normal text-quiet">{t("onPaper")}</p>
                ) : null}
                {row.meetingId ? null : (
                  <p className="text-fine font-normal text-quiet">
                    {row.writtenId ? words("written.origin") : t("earlier")}
                  </p>
                )}
              </>
            ),
          },
          {
            key: "result",
            header: t("result"),
            cell: (row) => <Result decision={row} today={today} />,
          },
        ]}
      />
      <Paging {...paging} query={query} />
      {paging.total > 0 ? (
        <p className="print:hidden">
          <a href={`/api/assembly/${id}/decisions${withQuery(query, { page: undefined })}`}>
            {t("pdf")}
          </a>
        </p>
      ) : null}
    </Page>
  );
}

/** What it became, where it stands in court, and until when it can be brought there. */
function Result({ decision, today }: { decision: DecisionLine; today: string }) {
  const t = useTranslations("assembly");
  const locale = useLocale();
  const { challenges, decidedOn, disagreements, outcome } = decision;
  const { until, isOpen } = challengeTerm(plainDate(decidedOn), plainDate(today));
  const standing = standingOf(challenges);
  return (
    <div className="grid justify-items-start gap-1">
      <Status tone={outcome === "adopted" ? "done" : "neutral"}>
        {t(`register.outcome.${outcome}`)}
      </Status>
      {disagreements.length > 0 ? <Status tone="waiting">{t("register.disputed")}</Status> : null}
      {challenges.length > 0 ? <StandingStatus standing={standing} /> : null}
      {isOpen ? (
        <p className="text-fine text-quiet">
          {t("challenge.until", { date: formatDate(until.toString(), locale, "short") })}
        </p>
      ) : null}
    </div>
  );
}

/** Where any interested person may read it on paper; the office is told when nobody knows. */
function Where({ place, mayTell }: { place: ConsultationPlace; mayTell: boolean }) {
  const t = useTranslations("assembly.register");
  const { at, note, language, seat } = place;
  if (!at) return mayTell ? <p>{t("atNowhere")}</p> : null;
  return (
    <>
      <p>{at === "seat" ? t("atSeat", { seat }) : t("atOffice")}</p>
      {note ? <p lang={language}>{note}</p> : null}
    </>
  );
}
