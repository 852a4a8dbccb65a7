import { expect, test } from "vitest";
import { qrOf } from "./qr.ts";

/**
 * A naive reader of QR codes (ISO/IEC 18004): no camera and no correction of errors, but the same
 * places, mask and order of codewords. It reads the drawn path, not what the library remembers.
 */
function matrixOf({ size, path }: ReturnType<typeof qrOf>): boolean[][] {
  const rows = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, n] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    rows[Number(y)]?.fill(true, Number(x), Number(x) + Number(n));
  }
  return rows;
}

const MASKS: readonly ((y: number, x: number) => boolean)[] = [
  (y, x) => (y + x) % 2 === 0,
  (y) => y % 2 === 0,
  (_, x) => x % 3 === 0,
  (y, x) => (y + x) % 3 === 0,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (y, x) => ((y * x) % 2) + ((y * x) % 3) === 0,
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2 === 0,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2 === 0,
];

/** Data codewords of each block at level M, for the versions that a public address can need. */
const BLOCKS: Readonly<Record<number, readonly number[]>> = {
  2: [28],
  3: [44],
  4: [32, 32],
  5: [43, 43],
  6: [27, 27, 27, 27],
};

/** Finder, timing and format patterns, and the one alignment pattern of versions 2 to 6. */
function isFunction(y: number, x: number, size: number): boolean {
  const nearCorner = (y < 9 && (x < 9 || x > size - 9)) || (y > size - 9 && x < 9);
  const middle = size - 7;
  const isAlignment = Math.abs(y - middle) <= 2 && Math.abs(x - middle) <= 2;
  return nearCorner || y === 6 || x === 6 || isAlignment;
}

function bitsOf(rows: boolean[][], mask: (y: number, x: number) => boolean): number[] {
  const size = rows.length;
  const bits: number[] = [];
  let isUp = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1;
    for (let step = 0; step < size; step++) {
      const y = isUp ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (!isFunction(y, x, size)) bits.push(Number((rows[y]?.[x] ?? false) !== mask(y, x)));
      }
    }
    isUp = !isUp;
  }
  return bits;
}

const numberOf = (bits: readonly number[]) => bits.reduce((value, bit) => value * 2 + bit, 0);

function read(drawing: ReturnType<typeof qrOf>): string {
  const rows = matrixOf(drawing);
  const version = (drawing.size - 17) / 4;
  const format = [0, 1, 2, 3, 4].map((x) => Number(rows[8]?.[x] ?? false));
  const [level, mask] =
    [numberOf(format) ^ 0b10101].map((value) => [value >> 3, value & 7])[0] ?? [];
  expect(level, "the level is M").toBe(0b00);
  const bits = bitsOf(rows, MASKS[mask ?? 0] ?? (() => false));
  const words = Array.from({ length: Math.floor(bits.length / 8) }, (_, index) =>
    numberOf(bits.slice(index * 8, index * 8 + 8)),
  );
  const lengths = BLOCKS[version] ?? [];
  // All blocks are of one length here: codewords take turns.
  const inOrder = lengths.flatMap((length, block) =>
    Array.from({ length }, (_, index) => words[index * lengths.length + block] ?? 0),
  );
  const stream = inOrder.flatMap((word) => [...word.toString(2).padStart(8, "0")].map(Number));
  expect(numberOf(stream.slice(0, 4)), "bytes").toBe(0b0100);
  const count = numberOf(stream.slice(4, 12));
  const bytes = Array.from({ length: count }, (_, index) =>
    numberOf(stream.slice(12 + index * 8, 20 + index * 8)),
  );
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

test.each([
  "https://kopro.be/b/verger",
  "https://koprogo.be/b/les-glycines-schaerbeek",
  "https://koprogo.example/b/residence-les-glycines-schaerbeek",
  "http://localhost:3000/b/residence-les-glycines-schaerbeek",
  `https://www.gestion-immobiliere.example/b/${"x".repeat(60)}`,
])("a naive reader finds %s in the drawing", (url) => {
  expect(read(qrOf(url))).toBe(url);
});
