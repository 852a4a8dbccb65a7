/** The stream of somebody at a distance is renewed this often: a line that is dead is not. */
export const BEAT_SECONDS = 20;

/** A connection that was not renewed for so long is lost; a page that loads again is back before. */
export const LOSS_SECONDS = 45;

/** Until when, in milliseconds, a connection must have been seen not to be lost at `moment`. */
export const lossBefore = (moment: number) => moment - LOSS_SECONDS * 1_000;

/**
 * Whether somebody who shows himself again had been cut off. What was before he came, or before the
 * meeting was opened, concerns no vote.
 */
export function wasLost(seenAt: number, moment: number, since: number): boolean {
  return seenAt >= since && seenAt <= lossBefore(moment);
}
