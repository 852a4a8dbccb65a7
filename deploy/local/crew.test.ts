import { expect, test, vi } from "vitest";
import { Crew, type Part } from "./crew.ts";

/** A part whose fall is in the test's hands. */
function puppet(name: string, told: string[]) {
  const falls: ((how: string) => void)[] = [];
  const part: Part = {
    name: `the ${name}`,
    logFile: `${name}.log`,
    start: async () => {
      told.push(`${name} starts`);
      const { promise, resolve } = Promise.withResolvers<string>();
      falls.push(resolve);
      return {
        pid: falls.length,
        ended: promise,
        stop: async () => {
          told.push(`${name} stops`);
        },
      };
    },
  };
  return { part, fall: () => falls.at(-1)?.("exit code 1") };
}

test("parts stop in the opposite order, once", async () => {
  const told: string[] = [];
  const crew = new Crew({ say: () => {}, onFailure: () => {} });
  await crew.add(puppet("database", told).part);
  await crew.add(puppet("application", told).part);
  await Promise.all([crew.stop(), crew.stop()]);
  expect(told).toEqual([
    "database starts",
    "application starts",
    "application stops",
    "database stops",
  ]);
  await expect(crew.add(puppet("runner", told).part)).rejects.toThrow("The start was stopped.");
});

test("a part that falls is started again, and one that keeps falling stops all, by name", async () => {
  const told: string[] = [];
  const failed = Promise.withResolvers<void>();
  const crew = new Crew({
    say: (line) => told.push(line),
    onFailure: (line) => {
      told.push(line);
      failed.resolve();
    },
    patience: 1,
    pauseMs: 0,
  });
  const runner = puppet("job runner", told);
  await crew.add(puppet("database", told).part);
  await crew.add(runner.part);
  runner.fall();
  await vi.waitUntil(() => told.filter((line) => line === "job runner starts").length === 2);
  runner.fall();
  await failed.promise;
  expect(told).toEqual([
    "database starts",
    "job runner starts",
    "The job runner ended (exit code 1) and is started again.",
    "job runner starts",
    "job runner stops",
    "database stops",
    "The job runner does not stay up (exit code 1), so everything was stopped: see job runner.log.",
  ]);
});

test("what stands on a fallen part waits until that one stands again", async () => {
  const told: string[] = [];
  const crew = new Crew({ say: () => {}, onFailure: () => {}, pauseMs: 0 });
  const database = puppet("database", told);
  const runner = puppet("job runner", told);
  await crew.add(database.part);
  await crew.add(runner.part);
  database.fall();
  runner.fall();
  await vi.waitUntil(() => told.length === 4);
  expect(told.slice(2)).toEqual(["database starts", "job runner starts"]);
  await crew.stop();
});
