/** How long a link of the set-up may be used; the next start prints another. */
export const SET_UP_HOURS = 72;

type Link = Readonly<{ expiresAt: Temporal.Instant; usedAt: Temporal.Instant | null }>;

/** Whether a link still opens the set-up: once, in its time, and while there is no office at all. */
export function isOpen(link: Link | null, offices: number, moment: Temporal.Instant): boolean {
  if (!link || link.usedAt || offices > 0) return false;
  return Temporal.Instant.compare(moment, link.expiresAt) < 0;
}
