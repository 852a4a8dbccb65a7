import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorkerPool, type WorkerPool } from "./workers.ts";

/** A worker that does as it is told: answers, fails, dies, or never ends. */
const ENTRY = `
process.on("message", ({ task }) => {
  if (task === "die") process.exit(1);
  if (task === "fail") process.send({ error: "told to fail" });
  else if (task !== "hang") process.send({ result: { task, pid: process.pid } });
});
process.on("disconnect", () => process.exit(0));
`;
const name = `testing-${crypto.randomUUID()}`;
const file = `.build/workers/${name}.js`;
let pool: WorkerPool;
let hasty: WorkerPool;

beforeAll(() => {
  mkdirSync(".build/workers", { recursive: true });
  writeFileSync(file, ENTRY);
  pool = createWorkerPool(name, { size: 2, timeoutMs: 20_000 });
  hasty = createWorkerPool(name, { size: 1, timeoutMs: 100 });
});
afterAll(() => {
  pool.close();
  hasty.close();
  rmSync(file);
});

test("more tasks than workers are all done, by so many processes only", async () => {
  const results = await Promise.all(Array.from({ length: 12 }, (_, n) => pool.run(n)));
  expect(results.map((result) => Object(result).task)).toEqual([...Array(12).keys()]);
  expect(new Set(results.map((result) => Object(result).pid)).size).toBeLessThanOrEqual(2);
});

test("what a worker throws reaches who asked", async () => {
  await expect(pool.run("fail")).rejects.toThrow("told to fail");
});

test("a worker that dies fails its task alone; another takes its place", async () => {
  await expect(pool.run("die")).rejects.toThrow("ended");
  await expect(pool.run("die")).rejects.toThrow("ended");
  expect(await pool.run("on")).toMatchObject({ task: "on" });
});

test("a worker that never ends is stopped", async () => {
  await expect(hasty.run("hang")).rejects.toThrow("ended");
  await expect(hasty.run("hang")).rejects.toThrow("ended");
});
