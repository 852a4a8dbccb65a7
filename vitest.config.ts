import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["**/*.test.ts", "**/*.test.tsx"],
    exclude: ["node_modules/**", ".next/**", ".build/**", ".data/**"],
    globalSetup: ["deploy/local/vitest-setup.ts"],
    pool: "forks",
    // A test that asks the database waits for it: one fewer than the cores would leave one idle.
    maxWorkers: "100%",
    env: { TZ: "Pacific/Chatham", LOG_LEVEL: "silent" },
    sequence: { shuffle: true, seed: 20_260_520 },
    // For what hangs, never for a machine that is slow or has other things to do.
    testTimeout: 240_000,
    hookTimeout: 360_000,
    // It imports Next.js without extensions, which Node alone does not resolve.
    server: { deps: { inline: ["next-intl"] } },
  },
});
