import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import {
  ask,
  asked,
  CELLS,
  cells,
  inputOf,
  isAllowed,
  pathOf,
  procedures,
  renewWorld,
  seedOnce,
  succeed,
  world,
} from "./matrix-asking.ts";
import { ASKERS } from "./matrix-people.ts";

const NOT_FOUND = { code: "NOT_FOUND", cause: { code: "access.not-found" } };
const NOT_SIGNED_IN = { code: "UNAUTHORIZED", cause: { code: "access.not-signed-in" } };

seedOnce();

test("every procedure is asked", () => {
  expect([...new Set(Object.keys(CELLS).map(pathOf))].sort()).toEqual(
    Object.keys(procedures).sort(),
  );
});

describe("who may not", () => {
  beforeAll(renewWorld);

  const closed = cells.filter(([, { allowed }]) => typeof allowed !== "string");

  test.each(closed)("%s: is told that there is no such thing", async (name, cell) => {
    for (const asker of ASKERS.filter((one) => !isAllowed(name, cell, one))) {
      const refused = ask(name, world.people[asker], inputOf(cell, asker));
      await expect(refused, asker).rejects.toMatchObject(NOT_FOUND);
    }
  });

  test.each(closed)("%s: is told no more of an input that is wrong", async (name, cell) => {
    const valid = z.object({ associationId: z.uuid() }).safeParse(inputOf(cell, "owner"));
    if (!valid.success) return;
    for (const asker of ASKERS.filter((one) => !isAllowed(name, cell, one))) {
      if (cell.decidedByInput && asker !== "stranger") continue;
      const refused = ask(name, world.people[asker], { ...valid.data, page: -1 });
      await expect(refused, asker).rejects.toMatchObject(NOT_FOUND);
    }
  });

  test.each(cells.filter(([, { allowed, isPublic }]) => allowed !== "anybody" && !isPublic))(
    "%s: asks a visitor to sign in",
    async (name, cell) => {
      const refused = ask(name, { kind: "anonymous" }, inputOf(cell, "owner"));
      await expect(refused).rejects.toMatchObject(NOT_SIGNED_IN);
    },
  );
});

describe("who may read", () => {
  beforeAll(renewWorld);
  test.each(asked("query"))("%s: is answered", succeed);
});
