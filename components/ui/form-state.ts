/** One refusal: the field it is about (its `name`; empty for the whole form) and what to do. */
export type Problem = Readonly<{ field: string; text: string }>;

/** What a server action gives back to its form: what was typed, and what is wrong with it. */
export type FormState = Readonly<{
  values: Readonly<Record<string, string>>;
  problems: readonly Problem[];
}>;

/** A form nobody has sent yet. */
export const EMPTY_FORM: FormState = { values: {}, problems: [] };

/** The adapter of a procedure, as a form calls it. */
export type FormAction = (state: FormState, formData: FormData) => Promise<FormState>;
