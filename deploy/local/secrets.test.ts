import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadSecrets } from "./secrets.ts";

const folder = mkdtempSync(join(tmpdir(), "koprogo-secrets-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, "secrets.json");

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
