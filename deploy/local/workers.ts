import { globSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/**
 * Bundles each `*.worker.ts` of the server into `.build/workers/`, under its own path: plain Node
 * runs neither `.tsx` nor imports of it. Packages stay outside.
 */
export async function bundleWorkers(): Promise<void> {
  const project = join(import.meta.dirname, "..", "..");
  await build({
    absWorkingDir: project,
    entryPoints: globSync("server/**/*.worker.{ts,tsx}", { cwd: project }),
    outdir: ".build/workers",
    outbase: "server",
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node26",
    jsx: "automatic",
    sourcemap: "inline",
    logLevel: "warning",
  });
}

if (import.meta.main) await bundleWorkers();
