import { type ChildProcess, execFile, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { promisify } from "node:util";

/** Heavy work is done in processes of their own, never in the web process's event loop. */
export type WorkerPool = Readonly<{
  /** Gives a task to a free worker. @throws what the worker threw, or when it took too long. */
  run: (task: unknown) => Promise<unknown>;
  close: () => void;
}>;

type Waiting = Readonly<{
  task: unknown;
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}>;

export type Answer = Readonly<{ result: unknown } | { error: string }>;

/** Where the stack puts the bundled workers: Node runs neither `.tsx` nor the import of styles. */
const BUILT = ".build/workers";

/** A fresh checkout has no bundle yet: make it, as the stack does at its start. */
let building: Promise<unknown> | undefined;
async function entryOf(name: string): Promise<string> {
  const entry = resolve(BUILT, `${name}.js`);
  if (!existsSync(entry)) {
    building ??= promisify(execFile)(process.execPath, [resolve("deploy/local/workers.ts")]);
    await building;
  }
  return entry;
}

/**
 * A few processes running the bundle `name`, started when first needed, one task at a time each.
 * They neither keep this process alive nor survive it.
 */
export function createWorkerPool(
  name: string,
  { size, timeoutMs }: Readonly<{ size: number; timeoutMs: number }>,
): WorkerPool {
  const idle: ChildProcess[] = [];
  const queue: Waiting[] = [];
  const all = new Set<ChildProcess>();
  let starting = 0;

  async function start(): Promise<void> {
    starting += 1;
    try {
      const entry = await entryOf(name);
      const child = fork(/* turbopackIgnore: true */ entry, {
        serialization: "advanced",
        execArgv: [],
        stdio: "inherit",
      });
      child.once("exit", () => all.delete(child));
      all.add(child);
      rest(child);
      idle.push(child);
    } catch (error) {
      const reason = error instanceof Error ? error : new Error("no worker");
      for (const waiting of queue.splice(0)) waiting.reject(reason);
    } finally {
      starting -= 1;
    }
    serve();
  }

  function serve(): void {
    for (let next = queue[0]; next; next = queue[0]) {
      const child = idle.pop();
      if (!child) {
        if (all.size + starting < size) void start();
        return;
      }
      if (!child.connected) continue;
      queue.shift();
      give(child, next);
    }
  }

  function give(child: ChildProcess, { task, resolve: done, reject }: Waiting): void {
    wake(child);
    const timer = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
    const onExit = () => finish(() => reject(new Error(`worker ${name} ended`)));
    const onAnswer = (answer: Answer) => {
      rest(child);
      idle.push(child);
      finish(() => ("error" in answer ? reject(new Error(answer.error)) : done(answer.result)));
    };
    function finish(settle: () => void): void {
      clearTimeout(timer);
      child.off("exit", onExit).off("message", onAnswer);
      settle();
      serve();
    }
    child.once("exit", onExit).once("message", onAnswer);
    child.send({ task });
  }

  return {
    run: (task) =>
      new Promise((done, reject) => {
        queue.push({ task, resolve: done, reject });
        serve();
      }),
    close: () => {
      for (const child of all) child.kill();
    },
  };
}

/** While it has nothing to do, a worker does not keep its parent alive. */
function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function wake(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

/** The other side, in the worker's entry: answers each task, ends with its parent. */
export function serveTasks(handle: (task: unknown) => Promise<unknown>): void {
  process.on("message", async (message: Readonly<{ task: unknown }>) => {
    const answer = await handle(message.task).then(
      (result): Answer => ({ result }),
      (error: unknown): Answer => ({ error: error instanceof Error ? error.message : "failed" }),
    );
    process.send?.(answer);
  });
  process.on("disconnect", () => process.exit(0));
}
