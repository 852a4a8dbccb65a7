import { z } from "zod";
import { optionalText } from "#server/kernel/typed.ts";
import { DECISION_TYPES } from "../ballot/catalogue.rules.ts";
import type { MeetingKind } from "../meeting/meeting.schema.ts";

const Words = z.object({
  title: z.string().trim().min(1).max(200),
  explanation: optionalText(5000),
  /** The words to be voted on. */
  motion: optionalText(5000),
});

/** By its author, on line: writing is all that the law asks (art. 3.87 §3, AD-06). */
export const Propose = Words.extend({ byCouncil: z.boolean().default(false) });
export type Propose = z.infer<typeof Propose>;

/** How a proposal on paper or by mail reached the syndic. */
export const MEDIA = ["letter", "email", "hand"] as const;

/** What reached the syndic otherwise, with the day on which it did. */
export const EncodeProposal = Propose.extend({
  partyId: z.uuid(),
  medium: z.enum(MEDIA),
  receivedOn: z.iso.date(),
});
export type EncodeProposal = z.infer<typeof EncodeProposal>;

export const ProposalRef = z.object({ proposalId: z.uuid() });
export type ProposalRef = z.infer<typeof ProposalRef>;

/** Under an item that is there, or as one of its own; its words become a text where a type is said. */
export const PlaceProposal = ProposalRef.extend({
  meetingId: z.uuid(),
  itemId: z.uuid().nullable(),
  decisionType: z.enum(DECISION_TYPES).nullable(),
});
export type PlaceProposal = z.infer<typeof PlaceProposal>;

export const WithdrawProposal = ProposalRef.extend({ reason: optionalText(500) });
export type WithdrawProposal = z.infer<typeof WithdrawProposal>;

/** A meeting in preparation, with its items. */
export type ProposalPlace = Readonly<{
  id: string;
  kind: MeetingKind;
  on: string;
  rulesVersion: string;
  items: readonly Readonly<{ id: string; position: number; title: string }>[];
}>;

export type ProposalState = "waiting" | "placed" | "convened" | "withdrawn";

/** A proposal with what the law makes of it; days in ISO. */
export type ProposalView = Readonly<{
  id: string;
  title: string;
  explanation: string | null;
  motion: string | null;
  author: string;
  byCouncil: boolean;
  medium: string;
  receivedOn: string;
  recordedAt: string;
  state: ProposalState;
  withdrawnReason: string | null;
  /** The annual period that comes next, its last day for proposals, and whether this one kept it. */
  period: Readonly<{ from: string; to: string }>;
  cutOff: string;
  isInTime: boolean;
  /** Where it stands on an agenda. */
  meeting: Readonly<{ id: string; on: string; position: number }> | null;
  isOwn: boolean;
}>;
