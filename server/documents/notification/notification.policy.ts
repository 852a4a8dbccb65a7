import { type Actor, holds, type Role } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import {
  type Audience,
  NOTIFICATION_KINDS,
  NOTIFICATION_NAMES,
  type NotificationKind,
} from "./notification.schema.ts";

const OFFICE: readonly Role[] = ["syndic", "accountant"];

/** Who may open what a notification leads to: nobody is told of what he could not look at. */
export const READERS: Readonly<Record<Audience, readonly Role[]>> = {
  office: OFFICE,
  named: OFFICE,
  // What is reported is the syndic's to read: it may name people.
  syndic: ["syndic"],
  owners: ["owner", "council", "auditor"],
};

/** Kinds of notification, and the associations in which somebody may still open what they are about. */
export type Readable = Readonly<{
  kinds: readonly NotificationKind[];
  associations: readonly AssociationId[];
}>;

/** What somebody may be shown of what he was told, as his rights are today. */
export function readableNow(actor: Actor): readonly Readable[] {
  if (actor.kind === "anonymous") return [];
  const audiences: readonly Audience[] = ["office", "syndic", "owners", "named"];
  return audiences.map((audience) => ({
    kinds: NOTIFICATION_NAMES.filter((name) => NOTIFICATION_KINDS[name].audience === audience),
    associations: actor.scope.filter((id) => holds(actor, id, READERS[audience])),
  }));
}
