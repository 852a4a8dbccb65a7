"use client";

import { describedBy } from "./described-by.ts";
import { FieldError, type FieldText } from "./field-frame.tsx";
import { useField } from "./form-context.tsx";

type CheckboxProps = FieldText & {
  name: string;
  value?: string;
  defaultChecked?: boolean;
};

/** One statement, agreed to or not. Several of them stand in a `Fieldset`. */
export function Checkbox({ name, value = "on", label, hint, defaultChecked }: CheckboxProps) {
  const field = useField(name);
  const checked = field.sent ? field.value === value : defaultChecked;
  const { id, error } = field;
  return (
    <div className={error ? "border-brick border-s-4 ps-3" : ""}>
      <FieldError id={id}>{error}</FieldError>
      <div className="grid grid-cols-[auto_1fr] gap-x-3">
        <input
          id={id}
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={checked}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error)}
          className="mt-2.5 size-6 accent-plate"
        />
        <label htmlFor={id} className="max-w-measure py-2.5">
          {label}
        </label>
        {hint ? (
          <div id={`${id}-hint`} className="col-start-2 -mt-2 max-w-measure text-fine text-quiet">
            {hint}
          </div>
        ) : null}
      </div>
    </div>
  );
}
