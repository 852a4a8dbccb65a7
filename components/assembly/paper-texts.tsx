import { useLocale, useTranslations } from "next-intl";
import { formatTime } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import type { PaperDeskProps } from "./paper-desk.tsx";

const TONES = { waiting: "waiting", differs: "danger", recorded: "done" } as const;

/** Every text of the agenda with where its sheet is, and who read it. */
export function PaperTexts({
  slug,
  meeting,
  paper,
}: Pick<PaperDeskProps, "slug" | "meeting" | "paper">) {
  const t = useTranslations("assembly.paper");
  const locale = useLocale();
  const here = `/${slug}/assembly/meetings/${meeting.id}/paper`;
  return (
    <Section title={t("texts")} id="texts">
      <Table
        caption={t("texts")}
        captionHidden
        rows={paper.texts}
        rowKey={({ resolutionId }) => resolutionId}
        columns={[
          {
            key: "text",
            header: t("text"),
            names: true,
            cell: ({ number, title, resolutionId, sheet, disposed }) =>
              sheet || disposed || paper.closedAt ? (
                <span lang={meeting.language}>{`${number} ${title}`}</span>
              ) : (
                <Link href={`${here}?text=${resolutionId}#closedAt`} lang={meeting.language}>
                  {`${number} ${title}`}
                </Link>
              ),
          },
          {
            key: "state",
            header: t("state"),
            cell: ({ sheet, disposed }) =>
              sheet ? (
                <Status tone={TONES[sheet.state]}>{t(`states.${sheet.state}`)}</Status>
              ) : (
                <Status tone="neutral">{t(disposed ? "states.disposed" : "states.missing")}</Status>
              ),
          },
          {
            key: "hours",
            header: t("hours"),
            cell: ({ sheet }) =>
              sheet
                ? t("span", {
                    from: formatTime(sheet.openedAt, locale),
                    until: formatTime(sheet.closedAt, locale),
                  })
                : "",
          },
          {
            key: "read",
            header: t("readBy"),
            cell: ({ sheet }) =>
              sheet?.reader && sheet.manner
                ? t(`read.${sheet.manner}`, { name: sheet.reader })
                : "",
          },
        ]}
      />
    </Section>
  );
}
