import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadSecrets } from "./secrets.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "koprogo-secrets-"));
  file = join(folder, "secrets.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("secrets are made once, closed to others, and kept", () => {
  const made = loadSecrets(folder);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(loadSecrets(folder)).toEqual(made);
  expect(made.clientJwks.keys.map(({ use }) => use)).toEqual(["sig", "sig", "enc", "enc"]);
});

test("one that a later version needs is added beside those that are there", () => {
  const { eventKey, ...older } = loadSecrets(folder);
  writeFileSync(file, JSON.stringify(older));
  const { eventKey: added, ...rest } = loadSecrets(folder);
  expect(rest).toEqual(older);
  expect(added).not.toBe(eventKey);
  expect(JSON.parse(readFileSync(file, "utf8")).eventKey).toBe(added);
});

test("a damaged file is told of, and left as it is", () => {
  writeFileSync(file, "{");
  expect(() => loadSecrets(folder)).toThrow("secrets.json is damaged");
  expect(readFileSync(file, "utf8")).toBe("{");
});
