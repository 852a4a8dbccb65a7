import { addressOf, HANDLERS, STAGES } from "#e2e/pages.ts";
import { placeOf } from "./arranging.ts";
import { expect, test } from "./fixtures.ts";

const METHODS = ["POST", "PUT", "PATCH", "DELETE"] as const;
/** What a handler offers besides reading: the runner of jobs calls each step. */
const OFFERED: Readonly<Record<string, readonly string[]>> = { "/api/inngest": ["POST", "PUT"] };

for (const page of HANDLERS) {
  test(`${page.pattern} refuses the methods that it does not offer`, async ({ world, asking }) => {
    const stage = STAGES.find((one) => page.stages?.[one]) ?? null;
    const address = addressOf(page, { ...placeOf(world, page, stage), locale: "fr" });
    const offered = OFFERED[page.pattern] ?? [];
    for (const method of METHODS) {
      for (const seat of ["anonymous", "stranger", "syndic"] as const) {
        const { status } = await asking.ask(seat, address, { method });
        expect(status, `${method} as ${seat}`).toBe(offered.includes(method) ? 401 : 405);
      }
    }
  });
}
