import { expect, test } from "vitest";
import { methodOf } from "./minutes.rules.ts";

test.each([
  [["pwd"], null, "account"],
  [["pwd", "otp"], null, "account"],
  [["itsme"], null, "itsme"],
  [["pwd", "provider"], null, "provider"],
  [["pwd"], "itsme", "itsme"],
  [["pwd"], "provider", "provider"],
  [["provider"], "itsme", "itsme"],
] as const)("a session by %j, identified for the meeting by %s, signs as %s", (amr, by, method) => {
  expect(methodOf(amr, by)).toBe(method);
});
