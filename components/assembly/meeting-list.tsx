import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Page } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import type { MeetingKind, MeetingStage } from "#server/assembly/meeting/meeting.schema.ts";
import { MeetingStatus } from "./meeting-status.tsx";

type Line = Readonly<{
  id: string;
  kind: MeetingKind;
  session: number;
  stage: MeetingStage;
  on: string;
  time: string;
  place: string;
  items: number;
  cancelled: Readonly<{ notHeld: boolean }> | null;
}>;

type MeetingListProps = {
  slug: string;
  meetings: readonly Line[];
  mayPlan: boolean;
  /** Sees what the year asks of an office. */
  isOffice: boolean;
  /** May ask to put something on an agenda, or receives what others ask. */
  mayPropose: boolean;
};

/** The meetings of an association, the latest first. */
export function MeetingList(props: MeetingListProps) {
  const { slug, meetings, mayPlan, isOffice, mayPropose } = props;
  const t = useTranslations("assembly");
  const start = mayPlan ? (
    <LinkButton href={`/${slug}/assembly/meetings/new`}>{t("meetings.new")}</LinkButton>
  ) : null;
  return (
    <Page
      title={t("meetings.title")}
      lead={t("meetings.lead")}
      actions={
        <>
          {start}
          {isOffice ? (
            <LinkButton href={`/${slug}/assembly/year`} tone="secondary">
              {t("year.title")}
            </LinkButton>
          ) : null}
          <LinkButton href={`/${slug}/assembly/decisions`} tone="secondary">
            {t("register.title")}
          </LinkButton>
          <LinkButton href={`/${slug}/assembly/written`} tone="secondary">
            {t("written.title")}
          </LinkButton>
          <LinkButton href={`/${slug}/assembly/polls`} tone="secondary">
            {t("poll.title")}
          </LinkButton>
          {mayPropose ? (
            <>
              <LinkButton href={`/${slug}/assembly/proposals`} tone="secondary">
                {t("proposals.title")}
              </LinkButton>
              <LinkButton href={`/${slug}/assembly/requests`} tone="secondary">
                {t("requests.title")}
              </LinkButton>
            </>
          ) : null}
        </>
      }
    >
      <Table
        caption={t("meetings.title")}
        captionHidden
        rows={meetings}
        rowKey={({ id }) => id}
        empty={
          <EmptyState action={start}>
            {t(mayPlan ? "meetings.noneSyndic" : "meetings.none")}
          </EmptyState>
        }
        columns={[
          {
            key: "when",
            header: t("meetings.when"),
            cell: ({ on, time }) => (
              <>
                <LegalDate iso={on} /> {time}
              </>
            ),
          },
          {
            key: "kind",
            header: t("meetings.kind"),
            names: true,
            cell: ({ id, kind, session }) => (
              <Link href={`/${slug}/assembly/meetings/${id}`}>
                {t(`kind.${kind}`)}
                {session === 2 ? `, ${t("meetings.second")}` : ""}
              </Link>
            ),
          },
          { key: "place", header: t("meetings.place"), cell: ({ place }) => place },
          { key: "items", header: t("meetings.items"), numeric: true, cell: ({ items }) => items },
          {
            key: "stage",
            header: t("meetings.stage"),
            cell: ({ stage, cancelled }) => <MeetingStatus stage={stage} cancelled={cancelled} />,
          },
        ]}
      />
    </Page>
  );
}
