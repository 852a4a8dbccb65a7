import { writeSync } from "node:fs";

type Work = () => unknown;

async function timed(work: Work): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/**
 * How many times longer ours takes than the floor: the least that any program would have to do for
 * the same answer. Taken in turns, so that a machine that slows down slows both.
 * @returns the median of the ratios pair by pair
 */
export async function ratioTo(name: string, floor: Work, ours: Work, rounds = 15): Promise<number> {
  const pairs: { floor: number; ours: number }[] = [];
  for (let round = 0; round < rounds + 3; round += 1) {
    const pair = { floor: await timed(floor), ours: await timed(ours) };
    // The first rounds fill what is kept between calls.
    if (round >= 3) pairs.push(pair);
  }
  const ratio = median(pairs.map((pair) => pair.ours / pair.floor));
  const figures = [median(pairs.map((pair) => pair.floor)), median(pairs.map((pair) => pair.ours))];
  const [least = "", taken = ""] = figures.map((figure) => figure.toFixed(2));
  writeSync(1, `${name}: ${taken} ms, floor ${least} ms, ratio ${ratio.toFixed(2)}\n`);
  return ratio;
}
