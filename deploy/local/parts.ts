import { mayDemonstrate } from "./loopback.ts";
import { StartTrouble } from "./trouble.ts";

/** Which parts run here; false where the environment names a real service. */
export type Parts = Readonly<{
  postgres: boolean;
  mail: boolean;
  identity: boolean;
  chain: boolean;
  /** Jobs run here, or the relay sends events to the Inngest that is named. */
  runner: boolean;
  /** Whether demonstration accounts may exist. */
  demonstration: boolean;
}>;

type Given = Readonly<Record<string, string | undefined>>;

const has = (env: Given, name: string) => Boolean(env[name]?.trim());

/** A real service is named by all of these or by none. */
function isGiven(env: Given, what: string, names: readonly string[]): boolean {
  const missing = names.filter((name) => !has(env, name));
  if (missing.length === names.length) return false;
  if (missing.length === 0) return true;

  throw new StartTrouble(
    `A setting for ${what} is missing: give ${missing.join(" and ")} too, or none of ${names.join(", ")}.`,
  );
}

/** Chooses by the environment, the interface bound to and the address people use. */
export function chooseParts(env: Given, host: string, publicAddress: string): Parts {
  const demonstration = mayDemonstrate(host, publicAddress);
  const provider = isGiven(env, "an identity provider", ["OIDC_ISSUER", "OIDC_CLIENT_ID"]);
  return {
    postgres: !has(env, "DATABASE_URL"),
    mail: !has(env, "SMTP_URL"),
    // It lets anybody be anybody: only where nobody else can come.
    identity: !provider && demonstration,
    chain: !isGiven(env, "a chain", ["CHAIN_RPC_URL", "CHAIN_PRIVATE_KEY", "CHAIN_CONTRACT"]),
    runner: !isGiven(env, "a job service", ["INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY"]),
    demonstration,
  };
}
