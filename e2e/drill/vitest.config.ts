import { mergeConfig } from "vitest/config";
import base from "../../vitest.config.ts";

/** `npm run drill`: every test with its full counts, and what is too long for any other time. */
const config = mergeConfig(base, {
  test: { env: { KOPRO_DRILL: "1" }, testTimeout: 3_600_000, hookTimeout: 600_000 },
});
config.test.include = [...config.test.include, "e2e/drill/**/*.drill.ts"];
export default config;
