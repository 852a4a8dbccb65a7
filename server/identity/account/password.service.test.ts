import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { overrideEnv } from "#server/platform/env.ts";
import { checkPassword } from "./account.rules.ts";
import { isInRanges, judgePassword } from "./password.service.ts";

const MARC = { email: "marc.delvaux@glycines.example", name: "Marc Delvaux" };
const STOLEN = "une phrase que tout le monde a lue";
const sha1 = (text: string) => createHash("sha1").update(text).digest("hex").toUpperCase();

let folder: string;
let file: string;
beforeAll(async () => {
  overrideEnv({ KOPRO_STOLEN_PASSWORDS: undefined });
  folder = await mkdtemp(join(tmpdir(), "koprogo-ranges-"));
  file = join(folder, "sorted.txt");
  const hash = sha1(STOLEN);
  await writeFile(join(folder, hash.slice(0, 5)), `0000:1\r\n${hash.slice(5)}:42\r\nFFFF:1`);
});
afterAll(() => rm(folder, { recursive: true }));

describe("a password somebody chooses", () => {
  test.each([
    "cheval batterie agrafe",
    "Les volets bleus de la rue Haute",
    "12 jeunes tilleuls",
    "marc aime les volets bleus",
    "ŝtelita ŝlosilo 🗝️",
  ])("%j is good", async (password) => {
    await expect(judgePassword(password, MARC, "next")).resolves.toBeUndefined();
  });

  test.each([
    ["trop court", "account.password-too-short"],
    ["marc.delvaux@glycines.example", "account.password-is-email"],
    ["MarcDelvaux2026", "account.password-guessable"],
    ["delvaux-delvaux!", "account.password-guessable"],
    ["koprogo-koprogo", "account.password-guessable"],
    ["aaaaaaaaaaaaaaaa", "account.password-guessable"],
    ["abcabcabcabcabc", "account.password-guessable"],
    ["123456789012345", "account.password-guessable"],
    ["azertyuiopqsdf", "account.password-guessable"],
    ["qwertyuiop123456", "account.password-guessable"],
    ["x".repeat(201), "account.password-too-long"],
    ["Unbelievable-1966!", "account.password-known"],
  ])("%j is refused: %s", async (password, code) => {
    await expect(judgePassword(password, MARC, "next")).rejects.toMatchObject({
      code,
      field: "next",
    });
  });

  test("is no other for being written with decomposed accents", () => {
    const short = "é".normalize("NFD").repeat(6);
    expect(() => checkPassword(short, MARC, "next")).toThrow("too-short");
  });

  test("is held against the ranges this installation keeps", async () => {
    overrideEnv({ KOPRO_STOLEN_PASSWORDS: folder });
    const judged = judgePassword(STOLEN, MARC, "next");
    await expect(judged).rejects.toMatchObject({ code: "account.password-known" });
    overrideEnv({ KOPRO_STOLEN_PASSWORDS: undefined });
    await expect(judgePassword(STOLEN, MARC, "next")).resolves.toBeUndefined();
  });
});

test("a sorted file of any size is searched to its first and last line", async () => {
  const words = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 60 });
  const property = fc.asyncProperty(words, fc.string(), fc.nat(), async (kept, other, count) => {
    const lines = kept.map((word) => `${sha1(word)}:${count}`).toSorted();
    await writeFile(file, lines.map((line) => `${line}\r\n`).join(""));
    for (const word of kept) expect(await isInRanges(file, word)).toBe(true);
    expect(await isInRanges(file, other)).toBe(kept.includes(other));
  });
  await fc.assert(property, { numRuns: 40, seed: 20260520 });
});
