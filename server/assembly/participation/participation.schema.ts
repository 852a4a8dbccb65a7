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
