import { encode } from "uqr";

/** A QR code to draw: its side in modules, its dark ones as one path of the same unit. */
export type QrDrawing = Readonly<{ size: number; path: string }>;

/**
 * The code of a text. A seventh of it may be scratched or dirty: it hangs in a hall. The four
 * modules of silence around it are the drawer's to leave.
 */
export function qrOf(text: string): QrDrawing {
  const { size, data } = encode(text, { ecc: "M", boostEcc: false, border: 0 });
  const path = data.flatMap((row, y) => runsOf(row).map(([x, n]) => `M${x} ${y}h${n}v1h-${n}z`));
  return { size, path: path.join("") };
}

/** Where the dark modules of a row begin, and how many follow one another. */
function runsOf(row: readonly boolean[]): readonly (readonly [start: number, length: number])[] {
  const runs: [number, number][] = [];
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1);
    if (!isDark) continue;
    if (last && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  }
  return runs;
}
