import type { JoinState } from "./staff.schema.ts";

/** How long a colleague may take to answer. */
export const JOIN_DAYS = 14;

export function stateOf(
  link: Readonly<{ expiresAt: Temporal.Instant; usedAt: Temporal.Instant | null }>,
  moment: Temporal.Instant,
): JoinState {
  if (link.usedAt) return "used";
  return Temporal.Instant.compare(moment, link.expiresAt) < 0 ? "open" : "expired";
}

type Member = Readonly<{ id: string; role: string }>;

/** An office always has somebody who may change its staff: nobody else could let a colleague in. */
export function leavesNoManager(staff: readonly Member[], without: string): boolean {
  return !staff.some(({ id, role }) => role === "manager" && id !== without);
}
