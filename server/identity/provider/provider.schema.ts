import { z } from "zod";

/** The claims of an ID token that are used; the others are not even parsed. */
export const IdTokenClaims = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1).max(255),
  iat: z.number().int(),
  exp: z.number().int(),
  auth_time: z.number().int().optional(),
  acr: z.string().optional(),
  name: z.string().optional(),
  given_name: z.string().optional(),
  family_name: z.string().optional(),
});
export type IdTokenClaims = z.infer<typeof IdTokenClaims>;

/** Who the provider says is there, checked: the proof of one identification. */
export type VerifiedIdentity = Readonly<{
  issuer: string;
  subject: string;
  /** The name the provider verified; empty when it gives none. */
  name: string;
  acr: string | null;
  /** When the person was there. */
  authTime: Temporal.Instant;
  /** SHA-256 of the signed ID token: evidence without its content. */
  tokenHash: Uint8Array<ArrayBuffer>;
}>;

/** An identity bound to an account, as it is kept. */
export type BoundIdentity = Readonly<{
  id: string;
  name: string;
  issuer: string;
  boundAt: string;
}>;

/** The same as the account page lists it: of which provider, null when it is configured no more. */
export type LinkedIdentity = Omit<BoundIdentity, "issuer"> &
  Readonly<{ provider: string | null; label: string }>;
