"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatInteger, formatMoney } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import type { DraftLine } from "#server/registry/distribution/distribution.schema.ts";

/** What new weights would come to, with the fields they were asked with. */
export type FoundKey = Readonly<{
  lines: readonly DraftLine[];
  fields: Readonly<Record<string, string>>;
}>;

type KeyFormProps = {
  label: string;
  preview: FormAction<FoundKey>;
  enter: FormAction;
  children: ReactNode;
};

/** Weights in two steps: what each lot would bear is shown first, then they are entered. */
export function KeyForm({ label, preview, enter, children }: KeyFormProps) {
  const t = useTranslations("registry.keys");
  return (
    <ActionForm<FoundKey>
      action={preview}
      label={label}
      answer={(found) => <KeyAnswer found={found} enter={enter} />}
    >
      {children}
      <div>
        <Button tone="secondary">{t("preview")}</Button>
      </div>
    </ActionForm>
  );
}

function KeyAnswer({ found, enter }: { found: FoundKey; enter: FormAction }) {
  const t = useTranslations("registry.keys");
  const locale = useLocale();
  return (
    <Section title={t("previewTitle")}>
      <Table
        caption={t("previewTitle")}
        captionHidden
        rows={found.lines}
        rowKey={({ lotId }) => lotId}
        columns={[
          { key: "lot", header: t("lot"), names: true, cell: ({ code }) => code },
          {
            key: "before",
            header: t("before"),
            numeric: true,
            cell: ({ before }) => (before === null ? "—" : formatInteger(before, locale)),
          },
          {
            key: "after",
            header: t("after"),
            numeric: true,
            cell: ({ after }) => formatInteger(after, locale),
          },
          {
            key: "sample",
            header: t("sample"),
            numeric: true,
            cell: ({ cents }) => formatMoney(cents, locale),
          },
        ]}
      />
      <ActionForm action={enter} label={t("enter")}>
        {Object.entries(found.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div>
          <Button>{t("enter")}</Button>
        </div>
      </ActionForm>
    </Section>
  );
}
