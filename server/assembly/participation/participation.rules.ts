import type { AttendanceEvent } from "../attendance/presence.rules.ts";

export type Presence = Readonly<{
  from: number;
  to: number;
  channel: AttendanceEvent["channel"];
}>;

/**
 * When somebody was there, from the opening to the closing: who changes from the room to his telephone
 * stays, by another way; who never left was there to the end.
 */
export function presencesOf(
  events: readonly AttendanceEvent[],
  openedAt: number,
  closedAt: number,
): readonly Presence[] {
  const past = events.filter(({ at }) => at <= closedAt);
  const ordered = past.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const found: Presence[] = [];
  for (const [index, { kind, channel, at }] of ordered.entries()) {
    if (kind === "departed") continue;
    const to = Math.min(ordered[index + 1]?.at ?? closedAt, closedAt);
    const from = Math.max(at, openedAt);
    if (to <= from) continue;
    const last = found.at(-1);
    if (last?.to === from && last.channel === channel) found.splice(-1, 1, { ...last, to });
    else found.push({ from, to, channel });
  }
  return found;
}
