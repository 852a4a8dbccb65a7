"use client";

import { describedBy } from "./described-by.ts";
import { controlClass, FieldFrame, type FieldText } from "./field-frame.tsx";
import { useField } from "./form-context.tsx";

export type Choice = { value: string; label: string };
export type ChoiceGroup = { group: string; choices: readonly Choice[] };

type SelectProps = FieldText & {
  name: string;
  choices: readonly (Choice | ChoiceGroup)[];
  /** The first line, whose value is empty: "Choisissez…". */
  placeholder?: string;
  defaultValue?: string | undefined;
};

/** One of many. Up to about five, radios are easier. */
export function Select({ name, choices, placeholder, defaultValue, ...text }: SelectProps) {
  const { id, value, error } = useField(name, defaultValue);
  return (
    <FieldFrame id={id} name={name} error={error} {...text}>
      {/* Another stored value is another list: a list keeps the value it was made with. */}
      <select
        key={value ?? ""}
        id={id}
        name={name}
        defaultValue={value ?? ""}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, text.hint, error)}
        className={`${controlClass(error)} max-w-xl`}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {choices.map((entry) =>
          "group" in entry ? (
            <optgroup key={entry.group} label={entry.group}>
              {entry.choices.map(toOption)}
            </optgroup>
          ) : (
            toOption(entry)
          ),
        )}
      </select>
    </FieldFrame>
  );
}

function toOption({ value, label }: Choice) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  );
}
