import { mergeConfig } from "vitest/config";
import base from "../../vitest.config.ts";

/** `npm run bench`: one file at a time, on a machine that does nothing else. */
const config = mergeConfig(base, {
  test: { fileParallelism: false, testTimeout: 300_000, hookTimeout: 120_000 },
});
config.test.include = ["e2e/bench/**/*.bench.ts"];
config.test.exclude = ["node_modules/**"];
export default config;
