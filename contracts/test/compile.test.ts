import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileAnchor } from "#contracts/script/compile.ts";

const committed = new URL("../../server/platform/anchor-abi.ts", import.meta.url);
const source = new URL("../src/Anchor.sol", import.meta.url);

test("compiling again gives the committed bytes", () => {
  expect(compileAnchor()).toBe(readFileSync(committed, "utf8"));
});

test("the contract stays one fact: short, and free software", () => {
  const lines = readFileSync(source, "utf8").split("\n");
  expect(lines.length).toBeLessThanOrEqual(120);
  expect(lines[0]).toBe("// SPDX-License-Identifier: AGPL-3.0-or-later");
});
