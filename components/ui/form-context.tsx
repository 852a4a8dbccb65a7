"use client";

import { createContext, use, useId } from "react";
import type { FormState } from "./form-state.ts";

type FormContextValue = FormState & {
  /** Prefix of the ids of the form's fields; empty outside an ActionForm. */
  id: string;
  /** The id of the button that was pressed, while the answer is awaited. */
  pressed: string | null;
};

export const FormContext = createContext<FormContextValue>({
  id: "",
  values: {},
  problems: [],
  pressed: null,
});

/** What was typed into one form of this page before its session ended, by the form's id. */
export type TypedBefore = Readonly<{ form: string; values: Readonly<Record<string, string>> }>;

export const TypedBeforeContext = createContext<TypedBefore | null>(null);

/** The id of a field of a form, which the error summary links to. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`;
}

/** What a field shows: what was typed before what was stored, and its error. */
export function useField(name: string, stored?: string) {
  const form = use(FormContext);
  const alone = useId();
  const id = fieldId(form.id === "" ? alone : form.id, name);
  const error = form.problems.find(({ field }) => field === name)?.text;
  return {
    id,
    value: form.values[name] ?? stored,
    error,
    sent: Object.keys(form.values).length > 0,
  };
}
