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
  /** The page is read again when its turn comes, and not with this answer. */
  later?: true;
  /** What must be typed besides, so that a sensitive act is surely this person's. */
  confirm?: "code" | "password" | "page";
}>;

/** Tells whatever keeps the page up that a form of it has changed what it shows. */
export const STALE_PAGE = "page:stale";

/** A form nobody has sent yet. */
export const EMPTY_FORM: FormState = { values: {}, problems: [] };

/** The adapter of a procedure, as a form calls it. */
export type FormAction<Found = never> = (
  state: FormState<Found>,
  formData: FormData,
) => Promise<FormState<Found>>;
