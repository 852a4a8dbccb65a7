import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { leafOfBytes, sha256 } from "#server/proof/leaf/leaf.rules.ts";
import { rootOf } from "#server/proof/tree/tree.rules.ts";
import { ratioTo } from "./measure.ts";

const LEAVES = 20_000;

test("a tree of twenty thousand votes costs little more than its hashes", async () => {
  const leaves = Array.from({ length: LEAVES }, (_, index) =>
    leafOfBytes(Uint8Array.of(index >> 8, index & 255)),
  );
  const node = new Uint8Array(65);
  const hashes = () => {
    for (let n = 1; n < LEAVES; n += 1) createHash("sha256").update(node).digest();
  };
  expect(sha256(node)).toHaveLength(32);
  expect(await ratioTo("a tree", hashes, () => rootOf(leaves))).toBeLessThan(3);
});
