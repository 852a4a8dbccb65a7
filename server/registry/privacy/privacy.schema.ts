import { z } from "zod";

export const RIGHTS = [
  "access",
  "portability",
  "rectification",
  "erasure",
  "restriction",
  "objection",
] as const;
export type Right = (typeof RIGHTS)[number];

/** How a request reached the association; `online` is by the person himself. */
export const CHANNELS = ["online", "letter", "email", "telephone", "counter"] as const;
export type RequestChannel = (typeof CHANNELS)[number];

/** How the office made sure who asks (GDPR art. 12 §6): no copy of a card is asked for or kept. */
export const IDENTITY_PROOFS = ["session", "card-shown", "known-address", "called-back"] as const;
export type IdentityProof = (typeof IDENTITY_PROOFS)[number];

/** Whose data: the party's, or those of its legal representative himself. */
const about = { partyId: z.uuid(), representativeId: z.uuid().nullish() };
export type About = Readonly<{ partyId: string; representativeId?: string | null | undefined }>;

export const AskRight = z.object({
  ...about,
  kind: z.enum(RIGHTS),
  words: z.string().trim().max(4_000),
  /** By the office: how it came in and on what day; ignored of the person himself. */
  channel: z.enum(["letter", "email", "telephone", "counter"]).optional(),
  receivedOn: z.union([z.literal("").transform(() => undefined), z.iso.date()]).optional(),
});
export type AskRight = z.infer<typeof AskRight>;

export const PartyAsked = z.object(about);
export type PartyAsked = z.infer<typeof PartyAsked>;

export const RequestRef = z.object({ requestId: z.uuid() });

export const ProveIdentity = RequestRef.extend({
  proof: z.enum(["card-shown", "known-address", "called-back"]),
});
export type ProveIdentity = z.infer<typeof ProveIdentity>;

export const ExtendRequest = RequestRef.extend({ reason: z.string().trim().min(1).max(2_000) });
export type ExtendRequest = z.infer<typeof ExtendRequest>;

export const DecideRequest = RequestRef.extend({
  outcome: z.enum(["granted", "partly", "refused"]),
  /** What the person is told; a refusal tells why and where to complain (art. 12 §4). */
  answer: z.string().trim().min(1).max(4_000),
});
export type DecideRequest = z.infer<typeof DecideRequest>;

/** A request as its person and its office see it; days as `YYYY-MM-DD`. */
export type RequestLine = Readonly<{
  id: string;
  partyId: string;
  representativeId: string | null;
  name: string;
  /** The party for whom the one who asks acts, where he asks about his own data. */
  actsFor: string | null;
  kind: Right;
  channel: RequestChannel;
  words: string;
  receivedOn: string;
  dueOn: string;
  identityProof: string | null;
  extensionReason: string | null;
  outcome: "granted" | "partly" | "refused" | null;
  answer: string | null;
  decidedOn: string | null;
}>;

export type ExportLine = Readonly<{
  id: string;
  askedAt: string;
  readyAt: string | null;
  size: number | null;
  expiresAt: string;
}>;

/** One look of the office at the association as the person sees it. */
export type LookLine = Readonly<{
  id: string;
  officeName: string;
  viewerName: string;
  startedAt: string;
  endedAt: string | null;
}>;

export const ExportRef = z.object({ exportId: z.uuid() });

/** A whole number between two bounds, or nothing for the product's own period. */
const period = (least: number, most: number) =>
  z.union([
    z.literal("").transform(() => null),
    z
      .string()
      .trim()
      .regex(/^\d{1,3}$/)
      .transform(Number)
      .pipe(z.number().int().min(least).max(most)),
  ]);

export const SetRetention = z.object({
  occupantMonths: period(1, 60),
  faultContactDays: period(30, 730),
});
export type SetRetention = z.output<typeof SetRetention>;
