import { expect, test } from "vitest";
import type { AttendanceEvent } from "../attendance/presence.rules.ts";
import { presencesOf } from "./participation.rules.ts";

const OPEN = 100;
const CLOSED = 200;
type Move = readonly [AttendanceEvent["kind"], AttendanceEvent["channel"], number];
const events = (moves: readonly Move[]) =>
  moves.map(([kind, channel, at], index) => ({
    ...{ id: `e${index}`, partyId: "ana", kind, channel, at },
  }));

test.each<readonly [string, readonly Move[], readonly (readonly [string, number, number])[]]>([
  ["nobody", [], []],
  ["early and to the end", [["arrived", "room", 90]], [["room", 100, 200]]],
  ["late", [["arrived", "remote", 130]], [["remote", 130, 200]]],
  [
    "gone before the opening",
    [
      ["arrived", "room", 80],
      ["departed", "room", 95],
    ],
    [],
  ],
  [
    "gone and back",
    [
      ["arrived", "room", 90],
      ["departed", "room", 120],
      ["arrived", "room", 150],
    ],
    [
      ["room", 100, 120],
      ["room", 150, 200],
    ],
  ],
  [
    "goes on by telephone",
    [
      ["arrived", "room", 90],
      ["arrived", "remote", 140],
    ],
    [
      ["room", 100, 140],
      ["remote", 140, 200],
    ],
  ],
  [
    "said twice",
    [
      ["arrived", "room", 90],
      ["arrived", "room", 110],
    ],
    [["room", 100, 200]],
  ],
  ["after the closing", [["arrived", "room", 210]], []],
])("%s", (_, moves, expected) => {
  const found = presencesOf(events(moves), OPEN, CLOSED);
  expect(found.map(({ channel, from, to }) => [channel, from, to])).toEqual(expected);
});
