import { civil, gdpr, type Source } from "#server/kernel/source.ts";
import {
  keepingOf,
  NO_SETTINGS,
  type RetentionKind,
  type RetentionSettings,
} from "./retention.rules.ts";

/** Why data may be processed (GDPR art. 6 §1). */
export type Basis = "legal-obligation" | "contract" | "legitimate-interest";

/** One line of the register of processing (GDPR art. 30): its words are messages, its facts here. */
export type Activity = Readonly<{
  /** A key of messages, `registry.privacy.processing.activity`. */
  key: (typeof ACTIVITY_KEYS)[number];
  basis: Basis;
  /** The articles that order or allow it. */
  articles: readonly Source[];
  /** What it holds, each with its period. */
  kept: readonly RetentionKind[];
}>;

export const ACTIVITY_KEYS = [
  "register",
  "assembly",
  "polls",
  "mail",
  "access",
  "occupants",
  "faults",
  "representatives",
  "rights",
  "security",
] as const;

/** Every processing of the product today; a chapter that comes later adds its line. */
export const ACTIVITIES: readonly Activity[] = [
  {
    ...{ key: "register", basis: "legal-obligation" },
    ...{
      articles: [civil("3.89 §5 14°"), civil("3.93 §4")],
      kept: ["register", "contact", "addresses"],
    },
  },
  {
    ...{ key: "assembly", basis: "legal-obligation" },
    ...{ articles: [civil("3.87"), civil("3.88"), civil("3.92 §3")], kept: ["votes", "minutes"] },
  },
  {
    ...{ key: "polls", basis: "legitimate-interest" },
    ...{ articles: [gdpr("6 §1 f")], kept: ["polls"] },
  },
  {
    ...{ key: "mail", basis: "legal-obligation" },
    ...{
      articles: [civil("3.87 §3"), civil("3.87 §12")],
      kept: ["deliveries", "consents", "consent-requests"],
    },
  },
  {
    ...{ key: "access", basis: "contract" },
    ...{ articles: [gdpr("6 §1 b")], kept: ["invitations", "sessions"] },
  },
  {
    ...{ key: "occupants", basis: "legitimate-interest" },
    ...{
      articles: [gdpr("6 §1 f"), civil("3.89 §5 6°"), civil("3.93 §5")],
      kept: ["occupants", "withdrawn-occupants"],
    },
  },
  {
    ...{ key: "faults", basis: "legitimate-interest" },
    ...{ articles: [gdpr("6 §1 f"), civil("3.89 §5 2°")], kept: ["fault-contacts"] },
  },
  {
    ...{ key: "representatives", basis: "legal-obligation" },
    ...{ articles: [civil("3.87 §1"), civil("3.87 §3")], kept: ["representatives"] },
  },
  {
    ...{ key: "rights", basis: "legal-obligation" },
    ...{ articles: [gdpr("12–22")], kept: ["requests", "exports"] },
  },
  {
    ...{ key: "security", basis: "legal-obligation" },
    ...{ articles: [gdpr("32")], kept: ["viewings", "consultations"] },
  },
];

/** A period in words a message takes: how many of what, or as long as the building. */
export function periodOf(
  kind: RetentionKind,
  settings: RetentionSettings = NO_SETTINGS,
): Readonly<{
  unit: "building" | "years" | "months" | "days";
  count: number;
}> {
  const keeping = keepingOf(kind, settings);
  if ("while" in keeping) return { unit: "building", count: 0 };
  if ("years" in keeping) return { unit: "years", count: keeping.years };
  if ("months" in keeping) return { unit: "months", count: keeping.months };
  return { unit: "days", count: keeping.days };
}
