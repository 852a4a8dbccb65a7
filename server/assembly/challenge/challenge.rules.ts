import { isAfter, type PlainDate } from "#server/kernel/calendar.ts";
import { addWorkingDays, isWorkingDay } from "#server/kernel/working-days.ts";
import { challengeUntil } from "../meeting/meeting.rules.ts";
import type { ChallengeLine, RulingKind, Standing } from "./challenge.schema.ts";

/**
 * Until when an owner may go to court: four months from the meeting, not from when he had the minutes
 * (R-AG-83). `extended` is the next working day where the last one is none: some courts read it so,
 * others do not, and nobody should count on it.
 */
export type ChallengeTerm = Readonly<{
  until: PlainDate;
  extended: PlainDate | null;
  isOpen: boolean;
}>;

export function challengeTerm(decidedOn: PlainDate, today: PlainDate): ChallengeTerm {
  const until = challengeUntil(decidedOn);
  return {
    until,
    extended: isWorkingDay(until) ? null : addWorkingDays(until, 1),
    isOpen: !isAfter(today, until),
  };
}

const STANDS: Readonly<Record<RulingKind, Standing>> = {
  suspended: "suspended",
  annulled: "annulled",
  amended: "amended",
  upheld: "stands",
  withdrawn: "stands",
};
/** What weighs more comes first: two claims against one decision do not cancel out. */
const WEIGHT: readonly Standing[] = ["annulled", "amended", "suspended", "contested", "stands"];

/** Where a decision stands: each claim by its latest ruling, the heaviest of them. */
export function standingOf(challenges: readonly Pick<ChallengeLine, "rulings">[]): Standing {
  const each = challenges.map(({ rulings }): Standing => {
    const latest = rulings.at(-1);
    return latest ? STANDS[latest.kind] : "contested";
  });
  return WEIGHT.find((standing) => each.includes(standing)) ?? "stands";
}
