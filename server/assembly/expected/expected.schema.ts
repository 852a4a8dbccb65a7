import { z } from "zod";
import { MeetingRef } from "../meeting/meeting.schema.ts";

/** What somebody convened says he will do; it is no vote, no proxy and no excuse. */
export const ANSWERS = ["room", "remote", "proxy", "absent", "unsure"] as const;
export const Answer = z.enum(ANSWERS);
export type Answer = z.infer<typeof Answer>;

export const MEDIA = ["online", "link", "office"] as const;
export type Medium = (typeof MEDIA)[number];

export const SayExpected = MeetingRef.extend({ partyId: z.uuid(), answer: Answer });
export type SayExpected = z.infer<typeof SayExpected>;

export const ExpectedLink = z.object({ token: z.string().max(200) });
export const AnswerByLink = ExpectedLink.extend({ answer: Answer });
export type AnswerByLink = z.infer<typeof AnswerByLink>;

/** One person convened, with his last word; days and moments in ISO 8601. */
export type ExpectedLine = Readonly<{
  partyId: string;
  name: string;
  answer: Answer | null;
  medium: Medium | null;
  at: string | null;
  /** A proxy of his is in force: he will be represented, whatever he said. */
  hasProxy: boolean;
  /** The lots it is for, and no others; null where it is for all of his, or there is none. */
  proxyLots: readonly string[] | null;
}>;

/** What a link in a mail opens. */
export type LinkShown = Readonly<{
  associationName: string;
  slug: string;
  meetingId: string;
  kind: "ordinary" | "extraordinary";
  on: string;
  time: string;
  place: string;
  language: string;
  remoteAllowed: boolean;
  partyName: string;
  answer: Answer | null;
  /** The meeting has begun, or is no longer called: nothing is asked any more. */
  over: boolean;
  /** It is not held at all. */
  cancelled: boolean;
}>;
