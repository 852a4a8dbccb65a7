import { build } from "esbuild";

/** Every worker entry of the product; each becomes `.build/workers/<name>.mjs`. */
export const WORKERS = ["server/documents/template/render.worker.tsx"] as const;

/**
 * Bundles the workers: Node runs `.ts` but not `.tsx`. Packages stay outside, so that there is one
 * React and the fonts are found where they are installed.
 */
export async function buildWorkers(): Promise<void> {
  await build({
    entryPoints: [...WORKERS],
    entryNames: "[name]",
    outdir: ".build/workers",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    alias: { "#": "." },
    platform: "node",
    format: "esm",
    target: "node26",
    jsx: "automatic",
    logLevel: "warning",
  });
}

if (import.meta.main) await buildWorkers();
