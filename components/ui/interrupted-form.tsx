"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TypedBeforeContext } from "./form-context.tsx";
import { Notice } from "./notice.tsx";

type InterruptedFormProps = {
  /** What was typed on this page before the session ended; null where nothing was. */
  typed: Readonly<{
    form: string;
    values: Readonly<Record<string, string>>;
    labels: Readonly<Record<string, string>>;
  }> | null;
  children: ReactNode;
};

/**
 * A page whose form was interrupted by the end of its session: the form has what was typed again,
 * and so has a list above, for where the page no longer holds that form.
 */
export function InterruptedForm({ typed, children }: InterruptedFormProps) {
  const t = useTranslations("ui.interrupted");
  return (
    <TypedBeforeContext value={typed}>
      {typed ? (
        <div className="mb-8">
          <Notice tone="waiting" title={t("title")} live>
            <p>{t("text")}</p>
            <p>
              <a href={`#${typed.form}`}>{t("toForm")}</a>
            </p>
            <details>
              <summary>{t("typed")}</summary>
              <dl className="mt-2 grid gap-2">
                {Object.entries(typed.values)
                  .filter(([name, value]) => typed.labels[name] && value !== "")
                  .map(([name, value]) => (
                    <div key={name}>
                      <dt className="text-fine text-quiet">{typed.labels[name]}</dt>
                      <dd className="whitespace-pre-wrap break-words">{value}</dd>
                    </div>
                  ))}
              </dl>
            </details>
          </Notice>
        </div>
      ) : null}
      {children}
    </TypedBeforeContext>
  );
}
