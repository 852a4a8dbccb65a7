import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import type { PollLine } from "#server/assembly/poll/poll.schema.ts";
import { PollFrame, PollStatus } from "./poll-frame.tsx";

type PollListProps = {
  association: Readonly<{ name: string; slug: string; roles: readonly string[] }>;
  polls: readonly PollLine[];
};

/** What the owners were asked, the latest first. */
export function PollList({ association, polls }: PollListProps) {
  const t = useTranslations("assembly.poll");
  const { slug, roles } = association;
  const mayAsk = roles.some((role) => role === "syndic" || role === "council");
  const start = mayAsk ? (
    <LinkButton href={`/${slug}/assembly/polls/new`}>{t("new")}</LinkButton>
  ) : null;
  return (
    <PollFrame association={association} title={t("title")} isList actions={start}>
      <Table
        caption={t("title")}
        captionHidden
        rows={polls}
        rowKey={({ id }) => id}
        empty={<EmptyState action={start}>{t(mayAsk ? "noneYours" : "none")}</EmptyState>}
        columns={[
          {
            key: "question",
            header: t("question"),
            names: true,
            cell: ({ id, question, language }) => (
              <Link href={`/${slug}/assembly/polls/${id}`} lang={language}>
                {question}
              </Link>
            ),
          },
          {
            key: "asker",
            header: t("asker"),
            cell: ({ byCouncil }) => t(byCouncil ? "byCouncil" : "bySyndic"),
          },
          {
            key: "until",
            header: t("endsOn"),
            cell: ({ endsOn }) => <LegalDate iso={endsOn} style="short" />,
          },
          {
            key: "answers",
            header: t("answers"),
            cell: ({ answered, asked, state, isForgotten }) =>
              state === "draft" || isForgotten ? "–" : t("count", { answered, asked }),
          },
          {
            key: "state",
            header: t("state"),
            cell: ({ state, isWaiting }) => (
              <>
                <PollStatus state={state} />
                {isWaiting ? <p className="text-fine text-quiet">{t("waits")}</p> : null}
              </>
            ),
          },
        ]}
      />
    </PollFrame>
  );
}
