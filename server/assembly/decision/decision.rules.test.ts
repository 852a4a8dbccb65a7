import { describe, expect, test } from "vitest";
import { minutes } from "#components/assembly/minutes.example.ts";
import { decisionsOf, scanType } from "./decision.rules.ts";
import { EnterEarlier, RegisterQuery } from "./decision.schema.ts";

const LIFT = "01890000-0000-7000-8000-00000000000a";
const LATER = "01890000-0000-7000-8000-00000000000b";
const texts = [
  { id: LIFT, item: 2, position: 1 },
  { id: LATER, item: 2, position: 2 },
];

describe("what of an act enters the register", () => {
  test("each text that was voted on, adopted or rejected, word for word", () => {
    expect(decisionsOf(minutes, texts)).toEqual([
      {
        ...{ resolutionId: LIFT, item: "Ascenseur", decisionType: "D-14" },
        text: "Remplacer la cabine par l’offre de la société Lift.",
        ...{ majority: "twoThirds", article: "3.88 §1 1° b", outcome: "rejected" },
        // Exact, as counted after the cap: a fraction of a vote stays one.
        ...{ votesFor: "1250/3", votesAgainst: "250/1", abstained: "0" },
        ...{ electorate: "Ascenseur", lots: ["A1", "A2", "B1"] },
      },
    ]);
  });

  test("not a vote that was taken again: the one that took its place decides", () => {
    const items = minutes.items.map((item) => ({
      ...item,
      resolutions: item.resolutions.map((resolution) => ({
        ...resolution,
        reopened: { at: "2026-05-20T17:50:00Z", reason: "Erreur de comptage", by: 2 },
      })),
    }));
    expect(decisionsOf({ items }, texts)).toEqual([]);
  });

  test("an act with a text the meeting has not is no act of it", () => {
    expect(() => decisionsOf(minutes, texts.slice(1))).toThrow("no text 2.1 in this meeting");
  });
});

test.each([
  ["%PDF-1.7", "application/pdf"],
  ["\u00ff\u00d8\u00ff\u00e0", "image/jpeg"],
  ["\u0089PNG\r\n", "image/png"],
  ["MZ", null],
  ["<html>", null],
  ["", null],
] as const)("a scan that begins with %j is %s, whatever its name", (first, type) => {
  expect(scanType(Buffer.from(first, "latin1"))).toBe(type);
});

describe("what is typed", () => {
  const said = {
    ...{ decidedOn: "2019-05-14", item: "Façade", text: "Repeindre.", language: "fr" },
    ...{
      outcome: "adopted",
      decisionType: null,
      votesFor: "1 250",
      votesAgainst: "",
      electorate: "",
    },
    ...{ documentId: null, scan: { filename: "PV.pdf", bytes: new Uint8Array([1]) } },
  };

  test("votes are whole numbers, or nothing where the minutes do not say", () => {
    expect(EnterEarlier.parse(said)).toMatchObject({
      ...{ votesFor: "1250", votesAgainst: null, abstained: null, electorate: null },
    });
    for (const votesFor of ["-1", "12,5", "beaucoup"]) {
      expect(EnterEarlier.safeParse({ ...said, votesFor }).success, votesFor).toBe(false);
    }
  });

  test("one scan, new or filed: never none and never two", () => {
    expect(EnterEarlier.safeParse({ ...said, scan: null }).success).toBe(false);
    expect(EnterEarlier.safeParse({ ...said, documentId: LIFT }).success).toBe(false);
  });

  test("an address that says nonsense narrows nothing", () => {
    expect(RegisterQuery.parse({ from: "hier", outcome: "x", type: "D-99", page: "0" })).toEqual({
      ...{ q: "", from: null, to: null, outcome: null, type: null, meetingId: null, page: 1 },
    });
  });
});
