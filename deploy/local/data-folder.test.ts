import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { chooseDataFolder, openDataFolder } from "./data-folder.ts";

const account = { uid: 105, gid: 110 };
const open = () => true;
const underRoot = (path: string) => !path.startsWith("/root");

test("data is kept in the project", () => {
  expect(chooseDataFolder("/srv/koprogo", undefined, account, open)).toEqual({
    path: "/srv/koprogo/.data",
    note: undefined,
  });
});

test("a project in root's closed home keeps its data elsewhere, and says where", () => {
  const { path, note } = chooseDataFolder("/root/koprogo", undefined, account, underRoot);
  expect(path).toMatch(/^\/var\/lib\/koprogo\/koprogo-[0-9a-f]{8}$/);
  expect(note).toBe(`The user postgres cannot enter /root/koprogo, so data is kept in ${path}.`);
});

test("two projects never share such a folder", () => {
  const paths = ["/root/a/koprogo", "/root/b/koprogo"].map(
    (project) => chooseDataFolder(project, undefined, account, underRoot).path,
  );
  expect(new Set(paths).size).toBe(2);
});

test("a folder that is named is used, or refused in one sentence", () => {
  expect(chooseDataFolder("/srv/koprogo", "/data/x", account, open).path).toBe("/data/x");
  expect(() => chooseDataFolder("/srv/koprogo", "/root/x", account, underRoot)).toThrow(
    "The user postgres, as whom the database runs, cannot reach /root/x: name a folder in KOPRO_DATA that it may enter.",
  );
});

test("the folder is made with all above it; a file in its place is told of", () => {
  const parent = mkdtempSync(join(tmpdir(), "koprogo-folder-"));
  openDataFolder(join(parent, "a", "b"));
  expect(statSync(join(parent, "a", "b", "mail")).mode & 0o777).toBe(0o700);
  writeFileSync(join(parent, "file"), "");
  expect(() => openDataFolder(join(parent, "file"))).toThrow("is a file, not a folder");
  expect(() => openDataFolder(join(parent, "file", "x"))).toThrow();
  rmSync(parent, { recursive: true });
});
