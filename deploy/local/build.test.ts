import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { fingerprintOf } from "./build.ts";

const project = mkdtempSync(join(tmpdir(), "koprogo-build-"));
mkdirSync(join(project, "app"));
const page = (text: string) => writeFileSync(join(project, "app", "page.tsx"), text);
page("one");
const before = fingerprintOf(project, "key");

afterAll(() => rmSync(project, { recursive: true }));

test("what is built serves as long as nothing changes, tests set aside", () => {
  writeFileSync(join(project, "app", "page.test.tsx"), "a test");
  expect(fingerprintOf(project, "key")).toBe(before);
});

test("a changed source is built again", () => {
  page("two");
  expect(fingerprintOf(project, "key")).not.toBe(before);
  page("one");
  expect(fingerprintOf(project, "key")).toBe(before);
});

test("with what the bench compares pages with, it is another build", () => {
  expect(fingerprintOf(project, "key", true)).not.toBe(before);
});

test("under another key it is built again: the forms rendered under it go on working", () => {
  expect(fingerprintOf(project, "another key")).not.toBe(before);
});
