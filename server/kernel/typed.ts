import { z } from "zod";
import { parseEuros } from "./money.ts";

/** A text that may be left empty: without the spaces around it, null where nothing is left. */
export const optionalText = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .nullish()
    .transform((text) => text || null);

/** An amount of euros as people type it, in cents. */
export const typedCents = z.string().transform((typed, context) => {
  const cents = parseEuros(typed);
  if (cents !== null) return cents;
  context.addIssue({ code: "custom" });
  return z.NEVER;
});
