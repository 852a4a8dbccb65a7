"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";

/** Pairs of lots that bear one name, and the lots here that found none. */
export type FoundTwins = Readonly<{
  pairs: readonly Readonly<{ code: string; otherCode: string }>[];
  unmatched: readonly string[];
}>;

type TwinProposalProps = {
  label: string;
  /** Whether this side is the partial association: it comes first in a pair. */
  isPartial: boolean;
  preview: FormAction<FoundTwins>;
  enter: FormAction;
};

/** Twins in two steps: the pairs are shown first, then they are entered as they were shown. */
export function TwinProposal({ label, isPartial, preview, enter }: TwinProposalProps) {
  const t = useTranslations("registry.partial");
  return (
    <ActionForm<FoundTwins>
      action={preview}
      label={label}
      answer={(found) => <Proposed found={found} isPartial={isPartial} enter={enter} />}
    >
      <p className="max-w-measure text-quiet">{t("proposeLead")}</p>
      <div>
        <Button tone="secondary">{t("propose")}</Button>
      </div>
    </ActionForm>
  );
}

type ProposedProps = { found: FoundTwins; isPartial: boolean; enter: FormAction };

function Proposed({ found, isPartial, enter }: ProposedProps) {
  const t = useTranslations("registry.partial");
  const { pairs, unmatched } = found;
  if (pairs.length === 0) return <Notice tone="info" title={t("noProposal")} live />;
  const title = t("proposed", { count: pairs.length });
  return (
    <Section title={title}>
      <Table
        caption={title}
        captionHidden
        rows={pairs}
        rowKey={({ code }) => code}
        columns={[
          { key: "here", header: t("lotHere"), names: true, cell: ({ code }) => code },
          { key: "there", header: t("lotThere"), cell: ({ otherCode }) => otherCode },
        ]}
      />
      {unmatched.length > 0 ? (
        <p className="max-w-measure">{t("unmatched", { lots: unmatched.join(", ") })}</p>
      ) : null}
      <ActionForm action={enter} label={t("enterPairs", { count: pairs.length })}>
        {pairs.map(({ code, otherCode }, n) => (
          <span key={code} hidden>
            <input type="hidden" name={`pairs.${n}.code`} value={isPartial ? code : otherCode} />
            <input
              type="hidden"
              name={`pairs.${n}.mainCode`}
              value={isPartial ? otherCode : code}
            />
          </span>
        ))}
        <div>
          <Button>{t("enterPairs", { count: pairs.length })}</Button>
        </div>
      </ActionForm>
    </Section>
  );
}
