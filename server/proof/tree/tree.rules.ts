import { type Hash, sameBytes, sha256 } from "#server/proof/leaf/leaf.rules.ts";

/** What is claimed of one leaf of a closed tree. */
export type Inclusion = Readonly<{
  leaf: Uint8Array;
  index: number;
  size: number;
  /** Siblings from the leaf to the root. */
  path: readonly Uint8Array[];
  root: Uint8Array;
}>;

/** The hash of a pair: SHA-256(0x01 ‖ left ‖ right) (RFC 9162 §2.1.1). */
function nodeOf(left: Uint8Array, right: Uint8Array): Hash {
  return sha256(Uint8Array.of(0x01), left, right);
}

/** One level up; a node without a sibling rises as it is. */
function levelAbove(level: readonly Hash[]): Hash[] {
  const above: Hash[] = [];
  for (let i = 0; i < level.length; i += 2) {
    const [left, right] = [level[i], level[i + 1]];
    if (left) above.push(right ? nodeOf(left, right) : left);
  }
  return above;
}

/**
 * Every level of the tree over `leaves`, leaves first, root last. Pairing neighbours and letting
 * the odd one rise gives the split at the largest power of two of RFC 9162 §2.1.1.
 */
export function levelsOf(leaves: readonly Hash[]): Hash[][] {
  const levels = [[...leaves]];
  for (let level = leaves; level.length > 1; ) {
    const above = levelAbove(level);
    levels.push(above);
    level = above;
  }
  return levels;
}

/** The root over leaf hashes, in their order; of no leaf at all, SHA-256 of nothing. */
export function rootOf(leaves: readonly Hash[]): Hash {
  return levelsOf(leaves).at(-1)?.[0] ?? sha256();
}

/**
 * The siblings that lead from leaf `index` to the root (RFC 9162 §2.1.3.1).
 * @throws RangeError when there is no such leaf.
 */
export function pathIn(levels: readonly (readonly Hash[])[], index: number): Hash[] {
  if (levels[0]?.[index] === undefined) throw new RangeError("no such leaf");
  const path: Hash[] = [];
  let at = index;
  for (const level of levels) {
    const sibling = level[at ^ 1];
    if (sibling && level.length > 1) path.push(sibling);
    at >>>= 1;
  }
  return path;
}

/** Where a leaf stands in a closed tree, with its siblings up to the root. */
export type LeafPlace = Readonly<{
  root: Hash;
  size: number;
  index: number;
  path: readonly Hash[];
}>;

/** The place of leaf `index` of a tree. @throws RangeError when there is no such leaf. */
export function placeOf(leaves: readonly Hash[], index: number): LeafPlace {
  const levels = levelsOf(leaves);
  const path = pathIn(levels, index);
  return { root: levels.at(-1)?.[0] ?? sha256(), size: leaves.length, index, path };
}

/** Whether `leaf` stands at `index` in the tree of `size` leaves with that root (RFC 9162 §2.1.3.2). */
export function verifyInclusion({ leaf, index, size, path, root }: Inclusion): boolean {
  if (!Number.isInteger(index) || !Number.isInteger(size)) return false;
  if (index < 0 || index >= size || size > 2 ** 30) return false;
  let at = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeOf(sibling, hash);
      while (at % 2 === 0 && at !== 0) {
        at >>>= 1;
        last >>>= 1;
      }
    } else {
      hash = nodeOf(hash, sibling);
    }
    at >>>= 1;
    last >>>= 1;
  }
  return last === 0 && sameBytes(hash, root);
}
