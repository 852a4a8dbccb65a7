"use client";

import { describedBy } from "./described-by.ts";
import { controlClass, FieldFrame, type FieldText } from "./field-frame.tsx";
import { useField } from "./form-context.tsx";

type TextareaProps = FieldText & {
  name: string;
  rows?: number;
  defaultValue?: string | undefined;
  maxLength?: number;
  /** The language of what is typed, when it is not the page's. */
  lang?: string;
};

/** Several lines of text. */
export function Textarea({
  name,
  rows = 4,
  defaultValue,
  maxLength,
  lang,
  ...text
}: TextareaProps) {
  const { id, value, error } = useField(name, defaultValue);
  return (
    <FieldFrame id={id} name={name} error={error} {...text}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        maxLength={maxLength}
        lang={lang}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, text.hint, error)}
        className={`${controlClass(error)} max-w-measure leading-relaxed`}
      />
    </FieldFrame>
  );
}
