"use client";

import { describedBy } from "./described-by.ts";
import { controlClass, FieldFrame, type FieldText } from "./field-frame.tsx";
import { useField } from "./form-context.tsx";

type DateFieldProps = FieldText & {
  name: string;
  /** `YYYY-MM-DD`, as is what is sent. */
  defaultValue?: string | undefined;
  min?: string;
  max?: string;
};

/** A calendar day, in the browser's own date control and the reader's own order. */
export function DateField({ name, defaultValue, min, max, ...text }: DateFieldProps) {
  const { id, value, error } = useField(name, defaultValue);
  return (
    <FieldFrame id={id} name={name} error={error} {...text}>
      <input
        id={id}
        name={name}
        type="date"
        defaultValue={value}
        min={min}
        max={max}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, text.hint, error)}
        className={`${controlClass(error)} max-w-48`}
      />
    </FieldFrame>
  );
}
