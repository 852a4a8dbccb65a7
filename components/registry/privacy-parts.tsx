import { useLocale, useTranslations } from "next-intl";
import { formatDate, formatInteger } from "#components/ui/format.ts";
import { LegalDate, LegalMoment } from "#components/ui/legal-date.tsx";
import { Section } from "#components/ui/section.tsx";
import { useSources } from "#components/ui/sources.ts";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import type { Source } from "#server/kernel/source.ts";
import type { ExportLine, LookLine, RequestLine } from "#server/registry/privacy/privacy.schema.ts";
import type { RetentionKind } from "#server/registry/privacy/retention.rules.ts";

/** Where a request stands, in a word. */
export function RequestState({ request }: { request: RequestLine }) {
  const t = useTranslations("registry.privacy");
  const { outcome, extensionReason } = request;
  if (outcome) {
    return <Status tone={outcome === "refused" ? "danger" : "done"}>{t(`is.${outcome}`)}</Status>;
  }
  return (
    <Status tone="waiting">
      {extensionReason ? t("is.extended", { reason: extensionReason }) : t("is.open")}
    </Status>
  );
}

/** The files that were made: one to take, one on its way, or one that is gone. */
export function ExportList(props: {
  associationId: string;
  exports: readonly ExportLine[];
  now: string;
}) {
  const { associationId, exports, now } = props;
  const t = useTranslations("registry.privacy");
  const locale = useLocale();
  const day = (iso: string) => formatDate(iso.slice(0, 10), locale);
  if (exports.length === 0) return null;
  return (
    <ul className="grid gap-2">
      {exports.map(({ id, askedAt, readyAt, size, expiresAt }) => (
        <li key={id}>
          {readyAt && expiresAt > now ? (
            <a href={`/api/privacy/${associationId}/${id}`}>
              {t("ready", {
                ...{ date: day(askedAt), until: day(expiresAt) },
                size: formatInteger(Math.ceil((size ?? 0) / 1_000), locale),
              })}
            </a>
          ) : (
            t(readyAt ? "gone" : "preparing", { date: day(askedAt) })
          )}
        </li>
      ))}
    </ul>
  );
}

export type ShownErasure = Readonly<{
  kind: RetentionKind;
  count: number;
  verdict: "erased" | "kept";
  why: "law" | "evidence" | "reach" | "nothing" | "security";
  source: Source;
  until: string | null;
}>;

type ErasureTableProps = {
  items: readonly ShownErasure[];
  caption?: string;
  /** The reader is the person; else somebody reads of him. */
  isSelf: boolean;
};

/** Item by item what an erasure erases, and what is held, why and until when. */
export function ErasureTable({ items, caption, isSelf }: ErasureTableProps) {
  const t = useTranslations("registry.privacy");
  const cite = useSources();
  const locale = useLocale();
  return (
    <Table
      caption={caption ?? t("erasure")}
      captionHidden
      rows={items}
      rowKey={({ kind }) => kind}
      columns={[
        { key: "item", header: t("item"), names: true, cell: ({ kind }) => t(`kept.${kind}`) },
        {
          key: "fate",
          header: t("fate"),
          cell: ({ verdict, until }) => (
            <Status tone={verdict === "erased" ? "done" : "neutral"}>
              {until
                ? t("keptUntil", { date: formatDate(until, locale, "short") })
                : t(`verdict.${verdict}`)}
            </Status>
          ),
        },
        {
          key: "reason",
          header: t("reason"),
          cell: ({ why, source }) =>
            `${t(`${isSelf ? "why" : "whyOf"}.${why}`)} (${cite([source])})`,
        },
      ]}
    />
  );
}

/** When and by whom the office looked with the person's eyes. */
export function LookList({ looks }: { looks: readonly LookLine[] }) {
  const t = useTranslations("registry.privacy");
  return (
    <Section title={t("looks")}>
      <Table
        caption={t("looks")}
        captionHidden
        rows={looks}
        rowKey={({ id }) => id}
        empty={t("noLooks")}
        columns={[
          {
            key: "who",
            header: t("lookBy"),
            names: true,
            cell: ({ viewerName, officeName }) => `${viewerName} · ${officeName}`,
          },
          {
            key: "from",
            header: t("lookFrom"),
            cell: ({ startedAt }) => <LegalMoment iso={startedAt} style="short" />,
          },
          {
            key: "to",
            header: t("lookTo"),
            cell: ({ endedAt }) => (endedAt ? <LegalMoment iso={endedAt} style="short" /> : "…"),
          },
        ]}
      />
    </Section>
  );
}

/** What was asked, with its clock. */
export function RequestList({ requests }: { requests: readonly RequestLine[] }) {
  const t = useTranslations("registry.privacy");
  return (
    <Section title={t("mine")}>
      <RequestRows requests={requests} caption={t("mine")} />
    </Section>
  );
}

/** The same as a table under a heading of its own. */
export function RequestRows(props: { requests: readonly RequestLine[]; caption: string }) {
  const { requests, caption } = props;
  const t = useTranslations("registry.privacy");
  return (
    <Table
      caption={caption}
      captionHidden
      rows={requests}
      rowKey={({ id }) => id}
      empty={t("noneAsked")}
      columns={[
        {
          key: "what",
          header: t("what"),
          names: true,
          cell: ({ kind, words }) =>
            words ? t("kindOf", { kind: t(`short.${kind}`), words }) : t(`short.${kind}`),
        },
        {
          key: "received",
          header: t("received"),
          cell: ({ receivedOn }) => <LegalDate iso={receivedOn} style="short" />,
        },
        {
          key: "due",
          header: t("due"),
          cell: ({ dueOn }) => <LegalDate iso={dueOn} style="short" />,
        },
        {
          key: "state",
          header: t("state"),
          cell: (request) => (
            <div className="grid gap-1">
              <RequestState request={request} />
              {request.answer ? <p>{request.answer}</p> : null}
            </div>
          ),
        },
      ]}
    />
  );
}
