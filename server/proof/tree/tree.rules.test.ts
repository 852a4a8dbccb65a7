import { expect, test } from "vitest";
import { fromHex, leafOfBytes, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { levelsOf, pathIn, rootOf, verifyInclusion } from "./tree.rules.ts";

/** The test data of Certificate Transparency (RFC 6962; RFC 9162 keeps the same tree). */
const INPUTS = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const ROOTS = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];
const leaves = INPUTS.map((input) => leafOfBytes(fromHex(input)));

test.each(ROOTS.map((root, size) => [size, root] as const))("root of %i leaves", (size, root) => {
  expect(toHex(rootOf(leaves.slice(0, size)))).toBe(root);
});

test.each<[number, number, string[]]>([
  [0, 1, []],
  [
    0,
    8,
    [
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
  ],
  [
    5,
    8,
    [
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
  ],
  [2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]],
  [
    1,
    5,
    [
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
  ],
])("published inclusion path of leaf %i in a tree of %i", (index, size, path) => {
  expect(pathIn(levelsOf(leaves.slice(0, size)), index).map(toHex)).toEqual(path);
});

const size = 7;
const levels = levelsOf(leaves.slice(0, size));
const honest = (index: number) => ({
  leaf: leaves[index] ?? new Uint8Array(),
  index,
  size,
  path: pathIn(levels, index),
  root: rootOf(leaves.slice(0, size)),
});

test("an inclusion is refused at any other index, in any other size, under any other root", () => {
  for (let index = 0; index < size; index++) {
    const claim = honest(index);
    expect(verifyInclusion(claim)).toBe(true);
    for (let other = -1; other <= size; other++)
      if (other !== index) expect(verifyInclusion({ ...claim, index: other })).toBe(false);
    expect(verifyInclusion({ ...claim, root: leafOfBytes(claim.root) })).toBe(false);
    expect(verifyInclusion({ ...claim, leaf: leafOfBytes(claim.leaf) })).toBe(false);
    expect(verifyInclusion({ ...claim, size: 0 })).toBe(false);
    expect(verifyInclusion({ ...claim, index: 0.5 })).toBe(false);
  }
});

test("a path with a step more, a step less, or two steps exchanged is refused", () => {
  for (let index = 0; index < size; index++) {
    const claim = honest(index);
    expect(verifyInclusion({ ...claim, path: claim.path.slice(1) })).toBe(false);
    expect(verifyInclusion({ ...claim, path: [...claim.path, claim.root] })).toBe(false);
    expect(verifyInclusion({ ...claim, path: claim.path.toReversed() })).toBe(false);
  }
});

test("a node of the tree cannot be passed off as a leaf", () => {
  const [node] = levels[1] ?? [];
  const path = honest(0).path.slice(1);
  expect(
    verifyInclusion({ ...honest(0), leaf: leafOfBytes(node ?? new Uint8Array()), path, size: 4 }),
  ).toBe(false);
});

test("there is no path for a leaf that is not there", () => {
  expect(() => pathIn(levels, size)).toThrow(RangeError);
  expect(() => pathIn(levels, -1)).toThrow(RangeError);
});
