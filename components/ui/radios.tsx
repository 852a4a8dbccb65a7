"use client";

import type { ReactNode } from "react";
import { FieldName } from "./field-frame.tsx";
import { Fieldset } from "./fieldset.tsx";
import { useField } from "./form-context.tsx";

export type RadioChoice = { value: string; label: ReactNode; hint?: ReactNode };

type RadiosProps = {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
  choices: readonly RadioChoice[];
  defaultValue?: string | undefined;
  /** Side by side where there is room: yes and no, for and against. */
  inline?: boolean;
};

/** One of a few. The first one carries the field's id, where the error summary leads. */
export function Radios({ name, choices, inline, defaultValue, ...text }: RadiosProps) {
  const { id, value, error } = useField(name, defaultValue);
  return (
    <Fieldset id={`${id}-group`} error={error} {...text}>
      <FieldName name={name}>{text.legend}</FieldName>
      <div className={inline ? "flex flex-wrap gap-x-6 gap-y-1" : "grid gap-1"}>
        {choices.map((choice, index) => (
          <Radio
            key={choice.value}
            id={index === 0 ? id : `${id}-${choice.value}`}
            name={name}
            choice={choice}
            checked={choice.value === value}
          />
        ))}
      </div>
    </Fieldset>
  );
}

function Radio(props: { id: string; name: string; choice: RadioChoice; checked: boolean }) {
  const { id, name, choice, checked } = props;
  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-3">
      <input
        id={id}
        type="radio"
        name={name}
        value={choice.value}
        defaultChecked={checked}
        aria-describedby={choice.hint ? `${id}-hint` : undefined}
        className="mt-2.5 size-6 accent-plate"
      />
      <label htmlFor={id} className="py-2.5">
        {choice.label}
      </label>
      {choice.hint ? (
        <div
          id={`${id}-hint`}
          className="col-start-2 -mt-2 mb-2 max-w-measure text-fine text-quiet"
        >
          {choice.hint}
        </div>
      ) : null}
    </div>
  );
}
