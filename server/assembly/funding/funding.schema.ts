import { z } from "zod";
import { ResolutionRef } from "../agenda/agenda.schema.ts";
import type { Source } from "./funding.rules.ts";

/** As it was typed: `1 250,50`; empty for nothing. */
const Typed = z.string().max(40).default("");
const Day = z.iso.date().nullish();

/** Thirty years of months. */
const LONGEST = 360;
const Schedule = {
  count: z.int().min(1).max(LONGEST).nullish(),
  firstOn: Day,
  every: z.int().min(1).max(12).nullish(),
};

export const SetFunding = ResolutionRef.extend({
  keyId: z.uuid().nullish(),
  reserve: Typed,
  call: Typed,
  calls: z.object(Schedule).default({}),
  loan: Typed,
  repaid: Typed,
  repayments: z.object(Schedule).default({}),
});
export type SetFunding = z.output<typeof SetFunding>;

/** Amounts in cents, in decimal digits; days YYYY-MM-DD. */
export type InstalmentView = Readonly<{ source: Source; dueOn: string; cents: string }>;

export type ImpactView = Readonly<{
  reserve: string;
  instalments: readonly InstalmentView[];
  total: string;
  /** Some of it is owed with others who hold the lot too. */
  isJoint: boolean;
}>;

type ScheduleView = Readonly<{ count: number; firstOn: string; every: number }>;

/** How a decision would be paid, and what it would cost whoever asks. */
export type FundingView = Readonly<{
  resolutionId: string;
  /** The key that divides it; null for the shares. */
  key: Readonly<{ id: string; name: string }> | null;
  ceiling: string;
  reserve: string;
  call: string;
  calls: ScheduleView | null;
  loan: string;
  repaid: string;
  repayments: ScheduleView | null;
  instalments: readonly InstalmentView[];
  /** Null for who holds nothing that it concerns. */
  own: ImpactView | null;
  /** The key divides nothing on one of the days: it has no version then, or weighs nothing. */
  isUndivided: boolean;
}>;

/** What each lot would bear of a decision, in cents, and who holds it on the first day of it. */
export type DecisionLots = Readonly<{
  resolutionId: string;
  lots: readonly Readonly<{
    lotId: string;
    code: string;
    holders: readonly string[];
    /** Of the reserve fund, and asked of the holders. */
    reserve: string;
    total: string;
  }>[];
}>;
