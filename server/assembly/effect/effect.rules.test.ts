import { describe, expect, test } from "vitest";
import { dueOf, effectsOf, judgeStep, stateOf } from "./effect.rules.ts";
import type { StepKind } from "./effect.schema.ts";

test.each([
  ["D-01", ["budget"]],
  ["D-02", ["mandate", "mandate-end"]],
  ["D-03", ["council"]],
  ["D-04", ["auditor"]],
  ["D-14", []],
  [null, ["mandate", "mandate-end", "council", "auditor", "budget"]],
])("a decision of type %s may bring about %j", (type, effects) => {
  expect(effectsOf(type)).toEqual(effects);
});

const steps = (...kinds: StepKind[]) =>
  kinds.map((kind) => ({ kind, on: "2026-06-01", dueOn: null, note: null }));

test.each([
  ["nothing yet", steps(), "open"],
  ["put off before it began", steps("postponed"), "open"],
  ["put off on the way", steps("started", "postponed"), "started"],
  ["done", steps("started", "done"), "done"],
  ["given up", steps("dropped"), "dropped"],
  ["taken up again", steps("done", "reopened"), "started"],
] as const)("%s: %#", (_, taken, state) => {
  expect(stateOf(taken)).toBe(state);
});

test("it is due on the last day that was given", () => {
  const later = { kind: "postponed", on: "2026-06-01", dueOn: "2026-09-30", note: null } as const;
  expect(dueOf({ dueOn: "2026-06-30", steps: [] })).toBe("2026-06-30");
  expect(dueOf({ dueOn: "2026-06-30", steps: [later, ...steps("started")] })).toBe("2026-09-30");
});

describe("a step", () => {
  const on = "2026-06-10";
  test.each([
    ["open", { kind: "started" }, "lawful"],
    ["open", { kind: "done" }, "lawful"],
    ["open", { kind: "postponed", note: "Devis" }, "due-missing"],
    ["open", { kind: "postponed", dueOn: "2026-09-30" }, "reason-missing"],
    ["open", { kind: "postponed", dueOn: "2026-09-30", note: "Devis" }, "lawful"],
    ["started", { kind: "dropped" }, "reason-missing"],
    ["started", { kind: "dropped", note: "Annulée par le juge" }, "lawful"],
    ["started", { kind: "reopened", dueOn: "2026-09-30" }, "not-finished"],
    ["done", { kind: "started" }, "finished"],
    ["done", { kind: "reopened" }, "due-missing"],
    ["done", { kind: "reopened", dueOn: "2026-09-30" }, "lawful"],
    ["open", { kind: "done", on: "2026-06-11" }, "past"],
  ] as const)("on what is %s: %j is %s", (state, asked, verdict) => {
    expect(judgeStep(state, { on, note: null, ...asked }, on)).toBe(verdict);
  });
});
