import type { ReactNode } from "react";
import { describedBy } from "./described-by.ts";
import { FieldError, FieldHint, Optional } from "./field-frame.tsx";

type FieldsetProps = {
  id: string;
  legend: ReactNode;
  hint?: ReactNode;
  optional?: boolean | undefined;
  error?: string | undefined;
  children: ReactNode;
};

/** Controls that answer one question, or belong to one thing. */
export function Fieldset({ id, legend, hint, optional, error, children }: FieldsetProps) {
  return (
    <fieldset
      id={id}
      aria-describedby={describedBy(id, hint, error)}
      className={`min-w-0 ${error ? "border-brick border-s-4 ps-3" : ""}`}
    >
      <legend className="p-0 font-semibold">
        {legend}
        <Optional when={optional} />
      </legend>
      <FieldHint id={id}>{hint}</FieldHint>
      <FieldError id={id}>{error}</FieldError>
      <div className="mt-2">{children}</div>
    </fieldset>
  );
}
