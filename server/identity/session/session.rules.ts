import { type Capacity, type Person, ROLES, type Role } from "#server/kernel/actor.ts";
import { provenAssociation, provenScope } from "#server/kernel/ids.ts";
import { Capacities, type SessionState } from "./session.schema.ts";

/** A session ends a week after it was opened, used or not. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60;
/** One that is not used ends earlier: what was left open in a shared room closes by itself. */
export const IDLE_SECONDS = 2 * 60 * 60;
/** Its last use is kept so coarsely, which also spares a write at most requests. */
const SEEN_SECONDS = 5 * 60;

/** When a session ends that was opened and last used at these moments. */
export function endOf(opened: Temporal.Instant, used: Temporal.Instant): Temporal.Instant {
  const latest = opened.add({ seconds: SESSION_SECONDS });
  const idle = used.add({ seconds: IDLE_SECONDS });
  return Temporal.Instant.compare(latest, idle) < 0 ? latest : idle;
}

/** Whether a session's last use is to be noted again. */
export function isStale({ seenAt }: SessionState, moment: Temporal.Instant): boolean {
  return !seenAt || seenAt.until(moment).total("seconds") > SEEN_SECONDS;
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg/, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser/, "Samsung Internet"],
  [/Firefox|FxiOS/, "Firefox"],
  [/Chrome|CriOS|Chromium/, "Chrome"],
  [/Safari/, "Safari"],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Macintosh|Mac OS X/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

/** What a person knows his device by; empty when its browser does not say. */
export function deviceWords(userAgent: string): string {
  const named = (list: typeof BROWSERS) => list.find(([sign]) => sign.test(userAgent))?.[1];
  return [named(BROWSERS), named(SYSTEMS)].filter(Boolean).join(", ");
}

/** The roles a session's account holds somewhere today, in the order of `ROLES`. */
export function heldRoles({ capacities }: SessionState): readonly Role[] {
  return ROLES.filter((role) => capacities.some((capacity) => capacity.role === role));
}

/** The role chosen for this session; null when none is, or when it is held no longer. */
export function actingRole(session: SessionState): Role | null {
  return heldRoles(session).find((role) => role === session.actingRole) ?? null;
}

/** The person a session proves, in the role chosen. The only mint of a person's scope. */
export function personOf(session: SessionState): Person {
  const role = actingRole(session);
  return everythingOf({
    ...session,
    capacities: session.capacities.filter((capacity) => role === null || capacity.role === role),
  });
}

/** The person a session proves, in all his roles: for what concerns the account as a whole. */
export function everythingOf(session: SessionState): Person {
  return {
    kind: "person",
    accountId: session.accountId,
    sessionId: session.sessionId,
    displayName: session.displayName,
    locale: session.locale,
    ...reachOf(session.capacities),
    amr: session.amr,
    acr: session.acr,
    confirmedAt: session.confirmedAt,
    mustEnrol: session.mustEnrol,
  };
}

function reachOf(held: SessionState["capacities"]): Pick<Person, "capacities" | "scope"> {
  const capacities: Capacity[] = held.map((capacity) => ({
    ...capacity,
    associationId: provenAssociation(capacity.associationId),
  }));
  return {
    capacities,
    scope: provenScope([...new Set(capacities.map(({ associationId }) => associationId))]),
  };
}

/**
 * Somebody who is told something without being there, by mail or in his calendar: the rights that
 * the database says an account has today, and nothing of him but these.
 */
export function readerOf(capacities: unknown): Person {
  return {
    ...{ kind: "person", accountId: "", sessionId: "", displayName: "", locale: "fr" },
    ...{ amr: [], acr: null, mustEnrol: false, confirmedAt: null },
    ...reachOf(Capacities.parse(capacities)),
  };
}
