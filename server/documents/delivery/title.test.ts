import { expect, test } from "vitest";
import { notice } from "#components/assembly/convocation.example.ts";
import type { Act } from "../template/template.schema.ts";
import { batchTitles, titleOf } from "./title.rules.ts";

const act = (session: 1 | 2, kind: "ordinary" | "extraordinary" = "ordinary"): Act => ({
  kind: "assembly.convocation",
  props: {
    ...notice,
    // Past midnight in Brussels: the legal day decides.
    meeting: { ...notice.meeting, session, kind, startsAt: "2026-05-19T22:30:00Z" },
  },
});

test.each([
  ["fr", 1, "Convocation : assemblée générale ordinaire du 20 mai 2026, pour Ana Peeters"],
  ["nl", 1, "Oproeping: gewone algemene vergadering van 20 mei 2026, voor Ana Peeters"],
  ["de", 1, "Einberufung: ordentliche Generalversammlung vom 20. Mai 2026, für Ana Peeters"],
  ["en", 1, "Notice of meeting: ordinary general assembly of 20 May 2026, for Ana Peeters"],
  ["en", 2, "Notice of meeting: second general assembly of 20 May 2026, for Ana Peeters"],
] as const)("in %s, session %i", (language, session, title) => {
  expect(titleOf(act(session), "Ana Peeters", language).replaceAll("\u00a0", " ")).toBe(title);
});

test("letters and their list tell their meeting and how many they are", () => {
  const { letters, list } = batchTitles(act(1, "extraordinary"), 3, "en");
  expect(letters).toContain("extraordinary general assembly of 20 May 2026");
  expect(letters).toContain("3 letters");
  expect(list).not.toBe(letters);
});
