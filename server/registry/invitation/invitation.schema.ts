import { z } from "zod";
import { AccountLocale, Email, TypedPassword } from "#server/identity/account/account.schema.ts";
import { ROLES } from "#server/kernel/actor.ts";

/** Roles that are held by invitation; an office's staff hold theirs by its mandate. */
export const InvitedRole = z.enum(ROLES).exclude(["syndic", "accountant", "former_syndic"]);
export type InvitedRole = z.infer<typeof InvitedRole>;

export const InviteParty = z.object({
  partyId: z.uuid(),
  role: InvitedRole,
  email: Email,
  /** The person who will act, as on the identity card; the party itself when left empty. */
  personName: z.string().trim().max(200).optional(),
  /** The legal representative invited: he bears his own name, and his access is his power's. */
  representativeId: z.uuid().nullish(),
});
export type InviteParty = z.infer<typeof InviteParty>;

/** What the link carries. */
export const Token = z.string().regex(/^[\w-]{43}$/);

export const ShowInvitation = z.object({ token: z.string().max(200) });

export const AcceptByPassword = z.object({
  token: z.string().max(200),
  password: TypedPassword,
  locale: AccountLocale,
});
export type AcceptByPassword = z.infer<typeof AcceptByPassword>;

/** What is found behind a link, before anything is decided. */
export type FoundInvitation = Readonly<{
  associationId: string;
  id: string;
  associationName: string;
  partyId: string;
  partyName: string;
  personName: string;
  role: InvitedRole;
  email: string;
  language: AccountLocale;
  expiresAt: Temporal.Instant;
  usedAt: Temporal.Instant | null;
  representativeId: string | null;
}>;

export type InvitationState = "open" | "used" | "expired";

/** What the page of an invitation shows. */
export type InvitationView = Readonly<{
  state: InvitationState;
  associationName: string;
  partyName: string;
  personName: string;
  role: InvitedRole;
  email: string;
}>;

/** A line of the office's list of invitations; instants as ISO strings. */
export type InvitationLine = Readonly<{
  id: string;
  partyId: string;
  role: string;
  email: string;
  createdAt: string;
  expiresAt: string;
  usedAt: string | null;
}>;

/** The letter that tells a party of an identity linked to its access. */
export const IdentityLetter = z.object({ partyId: z.uuid() });
