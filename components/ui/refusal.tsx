import { useTranslations } from "next-intl";
import { ErrorSummary } from "./error-summary.tsx";
import type { Problem } from "./form-state.ts";

/**
 * What a form sent without script was refused for, where the page that comes back no longer holds
 * that form: a vote closed meanwhile, a meeting ended. Hidden where the form itself says it.
 */
export function Refusal({ problems }: { problems: readonly Problem[] }) {
  const t = useTranslations("ui.form");
  if (problems.length === 0) return null;
  return (
    <div className="mb-8 [body:has(form_[role=alert])_&]:hidden">
      <ErrorSummary
        formId=""
        problems={problems.map(({ text }) => ({ field: "", text }))}
        title={t("refused")}
      />
    </div>
  );
}
