"use client";

import type { ReactNode } from "react";
import { FieldName } from "#components/ui/field-frame.tsx";
import { Fieldset } from "#components/ui/fieldset.tsx";
import { useField } from "#components/ui/form-context.tsx";

type PollChoicesProps = {
  legend: ReactNode;
  /** The language of the options. */
  lang: string;
  several: boolean;
  options: readonly Readonly<{ id: string; text: string }>[];
  chosen: readonly string[];
};

/** The options of a poll, one or several of them. The first carries the field's id. */
export function PollChoices({ legend, lang, several, options, chosen }: PollChoicesProps) {
  const { id, error } = useField("optionIds");
  return (
    <Fieldset id={`${id}-group`} legend={legend} error={error}>
      <FieldName name="optionIds">{legend}</FieldName>
      <div className="grid gap-1">
        {options.map((option, index) => {
          const place = index === 0 ? id : `${id}-${option.id}`;
          return (
            <div key={option.id} className="grid grid-cols-[auto_1fr] gap-x-3">
              <input
                id={place}
                type={several ? "checkbox" : "radio"}
                name="optionIds"
                value={option.id}
                defaultChecked={chosen.includes(option.id)}
                className="mt-2.5 size-6 accent-plate"
              />
              <label htmlFor={place} lang={lang} className="max-w-measure py-2.5">
                {option.text}
              </label>
            </div>
          );
        })}
      </div>
    </Fieldset>
  );
}
