import { AsyncLocalStorage } from "node:async_hooks";
import { legalDate, type PlainDate } from "#server/kernel/calendar.ts";
import { newId } from "#server/kernel/ids.ts";

/** A moved clock, for stories and tests: it ticks a millisecond at each look, so order is kept. */
type Moved = { instant: Temporal.Instant };
const moved = new AsyncLocalStorage<Moved>();

/** The only clock. */
export function now(): Temporal.Instant {
  const clock = moved.getStore();
  if (!clock) return Temporal.Now.instant();
  clock.instant = clock.instant.add({ milliseconds: 1 });
  return clock.instant;
}

/** The calendar day it is where the law applies. */
export function today(): PlainDate {
  return legalDate(now());
}

/** Now, for a `timestamptz` column. */
export function nowColumn(): Date {
  return new Date(now().epochMilliseconds);
}

/** An identifier for a new row, ordered by the clock. */
export function newRowId(): string {
  return newId(now().epochMilliseconds);
}

/** Runs `fn` as if it were `instant`. */
export function at<T>(instant: Temporal.Instant, fn: () => T): T {
  return moved.run({ instant }, fn);
}
