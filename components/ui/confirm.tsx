import type { ReactNode } from "react";
import { type ButtonTone, buttonClass } from "./button-class.ts";

type ConfirmProps = {
  /** What the first button says: "Clore le scrutin". */
  trigger: ReactNode;
  tone?: ButtonTone;
  /** What will follow, in figures where there are, then the form with its own button. */
  children: ReactNode;
};

/** A second step before what cannot be undone: opens in place, with or without script. */
export function Confirm({ trigger, tone = "secondary", children }: ConfirmProps) {
  return (
    <details className="group grid justify-items-start print:hidden">
      <summary className={`list-none ${buttonClass(tone)}`}>
        {trigger}
        <span aria-hidden="true" className="transition-transform duration-150 group-open:rotate-90">
          ›
        </span>
      </summary>
      <div className="mt-3 grid max-w-measure gap-4 rounded-plate border border-edge bg-leaf p-5">
        {children}
      </div>
    </details>
  );
}
