import { isAfter, isBefore, type PlainDate } from "#server/kernel/calendar.ts";
import type { DeadlineKind } from "#server/registry/deadline/deadline.schema.ts";
import { annualPeriod, type Period } from "../meeting/meeting.rules.ts";
import { periodOfMeeting } from "../proposal/proposal.rules.ts";
import type { DatedDuty, Duty } from "./year.rules.ts";

/** The duties that are terms of their own; minutes and challenge have theirs from the meeting held. */
export const TASKS = {
  accounts: "assembly.year-accounts",
  proposals: "assembly.year-proposals",
  plan: "assembly.year-plan",
  budgets: "assembly.year-budgets",
  auditorReport: "assembly.year-auditor-report",
  contractReport: "assembly.year-contract-report",
  councilReport: "assembly.year-council-report",
  quotes: "assembly.year-quotes",
  deposit: "assembly.year-deposit",
  notice: "assembly.year-notice",
  meeting: "assembly.year-meeting",
} as const satisfies Partial<Record<Duty, DeadlineKind>>;
export type YearTask = keyof typeof TASKS;

const isTask = (duty: Duty): duty is YearTask => duty in TASKS;

/** The kind of term that a duty is; null where it has none of its own. */
export function taskOf(duty: Duty): DeadlineKind | null {
  return isTask(duty) ? TASKS[duty] : null;
}

/** A term of a year as it is kept. */
export type TaskTerm = Readonly<{
  kind: string;
  dueOn: PlainDate;
  isDone: boolean;
  /** Somebody said that it is done: no fact, and no fact missing, says otherwise. */
  isByHand: boolean;
}>;

export type TaskChange = Readonly<{
  kind: DeadlineKind;
  to: "set" | "done";
  dueOn: PlainDate;
  article: string;
}>;

type Planned = Readonly<{ today: PlainDate; isPlanned: boolean }>;

/** Whether what the product knows says that a duty is over. */
function isOver({ duty, on, done }: DatedDuty, { today, isPlanned }: Planned): boolean {
  // Nothing is to be done about it: it runs out by itself (art. 3.87 §3).
  if (duty === "proposals") return isAfter(today, on);
  // A meeting that is planned has the term of its own notice.
  if (duty === "notice") return isPlanned;
  return done === true;
}

/**
 * What has to change for the terms of a year to say what its duties are. What was over before anybody
 * was to be reminded of it is asked of nobody; what a hand ended stays ended.
 */
export function taskChanges(
  duties: readonly DatedDuty[],
  terms: readonly TaskTerm[],
  planned: Planned,
): readonly TaskChange[] {
  const kept = new Map(terms.map((term) => [term.kind, term]));
  const asked = duties.flatMap((line) =>
    isTask(line.duty) ? [{ line, kind: TASKS[line.duty] }] : [],
  );
  const changes = asked.flatMap(({ line, kind }): TaskChange[] => {
    const term = kept.get(kind);
    const change = { kind, dueOn: line.on, article: line.article };
    const isDone = isOver(line, planned);
    if (!term) return isDone || isBefore(line.on, planned.today) ? [] : [{ ...change, to: "set" }];
    if (term.isByHand || (isDone && term.isDone)) return [];
    if (isDone) return [{ ...change, to: "done" }];
    return term.isDone || !term.dueOn.equals(line.on) ? [{ ...change, to: "set" }] : [];
  });
  const left = Object.values(TASKS).flatMap((kind): TaskChange[] => {
    const term = kept.get(kind);
    if (!term || term.isDone || asked.some((one) => one.kind === kind)) return [];
    return [{ kind, to: "done", dueOn: term.dueOn, article: "" }];
  });
  return [...changes, ...left];
}

export type KeptYear = Readonly<{ id: string; opensOn: PlainDate }>;

type Years = Readonly<{
  /** Those whose meeting is to come or was missed. */
  open: readonly KeptYear[];
  periodStart: string;
  /** The fifteen days of the next annual meeting. */
  current: Period;
  heldOn: PlainDate | null;
  today: PlainDate;
}>;

/**
 * Which of the kept years the duties are those of: the one of these days, else one that is to come and
 * whose days were changed, else none yet. `ended`: a meeting was held for them, or for a later one.
 */
export function yearNow({ open, periodStart, current, heldOn, today }: Years): Readonly<{
  id: string | null;
  isMoved: boolean;
  ended: readonly string[];
}> {
  const held = heldOn && periodOfMeeting(periodStart, heldOn).from;
  const ended = held ? open.filter(({ opensOn }) => !isAfter(opensOn, held)) : [];
  const left = open.filter((one) => !ended.includes(one));
  const same = left.find(({ opensOn }) => opensOn.equals(current.from));
  // The days of a year that is over were what they were.
  const changed = left.find(
    ({ opensOn }) =>
      !annualPeriod(periodStart, opensOn.year).from.equals(opensOn) &&
      !isBefore(opensOn.add({ days: 14 }), today),
  );
  const year = same ?? changed;
  return {
    id: year?.id ?? null,
    isMoved: year !== undefined && year !== same,
    ended: ended.map(({ id }) => id),
  };
}
