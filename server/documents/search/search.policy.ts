import type { Actor, Capacity } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { partyPolicy } from "#server/registry/party/party.policy.ts";

/** Where one may find people and lots, and where also by telephone number. */
export type SearchScope = Readonly<{
  registers: readonly AssociationId[];
  contacts: readonly AssociationId[];
}>;

/** Names, lots and shares are every co-owner's to read; telephone numbers stay with the office (AD-09). */
export function searchScope(actor: Actor): SearchScope {
  const all =
    actor.kind === "person"
      ? [...new Set(actor.capacities.map(({ associationId }: Capacity) => associationId))]
      : [];
  return {
    registers: all.filter((id) => partyPolicy["party.read"](actor, id)),
    contacts: all.filter((id) => partyPolicy["party.read-contact"](actor, id)),
  };
}
