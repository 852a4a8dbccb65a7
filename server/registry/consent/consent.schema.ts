import { z } from "zod";

/** A written acceptance of e-mail for convocations, as it was given. */
export const GivenConsent = z.object({
  partyId: z.uuid(),
  /** The sentence accepted on the screen, or where the signed paper is kept. */
  acceptedText: z.string().trim().min(1).max(2_000),
  acceptedOn: z.iso.date(),
});
export type GivenConsent = z.infer<typeof GivenConsent>;

export const ConsentRef = z.object({ partyId: z.uuid() });
export type ConsentRef = z.infer<typeof ConsentRef>;
