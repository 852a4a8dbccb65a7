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

/** Several acts in one print-ready PDF: each starts on a sheet of its own, numbered by itself. */
export async function renderLetters(acts: readonly Act[]): Promise<Uint8Array> {
  return Bytes.parse(await render({ make: "pdf", acts: [...acts] }));
}

/** The mail that brings an act. @throws for an act that is never mailed by itself. */
export async function renderMail(act: Act): Promise<RenderedMail> {
  return RenderedMail.parse(await render({ make: "mail", act }));
}
