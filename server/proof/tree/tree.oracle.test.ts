import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Hash, leafOfBytes, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { levelsOf, pathIn, rootOf, verifyInclusion } from "./tree.rules.ts";

/** The definitions of RFC 9162 §2.1.1 and §2.1.3.1, word for word: recursive and slow. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

function naiveRoot(leaves: readonly Hash[]): Hash {
  const [only] = leaves;
  if (leaves.length === 1 && only) return only;
  const k = split(leaves.length);
  const node = createHash("sha256").update(Uint8Array.of(1));
  node.update(naiveRoot(leaves.slice(0, k))).update(naiveRoot(leaves.slice(k)));
  return new Uint8Array(node.digest());
}

function naivePath(m: number, leaves: readonly Hash[]): Hash[] {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return m < k
    ? [...naivePath(m, leaves.slice(0, k)), naiveRoot(leaves.slice(k))]
    : [...naivePath(m - k, leaves.slice(k)), naiveRoot(leaves.slice(0, k))];
}

const forest = fc
  .array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 70 })
  .map((values) => values.map((value) => leafOfBytes(value)));

test("root and paths are those of the recursive definition, and every path verifies", () => {
  fc.assert(
    fc.property(forest, fc.nat(), (leaves, seed) => {
      const index = seed % leaves.length;
      const [leaf] = leaves.slice(index);
      const root = rootOf(leaves);
      const path = pathIn(levelsOf(leaves), index);
      expect(toHex(root)).toBe(toHex(naiveRoot(leaves)));
      expect(path.map(toHex)).toEqual(naivePath(index, leaves).map(toHex));
      if (leaf)
        expect(verifyInclusion({ leaf, index, size: leaves.length, path, root })).toBe(true);
    }),
    { seed: 9162, numRuns: 200 },
  );
});

test("changing one bit of one leaf changes the root", () => {
  fc.assert(
    fc.property(forest, fc.nat(), fc.nat({ max: 255 }), (leaves, seed, bit) => {
      const index = seed % leaves.length;
      const changed = leaves.map((leaf, i) =>
        i === index
          ? leaf.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
          : leaf,
      );
      expect(toHex(rootOf(changed))).not.toBe(toHex(rootOf(leaves)));
    }),
    { seed: 9162, numRuns: 100 },
  );
});
