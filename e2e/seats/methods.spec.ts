import { addressOf, HANDLERS, STAGES } from "#e2e/pages.ts";
import { placeOf } from "./arranging.ts";
import { expect, test } from "./fixtures.ts";

const METHODS = ["POST", "PUT", "PATCH", "DELETE"] as const;
/**
 * What a handler offers besides reading, and what it answers to nothing: the runner of jobs signs
 * each step it calls, and a report of a fault says something.
 */
const OFFERED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "/api/inngest": { POST: 401, PUT: 401 },
  "/[locale]/b/[slug]/fault": { POST: 422 },
};

for (const page of HANDLERS) {
  test(`${page.pattern} refuses the methods that it does not offer`, async ({ world, asking }) => {
    const stage = STAGES.find((one) => page.stages?.[one]) ?? null;
    const address = addressOf(page, { ...placeOf(world, page, stage), locale: "fr" });
    const offered = OFFERED[page.pattern] ?? {};
    for (const method of METHODS) {
      for (const seat of ["anonymous", "stranger", "syndic"] as const) {
        const { status } = await asking.ask(seat, address, { method });
        expect(status, `${method} as ${seat}`).toBe(offered[method] ?? 405);
      }
    }
  });
}
