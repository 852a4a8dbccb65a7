import { legalInstant, type PlainDate } from "#server/kernel/calendar.ts";

/**
 * What may happen in a room against the law, with the article it goes against; what a judge or the
 * law itself allowed names its own source. Plans may be blocked, facts never (AD-01).
 */
export const BREACH_ARTICLES = {
  agenda: "3.87 §3",
  proxies: "3.87 §7",
  syndicProxy: "3.87 §7",
  unnamedProxy: "3.87 §7",
  chair: "3.87 §5",
  quorum: "3.87 §5",
  conflict: "3.87 §9",
  suspended: "3.87 §1",
  notice: "3.87 §3",
  remote: "3.87 §1",
  secret: "3.87 §10",
  courtOrder: null,
  derogation: null,
  other: null,
} as const satisfies Record<string, string | null>;

export type BreachKind = keyof typeof BREACH_ARTICLES;
export const BREACH_KINDS = [
  ...(["agenda", "proxies", "syndicProxy", "unnamedProxy", "chair", "quorum"] as const),
  ...([
    "conflict",
    "suspended",
    "notice",
    "remote",
    "secret",
    "courtOrder",
    "derogation",
    "other",
  ] as const),
] as const satisfies readonly BreachKind[];

export function isBreachKind(text: string): text is BreachKind {
  return Object.hasOwn(BREACH_ARTICLES, text);
}

/** No breach: what allowed it is a judgment or a derogation, and is recorded in the same way. */
export function isAllowed(kind: BreachKind): boolean {
  return kind === "courtOrder" || kind === "derogation";
}

/** The article that is printed: that of the law, or the source that was typed; null where none was. */
export function articleOf(kind: BreachKind, typed: string): string | null {
  return BREACH_ARTICLES[kind] ?? (typed === "" ? null : typed);
}

/** What happened against the law, or by leave of a judge, as it was recorded. */
export type BreachLine = Readonly<{
  id: string;
  kind: BreachKind;
  article: string;
  /** The number of the item it concerns; null: the meeting. */
  item: number | null;
  statement: string;
  reason: string;
  /** ISO instants. */
  at: string;
  recordedAt: string;
  by: string;
  /** The line that this one corrects, and the one that corrects it: numbers of the list, from 1. */
  corrects: number | null;
  correctedBy: number | null;
}>;

/** A breach of the opening itself comes before it, on the same evening. */
const BEFORE_OPENING = 12 * 3_600_000;

/**
 * The moment of an hour said of a meeting of a day: that of its day, or of the night that followed
 * where the meeting was opened so late that the hour of its day is no part of it.
 */
export function momentOf(day: PlainDate, time: string, openedAt: number | null): Temporal.Instant {
  const sameDay = legalInstant(day, time);
  const isBefore = openedAt !== null && sameDay.epochMilliseconds < openedAt - BEFORE_OPENING;
  return isBefore ? legalInstant(day.add({ days: 1 }), time) : sameDay;
}

export type BreachRefusal = "breach.not-open" | "breach.minutes-final" | "breach.outside-meeting";

/**
 * Why something cannot be recorded, or null: it happened at a meeting that was opened, not before it
 * and not after now, and the minutes that print it are not final yet.
 */
export function refuseBreach(
  meeting: Readonly<{ openedAt: number | null; frozen: boolean }>,
  at: number,
  now: number,
): BreachRefusal | null {
  if (meeting.openedAt === null) return "breach.not-open";
  if (meeting.frozen) return "breach.minutes-final";
  const isDuring = at <= now && at >= meeting.openedAt - BEFORE_OPENING;
  return isDuring ? null : "breach.outside-meeting";
}
