import { z } from "zod";
import { CHOICES } from "../ballot/ballot.rules.ts";
import { MeetingRef } from "../meeting/meeting.schema.ts";

const Name = z.string().trim().min(1).max(100);

/** Who carries the proxy: always named, a blank one is void (R-AG-50). */
export const ProxyHolder = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("register"), partyId: z.uuid() }),
  z.object({ kind: z.literal("other"), givenName: Name, familyName: Name }),
]);
export type ProxyHolder = z.infer<typeof ProxyHolder>;

/** An owner names who votes for him. */
export const GiveProxy = MeetingRef.extend({
  principalPartyId: z.uuid(),
  holder: ProxyHolder,
  /** Unless the principal says no, it also serves a second session for want of quorum. */
  servesSecond: z.boolean().optional(),
  /** Some of the principal's lots; none named: all of them, those he buys before the meeting too. */
  lotIds: z.array(z.uuid()).max(500).optional(),
});
export type GiveProxy = z.infer<typeof GiveProxy>;

/** The syndic enters one received on paper, with the day it was signed. */
export const EncodeProxy = GiveProxy.extend({
  signedOn: z.iso.date(),
  /** Whoever assists the principal in law signed it too. */
  countersigned: z.boolean().optional(),
});
export type EncodeProxy = z.infer<typeof EncodeProxy>;

export const DEED_SCOPES = ["general", "special"] as const;
export type DeedScope = (typeof DEED_SCOPES)[number];

/** A proxy by notarial deed, with what the deed says of itself. */
export const RegisterDeed = GiveProxy.omit({ servesSecond: true, lotIds: true }).extend({
  scope: z.enum(DEED_SCOPES),
  object: z.string().trim().max(500).default(""),
  deedOn: z.iso.date(),
  notary: z.string().trim().min(1).max(200),
  endsOn: z.iso.date().nullable().default(null),
  countersigned: z.boolean().optional(),
});
export type RegisterDeed = z.output<typeof RegisterDeed>;

export const ApplyDeed = MeetingRef.extend({ deedId: z.uuid() });
export type ApplyDeed = z.infer<typeof ApplyDeed>;
export const RevokeDeed = ApplyDeed;
export type RevokeDeed = ApplyDeed;

export const RevokeProxy = MeetingRef.extend({ proxyId: z.uuid() });
export type RevokeProxy = z.infer<typeof RevokeProxy>;

/** Another holder for one item of the agenda (AD-04), in writing as the proxy itself. */
export const NameSubstitute = RevokeProxy.extend({ itemId: z.uuid(), holder: ProxyHolder });
export type NameSubstitute = z.infer<typeof NameSubstitute>;

export const EncodeSubstitute = NameSubstitute.extend({
  ...EncodeProxy.pick({ signedOn: true, countersigned: true }).shape,
  /** The hour of the room, of a meeting that is copied from paper. */
  handledAt: z.string().trim().max(20).optional(),
});
export type EncodeSubstitute = z.infer<typeof EncodeSubstitute>;

export const RevokeSubstitute = RevokeProxy.extend({ substituteId: z.uuid() });
export type RevokeSubstitute = z.infer<typeof RevokeSubstitute>;

/** What the holder is asked to vote, text by text; null: he decides. */
export const InstructHolder = RevokeProxy.extend({
  instructions: z
    .array(z.object({ resolutionId: z.uuid(), choice: z.enum(CHOICES).nullable() }))
    .min(1)
    .max(200),
});
export type InstructHolder = z.output<typeof InstructHolder>;
