import { z } from "zod";
import { FurtherProviders } from "./oidc-settings.ts";

const optional = z
  .string()
  .optional()
  .transform((value) => (value?.trim() ? value.trim() : undefined));

const Env = z.object({
  /** PostgreSQL, as the role that owns no table. */
  DATABASE_URL: z.string().min(1),
  DATABASE_POOL: z.coerce.number().int().min(1).default(20),
  SMTP_URL: optional,
  MAIL_FROM: z.string().default("KoproGo <post@koprogo.localhost>"),
  /** The address people use, without a final slash. */
  NEXTAUTH_URL: z.string().default("http://localhost:3000"),
  /** How many of our own proxies stand before the application: what they saw is believed. */
  KOPRO_PROXIES: z.coerce.number().int().min(0).max(10).default(1),
  NEXTAUTH_SECRET: z.string().min(32),
  OIDC_ISSUER: optional,
  OIDC_CLIENT_ID: optional,
  /** Private JWKS: two signing and two encryption keys. */
  OIDC_CLIENT_JWKS: optional,
  OIDC_SERVICE_CODE: optional,
  OIDC_ACR: z.string().default("http://itsme.services/v2/claim/acr_advanced"),
  /** Further ways to identify oneself besides that one: a JSON list. */
  OIDC_PROVIDERS: FurtherProviders,
  CHAIN_RPC_URL: optional,
  CHAIN_PRIVATE_KEY: optional,
  CHAIN_CONTRACT: optional,
  /** Ed25519, PKCS8 in base64: signs receipts. */
  KOPRO_SIGNING_KEY: optional,
  /**
   * Passwords known to be stolen, as SHA-1: a folder of ranges (`00000` or `00000.txt`, lines
   * `SUFFIX:COUNT`) or one sorted file (lines `HASH:COUNT`). The shipped list serves besides.
   */
  KOPRO_STOLEN_PASSWORDS: optional,
  STORAGE_PATH: z.string().default(".data/files"),
  INNGEST_BASE_URL: optional,
  INNGEST_EVENT_KEY: optional,
  INNGEST_SIGNING_KEY: optional,
  /** Shows the demonstration accounts; set only while bound to the loopback interface. */
  KOPRO_DEMO: z.enum(["0", "1"]).default("0"),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
});

/** The settings that only make sense together. */
const Whole = Env.superRefine(({ OIDC_PROVIDERS, OIDC_ISSUER, OIDC_CLIENT_JWKS }, context) => {
  const isMissing = OIDC_PROVIDERS.some(
    ({ issuer, clientSecret, encrypted }) =>
      // One issuer is one provider; without keys there is nothing to sign or to open with.
      issuer === OIDC_ISSUER || (!OIDC_CLIENT_JWKS && (encrypted || !clientSecret)),
  );
  if (isMissing) {
    context.addIssue({ code: "custom", message: "incomplete", path: ["OIDC_PROVIDERS"] });
  }
});

export type Environment = z.infer<typeof Env>;

let parsed: Environment | undefined;

/**
 * The settings, read once. A missing or wrong one stops the program with the list of
 * their names, never their values.
 */
export function env(): Environment {
  if (parsed) return parsed;
  const result = Whole.safeParse(process.env);
  if (!result.success) {
    const names = result.error.issues.map((issue) => issue.path.join(".")).join(", ");
    throw new Error(`These settings are missing or wrong: ${names}. See .env.example.`);
  }
  parsed = result.data;
  return parsed;
}

const RunnerEnv = z.object({
  /** The database's owner: keeps the runner's schema and calls the relay's functions. */
  RUNNER_DATABASE_URL: z.string().min(1),
  RUNNER_PORT: z.coerce.number().int().default(8288),
  /** Where the runner reaches the application. */
  RUNNER_APP_URL: z.string().default("http://127.0.0.1:3000"),
  INNGEST_BASE_URL: optional,
  INNGEST_EVENT_KEY: z.string().min(1),
  INNGEST_SIGNING_KEY: z.string().min(1),
});

/** The settings of the job processes, which know nothing of the application's secrets. */
export function runnerEnv(): z.infer<typeof RunnerEnv> {
  return RunnerEnv.parse(process.env);
}

/** Changes settings of this process: for the test harness only. */
export function overrideEnv(values: Partial<Environment>): void {
  parsed = {
    ...(parsed ??
      Env.parse({ NEXTAUTH_SECRET: "x".repeat(32), DATABASE_URL: "-", ...process.env })),
    ...values,
  };
}

/** How much is logged; read apart, since even a wrong setting must be logged. */
export function logLevel(): string {
  return process.env.LOG_LEVEL ?? "info";
}

/** Whether this is `npm run drill`, where each test repeats itself as often as it should. */
export function isDrill(): boolean {
  return Boolean(process.env.KOPRO_DRILL);
}

/** Pages served while they are being written: their tools need more than the strict policy gives. */
export function inDevelopment(): boolean {
  return process.env.NODE_ENV === "development";
}
