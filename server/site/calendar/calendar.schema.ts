import { z } from "zod";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { TermScope } from "#server/registry/deadline/deadline.policy.ts";

/** How a calendar is looked at; anything unreadable in an address is ignored. */
export const CalendarInput = z.object({
  /** YYYY-MM; the present month where none is asked for. */
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .nullable()
    .catch(null)
    .default(null),
});
export type CalendarInput = z.infer<typeof CalendarInput>;

/** A term, a meeting, or the last day of a mandate. */
export type CalendarEvent = Readonly<{
  kind: "deadline" | "meeting" | "mandate";
  id: string;
  /** YYYY-MM-DD, where the law applies. */
  day: string;
  /** ISO 8601; null for a whole day. */
  startsAt: string | null;
  /** The term's kind, or the meeting's. */
  about: string;
  subjectId: string;
  associationName: string;
  slug: string;
  done: boolean;
}>;

/** Events of a month that are shown; a very large office narrows by searching its lists. */
export const MOST_EVENTS = 100;

export const FeedToken = z.string().regex(/^[\w-]{43}$/);

/** The associations one manages, and those of whose meetings one is told. */
export type CalendarScope = TermScope & Readonly<{ members: readonly AssociationId[] }>;
