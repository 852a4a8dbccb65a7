import { z } from "zod";
import { WEEKDAYS } from "./hours.schema.ts";

const line = z.string().trim().min(1).max(200);
const optional = z
  .string()
  .trim()
  .max(200)
  .transform((text) => text || null);
/** Digits, and what stands between them. */
const phone = z
  .string()
  .trim()
  .regex(/^\+?[\d\s()./-]{6,30}$/);
const typedDay = z.string().max(100).default("");

/** How a syndic is called and reached, as the law wants it posted (art. 3.89 §2). */
export const OfficeContact = z.object({
  officeId: z.uuid(),
  legalForm: optional,
  profession: optional,
  email: z.email().max(200),
  phone,
  emergencyPhone: z.union([z.literal("").transform(() => null), phone]),
  street: line,
  postcode: line,
  town: line,
  /** As typed for each day: `9:00-12:00, 13:30-17:00`. */
  hours: z.object(Object.fromEntries(WEEKDAYS.map((day) => [day, typedDay]))),
  /** A natural person's own agreement to his domicile on the web. */
  domicileAgreed: z.boolean(),
});
export type OfficeContact = z.infer<typeof OfficeContact>;
