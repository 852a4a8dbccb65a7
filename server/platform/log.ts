import { pino } from "pino";
import { logLevel } from "./env.ts";

/** What may be known of something thrown. */
export type Fault = Readonly<{
  kind: string;
  /** The system's or the database's code, as ECONNREFUSED or 23505. */
  code: string | undefined;
  /** The places in the code, the deepest first. */
  at: readonly string[];
  cause: Fault | undefined;
}>;

const PLACES = 12;
const DEPTH = 3;

/** A code is a word of a list: a number or capitals, never what somebody typed. */
function codeOf(error: Error): string | undefined {
  const code: unknown = Reflect.get(error, "code");
  return typeof code === "string" && /^[A-Z0-9_]{1,40}$/.test(code) ? code : undefined;
}

/**
 * What a log may keep of an error: its kind, its code and where it was thrown. Its words may repeat
 * what people wrote, and a database puts whole rows beside them.
 */
export function faultOf(error: unknown, depth = DEPTH): Fault {
  if (!(error instanceof Error)) {
    return { kind: typeof error, code: undefined, at: [], cause: undefined };
  }
  const lines = (error.stack ?? "").split("\n").map((line) => line.trim());
  return {
    kind: error.name,
    code: codeOf(error),
    // The words come first, on as many lines as they like; a place has a file and a line.
    at: lines.filter((line) => /^at .*:\d+:\d+\)?$/.test(line)).slice(0, PLACES),
    cause: error.cause === undefined || depth === 0 ? undefined : faultOf(error.cause, depth - 1),
  };
}

/** Messages are constant, so that they can be counted; personal data and secrets never get in. */
export const log = pino({
  level: logLevel(),
  serializers: { err: faultOf, error: faultOf },
  hooks: {
    logMethod(args, method) {
      const [first, message] = args;
      // An error on its own would give the line its words.
      if (first instanceof Error && message === undefined) method.call(this, first, "error");
      else method.apply(this, args);
    },
  },
  redact: {
    paths: ["*.email", "*.password", "*.token", "*.name", "*.address", "*.phone", "*.secret"],
    remove: true,
  },
});
