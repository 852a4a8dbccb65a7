import { useTranslations } from "next-intl";
import { DeadlineLine } from "#components/ui/deadline-line.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LawNote } from "#components/ui/law-note.tsx";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { Page } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import { dueOf, stateOf } from "#server/assembly/effect/effect.rules.ts";
import type { FollowUpLine } from "#server/assembly/effect/effect.schema.ts";
import { FollowUpStatus } from "./follow-up-status.tsx";

type FollowUpListProps = {
  association: Readonly<{ name: string; slug: string }>;
  lines: readonly FollowUpLine[];
  today: string;
};

/** What was decided and is still to be carried out. */
export function FollowUpList({ association, lines, today }: FollowUpListProps) {
  const t = useTranslations("assembly");
  const { name, slug } = association;
  return (
    <Page
      title={t("followUp.title")}
      lead={t("followUp.lead")}
      crumbs={[
        { href: `/${slug}`, label: name },
        { href: `/${slug}/assembly`, label: t("meetings.title") },
        { href: `/${slug}/assembly/decisions`, label: t("register.title") },
      ]}
      law={<LawNote article="3.89 §5 1°">{t("followUp.law")}</LawNote>}
    >
      <Table
        caption={t("followUp.title")}
        captionHidden
        rows={lines}
        rowKey={({ id }) => id}
        empty={<EmptyState>{t("followUp.none")}</EmptyState>}
        columns={[
          {
            key: "number",
            header: t("register.number"),
            numeric: true,
            cell: ({ number }) => number,
          },
          {
            key: "date",
            header: t("register.date"),
            cell: ({ decidedOn }) => <LegalDate iso={decidedOn} style="short" />,
          },
          {
            key: "decision",
            header: t("register.decision"),
            names: true,
            cell: ({ id, item, language, execution }) => (
              <>
                <Link href={`/${slug}/assembly/decisions/${id}#follow-up`} lang={language}>
                  {item}
                </Link>
                {execution ? <p className="font-normal">{execution.what}</p> : null}
              </>
            ),
          },
          {
            key: "who",
            header: t("followUp.who"),
            cell: ({ execution }) => execution?.responsible ?? "–",
          },
          {
            key: "due",
            header: t("followUp.due"),
            cell: ({ execution }) =>
              execution ? <DeadlineLine today={today} due={dueOf(execution)} /> : "–",
          },
          {
            key: "state",
            header: t("followUp.state"),
            cell: ({ execution }) => (
              <FollowUpStatus state={execution ? stateOf(execution.steps) : "unsorted"} />
            ),
          },
        ]}
      />
    </Page>
  );
}
