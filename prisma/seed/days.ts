import { daysBetween, isBefore, type PlainDate } from "#server/kernel/calendar.ts";

/** How far back the assembly of the story lies at least, so that all its letters are written. */
const SETTLED_DAYS = 60;
/** How far ahead the next one lies at least, so that it can still be convened. */
const AHEAD_DAYS = 30;

/** The days of the story, from the day on which it is told. */
export type StoryDays = Readonly<{
  /** The ordinary assembly that was held: a 20 May. */
  assembly: PlainDate;
  /** The ordinary assembly being prepared: another 20 May. */
  next: PlainDate;
}>;

/** Chooses the two assemblies around the day on which the story is told. */
export function storyDays(told: PlainDate): StoryDays {
  const may = told.with({ month: 5, day: 20 });
  const assembly = daysBetween(may, told) >= SETTLED_DAYS ? may : may.subtract({ years: 1 });
  const next = assembly.add({ years: 1 });
  const isNear = isBefore(next, told.add({ days: AHEAD_DAYS }));
  return { assembly, next: isNear ? next.add({ years: 1 }) : next };
}
