import { pino } from "pino";
import { logLevel } from "./env.ts";

/** Messages are constant, so that they can be counted; personal data and secrets never get in. */
export const log = pino({
  level: logLevel(),
  redact: {
    paths: ["*.email", "*.password", "*.token", "*.name", "*.address", "*.phone", "*.secret"],
    remove: true,
  },
});
