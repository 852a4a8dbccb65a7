import { expect, test } from "vitest";
import { mayHoldRoom, namedIn, type RoomFacts } from "./room.rules.ts";

const held: RoomFacts = {
  ...{ ground: "council", isConvener: true, isConvened: true, isWithdrawn: false },
  ...{ isOpened: false, isSent: false, hasSyndic: false },
};

test.each<[string, Partial<RoomFacts>, boolean]>([
  ["from the notice on", {}, true],
  ["not before it", { isConvened: false }, false],
  ["as chair of the last meeting", { ground: "chair" }, true],
  ["with one fifth", { ground: "fifth" }, true],
  ["not for a request that lapsed: there is a syndic", { ground: "request" }, false],
  ["not by the court", { ground: "court" }, false],
  ["not the syndic's own meeting", { ground: "" }, false],
  ["not somebody else", { isConvener: false }, false],
  ["not once it was withdrawn", { isWithdrawn: true }, false],
  ["not where a syndic came before the opening", { hasSyndic: true }, false],
  ["where he came after it", { hasSyndic: true, isOpened: true }, true],
  ["until the minutes have left", { isOpened: true, isSent: true }, false],
])("who convened in a vacancy holds the meeting: %s", (_when, facts, expected) => {
  expect(mayHoldRoom({ ...held, ...facts })).toBe(expected);
});

const a = "01900000-0000-7000-8000-00000000000a";
const b = "01900000-0000-7000-8000-00000000000b";

test("everything that an input names of a meeting is found, however deep", () => {
  const input = { meetingId: a, votes: [{ resolutionId: b }, { itemId: null }], itemId: a };
  expect(namedIn(input)).toEqual({ meetings: [a], items: [a], resolutions: [b] });
  expect(namedIn({ meetingId: { meetingId: b } })).toMatchObject({ meetings: [b] });
  const none = { meetings: [], items: [], resolutions: [] };
  for (const odd of [null, "x", 1, { meetingId: "x" }, new Uint8Array(4)]) {
    expect(namedIn(odd)).toEqual(none);
  }
});
