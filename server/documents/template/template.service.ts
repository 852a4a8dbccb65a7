import { z } from "zod";
import { createWorkerPool } from "#server/platform/workers.ts";
import { type Act, RenderedMail, type RenderTask } from "./template.schema.ts";

/** Two processes: who prints three hundred letters (about two minutes) stops nobody else's act. */
const pool = createWorkerPool("documents/template/render.worker", { size: 2, timeoutMs: 240_000 });

const Bytes = z.instanceof(Uint8Array);

function render(task: RenderTask): Promise<unknown> {
  return pool.run(task);
}

/** One act as a PDF. */
export async function renderPdf(act: Act): Promise<Uint8Array> {
  return Bytes.parse(await render({ make: "pdf", acts: [act] }));
}

/** Letters set by one process in one go: seconds of work, and the fonts are embedded once for all. */
const PART = 20;

/**
 * Several acts in one print-ready PDF: each starts on a sheet of its own, numbered by itself. They
 * are set in parts by both processes; `progress` learns how many are ready.
 */
export async function renderLetters(
  acts: readonly Act[],
  progress: (made: number) => Promise<void> = async () => undefined,
): Promise<Uint8Array> {
  const parts = Array.from({ length: Math.ceil(acts.length / PART) }, (_, index) =>
    acts.slice(index * PART, (index + 1) * PART),
  );
  let made = 0;
  const set = await Promise.all(
    parts.map(async (part) => {
      const bytes = Bytes.parse(await render({ make: "pdf", acts: [...part] }));
      made += part.length;
      await progress(made);
      return bytes;
    }),
  );
  const [only, another] = set;
  if (only && !another) return only;
  return Bytes.parse(await render({ make: "join", parts: set }));
}

/** The mail that brings an act. @throws for an act that is never mailed by itself. */
export async function renderMail(act: Act): Promise<RenderedMail> {
  return RenderedMail.parse(await render({ make: "mail", act }));
}
