import { expect, test } from "vitest";
import { agendaRecord, moved } from "./agenda.rules.ts";

const moves = [
  { id: "b", direction: "up", order: "bac" },
  { id: "b", direction: "down", order: "acb" },
  { id: "a", direction: "up", order: "abc" },
  { id: "c", direction: "down", order: "abc" },
  { id: "x", direction: "up", order: "abc" },
] as const;

test.each(moves)("$id goes $direction among abc: $order", ({ id, direction, order }) => {
  expect(moved([..."abc"], id, direction).join("")).toBe(order);
});

test("the record of an agenda holds its words in order, and no place in a table", () => {
  const resolution = { id: "r", position: 7, text: "Voter", decisionType: "D-01", retry: false };
  const item = { id: "i", position: 3, title: "Comptes", explanation: null };
  expect(agendaRecord("be-2019-01", [{ ...item, resolutions: [resolution] }])).toEqual({
    version: 1,
    rules: "be-2019-01",
    items: [
      {
        id: "i",
        title: "Comptes",
        explanation: null,
        resolutions: [{ id: "r", text: "Voter", decisionType: "D-01", retry: false }],
      },
    ],
  });
});
