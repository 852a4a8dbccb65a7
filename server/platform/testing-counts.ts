import { isDrill } from "./env.ts";

/**
 * How often a test repeats itself: as often as it should under `npm run drill`, a fiftieth of
 * that, and at least once, under `npm test`.
 */
export function repeats(full: number): number {
  return isDrill() ? full : Math.ceil(full / 50);
}
