import { expect, test } from "vitest";
import { heldPower } from "./power.rules.ts";
import type { ActingFor } from "./representative.schema.ts";

const line = (name: string, change: Partial<ActingFor> = {}): ActingFor => ({
  ...{ id: name, name, kind: "director", behalf: null, manner: "alone", ...change },
});
const assists = line("Nadia", { kind: "administrator", manner: "assistance" });
const joint = (name: string) => line(name, { manner: "joint" });

test("where nobody acts for it, a party votes itself and there is nothing to say", () => {
  expect(heldPower([], [])).toBeNull();
});

test.each([
  { acting: [line("Luc")], own: ["Luc"], says: { jointly: [], assisted: [], replaced: [] } },
  { acting: [line("Luc")], own: [], says: { as: null, replaced: ["Luc"] } },
  { acting: [joint("Luc"), joint("Eva")], own: ["Luc"], says: { jointly: ["Eva"], replaced: [] } },
  // One who may act alone needs nobody, nor is he needed by those who act together.
  { acting: [line("Luc"), joint("Eva")], own: ["Luc"], says: { jointly: [] } },
  { acting: [line("Luc"), joint("Eva")], own: ["Eva"], says: { jointly: [] } },
  { acting: [assists], own: [], says: { as: null, assisted: ["Nadia"], replaced: [] } },
  // To assist is not to act: whoever does has no power of his own to vote.
  { acting: [assists], own: ["Nadia"], says: { as: null, assisted: ["Nadia"] } },
])("$acting seen by $own", ({ acting, own, says }) => {
  expect(heldPower(acting, own)).toMatchObject(says);
});
