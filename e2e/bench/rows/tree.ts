import { createHash } from "node:crypto";
import { leafOfBytes } from "#server/proof/leaf/leaf.rules.ts";
import { rootOf } from "#server/proof/tree/tree.rules.ts";
import type { Row } from "../row.ts";

const LEAVES = 20_000;

export const tree: Row = {
  name: `tree of ${LEAVES} votes`,
  says: { product: "its root, from its leaves", floor: "as many SHA-256 of as many bytes" },
  unit: "ms",
  bar: { ratio: 3, limit: 400 },
  calls: 1,
  atOnce: 1,
  warmUp: 3,
  arrange: async () => {
    const leaves = Array.from({ length: LEAVES }, (_, index) =>
      leafOfBytes(Uint8Array.of(index >> 8, index & 255)),
    );
    const node = new Uint8Array(65);
    return {
      product: async () => rootOf(leaves),
      floor: async () => {
        for (let n = 1; n < LEAVES; n += 1) createHash("sha256").update(node).digest();
      },
    };
  },
};
