import { z } from "zod";

/** A written acceptance of e-mail for convocations, as the office records it from a paper. */
export const GivenConsent = z.object({
  partyId: z.uuid(),
  /** Where the signed paper is kept. */
  acceptedText: z.string().trim().min(1).max(2_000),
  acceptedOn: z.iso.date(),
});
export type GivenConsent = z.infer<typeof GivenConsent>;

export const ConsentRef = z.object({ partyId: z.uuid() });
export type ConsentRef = z.infer<typeof ConsentRef>;

const Email = z
  .email()
  .max(254)
  .transform((text) => text.toLowerCase());

/** On line, by the person: the box ticked beside the whole text. */
export const AskedConsent = z.object({
  partyId: z.uuid(),
  email: Email,
  agreed: z.boolean(),
});
export type AskedConsent = z.infer<typeof AskedConsent>;

/** By the office: to which address the consent would be, and how the invitation goes. */
export const ConsentInvitation = z.object({
  partyId: z.uuid(),
  email: Email,
  via: z.enum(["email", "letter"]),
});
export type ConsentInvitation = z.infer<typeof ConsentInvitation>;

/** Nine digits, however they were grouped. */
export const ConsentCode = z
  .string()
  .transform((typed) => typed.replace(/[\s.\-\u00a0\u202f]/g, ""))
  .pipe(z.string().regex(/^\d{9}$/));

/** What was said on the telephone, found again by its code. */
export const OralAnswer = z.object({ code: ConsentCode, answer: z.enum(["accepted", "declined"]) });
export type OralAnswer = z.infer<typeof OralAnswer>;

/** The signed form came back. */
export const SignedForm = z.object({
  requestId: z.uuid(),
  signedOn: z.iso.date(),
  kept: z.string().trim().min(1).max(500),
});
export type SignedForm = z.infer<typeof SignedForm>;

export const ConsentRequestRef = z.object({ requestId: z.uuid() });
export type ConsentRequestRef = z.infer<typeof ConsentRequestRef>;

export const ConsentToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const ConsentLink = z.object({ token: z.string().max(200) });
export const ConfirmedConsent = z.object({ token: z.string().max(200), agreed: z.boolean() });
export type ConfirmedConsent = z.infer<typeof ConfirmedConsent>;

export type RequestState = "sent" | "oral" | "confirmed" | "closed" | "expired";

/** A consent asked for, as its office or the person sees it; instants as ISO strings. */
export type ConsentRequestLine = Readonly<{
  id: string;
  partyId: string;
  name: string;
  email: string;
  origin: "person" | "office";
  via: "email" | "letter";
  /** In groups of three. */
  code: string;
  state: RequestState;
  createdAt: string;
  expiresAt: string;
  answeredAt: string | null;
}>;

/** What the bearer of a link is shown. */
export type ConsentShown = Readonly<{
  state: RequestState;
  associationName: string;
  partyName: string;
  email: string;
  language: "fr" | "nl" | "de" | "en";
  /** The person accepted on the screen already: the link proves the address. */
  origin: "person" | "office";
  text: string;
}>;
