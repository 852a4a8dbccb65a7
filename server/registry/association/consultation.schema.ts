import { z } from "zod";

/** Where whoever is concerned reads the house rules and the register of decisions (art. 3.93). */
export const Consultation = z.object({
  at: z.enum(["seat", "office"]),
  /** Which door, whom to ask, in the association's first language. */
  note: z
    .string()
    .trim()
    .max(200)
    .transform((text) => text || null),
});
export type Consultation = z.infer<typeof Consultation>;
