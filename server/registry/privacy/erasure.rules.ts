import type { PlainDate } from "#server/kernel/calendar.ts";
import { gdpr, type Source } from "#server/kernel/source.ts";
import { keptUntil, type RetentionKind, retentionOf } from "./retention.rules.ts";

/** What is held about one person, and nothing about anybody else. */
export type HeldFacts = Readonly<{
  holdsNow: boolean;
  lastHeldOn: PlainDate | null;
  /** The last meeting he was convened to, voted at or was represented at. */
  lastMeetingOn: PlainDate | null;
  hasPostalAddress: boolean;
  /** The last day of the last power of whoever acted for him; null while one lasts, or none was. */
  lastPowerOn: PlainDate | null;
  counts: Readonly<{
    holdings: number;
    votes: number;
    deliveries: number;
    consents: number;
    contacts: number;
    links: number;
    viewings: number;
    representatives: number;
  }>;
}>;

/** What becomes of one kind of data when its person asks for erasure (GDPR art. 17). */
export type ErasureItem = Readonly<{
  kind: RetentionKind;
  count: number;
  /** Erased at once, or kept with the article that holds it. */
  verdict: "erased" | "kept";
  /** A key of messages, `registry.privacy.why`. */
  why: "law" | "evidence" | "reach" | "nothing" | "security";
  source: Source;
  /** The first day on which it is no longer kept; null while the building stands, or when erased. */
  until: PlainDate | null;
}>;

const erased = (kind: RetentionKind, count: number): ErasureItem => ({
  ...{ kind, count, verdict: "erased", why: "nothing", source: gdpr("17 §1"), until: null },
});

const kept = (
  kind: RetentionKind,
  count: number,
  why: ErasureItem["why"],
  event: PlainDate | null,
): ErasureItem => ({
  ...{ kind, count, verdict: "kept", why, source: retentionOf(kind).source },
  until: event && keptUntil(kind, event),
});

/**
 * Item by item: what an erasure removes now, what is held and until when (art. 17 §3 b and e).
 * It looks at the person's own facts alone: what a neighbour owes holds nobody else's data.
 */
export function erasureOf(facts: HeldFacts, today: PlainDate): readonly ErasureItem[] {
  const { holdsNow, lastHeldOn, lastMeetingOn, lastPowerOn, hasPostalAddress, counts } = facts;
  const left = holdsNow ? null : lastHeldOn;
  const items = [
    kept("register", counts.holdings, "law", null),
    kept("minutes", counts.votes, "law", null),
    kept("votes", counts.votes, "evidence", lastMeetingOn),
    kept("deliveries", counts.deliveries, "evidence", lastMeetingOn),
    // Telephone and e-mail are a service: a postal address is enough to be convened (3.87 §3).
    hasPostalAddress
      ? erased("contact", counts.contacts)
      : kept("contact", counts.contacts, "reach", left),
    kept("consents", counts.consents, "evidence", holdsNow ? null : (lastHeldOn ?? today)),
    erased("consent-requests", counts.links),
    kept("viewings", counts.viewings, "security", today),
    kept("representatives", counts.representatives, "evidence", lastPowerOn ?? left),
  ];
  return items.filter(({ count }) => count > 0);
}

/** What is held about a legal representative himself, and nothing about the party he acts for. */
export type PowerFacts = Readonly<{
  /** The last day of his power, or the day on which it was found a mistake; null while it lasts. */
  endsOn: PlainDate | null;
  hasPostalAddress: boolean;
  contacts: number;
  links: number;
}>;

/**
 * The same for whoever acts or acted for a party in law: that he did, by what power and on what days
 * proves what was voted and sent. How he was reached proves nothing any more once his power is over.
 */
export function erasureOfPower(facts: PowerFacts): readonly ErasureItem[] {
  const { endsOn, hasPostalAddress, contacts, links } = facts;
  const isOver = endsOn !== null;
  const items = [
    kept("representatives", 1, "evidence", endsOn),
    hasPostalAddress || isOver
      ? erased("contact", contacts)
      : kept("contact", contacts, "reach", null),
    ...(isOver ? [erased("addresses", Number(hasPostalAddress))] : []),
    erased("consent-requests", links),
  ];
  return items.filter(({ count }) => count > 0);
}
