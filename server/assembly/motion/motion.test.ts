import { expect, test } from "vitest";
import {
  type Disposal,
  type DisposalKind,
  disposalOf,
  type MovedText,
  refuseAmendment,
  refuseDisposal,
  refuseReopening,
} from "./motion.rules.ts";

const said = (kind: DisposalKind, resolutionId: string | null = null): Disposal => ({
  ...{ kind, resolutionId, reason: "", at: "" },
});
const text = (resolutionId: string, state = ""): MovedText => ({
  ...{ resolutionId, opened: state !== "", closed: state === "closed" },
});

test.each<[string, Disposal[], string | null, DisposalKind | null]>([
  ["nothing said", [], "a", null],
  ["the item withdrawn", [said("withdrawn")], "a", "withdrawn"],
  ["another text postponed", [said("postponed", "b")], "a", null],
  ["the text postponed", [said("postponed", "a")], "a", "postponed"],
  ["a text postponed says nothing of the item", [said("postponed", "a")], null, null],
  ["withdrawn and taken up again", [said("withdrawn"), said("resumed")], "a", null],
  [
    "taken up again and only noted",
    [said("withdrawn"), said("resumed"), said("information")],
    "a",
    "information",
  ],
])("what a text stands at: %s", (_, disposals, resolutionId, kind) => {
  expect(disposalOf(disposals, resolutionId)?.kind ?? null).toBe(kind);
});

test.each<[string, Disposal[], MovedText[], DisposalKind, string | null, string | null]>([
  ["before any vote", [], [text("a")], "withdrawn", null, null],
  ["an item without a text", [], [], "information", null, null],
  ["while the vote is open", [], [text("a", "open")], "withdrawn", null, "motion.voted"],
  ["after the vote", [], [text("a", "closed")], "postponed", null, "motion.voted"],
  [
    "a text beside one that was voted",
    [],
    [text("a", "closed"), text("b")],
    "postponed",
    "b",
    null,
  ],
  ["twice", [said("withdrawn")], [text("a")], "postponed", null, "motion.already-disposed"],
  ["taken up again", [said("withdrawn")], [text("a")], "resumed", null, null],
  ["taken up when it stands", [], [text("a")], "resumed", null, "motion.not-disposed"],
])("disposing of an item, %s", (_, disposals, texts, kind, resolutionId, refusal) => {
  expect(refuseDisposal({ disposals, texts }, { kind, resolutionId })).toBe(refusal);
});

test.each<[string, Parameters<typeof refuseAmendment>[0], string, string | null]>([
  ["another text", { opened: false, current: "A", disposed: false }, "B", null],
  ["the same text", { opened: false, current: "A", disposed: false }, " A ", "motion.same-text"],
  ["an open vote", { opened: true, current: "A", disposed: false }, "B", "motion.voted"],
  ["withdrawn", { opened: false, current: "A", disposed: true }, "B", "motion.already-disposed"],
])("amending, %s", (_, facts, amended, refusal) => {
  expect(refuseAmendment(facts, amended)).toBe(refusal);
});

test.each([
  ["a closed vote", { closed: true, reopened: false }, null],
  ["an open one", { closed: false, reopened: false }, "motion.not-closed"],
  ["one taken again already", { closed: true, reopened: true }, "motion.already-reopened"],
])("taking again %s", (_, facts, refusal) => {
  expect(refuseReopening(facts)).toBe(refusal);
});
