import { ACR_CARD } from "./identity-page.ts";
import type { Parts } from "./parts.ts";
import type { Ports } from "./ports.ts";
import type { Secrets } from "./secrets.ts";

/** What the parts are told of one another. */
export type Ground = Readonly<{
  parts: Parts;
  ports: Ports;
  secrets: Secrets;
  given: Readonly<Record<string, string | undefined>>;
  /** The address people use, without a final slash. */
  publicAddress: string;
  filesFolder: string;
  ownerUrl: string;
  appUrl: string;
  contract: string | undefined;
}>;

export const CLIENT_ID = "koprogo-local";
export const SERVICE_CODE = "KOPROGO_LOCAL";
/** Where the application publishes the keys the provider encrypts for, and where it is answered. */
export const KEYS_PATH = "/api/auth-keys";
export const CALLBACK_PATH = "/api/auth/callback/itsme";
/** The second provider that is played here: another issuer, another address to answer to. */
export const EID_CLIENT_ID = "koprogo-local-eid";
export const EID_CALLBACK_PATH = "/api/auth/callback/eid";

/** The provider's address: another host name than the application's, as in real life. */
export const issuerAt = (ports: Ports) => `http://127.0.0.1:${ports.identity}`;
export const eidIssuerAt = (ports: Ports) => `${issuerAt(ports)}/eid`;

/** The second way to identify oneself, where none is named: as a broker of the identity card would be. */
function eidEnv({ ports, secrets, given }: Ground): Record<string, string> {
  if (given.OIDC_PROVIDERS?.trim()) return {};
  const eid = {
    key: "eid",
    label: { fr: "eID", nl: "eID", de: "eID", en: "eID" },
    issuer: eidIssuerAt(ports),
    clientId: EID_CLIENT_ID,
    clientSecret: secrets.identityClientSecret,
    acr: [ACR_CARD],
  };
  return { OIDC_PROVIDERS: JSON.stringify([eid]) };
}

function identityEnv(ground: Ground): Record<string, string> {
  const { parts, ports, secrets, given } = ground;
  const keys = given.OIDC_CLIENT_JWKS?.trim() || JSON.stringify(secrets.clientJwks);
  if (parts.identity) {
    return {
      OIDC_ISSUER: issuerAt(ports),
      OIDC_CLIENT_ID: CLIENT_ID,
      OIDC_SERVICE_CODE: SERVICE_CODE,
      OIDC_CLIENT_JWKS: keys,
      ...eidEnv(ground),
    };
  }
  return given.OIDC_ISSUER?.trim() || given.OIDC_PROVIDERS?.trim()
    ? { OIDC_CLIENT_JWKS: keys }
    : {};
}

function chainEnv({ parts, ports, secrets, contract }: Ground): Record<string, string> {
  if (!parts.chain) return {};
  return {
    CHAIN_RPC_URL: `http://127.0.0.1:${ports.chain}`,
    CHAIN_PRIVATE_KEY: secrets.chainKey,
    ...(contract ? { CHAIN_CONTRACT: contract } : {}),
  };
}

/** The settings of a job process: what it needs, none of the application's secrets. */
export function jobsEnv(ground: Ground): Record<string, string | undefined> {
  const { parts, ports, secrets, given } = ground;
  return {
    PATH: given.PATH,
    LOG_LEVEL: given.LOG_LEVEL,
    RUNNER_DATABASE_URL: ground.ownerUrl,
    RUNNER_PORT: String(ports.runner),
    RUNNER_APP_URL: `http://127.0.0.1:${ports.app}`,
    INNGEST_BASE_URL: given.INNGEST_BASE_URL,
    INNGEST_EVENT_KEY: parts.runner ? secrets.eventKey : given.INNGEST_EVENT_KEY,
    INNGEST_SIGNING_KEY: parts.runner ? secrets.jobsSigningKey : given.INNGEST_SIGNING_KEY,
  };
}

function runnerEnv({ parts, ports, secrets }: Ground): Record<string, string> {
  if (!parts.runner) return {};
  return {
    INNGEST_BASE_URL: `http://127.0.0.1:${ports.runner}`,
    INNGEST_EVENT_KEY: secrets.eventKey,
    INNGEST_SIGNING_KEY: secrets.jobsSigningKey,
  };
}

/** What the application is given: real services as the environment names them, else the local ones. */
export function applicationEnv(ground: Ground): Record<string, string | undefined> {
  const { parts, ports, secrets, given } = ground;
  return {
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secrets.actionsKey,
    NEXTAUTH_SECRET: secrets.sessionSecret,
    KOPRO_SIGNING_KEY: secrets.signingKey,
    STORAGE_PATH: ground.filesFolder,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value?.trim())),
    NEXTAUTH_URL: ground.publicAddress,
    DATABASE_URL: ground.appUrl,
    NEXT_TELEMETRY_DISABLED: "1",
    ...(parts.mail ? { SMTP_URL: `smtp://127.0.0.1:${ports.smtp}` } : {}),
    ...identityEnv(ground),
    ...chainEnv(ground),
    ...runnerEnv(ground),
    KOPRO_DEMO: parts.demonstration ? "1" : "0",
  };
}
