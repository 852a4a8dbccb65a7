import { expect, test } from "vitest";
import { legalInstants, plainDate } from "#server/kernel/calendar.ts";
import { movesOf } from "./attendance.rules.ts";
import { roomMoment, timeOf } from "./clock.rules.ts";
import {
  closingProblem,
  type Frame,
  movesProblem,
  placeProblem,
  voteProblem,
} from "./order.rules.ts";
import { differencesOf, stateOf } from "./reading.rules.ts";

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds;

test.each([
  ["19:05", "19:05"],
  ["1905", "19:05"],
  ["19h05", "19:05"],
  ["19 h 05", "19:05"],
  ["19.05", "19:05"],
  ["905", "09:05"],
  ["9:05", "09:05"],
  ["19h", "19:00"],
  ["7", "07:00"],
  ["0030", "00:30"],
  ["24:00", null],
  ["19:60", null],
  ["sept heures", null],
  ["", null],
])("a time typed %j is read %j", (typed, read) => {
  expect(timeOf(typed)).toBe(read);
});

const MAY = at("2026-05-20T17:30:00Z");

test.each([
  ["19:30", "2026-05-20T17:30:00Z"],
  // People come before the hour, and stay past midnight.
  ["18:40", "2026-05-20T16:40:00Z"],
  ["13:30", "2026-05-20T11:30:00Z"],
  ["00:15", "2026-05-20T22:15:00Z"],
  ["13:29", "2026-05-21T11:29:00Z"],
])("%s written on a sheet of 20 May at 19:30 is %s", (typed, moment) => {
  expect(roomMoment(MAY, typed, null)).toBe(at(moment));
});

test("an hour that the clock skipped did not exist, and one that came twice follows what came before", () => {
  // Clocks go forward on 29 March 2026 at 2:00, and back on 25 October at 3:00.
  const spring = at("2026-03-28T21:00:00Z");
  expect(roomMoment(spring, "02:30", null)).toBe("paper.time-skipped");
  expect(roomMoment(spring, "03:00", null)).toBe(at("2026-03-29T01:00:00Z"));
  const autumn = at("2026-10-24T20:00:00Z");
  expect(roomMoment(autumn, "02:30", null)).toBe(at("2026-10-25T00:30:00Z"));
  const first = at("2026-10-25T00:40:00Z");
  expect(roomMoment(autumn, "02:30", first)).toBe(at("2026-10-25T01:30:00Z"));
  // By the clock on the wall: doors of a Sunday meeting open six hours of sixty minutes before.
  expect(roomMoment(at("2026-10-25T09:00:00Z"), "09:00", null)).toBe(at("2026-10-25T08:00:00Z"));
});

test.each([
  ["2026-03-29", "02:00", 0],
  ["2026-03-29", "01:59", 1],
  ["2026-03-29", "03:00", 1],
  ["2026-10-25", "02:00", 2],
  ["2026-10-25", "02:59", 2],
  ["2026-10-25", "03:00", 1],
  ["2028-02-29", "19:00", 1],
])("on %s the clocks show %s so often: %i", (day, time, often) => {
  expect(legalInstants(plainDate(day), time)).toHaveLength(often);
});

const frame: Frame = {
  convenedAt: at("2026-04-24T09:00:00Z"),
  startsAt: MAY,
  openedAt: at("2026-05-20T17:35:00Z"),
  lastClosing: at("2026-05-20T19:00:00Z"),
};
const NOW = at("2026-05-21T07:00:00Z");
const minute = (count: number) => count * 60_000;

test.each([
  ["now", NOW, null],
  ["a moment later", NOW + 1, "paper.in-the-future"],
  ["six hours before", MAY - minute(360), null],
  ["a moment before that", MAY - minute(360) - 1, "paper.before-doors"],
  ["before the notice left", frame.convenedAt - 1, "paper.before-convocation"],
])("what happened %s: %3$s", (_, moment, problem) => {
  expect(placeProblem(frame, moment, NOW)).toBe(problem);
});

const opened = frame.openedAt ?? 0;
test.each([
  ["in order", opened, opened + 1, null],
  ["within one minute", opened, opened, null],
  ["before the meeting", opened - 1, opened + 1, "paper.before-opening"],
  ["closed before it was opened", opened + 2, opened + 1, "paper.closed-before-opened"],
  ["closed tomorrow", opened, NOW + 1, "paper.in-the-future"],
])("a vote %s: %4$s", (_, openedAt, closedAt, problem) => {
  expect(voteProblem(frame, { openedAt, closedAt }, NOW)).toBe(problem);
});

