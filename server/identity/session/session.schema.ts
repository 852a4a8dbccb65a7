import { z } from "zod";
import { ROLES } from "#server/kernel/actor.ts";
import { ACTS } from "#server/kernel/acts.ts";
import { Email, TypedPassword } from "../account/account.schema.ts";

/** How somebody proved who he is; `provider` is an identity provider that is not itsme. */
export const FACTORS = ["pwd", "otp", "key", "recovery", "itsme", "provider"] as const;
export type Factor = (typeof FACTORS)[number];

export const SignIn = z.object({
  email: Email,
  password: TypedPassword,
  /** What this browser was given after an earlier sign-in; proved by the service. */
  device: z.string().max(200).optional(),
});
export type SignIn = z.infer<typeof SignIn>;

export const SessionRef = z.object({ sessionId: z.uuid() });
export type SessionRef = z.infer<typeof SessionRef>;

/** Null acts in every role held. */
export const ActingRole = z.object({ role: z.enum(ROLES).nullable() });
export type ActingRole = z.infer<typeof ActingRole>;

/** The capacities column of `session_actor`. */
export const Capacities = z.array(
  z.object({
    associationId: z.uuid(),
    role: z.enum(ROLES),
    partyId: z.uuid().nullable(),
    officeId: z.uuid().nullable(),
    acts: z.array(z.enum(ACTS)).optional(),
    until: z.iso.date().optional(),
  }),
);

/** A session and what its account holds today, as the database proves it. */
export type SessionState = Readonly<{
  sessionId: string;
  accountId: string;
  email: string;
  displayName: string;
  locale: string;
  amr: readonly string[];
  acr: string | null;
  authTime: Temporal.Instant;
  /** When the person last proved in this session who he is. */
  confirmedAt: Temporal.Instant | null;
  actingRole: string | null;
  /** Staff of an office without a second factor: the capacities are none until there is one. */
  mustEnrol: boolean;
  seenAt: Temporal.Instant | null;
  /** When it ends unless it is used before. */
  endsAt: Temporal.Instant;
  capacities: z.infer<typeof Capacities>;
}>;

/** A session just opened: the secret goes into the cookie and nowhere else. */
export type OpenedSession = Readonly<{ secret: string; locale: string }>;

/**
 * What a right password leads to: a session and the mark of this browser, or, where the account has
 * a second factor, the question for it. `half` says, sealed, whose password was right.
 */
export type SignedIn =
  | (OpenedSession & Readonly<{ step: "done"; device: string }>)
  | Readonly<{ step: "factor"; half: string }>;

/** A line of the list of one's own sessions; instants as ISO strings. */
export type SessionLine = Readonly<{
  id: string;
  openedAt: string;
  /** Last use, to five minutes. */
  seenAt: string | null;
  /** "Firefox, Windows"; empty when it is not known. */
  device: string;
  amr: readonly string[];
  current: boolean;
}>;
