import { z } from "zod";
import type { DeadlineLine, DeadlineQueue } from "#server/registry/deadline/deadline.schema.ts";

/** How a morning is looked at; anything unreadable in an address is ignored. */
export const MorningInput = z.object({
  /** What oneself sees to, or the whole office. */
  whose: z.enum(["mine", "all"]).catch("mine").default("mine"),
  /** The term one is about to see to. */
  term: z.uuid().nullable().catch(null).default(null),
});
export type MorningInput = z.infer<typeof MorningInput>;

/** What waits for somebody's hands, counted by what it belongs to. */
export type WaitingLine = Readonly<{
  kind: "letters" | "faults";
  associationName: string;
  slug: string;
  /** What the letters are: `assembly.convocation`, `assembly.minutes`; `site.fault` for reports. */
  about: string;
  subjectId: string;
  count: number;
}>;

export const TROUBLES = ["bounced", "job", "anchor"] as const;
export type Trouble = (typeof TROUBLES)[number];

/** What went wrong while nobody looked. */
export type TroubleLine = Readonly<{
  kind: Trouble;
  /** The failed job's row, for who has seen to it; null for what ends by itself. */
  failureId: string | null;
  associationId: string | null;
  associationName: string | null;
  slug: string | null;
  about: string;
  subjectId: string | null;
  count: number;
  /** ISO 8601 */
  at: string;
}>;

export type Morning = Readonly<{
  today: string;
  queue: DeadlineQueue;
  waiting: readonly WaitingLine[];
  troubles: readonly TroubleLine[];
  term: DeadlineLine | null;
}>;
