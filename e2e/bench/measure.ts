import type { Bar, Call, Row, Sides, Unit } from "./row.ts";

/** Runs of each side; the middle one counts. */
export const RUNS = 7;

export type Measured = Readonly<{
  name: string;
  says: Row["says"];
  unit: Unit;
  bar: Bar;
  calls: number;
  atOnce: number;
  warmUp: number;
  /** The figure of each run, in order. */
  runs: Readonly<{ product: readonly number[]; floor: readonly number[] }>;
  product: number;
  floor: number | null;
  ratio: number | null;
  isMet: boolean;
}>;

/** The middle value of an odd number of them. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** Whether a figure and its ratio to the floor's hold to a bar. What is no number never does. */
export function meets(unit: Unit, bar: Bar, product: number, ratio: number | null): boolean {
  const holds = (figure: number, mark: number) => (unit === "ms" ? figure <= mark : figure >= mark);
  const holdsRatio = bar.ratio === null || (ratio !== null && holds(ratio, bar.ratio));
  return holdsRatio && holds(product, bar.limit);
}

async function times(call: Call, calls: number, atOnce: number): Promise<void> {
  let left = calls;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

async function run(call: Call, { unit, given, calls, atOnce }: Row): Promise<number> {
  if (given) return Number(await call());
  const began = performance.now();
  await times(call, calls, atOnce);
  const elapsed = performance.now() - began;
  return unit === "ms" ? elapsed / calls : (calls * 1000) / elapsed;
}

/** Runs both sides in turns, so that a machine that slows down slows both. */
export async function measure(row: Row, { product, floor }: Sides): Promise<Measured> {
  const { arrange: _, ...said } = row;
  await times(product, row.warmUp, row.atOnce);
  if (floor) await times(floor, row.warmUp, row.atOnce);
  const runs: { product: number[]; floor: number[] } = { product: [], floor: [] };
  for (let turn = 0; turn < RUNS; turn += 1) {
    runs.product.push(await run(product, row));
    if (floor) runs.floor.push(await run(floor, row));
  }
  const middle = { product: median(runs.product), floor: floor ? median(runs.floor) : null };
  const ratio = middle.floor === null ? null : middle.product / middle.floor;
  const isMet = meets(row.unit, row.bar, middle.product, ratio);
  return { ...said, runs, ...middle, ratio, isMet };
}
