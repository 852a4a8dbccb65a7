import { z } from "zod";

// What acts are made of, whatever they say.

/** The languages fixed text exists in; free text stays in the association's own (R-LANG-02). */
export const ReaderLocale = z.enum(["fr", "nl", "de", "en"]);

export const IsoDate = z.iso.date();
/** A whole number of shares; JSON has no integer of their size. */
export const Shares = z.string().regex(/^\d+$/);
/** An amount of euro cents in decimal digits. */
export const Cents = z.string().regex(/^\d+$/);
export const Lines = z.array(z.string().min(1)).max(8);

/** Whose act it is: printed on every page with its enterprise number (R-GEN-03). */
export const Issuer = z.object({
  name: z.string(),
  /** Ten digits. */
  enterpriseNumber: z.string().length(10),
  street: z.string(),
  postcode: z.string(),
  town: z.string(),
});
export type Issuer = z.infer<typeof Issuer>;

/** The syndic on whose behalf an act leaves. */
export const Sender = z.object({
  name: z.string(),
  lines: Lines,
  email: z.string(),
  phone: z.string(),
  ipiNumber: z.string().nullable(),
});

export const Majority = z.enum([
  "absolute",
  "twoThirds",
  "fourFifths",
  "unanimity",
  "unanimityOfPresent",
]);
