"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import type { MovementPreview } from "#server/registry/movement/movement.schema.ts";
import { MovementChange } from "./movement-change.tsx";

/** What an act would do, with the fields it was asked with: nothing else is then entered. */
export type FoundMovement = Readonly<{
  preview: MovementPreview;
  fields: Readonly<Record<string, string>>;
  /** Days of the meetings convened and not yet held on the day of the act. */
  meetings: readonly string[];
}>;

type MovementFormProps = {
  label: string;
  preview: FormAction<FoundMovement>;
  enter: FormAction;
  children: ReactNode;
};

/** An act in two steps: what it will do is shown first, then it is entered as it was shown. */
export function MovementForm({ label, preview, enter, children }: MovementFormProps) {
  const t = useTranslations("registry.movement");
  return (
    <ActionForm<FoundMovement>
      action={preview}
      label={label}
      answer={(found) => <MovementAnswer found={found} enter={enter} />}
    >
      {children}
      <div>
        <Button tone="secondary">{t("preview")}</Button>
      </div>
    </ActionForm>
  );
}

function MovementAnswer({ found, enter }: { found: FoundMovement; enter: FormAction }) {
  const t = useTranslations("registry.movement");
  const locale = useLocale();
  const { preview, fields, meetings } = found;
  const dates = meetings.map((day) => formatDate(day, locale)).join(", ");
  return (
    <Section title={t("previewTitle")} id="preview">
      {preview.before.total === preview.after.total ? null : (
        <p>{t("totalChanges", { before: preview.before.total, after: preview.after.total })}</p>
      )}
      <MovementChange
        caption={t("previewTitle")}
        captionHidden
        before={preview.before}
        after={preview.after}
        names={preview.names}
      />
      <Consequences preview={preview} />
      {meetings.length > 0 ? (
        <Notice tone="waiting" title={t("meetings", { count: meetings.length, dates })}>
          <p>{t("meetingsWhat")}</p>
        </Notice>
      ) : null}
      <ActionForm action={enter} label={t("enter")}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="stamp" value={preview.stamp} />
        <div>
          <Button>{t("enter")}</Button>
        </div>
      </ActionForm>
    </Section>
  );
}

function Consequences({ preview }: { preview: MovementPreview }) {
  const t = useTranslations("registry.movement");
  const { leaving, unrepresented, outdated } = preview;
  const told = [
    ...leaving.map((name) => t("leaves", { name })),
    ...unrepresented.map((lot) => t("unrepresented", { lot })),
    ...outdated.map((name) => t("outdated", { name })),
  ];
  if (told.length === 0) return null;
  return (
    <Notice tone="info" title={t("consequences")}>
      <ul className="list-disc ps-5">
        {told.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  );
}
