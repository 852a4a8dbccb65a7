import { z } from "zod";
import { BackPath } from "../step-up/step-up.schema.ts";

/** What was typed into one form of one page; never a secret, never a file. */
export const TypedForm = z.object({
  page: BackPath,
  /** The form's id on its page, as React numbers it; it becomes an anchor there. */
  form: z.string().regex(/^[\w:«»-]{1,64}$/),
  values: z.record(z.string(), z.string()),
  /** What its fields are called where they were typed into. */
  labels: z.record(z.string(), z.string()),
});
export type TypedForm = z.infer<typeof TypedForm>;
