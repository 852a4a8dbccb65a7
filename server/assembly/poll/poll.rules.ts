import { isAfter, isBefore, type PlainDate } from "#server/kernel/calendar.ts";
import { fold } from "#server/kernel/listing.ts";
import { keptUntil } from "#server/registry/privacy/retention.rules.ts";
import type { PollState, ResultShown } from "./poll.schema.ts";

/** Below so many answers without names, a count could tell who said what. */
export const LEAST_UNNAMED = 5;

export type PollStanding = Readonly<{
  isPublished: boolean;
  end: string | null;
  endsOn: PlainDate;
}>;

/**
 * How far a poll is. Its last day counts whole, in Belgium; nothing has to run for it to end. A poll
 * decides nothing: what the meeting decides, it decides by art. 3.87, or in writing by art. 3.87 §11.
 */
export function stateOf({ isPublished, end, endsOn }: PollStanding, today: PlainDate): PollState {
  if (end === "closed" || end === "withdrawn") return end;
  if (!isPublished) return "draft";
  return isBefore(endsOn, today) ? "ended" : "open";
}

/**
 * Whether the counts are shown. Without names they are shown once and at the end, and only where so
 * many answered that nobody's answer follows from them.
 */
export function resultShown(
  {
    state,
    named,
    isForgotten,
  }: Readonly<{ state: PollState; named: boolean; isForgotten: boolean }>,
  answered: number,
): ResultShown {
  if (state === "draft") return "none";
  if (state === "withdrawn") return "withdrawn";
  if (isForgotten) return "forgotten";
  if (named) return "shown";
  if (state === "open") return "while-open";
  return answered < LEAST_UNNAMED ? "too-few" : "shown";
}

/** How many chose each option: heads of the register, never shares, and nothing is divided. */
export function countOf(
  options: readonly string[],
  answers: readonly Readonly<{ optionIds: readonly string[] }>[],
): ReadonlyMap<string, number> {
  const chosen = (id: string) => answers.filter(({ optionIds }) => optionIds.includes(id)).length;
  return new Map(options.map((id) => [id, chosen(id)]));
}

/** Whether what was answered is kept no more, so long after the end. */
export function isForgotten(endedOn: PlainDate, today: PlainDate): boolean {
  const until = keptUntil("polls", endedOn);
  return until !== null && !isAfter(until, today);
}

export type ShownCount = Readonly<{
  /** How many; null where only that it is one of two numbers is told. */
  count: number | null;
  between: readonly [number, number] | null;
}>;

/**
 * The counts as they are told. Without names, what all of them chose would be what each of them chose:
 * all and all but one are told as the same, so that nobody is known to have agreed. Where one option is
 * chosen each of the others would give it away: none or one of them.
 */
export function shownCounts(
  counts: ReadonlyMap<string, number>,
  answered: number,
  { named, several }: Readonly<{ named: boolean; several: boolean }>,
): ReadonlyMap<string, ShownCount> {
  const isNearlyAll = (count: number) => !named && answered > 0 && count >= answered - 1;
  const isGiven = !several && [...counts.values()].some(isNearlyAll);
  const shown = (count: number): ShownCount => {
    if (isNearlyAll(count)) return { count: null, between: [answered - 1, answered] };
    return isGiven ? { count: null, between: [0, 1] } : { count, between: null };
  };
  return new Map([...counts].map(([id, count]) => [id, shown(count)]));
}

/** The place of the first option that says what one before it says; null where all differ. */
export function firstAlike(options: readonly string[]): number | null {
  const folded = options.map((text) => fold(text).replaceAll(/\s+/g, " ").trim());
  const place = folded.findIndex((text, index) => folded.indexOf(text) < index);
  return place === -1 ? null : place;
}
