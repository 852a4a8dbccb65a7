import { expect, test } from "vitest";
import { z } from "zod";
import { createCallerFactory, publicProcedure, router, withoutZeros } from "./trpc.ts";

const Said = z.object({ said: z.string(), more: z.array(z.string()) });
const echo = router({ echo: publicProcedure.input(Said).query(({ input }) => input) });
const call = createCallerFactory(echo)({
  actor: { kind: "anonymous" },
  requestId: "test",
  ip: "127.0.0.1",
});

test("no procedure is given the character zero, which no text needs", async () => {
  const sent = { said: "\0Rue\0 Haute", more: ["\0", "2"] };
  expect(await call.echo(sent)).toEqual({ said: "Rue Haute", more: ["", "2"] });
});

test("what is no text is left as it was sent", () => {
  const bytes = new Uint8Array([0, 1]);
  const date = new Date(0);
  expect(withoutZeros({ bytes, date, count: 0n, none: null })).toEqual({
    bytes,
    date,
    count: 0n,
    none: null,
  });
  expect(withoutZeros({ bytes })).toHaveProperty("bytes", bytes);
});
