import { expect, test } from "vitest";
import { maySearch } from "./postgres-account.ts";

const server = { uid: 105, gid: 110 };

test.each([
  ["root's home, closed", { uid: 0, gid: 0, mode: 0o40700 }, false],
  ["an open folder of root", { uid: 0, gid: 0, mode: 0o40755 }, true],
  ["a folder of its own", { uid: 105, gid: 0, mode: 0o40700 }, true],
  ["a folder of its group", { uid: 0, gid: 110, mode: 0o40710 }, true],
  ["a folder closed to its group, open to others", { uid: 0, gid: 110, mode: 0o40701 }, false],
])("%s lets the server's account pass: as said", (_name, folder, expected) => {
  expect(maySearch(folder, server)).toBe(expected);
});
