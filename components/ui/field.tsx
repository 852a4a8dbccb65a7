"use client";

import type { HTMLInputAutoCompleteAttribute } from "react";
import { describedBy } from "./described-by.ts";
import { controlClass, FieldFrame, type FieldText } from "./field-frame.tsx";
import { useField } from "./form-context.tsx";

const WIDTHS = {
  /** A number of shares, a postcode. */
  short: "max-w-32",
  /** An amount, an enterprise number, a telephone. */
  medium: "max-w-64",
  full: "max-w-xl",
} as const;

type FieldProps = FieldText & {
  name: string;
  type?: "text" | "email" | "tel" | "url" | "password" | "search" | "time";
  inputMode?: "text" | "numeric" | "decimal" | "email" | "tel" | "url";
  autoComplete?: HTMLInputAutoCompleteAttribute;
  defaultValue?: string | undefined;
  width?: keyof typeof WIDTHS;
  maxLength?: number;
  /** A unit after the control: €, quotités. Read with the label. */
  suffix?: string;
  /** The language of what is typed, when it is not the page's. */
  lang?: string;
};

/** One line of text. A password is never filled in again. */
export function Field(props: FieldProps) {
  const {
    name,
    type = "text",
    width = "full",
    suffix,
    label,
    hint,
    optional,
    defaultValue,
  } = props;
  const { id, value, error } = useField(name, defaultValue);
  return (
    <FieldFrame
      id={id}
      name={name}
      label={suffix ? <Suffixed label={label} suffix={suffix} /> : label}
      hint={hint}
      optional={optional}
      error={error}
    >
      <div className="flex items-center gap-2">
        <input
          id={id}
          name={name}
          type={type}
          inputMode={props.inputMode}
          autoComplete={props.autoComplete}
          maxLength={props.maxLength}
          lang={props.lang}
          spellCheck={type === "text" ? undefined : false}
          defaultValue={type === "password" ? undefined : value}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error)}
          className={`${controlClass(error)} ${WIDTHS[width]}`}
        />
        {suffix ? (
          <span aria-hidden="true" className="text-quiet">
            {suffix}
          </span>
        ) : null}
      </div>
    </FieldFrame>
  );
}

function Suffixed({ label, suffix }: { label: React.ReactNode; suffix: string }) {
  return (
    <>
      {label}
      <span className="sr-only"> ({suffix})</span>
    </>
  );
}
