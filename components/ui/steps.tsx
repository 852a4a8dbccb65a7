import { useTranslations } from "next-intl";
import { Link } from "#messages/navigation.ts";
import { ToneMark } from "./tone-mark.tsx";

export type Step = {
  label: string;
  state: "done" | "current" | "ahead";
  /** A step that may be opened again. */
  href?: string;
};

/** Where one is in something that takes several pages. */
export function Steps({ steps, label }: { steps: readonly Step[]; label: string }) {
  return (
    <nav aria-label={label} className="print:hidden">
      <ol className="flex flex-wrap gap-x-6 gap-y-2">
        {steps.map((step, index) => (
          <StepItem key={step.label} step={step} number={index + 1} />
        ))}
      </ol>
    </nav>
  );
}

function StepItem({ step, number }: { step: Step; number: number }) {
  const t = useTranslations("ui");
  const { label, state, href } = step;
  const weight = state === "current" ? "font-semibold text-ink" : "text-quiet";
  return (
    <li
      aria-current={state === "current" ? "step" : undefined}
      className={`flex items-center gap-2 border-b-3 pb-1 ${state === "current" ? "border-plate" : "border-rule"} ${weight}`}
    >
      {state === "done" ? <ToneMark tone="done" /> : <span aria-hidden="true">{number}.</span>}
      {href ? <Link href={href}>{label}</Link> : label}
      {state === "done" ? <span className="sr-only"> ({t("steps.done")})</span> : null}
    </li>
  );
}
