import { expect, test } from "vitest";
import { checkIdentity } from "./office.rules.ts";

test.each([
  ["firm", "0314.595.348", "512 345", { enterpriseNumber: "0314595348", ipiNumber: "512345" }],
  ["volunteer", "", "", { enterpriseNumber: null, ipiNumber: null }],
  ["volunteer", null, null, { enterpriseNumber: null, ipiNumber: null }],
] as const)("a %s with %j and %j is kept", (kind, enterpriseNumber, ipiNumber, kept) => {
  expect(checkIdentity({ kind, enterpriseNumber, ipiNumber })).toEqual(kept);
});

test.each([
  ["firm", "0314595348", "", "office.ipi-missing", "ipiNumber"],
  ["firm", "0314595348", "51234", "office.ipi-malformed", "ipiNumber"],
  ["firm", "0314595348", "51234A", "office.ipi-malformed", "ipiNumber"],
  ["volunteer", "", "1234567", "office.ipi-malformed", "ipiNumber"],
  ["firm", "0314595349", "512345", "office.enterprise-number", "enterpriseNumber"],
] as const)(
  "a %s with %j and %j is refused: %s",
  (kind, enterpriseNumber, ipiNumber, code, field) => {
    const refused = () => checkIdentity({ kind, enterpriseNumber, ipiNumber }, "x.");
    expect(refused).toThrow(expect.objectContaining({ code, field: `x.${field}` }));
  },
);
