import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatDate, formatInteger, formatMoment, legalDay } from "#components/ui/format.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { Link } from "#messages/navigation.ts";
import type { SealedTree } from "#server/proof/tree/tree.schema.ts";
import { SealDetails } from "./seal-details.tsx";

const TONE = {
  sealed: "waiting",
  queued: "waiting",
  sent: "waiting",
  included: "info",
  final: "done",
} as const;

type SealedTreesProps = {
  slug: string;
  trees: readonly SealedTree[];
  /** The days of the meetings, by their ids, YYYY-MM-DD. */
  days: Readonly<Record<string, string>>;
  /** What other chapters add for the reader: his own receipts. */
  children?: ReactNode;
};

/** What an association sealed, and how far each seal is on its way to the chain. */
export function SealedTrees({ slug, trees, days, children }: SealedTreesProps) {
  const t = useTranslations("proof.trees");
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      actions={<LinkButton href="/verify">{t("verify")}</LinkButton>}
    >
      {trees.length === 0 ? <EmptyState>{t("empty")}</EmptyState> : null}
      {trees.map((tree) => (
        <Seal
          key={tree.id}
          slug={slug}
          tree={tree}
          day={days[tree.subjectId] ?? legalDay(tree.sealedAt)}
        />
      ))}
      {children}
    </Page>
  );
}

/** One seal: a sentence for everybody, then the figures for who checks by himself. */
function Seal({ slug, tree, day }: { slug: string; tree: SealedTree; day: string }) {
  const t = useTranslations("proof.trees");
  const locale = useLocale();
  const { subjectId, size, state, anchored } = tree;
  const isWritten = tree.kind === "assembly.written";
  const place = `/${slug}/assembly/${isWritten ? "written" : "meetings"}/${subjectId}`;
  return (
    <Section
      title={
        <Link href={place}>
          {t(isWritten ? "written" : "meeting", { date: formatDate(day, locale) })}
        </Link>
      }
      aside={<Status tone={TONE[state]}>{t(`state.${state}`)}</Status>}
    >
      <p className="max-w-measure">
        {t(isWritten ? "signatures" : "votes", { count: size, votes: formatInteger(size, locale) })}{" "}
        {t(`sentence.${state}`, {
          block: anchored ? String(anchored.block) : "",
          moment: anchored ? formatMoment(anchored.at, locale) : "",
        })}
      </p>
      <SealDetails tree={tree} />
    </Section>
  );
}
