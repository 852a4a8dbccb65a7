import { isAfter, type PlainDate } from "#server/kernel/calendar.ts";
import type { AnnualPoint } from "../agenda/annual.rules.ts";
import type { Confidence } from "../ballot/catalogue.rules.ts";
import {
  agendaCutOff,
  challengeUntil,
  latestNotice,
  minutesDue,
  type Period,
  periodAround,
  recommendedDeposit,
} from "../meeting/meeting.rules.ts";
import { periodOfMeeting } from "../proposal/proposal.rules.ts";

/** What the annual meeting asks of an office, in the order of a year. */
export const DUTIES = [
  "accounts",
  "proposals",
  "plan",
  "budgets",
  "auditorReport",
  "contractReport",
  "councilReport",
  "quotes",
  "deposit",
  "notice",
  "meeting",
  "minutes",
  "challenge",
] as const;
export type Duty = (typeof DUTIES)[number];

/** `past`: its day is over, and nothing recorded here says whether it was done. */
export type DutyState = "done" | "late" | "next" | "later" | "past";

export type DutyLine = Readonly<{
  duty: Duty;
  on: PlainDate;
  article: string;
  /** `L` for what practice or a careful reading asks. */
  confidence: Confidence;
  state: DutyState;
}>;

/** The next annual meeting as it stands; `there`: the points its agenda has, or says why it has not. */
export type PlannedYear = Readonly<{
  on: PlainDate;
  convened: boolean;
  there: readonly AnnualPoint[];
  /** The auditor's report is filed with it. */
  reported?: boolean;
  /** Offers are there wherever they are owed; null where none are and none came. */
  quoted?: boolean | null;
}>;

export type YearFacts = Readonly<{
  /** MM-DD, the first of the fifteen days. */
  periodStart: string;
  planned: PlannedYear | null;
  /** The last annual meeting that was held, and whether its minutes went out. */
  held: Readonly<{ on: PlainDate; minutesSent: boolean }> | null;
  hasCouncil: boolean;
  /** What somebody said to be done, where nothing recorded tells it. */
  told?: ReadonlySet<Duty>;
}>;

/** What goes with the notice is ready a week before the letters are deposited. */
const READY = { weeks: 1 } as const;
/** An auditor is left four weeks with the accounts. */
const AUDIT = { weeks: 4 } as const;

/**
 * The fifteen days the next annual meeting is held in: those of the meeting that is planned, else the
 * coming ones; once a meeting was held in them, those of the year after (R-AG-01).
 */
export function yearPeriod({ periodStart, planned, held }: YearFacts, today: PlainDate): Period {
  if (planned) return periodOfMeeting(periodStart, planned.on);
  const coming = periodAround(periodStart, today);
  const isHeld = held !== null && periodOfMeeting(periodStart, held.on).from.equals(coming.from);
  return isHeld ? periodAround(periodStart, coming.to.add({ days: 1 })) : coming;
}

/** A duty with its day, before it is said where it stands. */
export type DatedDuty = Readonly<{
  duty: Duty;
  on: PlainDate;
  article: string;
  confidence: Confidence;
  /** Null where nothing recorded says it. */
  done: boolean | null;
}>;

/** Everything before the next annual meeting, worked backwards from its day or its period's first. */
export function dutiesBefore(facts: YearFacts, today: PlainDate): readonly DatedDuty[] {
  const { planned, hasCouncil } = facts;
  const period = yearPeriod(facts, today);
  const on = planned?.on ?? period.from;
  const deposit = recommendedDeposit(on);
  const ready = deposit.subtract(READY);
  const convened = planned?.convened ?? false;
  const has = (...points: AnnualPoint[]) =>
    convened || points.every((point) => planned?.there.includes(point));
  const line = (duty: Duty, day: PlainDate, article: string, done: boolean | null, told?: "L") => ({
    ...{ duty, on: day, article, confidence: told ?? ("C" as const), done },
  });
  return [
    line("accounts", ready.subtract(AUDIT), "3.89 §5 15°", has("accounts"), "L"),
    line("proposals", agendaCutOff(period), "3.87 §3", null),
    line("plan", ready, "3.87 §2", planned !== null, "L"),
    line("budgets", ready, "3.89 §5 16°", has("ordinaryBudget", "extraordinaryBudget"), "L"),
    line("auditorReport", ready, "3.91", convened || (planned?.reported ?? null), "L"),
    line("contractReport", ready, "3.89 §5 12°", has("contractReport"), "L"),
    ...(hasCouncil ? [line("councilReport", ready, "3.90 §4", has("councilReport"), "L")] : []),
    line("quotes", ready, "3.89 §5 11°", convened || (planned?.quoted ?? null), "L"),
    line("deposit", deposit, "3.87 §3", convened, "L"),
    line("notice", latestNotice(on), "3.87 §3", convened),
    line("meeting", planned?.on ?? period.to, "3.85 §3 3°", false),
  ];
}

/** What follows the last annual meeting: its minutes, and the term in which it can be challenged. */
function afterwards({ held }: YearFacts): readonly DatedDuty[] {
  if (!held) return [];
  const { on, minutesSent: done } = held;
  const common = { confidence: "C" as const };
  return [
    { duty: "minutes", on: minutesDue(on), article: "3.87 §12", done, ...common },
    { duty: "challenge", on: challengeUntil(on), article: "3.92 §3", done: null, ...common },
  ];
}

function stateOf({ on, done }: DatedDuty, today: PlainDate): DutyState {
  if (done) return "done";
  if (!isAfter(today, on)) return "later";
  return done === null ? "past" : "late";
}

const inOrder = (a: DatedDuty, b: DatedDuty) =>
  Temporal.PlainDate.compare(a.on, b.on) || DUTIES.indexOf(a.duty) - DUTIES.indexOf(b.duty);

/** The year of an association by date, each duty with where it stands; the nearest to come is `next`. */
export function dutiesOf(facts: YearFacts, today: PlainDate): readonly DutyLine[] {
  const dated = [...afterwards(facts), ...dutiesBefore(facts, today)].sort(inOrder);
  const lines = dated.map(({ done, ...line }) => ({
    ...line,
    state: stateOf({ ...line, done: facts.told?.has(line.duty) || done }, today),
  }));
  const next = lines.findIndex(({ state }) => state === "later");
  return lines.map((line, index) => (index === next ? { ...line, state: "next" } : line));
}
