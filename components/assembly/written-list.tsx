import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LawNote } from "#components/ui/law-note.tsx";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Page } from "#components/ui/page.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import type { WrittenLine, WrittenState } from "#server/assembly/written/written.schema.ts";

const TONE = {
  draft: "neutral",
  open: "waiting",
  adopted: "done",
  refused: "neutral",
  lapsed: "danger",
  withdrawn: "neutral",
} as const;

/** How far a written decision is, in a word and a shape. */
export function WrittenStatus({ state }: { state: WrittenState }) {
  const t = useTranslations("assembly.written");
  return <Status tone={TONE[state]}>{t(`stateOf.${state}`)}</Status>;
}

type WrittenListProps = {
  association: Readonly<{ name: string; slug: string; roles: readonly string[] }>;
  lines: readonly WrittenLine[];
};

/** What was put to the owners in writing, the latest first. */
export function WrittenList({ association, lines }: WrittenListProps) {
  const t = useTranslations("assembly.written");
  const words = useTranslations("assembly");
  const { name, slug, roles } = association;
  const isSyndic = roles.includes("syndic");
  const start =
    isSyndic || roles.includes("owner") ? (
      <LinkButton href={`/${slug}/assembly/written/new`}>{t(isSyndic ? "new" : "ask")}</LinkButton>
    ) : null;
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      crumbs={[
        { href: `/${slug}`, label: name },
        { href: `/${slug}/assembly`, label: words("meetings.title") },
      ]}
      actions={start}
      law={<LawNote article="3.87 §11">{t("law")}</LawNote>}
    >
      <Table
        caption={t("title")}
        captionHidden
        rows={lines}
        rowKey={({ id }) => id}
        empty={<EmptyState action={start}>{t(isSyndic ? "noneSyndic" : "none")}</EmptyState>}
        columns={[
          {
            key: "subject",
            header: t("subject"),
            names: true,
            cell: ({ id, title, language }) => (
              <Link href={`/${slug}/assembly/written/${id}`} lang={language}>
                {title}
              </Link>
            ),
          },
          {
            key: "until",
            header: t("until"),
            cell: ({ answerBy }) => <LegalDate iso={answerBy} style="short" />,
          },
          {
            key: "signatures",
            header: t("signatures"),
            cell: ({ signed, members, state }) =>
              state === "draft" ? "–" : t("count", { signed, members }),
          },
          {
            key: "state",
            header: t("state"),
            cell: ({ state }) => <WrittenStatus state={state} />,
          },
        ]}
      />
    </Page>
  );
}
