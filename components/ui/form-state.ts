/** One refusal: the field it is about (its `name`; empty for the whole form) and what to do. */
export type Problem = Readonly<{ field: string; text: string }>;

/** What a server action gives back to its form: what was typed, and what is wrong with it. */
export type FormState<Found = never> = Readonly<{
  values: Readonly<Record<string, string>>;
  problems: readonly Problem[];
  /** What was found, where a form asks something and stays where it is. */
  found?: Found;
  /** It was done, and the page shows what came of it. */
  done?: true;
  /** What must be typed besides, so that a sensitive act is surely this person's. */
  confirm?: "code" | "password" | "page";
}>;

/** A form nobody has sent yet. */
export const EMPTY_FORM: FormState = { values: {}, problems: [] };

/** The adapter of a procedure, as a form calls it. */
export type FormAction<Found = never> = (
  state: FormState<Found>,
  formData: FormData,
) => Promise<FormState<Found>>;
