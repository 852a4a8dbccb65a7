import { expect, test } from "vitest";
import { measure, median, meets, RUNS } from "./measure.ts";
import type { Row } from "./row.ts";
import { tableOf } from "./table.ts";

test("the middle of seven counts, whatever the order and however far the others are", () => {
  expect(median([900, 3, 1, 2, 5, 4, 0])).toBe(3);
  expect(median([])).toBeNaN();
});

test.each([
  ["ms", 10, 1.5, true],
  ["ms", 10, 1.51, false],
  ["ms", 10.1, 1, false],
  ["ms", Number.NaN, 1, false],
  ["ms", 10, null, false],
  ["requests/s", 10, 1.5, true],
  ["requests/s", 10, 1.49, false],
  ["requests/s", 9.9, 2, false],
] as const)("in %s, %d at a ratio of %d holds to 10 and 1.5: %s", (unit, product, ratio, isMet) => {
  expect(meets(unit, { ratio: 1.5, limit: 10 }, product, ratio)).toBe(isMet);
});

test("without a floor the limit alone decides", () => {
  expect(meets("ms", { ratio: null, limit: 10 }, 10, null)).toBe(true);
  expect(meets("ms", { ratio: null, limit: 10 }, 11, null)).toBe(false);
});

const row: Row = {
  name: "a row",
  says: { product: "ours", floor: "the least" },
  unit: "requests/s",
  bar: { ratio: 0.000_001, limit: 1 },
  calls: 6,
  atOnce: 4,
  warmUp: 2,
  arrange: () => Promise.reject(new Error("not here")),
};

test("both sides run in turns, each as often as it says, and all runs are kept", async () => {
  const told: string[] = [];
  const side = (name: string) => async () => told.push(name);
  const measured = await measure(row, { product: side("p"), floor: side("f") });
  const turn = "pppppp" + "ffffff";
  expect(told.join("")).toBe(`ppff${turn.repeat(RUNS)}`);
  expect(measured.runs.product).toHaveLength(RUNS);
  expect(measured.runs.floor).toHaveLength(RUNS);
  expect(measured.isMet).toBe(true);
});

test("no more calls are under way at once than the row says", async () => {
  let open = 0;
  let most = 0;
  const product = async () => {
    open += 1;
    most = Math.max(most, open);
    await Promise.resolve();
    open -= 1;
  };
  await measure({ ...row, bar: { ratio: null, limit: 1 } }, { product, floor: null });
  expect(most).toBe(4);
});

test("a call that fails ends the measurement: nothing is counted that did not answer", async () => {
  const product = () => Promise.reject(new Error("503"));
  await expect(measure(row, { product, floor: null })).rejects.toThrow("503");
});

test("the table says which row is under its bar", async () => {
  const product = () => Promise.resolve();
  const bar = { ratio: null, limit: Number.POSITIVE_INFINITY };
  const measured = await measure({ ...row, bar }, { product, floor: null });
  expect(measured.isMet).toBe(false);
  expect(tableOf([measured])).toMatch(/a row .* requests\/s .* UNDER THE BAR/);
});

test("a row may give its figure itself", async () => {
  let turn = 0;
  const product = async () => ++turn;
  const given = { ...row, unit: "ms", given: true, calls: 1, warmUp: 0 } as const;
  const measured = await measure(given, { product, floor: null });
  expect(measured.runs.product).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(measured).toMatchObject({ product: 4, floor: null, ratio: null });
});
