import { useTranslations } from "next-intl";
import { Status } from "#components/ui/status.tsx";
import type { Check } from "#server/proof/receipt/receipt.schema.ts";

const TONE = { passed: "done", waiting: "waiting", failed: "danger", unknown: "neutral" } as const;

/** Each check by its name, in words, with its outcome. */
export function VerifyChecks({ checks }: { checks: readonly Check[] }) {
  const t = useTranslations("proof.verify");
  return (
    <ol className="grid max-w-measure">
      {checks.map(({ name, outcome }) => (
        <li
          key={name}
          className="grid gap-x-6 gap-y-1 border-rule border-b py-3 sm:grid-cols-[minmax(0,1fr)_auto]"
        >
          <div className="grid gap-1">
            <p className="font-semibold">{t(`check.${name}.title`)}</p>
            <p className="text-quiet">{t(`check.${name}.text`)}</p>
          </div>
          <p className="self-start">
            <Status tone={TONE[outcome]}>{t(`state.${outcome}`)}</Status>
          </p>
        </li>
      ))}
    </ol>
  );
}
