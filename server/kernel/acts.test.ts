import { expect, test } from "vitest";
import { ACTS, actOf, mayAct } from "./acts.ts";

test.each([
  ["registry.lot.nameRepresentative", "register"],
  ["registry.import.enter", "register"],
  ["registry.mandate.appoint", "access"],
  ["registry.invitation.invite", "access"],
  ["assembly.meeting.create", "assembly"],
  ["documents.delivery.composeLetters", "documents"],
  ["accounting.invoice.post", "money"],
  ["works.order.place", null],
  ["", null],
] as const)("%s asks for %s", (path, act) => {
  expect(actOf(path)).toBe(act);
});

test("a role that nothing narrows may do all of it", () => {
  for (const act of [...ACTS, null]) expect(mayAct(undefined, act)).toBe(true);
});

test("what was not granted is refused, and so is what no act names", () => {
  expect(mayAct(["read", "register"], "register")).toBe(true);
  expect(mayAct(["read", "register"], "assembly")).toBe(false);
  expect(mayAct(["read", "register"], null)).toBe(false);
  expect(mayAct(ACTS, null)).toBe(true);
  expect(mayAct([], "read")).toBe(false);
});
