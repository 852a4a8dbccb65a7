"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { fieldId } from "./form-context.tsx";
import type { Problem } from "./form-state.ts";

/** Without script the browser itself moves to the summary of the answer it has received. */
const FOCUSED_ON_ARRIVAL = { tabIndex: -1, autoFocus: true };

/** What is wrong with the form, above it: takes focus, leads to each field, says so in the title. */
export function ErrorSummary({
  formId,
  problems,
  title,
}: {
  formId: string;
  problems: readonly Problem[];
  /** What it says first; how many points there are to correct, unless said otherwise. */
  title?: string;
}) {
  const t = useTranslations("ui");
  const summary = useRef<HTMLDivElement>(null);
  const prefix = t("form.titlePrefix");
  useEffect(() => {
    if (problems.length === 0) return;
    summary.current?.focus();
    if (!document.title.startsWith(prefix)) document.title = `${prefix} ${document.title}`;
    return () => {
      if (document.title.startsWith(prefix))
        document.title = document.title.slice(prefix.length + 1);
    };
  }, [problems, prefix]);
  if (problems.length === 0) return null;
  return (
    <div
      ref={summary}
      role="alert"
      {...FOCUSED_ON_ARRIVAL}
      className="max-w-measure rounded-plate border-2 border-brick bg-leaf p-4"
    >
      <h2 className="text-lead">{title ?? t("form.summary", { count: problems.length })}</h2>
      <ul className="mt-2 grid gap-1">
        {problems.map(({ field, text }) => (
          <li key={`${field} ${text}`} className="font-semibold text-brick">
            {field === "" ? (
              text
            ) : (
              <a href={`#${fieldId(formId, field)}`} className="text-brick">
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
