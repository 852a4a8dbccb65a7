import type { Floor } from "../attendance/floor.rules.ts";
import type { AttendanceEvent } from "../attendance/presence.rules.ts";
import { type ClockProblem, roomMoment } from "./clock.rules.ts";
import { type Frame, movesProblem, type OrderProblem } from "./order.rules.ts";

/** Instead of a time: he was there when the meeting was opened. */
const AT_OPENING = /^[x+=]$/i;

/** A line of the attendance sheet, as it was typed. */
export type SheetLine = Readonly<{ partyId: string; came: string; left: string }>;
export type SheetMove = Readonly<Pick<AttendanceEvent, "partyId" | "kind" | "at">>;

export type LineProblem = Readonly<{
  code: ClockProblem | OrderProblem;
  partyId: string;
  field: "came" | "left";
}>;

const words = (text: string) => text.split(/[\s,;]+/).filter((word) => word !== "");

/**
 * Who came and left when, as the lines of a sheet say: as often as somebody did, in any order. What
 * was recorded of him before stands. @returns the first line that cannot be so, instead
 */
export function movesOf(
  frame: Frame & Readonly<{ openedAt: number }>,
  lines: readonly SheetLine[],
  before: readonly Pick<AttendanceEvent, "partyId" | "kind" | "at">[],
  now: number,
): Readonly<{ moves: readonly SheetMove[] }> | Readonly<{ problem: LineProblem }> {
  const moves: SheetMove[] = [];
  for (const line of lines) {
    const { partyId } = line;
    const known = before.filter((move) => move.partyId === partyId);
    const own: SheetMove[] = [];
    for (const [field, kind] of [["came", "arrived"] as const, ["left", "departed"] as const]) {
      let last: number | null = null;
      for (const word of words(line[field])) {
        const at: number | ClockProblem = AT_OPENING.test(word)
          ? frame.openedAt
          : roomMoment(frame.startsAt, word, last);
        if (typeof at === "string") return { problem: { code: at, partyId, field } };
        own.push({ partyId, kind, at });
        last = at;
      }
    }
    const code = movesProblem(frame, [...known, ...own], now);
    if (code) {
      const isLeft = code === "paper.left-before-coming";
      return { problem: { code, partyId, field: isLeft ? "left" : "came" } };
    }
    moves.push(...own);
  }
  return { moves: moves.toSorted((a, b) => a.at - b.at) };
}

/** The floor with those whom a sheet that is not recorded yet says to have been there. */
export function withMoves(floor: Floor, moves: readonly SheetMove[]): Floor {
  const said = moves.map((move, at) => ({
    ...{ ...move, id: `${at}`.padStart(6, "0"), channel: "room" as const },
  }));
  return { ...floor, events: [...floor.events, ...said] };
}
