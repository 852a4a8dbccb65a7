import { createHmac, timingSafeEqual } from "node:crypto";
import canonicalize from "canonicalize";
import { durationToMs } from "inngest";
import { z } from "zod";
import { now } from "#server/platform/clock.ts";

/** A function as the application declares it. What this runner cannot do is refused, not ignored. */
const Declared = z
  .object({
    id: z.string(),
    name: z.string().optional(),
    triggers: z.array(
      z.union([z.object({ event: z.string() }), z.object({ cron: z.string() })]).readonly(),
    ),
    steps: z.object({
      step: z.object({ retries: z.object({ attempts: z.number() }).optional() }).loose(),
    }),
    concurrency: z
      .union([z.number(), z.object({ limit: z.number(), key: z.string().optional() }).strict()])
      .optional(),
  })
  .strict();
export type Declared = z.infer<typeof Declared>;

const Synced = z.object({ functions: z.array(Declared) });

const Operation = z
  .object({
    id: z.string(),
    op: z.enum(["StepRun", "StepError", "StepFailed", "StepPlanned", "Sleep"]),
    name: z.string().nullish(),
    data: z.unknown().optional(),
    error: z.unknown().optional(),
  })
  .loose();
const Operations = z.array(Operation).min(1);

export type StepResult =
  | Readonly<{ type: "data"; data: unknown }>
  | Readonly<{ type: "error"; error: unknown }>;

/** What one call of the application did to a run. */
export type Outcome =
  | Readonly<{ kind: "completed"; data: unknown }>
  | Readonly<{ kind: "failed"; error: unknown }>
  | Readonly<{ kind: "retry"; error: unknown; after: string | null }>
  /** No answer of the library: the application is down, restarting, or has another key. */
  | Readonly<{ kind: "unreachable"; reason: string }>
  | Readonly<{
      kind: "progress";
      done: readonly Readonly<{ id: string; result: StepResult }>[];
      planned: readonly string[];
      sleeps: readonly Readonly<{ id: string; ms: number }>[];
    }>;

export type Call = Readonly<{
  runId: string;
  fnId: string;
  /** `step` to go on from what is known, or the hash of one planned step. */
  stepId: string;
  attempt: number;
  maxAttempts: number;
  event: Readonly<Record<string, unknown>>;
  steps: Readonly<Record<string, StepResult>>;
  /** Hashes of the known steps, in the order in which they ended. */
  order: readonly string[];
}>;

export type Application = Readonly<{ url: string; signingKey: string }>;

/** `t=…&s=…`: HMAC-SHA256 over the canonical JSON (RFC 8785) followed by the time. */
export function signature(body: unknown, signingKey: string, seconds: number): string {
  const key = signingKey.replace(/^signkey-\w+-/, "");
  const mac = createHmac("sha256", key).update(canonicalize(body) ?? "");
  return `t=${seconds}&s=${mac.update(String(seconds)).digest("hex")}`;
}

/** Equality that takes the same time whatever differs. */
export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

async function request(app: Application, method: "PUT" | "POST", query: string, body: unknown) {
  const seconds = Math.floor(now().epochMilliseconds / 1000);
  return fetch(`${app.url}${query}`, {
    method,
    headers: {
      "content-type": "application/json",
      "x-inngest-signature": signature(body, app.signingKey, seconds),
      "x-inngest-sync-kind": "in_band",
    },
    body: JSON.stringify(body),
  });
}

/**
 * Asks the application for its functions.
 * @throws when it does not answer, or declares what this runner does not do.
 */
export async function sync(app: Application): Promise<readonly Declared[]> {
  const response = await request(app, "PUT", "", { url: app.url });
  if (!response.ok) throw new Error(`sync answered ${response.status}`);
  return Synced.parse(await response.json()).functions;
}

/** One call of the application: a step, or the way to the next one. */
export async function call(app: Application, of: Call): Promise<Outcome> {
  const body = {
    version: 2,
    event: of.event,
    events: [of.event],
    steps: of.steps,
    ctx: {
      run_id: of.runId,
      fn_id: of.fnId,
      attempt: of.attempt,
      max_attempts: of.maxAttempts,
      disable_immediate_execution: false,
      use_api: false,
      stack: { stack: of.order, current: of.order.length },
    },
  };
  const query = `?fnId=${encodeURIComponent(of.fnId)}&stepId=${encodeURIComponent(of.stepId)}`;
  try {
    const response = await request(app, "POST", query, body);
    return interpret(response.status, response.headers, await response.text());
  } catch (error) {
    return { kind: "unreachable", reason: error instanceof Error ? error.message : "no answer" };
  }
}

/** Reads an answer: 200 is the result, 206 operations, else an error that says if to try again. */
export function interpret(status: number, headers: Headers, text: string): Outcome {
  const noRetry = headers.get("x-inngest-no-retry");
  const after = headers.get("retry-after");
  if (status === 200) return { kind: "completed", data: JSON.parse(text) };
  if (status === 206) {
    const { data, error } = Operations.safeParse(JSON.parse(text));
    // Asked for what this runner does not do (waitForEvent, invoke): said once, not tried for ever.
    return data ? progress(data, after) : { kind: "failed", error: { message: error.message } };
  }
  if (noRetry === "true") return { kind: "failed", error: JSON.parse(text) };
  if (noRetry === "false") return { kind: "retry", error: JSON.parse(text), after };
  return { kind: "unreachable", reason: `status ${status}` };
}

function progress(operations: z.infer<typeof Operations>, after: string | null): Outcome {
  const done: { id: string; result: StepResult }[] = [];
  const planned: string[] = [];
  const sleeps: { id: string; ms: number }[] = [];
  for (const { id, op, name, data, error } of operations) {
    switch (op) {
      case "StepRun":
        done.push({ id, result: { type: "data", data: data ?? null } });
        break;
      case "StepFailed":
        done.push({ id, result: { type: "error", error: error ?? data } });
        break;
      case "StepError":
        return { kind: "retry", error, after };
      case "StepPlanned":
        planned.push(id);
        break;
      case "Sleep":
        // The length of a sleep travels in its name (`1d`, `2h30m`, or an instant).
        sleeps.push({ id, ms: waitOf(name ?? "") });
        break;
      default:
        op satisfies never;
    }
  }
  return { kind: "progress", done, planned, sleeps };
}

/** Milliseconds until a duration (`30s`), a number of seconds, or an ISO instant. */
export function waitOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  if (/^\d{4}-/.test(text)) {
    const instant = Temporal.Instant.from(text);
    return Math.max(0, instant.epochMilliseconds - now().epochMilliseconds);
  }
  return durationToMs(text);
}
