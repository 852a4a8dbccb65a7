import type { Actor } from "#server/kernel/actor.ts";
import { lotPolicy } from "../lot/lot.policy.ts";
import { mandatePolicy } from "../mandate/mandate.policy.ts";
import { partyPolicy } from "../party/party.policy.ts";
import type { OwnListName } from "./list.schema.ts";

const READ = {
  "registry.lots": lotPolicy["lot.read"],
  "registry.parties": partyPolicy["party.read"],
  "registry.mandates": mandatePolicy["mandate.read"],
} as const satisfies Record<OwnListName, unknown>;

export const listPolicy = {
  /** A list is for whoever may read the thing that it lists. */
  "list.read": (actor: Actor, associationId: string, list: OwnListName) =>
    READ[list](actor, associationId),
  /** Whoever may read none of them is told so before the rest of his input is looked at. */
  "list.read-any": (actor: Actor, associationId: string) =>
    Object.values(READ).some((may) => may(actor, associationId)),
} as const;
