import { z } from "zod";

/** The term of a syndic; `endsOn` is its last day. */
export const Term = z.object({
  appointedOn: z.iso.date(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
});
export type Term = z.infer<typeof Term>;

export const Appointment = Term.extend({ officeId: z.uuid() });
export type Appointment = z.infer<typeof Appointment>;
