import type { Person } from "#server/kernel/actor.ts";

/** The parties for which a person is an owner: of these, and no others, something is asked. */
export function ownPartiesOf(actor: Person): readonly string[] {
  return actor.capacities.flatMap(({ role, partyId }) =>
    role === "owner" && partyId ? [partyId] : [],
  );
}
