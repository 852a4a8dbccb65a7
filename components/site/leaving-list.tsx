import { useLocale, useTranslations } from "next-intl";
import { DeadlineLine } from "#components/ui/deadline-line.tsx";
import { formatDate } from "#components/ui/format.ts";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { Plate } from "#components/ui/plate.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import type { LeavingLine } from "#server/registry/mandate/leaving.queries.ts";

type LeavingListProps = { lines: readonly LeavingLine[]; today: string };

/** The associations an office has left: the file to hand over, by when, and what it still reads. */
export function LeavingList({ lines, today }: LeavingListProps) {
  const t = useTranslations("site.leaving");
  const locale = useLocale();
  return (
    <Section title={t("title")}>
      <Table
        caption={t("title")}
        captionHidden
        rows={lines}
        rowKey={({ mandateId }) => mandateId}
        columns={[
          {
            key: "association",
            header: t("association"),
            names: true,
            cell: ({ slug, mandateId, associationName }) => (
              <span className="grid justify-items-start gap-1">
                <Link href={`/${slug}`} className="inline-flex rounded-plate">
                  <Plate>{associationName}</Plate>
                </Link>
                <Link
                  href={`/${slug}/registry/mandates/${mandateId}`}
                  className="inline-flex min-h-6 items-center text-fine"
                  aria-label={`${t("do")} (${associationName})`}
                >
                  {t("do")}
                </Link>
              </span>
            ),
          },
          {
            key: "ended",
            header: t("ended"),
            cell: ({ endsOn }) => <LegalDate iso={endsOn} style="short" />,
          },
          {
            key: "handOver",
            header: t("handOver"),
            cell: ({ handedOverOn, dueOn }) =>
              handedOverOn ? (
                <Status tone="done">{t("done", { date: formatDate(handedOverOn, locale) })}</Status>
              ) : (
                <DeadlineLine today={today} due={dueOn} />
              ),
          },
          { key: "to", header: t("to"), cell: ({ successor }) => successor ?? t("noSuccessor") },
          {
            key: "reads",
            header: t("reads"),
            cell: ({ readsUntil }) => t("readsUntil", { date: formatDate(readsUntil, locale) }),
          },
        ]}
      />
    </Section>
  );
}
