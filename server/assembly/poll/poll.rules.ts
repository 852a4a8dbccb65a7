import { isBefore, type PlainDate } from "#server/kernel/calendar.ts";
import { fold } from "#server/kernel/listing.ts";
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
  { state, named }: Readonly<{ state: PollState; named: boolean }>,
  answered: number,
): ResultShown {
  if (state === "draft") return "none";
  if (state === "withdrawn") return "withdrawn";
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

/** The place of the first option that says what one before it says; null where all differ. */
export function firstAlike(options: readonly string[]): number | null {
  const folded = options.map((text) => fold(text).replaceAll(/\s+/g, " ").trim());
  const place = folded.findIndex((text, index) => folded.indexOf(text) < index);
  return place === -1 ? null : place;
}
