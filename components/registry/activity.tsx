import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatDate, legalDay } from "#components/ui/format.ts";
import { LegalDate, LegalMoment } from "#components/ui/legal-date.tsx";
import { Page } from "#components/ui/page.tsx";
import { Paging } from "#components/ui/paging.tsx";
import type { ListQuery } from "#components/ui/query.ts";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import {
  type ActivityLine,
  type ActivityPage,
  type ActivitySubject,
  type ConsultationLine,
  sentenceKey,
} from "#server/registry/activity/activity.schema.ts";

type ActivityProps = {
  association: Readonly<{ id: string; name: string; slug: string }>;
  activity: ActivityPage;
  consultations: readonly ConsultationLine[] | null;
  query: ListQuery;
};

/** Who changed what in an association, and who of the office looked at what. */
export function Activity({ association, activity, consultations, query }: ActivityProps) {
  const t = useTranslations("registry.activity");
  const { slug, id, name } = association;
  return (
    <Page title={t("title")} lead={t("lead")} crumbs={[{ href: `/${slug}`, label: name }]}>
      <Section title={t("changed")}>
        <Table
          caption={t("changed")}
          captionHidden
          rows={activity.lines}
          rowKey={(line) => line.id}
          empty={<EmptyState>{t("none")}</EmptyState>}
          columns={[
            {
              key: "at",
              header: t("at"),
              cell: ({ at }) => <LegalMoment iso={at} style="short" />,
            },
            { key: "what", header: t("what"), names: true, cell: (line) => <Sentence {...line} /> },
            {
              key: "about",
              header: t("about"),
              cell: ({ subject }) =>
                subject ? <Subject subject={subject} slug={slug} association={id} /> : null,
            },
            {
              key: "who",
              header: t("who"),
              cell: ({ who, isMachine }) => (isMachine ? t("machine") : (who ?? t("unknown"))),
            },
          ]}
        />
        <Paging {...activity} query={query} />
      </Section>
      {consultations ? (
        <Section title={t("seen")}>
          <p className="max-w-measure text-quiet">{t("seenLead")}</p>
          <Table
            caption={t("seen")}
            captionHidden
            rows={consultations}
            rowKey={(line) => line.id}
            empty={<EmptyState>{t("noneSeen")}</EmptyState>}
            columns={[
              {
                key: "on",
                header: t("on"),
                cell: ({ on }) => <LegalDate iso={on} style="short" />,
              },
              {
                key: "about",
                header: t("about"),
                names: true,
                cell: ({ kind, subjectId, label }) => (
                  <Subject
                    subject={{ kind, id: subjectId, label: label || t("gone") }}
                    slug={slug}
                    association={id}
                  />
                ),
              },
              { key: "who", header: t("who"), cell: ({ who }) => who ?? t("unknown") },
            ]}
          />
        </Section>
      ) : null}
    </Page>
  );
}

/** What happened, in a sentence; of a fact that is still unknown here, that something did. */
function Sentence({ type }: ActivityLine) {
  const t = useTranslations("registry.activity.event");
  // The types of facts are the keys of their sentences; the tests ask for each that is recorded.
  const key = sentenceKey(type) as Parameters<typeof t.has>[0];
  return t.has(key) ? t(key) : t("other");
}

type SubjectProps = { subject: ActivitySubject; slug: string; association: string };

function Subject({ subject, slug, association }: SubjectProps) {
  const t = useTranslations("registry.activity");
  const locale = useLocale();
  const { kind, id, label } = subject;
  if (kind === "document") return <a href={`/api/documents/${association}/${id}`}>{label}</a>;
  const place = {
    party: `/${slug}/registry/parties/${id}`,
    lot: `/${slug}/registry/lots/${id}`,
    meeting: `/${slug}/assembly/meetings/${id}`,
  }[kind];
  const words = {
    party: label,
    lot: t("lot", { code: label }),
    meeting: kind === "meeting" ? t("meeting", { date: formatDate(legalDay(label), locale) }) : "",
  }[kind];
  return (
    <Link href={place} prefetch={false}>
      {words}
    </Link>
  );
}
