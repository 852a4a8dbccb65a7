import type { AttendanceEvent } from "../attendance/presence.rules.ts";
import { doorsOpen } from "./clock.rules.ts";

/** When a meeting held on paper was convened, opened and closed, and what happened in it so far. */
export type Frame = Readonly<{
  convenedAt: number;
  startsAt: number;
  openedAt: number | null;
  /** When the last vote that is recorded was closed. */
  lastClosing: number | null;
}>;

export const ORDER_PROBLEMS = [
  ...(["paper.in-the-future", "paper.before-convocation", "paper.before-doors"] as const),
  ...(["paper.before-opening", "paper.closed-before-opened", "paper.before-last-vote"] as const),
  ...(["paper.left-before-coming", "paper.came-twice", "paper.before-last-move"] as const),
  ...(["paper.same-minute", "paper.before-last-motion"] as const),
  ...(["paper.vote-before-motion", "paper.closed-before-motion"] as const),
] as const;
export type OrderProblem = (typeof ORDER_PROBLEMS)[number];

/** Nothing of a meeting is still to come, nor older than its notice, nor of another evening. */
export function placeProblem(frame: Frame, moment: number, now: number): OrderProblem | null {
  if (moment > now) return "paper.in-the-future";
  if (moment < frame.convenedAt) return "paper.before-convocation";
  if (moment < doorsOpen(frame.startsAt)) return "paper.before-doors";
  return null;
}

/** A vote is opened in a meeting that was opened, and closed after it was opened. */
export function voteProblem(
  frame: Frame,
  vote: Readonly<{ openedAt: number; closedAt: number }>,
  now: number,
): OrderProblem | null {
  if (frame.openedAt === null || vote.openedAt < frame.openedAt) return "paper.before-opening";
  if (vote.closedAt < vote.openedAt) return "paper.closed-before-opened";
  return placeProblem(frame, vote.closedAt, now);
}

/** What is moved about an item is moved in a meeting that was opened, after what was moved before. */
export function motionProblem(
  frame: Frame,
  moment: number,
  after: number | null,
  now: number,
): OrderProblem | null {
  if (frame.openedAt === null || moment < frame.openedAt) return "paper.before-opening";
  if (after !== null && moment < after) return "paper.before-last-motion";
  return placeProblem(frame, moment, now);
}

/** The last that happened in a meeting besides its votes; null where nothing of the kind did. */
export type LastOf = Readonly<{
  /** Whoever came or left. */
  move: number | null;
  /** What was withdrawn, amended or taken again. */
  motion: number | null;
}>;

/** A meeting is closed after its last vote, after whoever came or left last and what was moved last. */
export function closingProblem(
  frame: Frame,
  last: LastOf,
  closedAt: number,
  now: number,
): OrderProblem | null {
  if (frame.openedAt === null || closedAt < frame.openedAt) return "paper.before-opening";
  if (frame.lastClosing !== null && closedAt < frame.lastClosing) return "paper.before-last-vote";
  if (last.motion !== null && closedAt < last.motion) return "paper.closed-before-motion";
  if (last.move !== null && closedAt < last.move) return "paper.before-last-move";
  return placeProblem(frame, closedAt, now);
}

type Move = Pick<AttendanceEvent, "kind" | "at">;

/** Who comes was not there, who leaves was: as often as it happened, in the order of the clock. */
export function movesProblem(
  frame: Frame,
  moves: readonly Move[],
  now: number,
): OrderProblem | null {
  let isThere = false;
  let last = 0;
  for (const { kind, at } of moves.toSorted((a, b) => a.at - b.at)) {
    const outside = placeProblem(frame, at, now);
    if (outside) return outside;
    if (at === last) return "paper.same-minute";
    last = at;
    if (kind === "departed" && !isThere) return "paper.left-before-coming";
    if (kind === "arrived" && isThere) return "paper.came-twice";
    isThere = kind === "arrived";
  }
  return null;
}