test("a meeting is closed after all that was done in it, and not tomorrow", () => {
  const last = frame.lastClosing ?? 0;
  const none = { move: null, motion: null };
  expect(closingProblem(frame, none, last, NOW)).toBeNull();
  expect(closingProblem(frame, none, last - 1, NOW)).toBe("paper.before-last-vote");
  expect(closingProblem(frame, { ...none, move: last + 5 }, last + 4, NOW)).toBe(
    "paper.before-last-move",
  );
  expect(closingProblem(frame, { ...none, motion: last + 5 }, last + 4, NOW)).toBe(
    "paper.closed-before-motion",
  );
  expect(closingProblem(frame, { move: last + 5, motion: last + 5 }, last + 5, NOW)).toBeNull();
  expect(closingProblem(frame, none, NOW + 1, NOW)).toBe("paper.in-the-future");
  expect(closingProblem({ ...frame, lastClosing: null }, none, opened - 1, NOW)).toBe(
    "paper.before-opening",
  );
  expect(closingProblem({ ...frame, openedAt: null }, none, last, NOW)).toBe(
    "paper.before-opening",
  );
});

const came = (moment: number) => ({ kind: "arrived", at: moment }) as const;
const left = (moment: number) => ({ kind: "departed", at: moment }) as const;

test.each([
  ["comes", [came(MAY)], null],
  ["leaves and comes back", [came(MAY), left(MAY + 1), came(MAY + 2)], null],
  ["in any order of writing", [left(MAY + 1), came(MAY + 2), came(MAY)], null],
  ["leaves first", [left(MAY)], "paper.left-before-coming"],
  ["leaves before he came", [came(MAY + 1), left(MAY)], "paper.left-before-coming"],
  ["comes twice", [came(MAY), came(MAY + 1)], "paper.came-twice"],
  ["comes and leaves in one minute", [came(MAY), left(MAY)], "paper.same-minute"],
  ["comes tomorrow", [came(NOW + 1)], "paper.in-the-future"],
])("somebody who %s: %2$s", (_, moves, problem) => {
  expect(movesProblem(frame, moves, NOW)).toBe(problem);
});

test("the lines of a sheet become moves in the order of the clock, a cross for the opening", () => {
  const known = { ...frame, openedAt: opened };
  const read = movesOf(
    known,
    [
      { partyId: "ana", came: "x 21:00", left: "20:15" },
      { partyId: "bob", came: "1920", left: "" },
    ],
    [],
    NOW,
  );
  expect(read).toEqual({
    moves: [
      { partyId: "bob", kind: "arrived", at: at("2026-05-20T17:20:00Z") },
      { partyId: "ana", kind: "arrived", at: opened },
      { partyId: "ana", kind: "departed", at: at("2026-05-20T18:15:00Z") },
      { partyId: "ana", kind: "arrived", at: at("2026-05-20T19:00:00Z") },
    ],
  });
  const one = (cameAt: string, leftAt: string) =>
    movesOf(known, [{ partyId: "ana", came: cameAt, left: leftAt }], [], NOW);
  expect(one("tard", "")).toEqual({
    problem: { code: "paper.time-unreadable", partyId: "ana", field: "came" },
  });
  expect(one("20:00", "19:00")).toMatchObject({ problem: { field: "left" } });
  const before = [{ partyId: "ana", ...came(MAY) }];
  expect(movesOf(known, [{ partyId: "ana", came: "19:40", left: "" }], before, NOW)).toMatchObject({
    problem: { code: "paper.came-twice" },
  });
});

test("two readings differ by their hours and by what somebody said, not by how it was written", () => {
  const head = (number: number) => ({
    ...{ entitlementId: `h${number}`, number, names: [`N${number}`], carrier: null },
    ...{ lots: [{ lotId: `a${number}`, code: `A${number}`, votes: 10n }], whole: true },
    ...{ votes: 10n, standing: "free" as const },
  });
  const vote = (number: number, choice: "for" | "against", derived = false) => ({
    ...{ head: head(number), choice, derived },
  });
  const plan = (...votes: ReturnType<typeof vote>[]) => ({ votes, problems: [] });
  const first = { openedAt: 1, closedAt: 2, plan: plan(vote(1, "for", true), vote(2, "against")) };
  const same = { openedAt: 1, closedAt: 2, plan: plan(vote(1, "for"), vote(2, "against")) };
  expect(differencesOf(first, same)).toEqual([]);
  const other = { openedAt: 1, closedAt: 3, plan: plan(vote(1, "against")) };
  expect(differencesOf(first, other)).toEqual([
    { kind: "closedAt", first: 2, second: 3 },
    { kind: "head", head: head(1), first: "for", second: "against" },
    { kind: "head", head: head(2), first: "against", second: null },
  ]);
});

test.each([
  [[], "waiting"],
  [[false], "differs"],
  [[false, true], "recorded"],
  [[true], "recorded"],
])("a sheet read %j is %s", (agreed, state) => {
  expect(stateOf(agreed.map((agrees) => ({ agrees })))).toBe(state);
});
