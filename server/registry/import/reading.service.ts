import { DomainError } from "#server/kernel/errors.ts";
import { log } from "#server/platform/log.ts";
import { createWorkerPool, type WorkerPool } from "#server/platform/workers.ts";
import type { ImportPreview, ImportTask } from "./import.schema.ts";

/** Two files at once; the largest lawful one is read in a few seconds. */
const LIMITS = { size: 2, timeoutMs: 30_000 };

/** Routes and start-up code are different module instances: the pool is one per process. */
const holder: { koproImportWorkers?: WorkerPool } = globalThis as {
  koproImportWorkers?: WorkerPool;
};

/**
 * Reads a register file in a worker process.
 * @throws DomainError `import.took-too-long` when the file made the worker end.
 */
export async function readRegister(task: ImportTask): Promise<ImportPreview> {
  holder.koproImportWorkers ??= createWorkerPool("registry/import/import.worker", LIMITS);
  try {
    // Our own worker's answer, between processes of one build.
    return (await holder.koproImportWorkers.run(task)) as ImportPreview;
  } catch (error) {
    log.error({ err: error }, "import worker ended");
    throw new DomainError("import.took-too-long", {}, "file");
  }
}
