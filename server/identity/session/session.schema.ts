import { z } from "zod";
import { ROLES } from "#server/kernel/actor.ts";
import { ACTS } from "#server/kernel/acts.ts";
import { Email, TypedPassword } from "../account/account.schema.ts";

/** How somebody proved who he is. */
export const FACTORS = ["pwd", "itsme"] as const;
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
  actingRole: string | null;
  capacities: z.infer<typeof Capacities>;
}>;

/** A session just opened: the secret goes into the cookie and nowhere else. */
export type OpenedSession = Readonly<{ secret: string; locale: string }>;

/** A line of the list of one's own sessions; instants as ISO strings. */
export type SessionLine = Readonly<{
  id: string;
  openedAt: string;
  expiresAt: string;
  amr: readonly string[];
  current: boolean;
}>;
