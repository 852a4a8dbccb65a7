import { z } from "zod";
import { optionalText } from "#server/kernel/typed.ts";
import { DECISION_TYPES } from "../ballot/catalogue.rules.ts";
import { MeetingDetails, MeetingRef } from "../meeting/meeting.schema.ts";
import { MOST_POINTS, PointTypes } from "../request/request.schema.ts";

/** On what somebody other than the syndic of himself convenes (art. 3.87 §2, 3.92 §4). */
export const GROUNDS = ["request", "council", "chair", "fifth", "court"] as const;
export type Ground = (typeof GROUNDS)[number];

/** So many candidates at most: each is a text of its own, put to the vote one after the other. */
export const MOST_CANDIDATES = 5;

/** As co-signer of a request that lapsed: on its points, and no others. */
const ByRequest = z.object({ by: z.literal("request"), requestId: z.uuid(), types: PointTypes });

/** Where nobody is syndic: to appoint one, and for nothing else. */
const ByVacancy = z.object({
  by: z.literal("vacancy"),
  candidates: z.array(z.string().trim().min(1).max(200)).min(1).max(MOST_CANDIDATES),
  /** Why those whom the law names first do not act. */
  reason: optionalText(1000),
});

/** By order of the court, on what it says. */
const ByCourt = z.object({
  by: z.literal("court"),
  orderReference: z.string().trim().min(1).max(200),
  orderedOn: z.iso.date(),
  orderWithin: z.iso.date().nullable(),
  derogation: optionalText(1000),
  declared: z.boolean().refine((given) => given),
  points: z
    .array(
      z.object({
        title: z.string().trim().min(1).max(200),
        motion: optionalText(5000),
        decisionType: z.enum(DECISION_TYPES),
      }),
    )
    .min(1)
    .max(MOST_POINTS),
});

/** When, where and how; of the kind nothing is asked: it is an extraordinary meeting. */
export const ConveningDetails = MeetingDetails.omit({ kind: true });
export type ConveningDetails = z.infer<typeof ConveningDetails>;

export const StartConvening = ConveningDetails.extend({
  ground: z.discriminatedUnion("by", [ByRequest, ByVacancy, ByCourt]),
});
export type StartConvening = z.infer<typeof StartConvening>;
export type AskedGround = StartConvening["ground"];

export const UpdateConvening = MeetingRef.extend(ConveningDetails.shape);
export type UpdateConvening = z.infer<typeof UpdateConvening>;

/** Who convenes a meeting, and on what; days in ISO. */
export type Convener = Readonly<{
  ground: Ground;
  partyId: string | null;
  name: string | null;
  requestId: string | null;
  /** The day on which the request that lapsed was received. */
  receivedOn: string | null;
  reason: string | null;
  order: Readonly<{
    reference: string;
    on: string;
    within: string | null;
    derogation: string | null;
  }> | null;
}>;

/** As what somebody may convene where nobody is syndic, and whether others come before him. */
export type VacancyTurn = Readonly<{ as: "council" | "chair" | "fifth"; isFirst: boolean }>;

/** What somebody may convene here today, and what he has begun. */
export type ConveningView = Readonly<{
  isVacant: boolean;
  turn: VacancyTurn | null;
  /** Requests he signed whose thirty days are over. */
  lapsed: readonly Readonly<{ id: string; reason: string; dueOn: string }>[];
  /** Any owner may bring a judge's order, and the syndic one that is addressed to him. */
  byCourt: boolean;
  meetings: readonly Readonly<{ id: string; on: string; ground: Ground; isConvened: boolean }>[];
}>;
