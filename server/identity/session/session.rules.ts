import { type Capacity, type Person, ROLES, type Role } from "#server/kernel/actor.ts";
import { provenAssociation, provenScope } from "#server/kernel/ids.ts";
import type { SessionState } from "./session.schema.ts";

/** A session ends a week after it was opened, used or not. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60;

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
  const capacities: Capacity[] = session.capacities.map((capacity) => ({
    ...capacity,
    associationId: provenAssociation(capacity.associationId),
  }));
  return {
    kind: "person",
    accountId: session.accountId,
    sessionId: session.sessionId,
    displayName: session.displayName,
    locale: session.locale,
    capacities,
    scope: provenScope([...new Set(capacities.map(({ associationId }) => associationId))]),
    amr: session.amr,
    acr: session.acr,
  };
}
