import { type PlainDate, plainDate } from "#server/kernel/calendar.ts";
import { civil, formerCivil, gdpr, type Source } from "#server/kernel/source.ts";

/** How sure a period is: written in a law, of settled practice, or to be verified. */
export type Confidence = "C" | "L" | "V";

/** What holds an item: the life of the building, or a period from an event. */
export type Keeping =
  | Readonly<{ while: "building" }>
  | Readonly<{ years: number; from: RetentionEvent }>
  | Readonly<{ months: number; from: RetentionEvent }>
  | Readonly<{ days: number; from: RetentionEvent }>;

export type RetentionEvent =
  | "last-holding"
  | "meeting"
  | "consent-end"
  | "request-answer"
  | "occupancy-end"
  | "power-end"
  | "use"
  | "made"
  | "withdrawal"
  | "closure"
  | "poll-end"
  | "change";

export type RetentionRule = Readonly<{
  /** A key of messages, `registry.privacy.kept`. */
  kind: RetentionKind;
  keeping: Keeping;
  /** The article it rests on, in its act. */
  source: Source;
  confidence: Confidence;
  /** The job removes what is due; else it is kept by a person's decision, or is part of an act. */
  byJob: boolean;
}>;

export const RETENTION_KINDS = [
  "register",
  "minutes",
  "votes",
  "deliveries",
  "contact",
  "addresses",
  "consents",
  "consent-requests",
  "invitations",
  "requests",
  "exports",
  "viewings",
  "consultations",
  "occupants",
  "withdrawn-occupants",
  "fault-contacts",
  "polls",
  "representatives",
  "sessions",
] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** Since when these periods hold: a period changed later is a further table, never this one changed. */
export const RETENTION_SINCE = plainDate("2026-01-01");

/** What is kept how long, and why. */
export const RETENTION: readonly RetentionRule[] = [
  {
    kind: "register",
    keeping: { while: "building" },
    source: civil("3.93"),
    confidence: "L",
    byJob: false,
  },
  {
    kind: "minutes",
    keeping: { while: "building" },
    source: civil("3.93 §4"),
    confidence: "L",
    byJob: false,
  },
  {
    kind: "votes",
    keeping: { years: 10, from: "meeting" },
    source: civil("3.92 §3"),
    confidence: "L",
    byJob: false,
  },
  {
    kind: "deliveries",
    keeping: { years: 10, from: "meeting" },
    source: civil("3.87 §3"),
    confidence: "L",
    byJob: false,
  },
  {
    kind: "contact",
    keeping: { years: 10, from: "last-holding" },
    source: formerCivil("2262bis §1"),
    confidence: "L",
    byJob: true,
  },
  {
    kind: "addresses",
    keeping: { years: 10, from: "change" },
    source: civil("3.87 §3"),
    confidence: "L",
    byJob: true,
  },
  {
    kind: "consents",
    keeping: { years: 10, from: "consent-end" },
    source: civil("3.87 §3"),
    confidence: "L",
    byJob: true,
  },
  {
    kind: "consent-requests",
    keeping: { months: 12, from: "made" },
    source: gdpr("5 §1 e"),
    confidence: "V",
    byJob: true,
  },
  {
    kind: "invitations",
    keeping: { months: 12, from: "made" },
    source: gdpr("5 §1 e"),
    confidence: "V",
    byJob: true,
  },
  {
    kind: "requests",
    keeping: { years: 3, from: "request-answer" },
    source: gdpr("5 §2"),
    confidence: "V",
    byJob: true,
  },
  {
    kind: "exports",
    keeping: { days: 14, from: "made" },
    source: gdpr("5 §1 e"),
    confidence: "V",
    byJob: true,
  },
  {
    kind: "viewings",
    keeping: { months: 12, from: "use" },
    source: gdpr("32"),
    confidence: "V",
    byJob: true,
  },
  {
    kind: "consultations",
    keeping: { months: 12, from: "use" },
    source: gdpr("32"),
    confidence: "V",
    byJob: true,
  },
  {
    // He may challenge a decision until four months after the assembly (art. 3.93 §5): it covers them.
    kind: "occupants",
    keeping: { months: 12, from: "occupancy-end" },
    source: gdpr("5 §1 e"),
    confidence: "V",
    byJob: true,
  },
  {
    // What is wrong goes without delay; the days are there to notice that it was right.
    kind: "withdrawn-occupants",
    keeping: { days: 30, from: "withdrawal" },
    source: gdpr("5 §1 d"),
    confidence: "V",
    byJob: true,
  },
  {
    // Half a year: whoever reported a fault can still be asked when it comes back.
    kind: "fault-contacts",
    keeping: { days: 180, from: "closure" },
    source: gdpr("5 §1 e"),
    confidence: "V",
    byJob: true,
  },
  {
    // Opinions bind nobody: two years cover the annual meeting that follows, and the one after it.
    kind: "polls",
    keeping: { months: 24, from: "poll-end" },
    source: gdpr("5 §1 e"),
    confidence: "V",
    byJob: true,
  },
  {
    kind: "representatives",
    keeping: { years: 10, from: "power-end" },
    source: formerCivil("2262bis §1"),
    confidence: "L",
    byJob: true,
  },
  {
    kind: "sessions",
    keeping: { months: 12, from: "use" },
    source: gdpr("32"),
    confidence: "V",
    byJob: true,
  },
];

export function retentionOf(kind: RetentionKind): RetentionRule {
  const rule = RETENTION.find((one) => one.kind === kind);
  if (!rule) throw new RangeError(`no retention for ${kind}`);
  return rule;
}

/** What an association set for itself where no law sets it; null: the period of the table above. */
export type RetentionSettings = Readonly<{
  /** Months after the end of an occupancy, 1 to 60. */
  occupantMonths: number | null;
  /** Days after a fault is closed, 30 to 730. */
  faultContactDays: number | null;
}>;
export const NO_SETTINGS: RetentionSettings = { occupantMonths: null, faultContactDays: null };

/** How long a kind is kept in an association. */
export function keepingOf(kind: RetentionKind, settings: RetentionSettings = NO_SETTINGS): Keeping {
  const { occupantMonths, faultContactDays } = settings;
  if (kind === "occupants" && occupantMonths !== null) {
    return { months: occupantMonths, from: "occupancy-end" };
  }
  if (kind === "fault-contacts" && faultContactDays !== null) {
    return { days: faultContactDays, from: "closure" };
  }
  return retentionOf(kind).keeping;
}

/** The first day on which something is no longer kept; null while the building stands. */
export function keptUntil(
  kind: RetentionKind,
  event: PlainDate,
  settings: RetentionSettings = NO_SETTINGS,
): PlainDate | null {
  const keeping = keepingOf(kind, settings);
  if ("while" in keeping) return null;
  if ("years" in keeping) return event.add({ years: keeping.years });
  return "months" in keeping
    ? event.add({ months: keeping.months })
    : event.add({ days: keeping.days });
}

/** The day up to which an event lies too far back: what happened before it is due for removal. */
export function dueBefore(
  kind: RetentionKind,
  today: PlainDate,
  settings: RetentionSettings = NO_SETTINGS,
): PlainDate | null {
  const keeping = keepingOf(kind, settings);
  if ("while" in keeping) return null;
  if ("years" in keeping) return today.subtract({ years: keeping.years });
  return "months" in keeping
    ? today.subtract({ months: keeping.months })
    : today.subtract({ days: keeping.days });
}
