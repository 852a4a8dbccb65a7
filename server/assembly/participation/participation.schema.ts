import { z } from "zod";
import { ParticipationAct } from "#server/documents/template/beside.schema.ts";
import { MeetingRef } from "../meeting/meeting.schema.ts";

/** For oneself; the direction of one's votes only where one asks for it. */
export const IssueParticipation = MeetingRef.extend({ withVotes: z.boolean() });
export type IssueParticipation = z.infer<typeof IssueParticipation>;

export const ParticipationRef = MeetingRef.extend({ certificateId: z.uuid() });

/** A certificate as it was issued. */
export const ParticipationRecord = ParticipationAct.omit({
  locale: true,
  fingerprint: true,
  verify: true,
}).extend({ v: z.literal("koprogo.participation/1"), id: z.uuid() });
export type ParticipationRecord = z.infer<typeof ParticipationRecord>;

export type ParticipationLine = Readonly<{
  id: string;
  issuedAt: string;
  fingerprint: string;
  withVotes: boolean;
}>;

/** For somebody who has no screen, by who keeps the minutes. */
export const PrintLetter = MeetingRef.extend({ partyId: z.uuid() });
export type PrintLetter = z.infer<typeof PrintLetter>;

/** Somebody who took part and has no screen, with what was printed for him, the latest first. */
export type WithoutScreen = Readonly<{
  partyId: string;
  name: string;
  /** He was on the telephone. */
  telephone: boolean;
  letters: readonly Readonly<{ id: string; issuedAt: string }>[];
}>;
