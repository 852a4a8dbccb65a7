/** So many at a distance are many: each sign of life is a request, and theirs would crowd out the votes. */
export const MANY = 200;

/**
 * The stream of somebody at a distance is renewed so often: a line that is dead is not. `many`: there
 * are more of them than `MANY`.
 */
export const beatSeconds = (many: boolean) => (many ? 60 : 20);

/** A connection that was not renewed for so long is lost; a page that loads again is back before. */
export const lossSeconds = (many: boolean) => (many ? 135 : 45);

/** Until when, in milliseconds, a connection must have been seen not to be lost at `moment`. */
export const lossBefore = (moment: number, many: boolean) => moment - lossSeconds(many) * 1_000;

/**
 * Whether somebody who shows himself again had been cut off. What was before he came, or before the
 * meeting was opened, concerns no vote.
 */
export function wasLost(
  { seenAt, since, many }: Readonly<{ seenAt: number; since: number; many: boolean }>,
  moment: number,
): boolean {
  return seenAt >= since && seenAt <= lossBefore(moment, many);
}
