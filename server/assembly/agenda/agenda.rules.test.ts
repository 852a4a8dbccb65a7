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
  const words = { id: "r", position: 7, text: "Voter", decisionType: "D-01", retry: false };
  const resolution = { ...words, electorate: null };
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

test("the record of an agenda binds who votes, where that is not everybody", () => {
  const words = { id: "r", position: 1, text: "Voter", decisionType: "D-14", retry: false };
  const lift = { ...words, electorate: { keyId: "k", name: "Ascenseur" } };
  const item = { id: "i", position: 1, title: "Ascenseur", explanation: null };
  const record = agendaRecord("be-2019-01", [{ ...item, resolutions: [lift] }]);
  expect(record.items[0]?.resolutions).toEqual([
    { id: "r", text: "Voter", decisionType: "D-14", retry: false, electorate: "k" },
  ]);
});
