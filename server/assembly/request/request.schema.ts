import { z } from "zod";
import { optionalText } from "#server/kernel/typed.ts";
import { DECISION_TYPES } from "../ballot/catalogue.rules.ts";
import { LocalTime } from "../meeting/meeting.schema.ts";

/** So many points at most: a request is for what cannot wait, not for a second annual agenda. */
export const MOST_POINTS = 5;

const Point = z.object({ title: z.string().trim().min(1).max(200), motion: optionalText(5000) });

/** Why a meeting is asked for, and what it has to treat. */
export const StartRequest = z.object({
  reason: z.string().trim().min(1).max(5000),
  points: z.array(Point).min(1).max(MOST_POINTS),
});
export type StartRequest = z.infer<typeof StartRequest>;

/** A registered letter as it reached the syndic, with those who signed it. */
export const EncodeRequest = StartRequest.extend({
  receivedOn: z.iso.date(),
  signers: z.array(z.uuid()).min(1).max(1000),
});
export type EncodeRequest = z.infer<typeof EncodeRequest>;

export const RequestRef = z.object({ requestId: z.uuid() });
export type RequestRef = z.infer<typeof RequestRef>;

/** The printed request left by registered letter. */
export const PostRequest = RequestRef.extend({
  postedOn: z.iso.date(),
  postingNumber: z.string().trim().min(1).max(100),
});
export type PostRequest = z.infer<typeof PostRequest>;

/** The day it reached the syndic; co-signers say how they know. */
export const ReceiveRequest = RequestRef.extend({
  receivedOn: z.iso.date(),
  proof: optionalText(200),
});
export type ReceiveRequest = z.infer<typeof ReceiveRequest>;

export const WithdrawRequest = RequestRef.extend({ reason: optionalText(500) });
export type WithdrawRequest = z.infer<typeof WithdrawRequest>;

/** The type of decision of each point whose words are put to the vote, by the point's id. */
export const PointTypes = z.record(z.uuid(), z.enum(DECISION_TYPES));

/** Into a meeting in preparation, or into one of its own, of which the rest is filled in later. */
export const TakeUpRequest = RequestRef.extend({
  types: PointTypes,
  meetingId: z.uuid().nullable(),
  on: z.iso.date().nullable(),
  time: LocalTime.nullable(),
}).refine(({ meetingId, on }) => meetingId !== null || on !== null, { path: ["on"] });
export type TakeUpRequest = z.infer<typeof TakeUpRequest>;

/**
 * How far a request is. `ready`: enough have signed, the letter may leave; `short`: received, of less
 * than one fifth; `running`: the thirty days count; `lapsed`: they are over and no notice has left.
 */
export const REQUEST_STATES = [
  "gathering",
  "ready",
  "posted",
  "short",
  "running",
  "lapsed",
  "answered",
  "withdrawn",
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export type RequestSigner = Readonly<{
  partyId: string;
  name: string;
  /** What he holds on the day that counts, as digits; a part of a share below is left out. */
  shares: string;
}>;

/** A request with what the law makes of it; days in ISO, shares in digits. */
export type RequestView = Readonly<{
  id: string;
  medium: "online" | "letter";
  reason: string;
  starter: string | null;
  recordedAt: string;
  points: readonly Readonly<{ id: string; title: string; motion: string | null }>[];
  signers: readonly RequestSigner[];
  state: RequestState;
  /** What the co-signers hold together, of how much, what one fifth asks, and what it still wants. */
  held: string;
  total: string;
  asked: string;
  missing: string;
  postedOn: string | null;
  postingNumber: string | null;
  receivedOn: string | null;
  receiptProof: string | null;
  /** The last day for the notice, from the receipt. */
  dueOn: string | null;
  withdrawnReason: string | null;
  /** The meetings that take it up; a draft is told, but not shown, to who may not read it. */
  meetings: readonly Readonly<{ id: string; on: string; convenedOn: string | null }>[];
  isStarter: boolean;
  hasSigned: boolean;
}>;
