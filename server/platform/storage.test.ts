import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { overrideEnv } from "./env.ts";
import { getFile, putFile } from "./storage.ts";

let folder: string;
const bytes = new TextEncoder().encode("procès-verbal");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "koprogo-files-"));
  overrideEnv({ STORAGE_PATH: folder });
});
afterAll(() => rm(folder, { recursive: true }));

test("what is kept is read again, under its fingerprint", async () => {
  const { key, sha256, size } = await putFile(bytes);
  expect(key).toBe(`sha256/${sha256.toString("hex").slice(0, 2)}/${sha256.toString("hex")}`);
  expect(size).toBe(bytes.byteLength);
  expect(Buffer.from(await getFile(key)).equals(bytes)).toBe(true);
});

test("the same bytes are one file", async () => {
  expect((await putFile(bytes)).key).toBe((await putFile(bytes)).key);
});

test("a file altered behind our back is refused", async () => {
  const { key } = await putFile(new TextEncoder().encode("annexe"));
  await writeFile(join(folder, key), "autre chose");
  await expect(getFile(key)).rejects.toThrow("not what was kept");
});
