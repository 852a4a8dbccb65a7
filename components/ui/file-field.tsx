"use client";

import { describedBy } from "./described-by.ts";
import { controlClass, FieldFrame, type FieldText } from "./field-frame.tsx";
import { useField } from "./form-context.tsx";

type FileFieldProps = FieldText & {
  name: string;
  /** `.csv,.xlsx`, or media types. */
  accept?: string;
};

/** A file to send. Dropping one on the control works too, and is never the only way. */
export function FileField({ name, accept, ...text }: FileFieldProps) {
  const { id, error } = useField(name);
  return (
    <FieldFrame id={id} name={name} error={error} {...text}>
      <input
        id={id}
        name={name}
        type="file"
        accept={accept}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, text.hint, error)}
        className={`${controlClass(error)} max-w-xl file:me-3 file:rounded-control file:border file:border-solid file:border-edge file:bg-sunk file:px-3 file:py-1 file:text-ink`}
      />
    </FieldFrame>
  );
}
