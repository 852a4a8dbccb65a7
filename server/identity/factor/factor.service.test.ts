import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DomainError } from "#server/kernel/errors.ts";
import { at } from "#server/platform/clock.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { drawAttempt, hashPassword, verifyPassword } from "./factor.service.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

describe("a password", () => {
  test("is the one hashed, and no other", async () => {
    const phc = await hashPassword("correct horse battery");
    expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword("correct horse battery", phc)).toBe(true);
    expect(await verifyPassword("correct horse batterY", phc)).toBe(false);
  });

  test("typed with decomposed accents is the same", async () => {
    const phc = await hashPassword("école supérieure".normalize("NFC"));
    expect(await verifyPassword("école supérieure".normalize("NFD"), phc)).toBe(true);
  });

  test("is never hashed twice alike", async () => {
    expect(await hashPassword("correct horse")).not.toBe(await hashPassword("correct horse"));
  });

  test("of nobody is refused, also when it is empty", async () => {
    expect(await verifyPassword("", null)).toBe(false);
    expect(await verifyPassword("anything at all", "not a hash")).toBe(false);
  });
});

describe("a counter", () => {
  const noon = Temporal.Instant.from("2026-05-20T12:00:00Z");
  const limit = (key: string) => [{ key, points: 2, seconds: 900 }];
  const draw = (key: string, moment = noon) => at(moment, () => drawAttempt(limit(key)));

  test("rests once it is exhausted, and says for how long", async () => {
    await draw("a");
    await draw("a");
    await expect(draw("a")).rejects.toMatchObject({
      code: "limit.too-many",
      details: { minutes: 15 },
    });
    await draw("a", noon.add({ minutes: 16 }));
  });

  test("gets its point back when the attempt succeeded", async () => {
    for (let i = 0; i < 5; i++) await (await draw("b"))();
    await draw("b");
    await draw("b");
    await expect(draw("b")).rejects.toThrow(DomainError);
  });

  test("lets through as many as it has points when all come at once", async () => {
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => draw("c")));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  });

  test("that is exhausted does not wear out the next ones", async () => {
    const both = [
      { key: "near", points: 1, seconds: 900 },
      { key: "far", points: 2, seconds: 900 },
    ];
    await at(noon, () => drawAttempt(both));
    for (let i = 0; i < 5; i++) {
      await expect(at(noon, () => drawAttempt(both))).rejects.toThrow(DomainError);
    }
    await at(noon, () => drawAttempt(both.slice(1)));
  });
});
