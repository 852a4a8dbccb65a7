import { mayReadMeeting } from "#server/assembly/meeting/meeting.policy.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { termsOf } from "#server/registry/deadline/deadline.policy.ts";
import type { CalendarScope } from "./calendar.schema.ts";

/** What a person's calendar is drawn from: his office's terms, and the meetings he is told of. */
export function calendarScope(actor: Actor): CalendarScope {
  const terms = termsOf(actor);
  const all =
    actor.kind === "person"
      ? [...new Set(actor.capacities.map(({ associationId }) => associationId))]
      : [];
  return { ...terms, members: all.filter((id) => mayReadMeeting(actor, id, { convened: true })) };
}
