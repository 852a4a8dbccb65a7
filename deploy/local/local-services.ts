import { join } from "node:path";
import { anvilOptions, anvilProgram, chainAnswers } from "./chain.ts";
import type { Part } from "./crew.ts";
import {
  applicationEnv,
  CALLBACK_PATH,
  CLIENT_ID,
  EID_CALLBACK_PATH,
  EID_CLIENT_ID,
  eidIssuerAt,
  type Ground,
  issuerAt,
  jobsEnv,
  KEYS_PATH,
  SERVICE_CODE,
} from "./environment.ts";
import { answers, listens, programPart } from "./launch.ts";
import { identityEnv, mailEnv } from "./settings.ts";

/** Where the parts' programs and files are. */
export type Places = Readonly<{ project: string; data: string }>;

const here = import.meta.dirname;
const logIn = ({ data }: Places, name: string) => join(data, "logs", `${name}.log`);
const PATH = { PATH: process.env.PATH };

export function mailPart(places: Places, { ports }: Pick<Ground, "ports">): Part {
  const settings = {
    folder: join(places.data, "mail"),
    smtpPort: ports.smtp,
    pagePort: ports.mailPage,
  };
  return programPart(places.project, {
    name: "the mail catcher",
    command: process.execPath,
    args: [join(here, "run-mail-catcher.ts")],
    env: { ...PATH, ...mailEnv(settings) },
    logFile: logIn(places, "mail"),
    isReady: async () => (await listens(ports.smtp)) && listens(ports.mailPage),
  });
}

export function identityPart(
  places: Places,
  ground: Pick<Ground, "ports" | "secrets" | "publicAddress">,
): Part {
  const { ports, secrets, publicAddress } = ground;
  const settings = {
    port: ports.identity,
    issuer: issuerAt(ports),
    clientId: CLIENT_ID,
    serviceCode: SERVICE_CODE,
    redirectUris: [`${publicAddress}${CALLBACK_PATH}`],
    jwksUri: `http://127.0.0.1:${ports.app}${KEYS_PATH}`,
    jwks: secrets.identityJwks,
    cookieKey: secrets.identityCookieKey,
    eid: {
      issuer: eidIssuerAt(ports),
      clientId: EID_CLIENT_ID,
      clientSecret: secrets.identityClientSecret,
      redirectUris: [`${publicAddress}${EID_CALLBACK_PATH}`],
    },
  };
  return programPart(places.project, {
    name: "the identity provider",
    command: process.execPath,
    args: [join(here, "run-identity-provider.ts")],
    env: { ...PATH, ...identityEnv(settings) },
    logFile: logIn(places, "identity"),
    isReady: () => answers(`${issuerAt(ports)}/.well-known/openid-configuration`),
  });
}

export function chainPart(places: Places, { ports }: Pick<Ground, "ports">): Part {
  return programPart(places.project, {
    name: "the chain",
    command: anvilProgram(),
    args: anvilOptions(ports.chain, join(places.data, "chain")),
    env: PATH,
    logFile: logIn(places, "chain"),
    isReady: () => chainAnswers(`http://127.0.0.1:${ports.chain}`),
  });
}

/** The job runner, or the relay alone where a real Inngest runs the jobs. */
export function jobsPart(places: Places, ground: Ground): Part {
  const { runner } = ground.parts;
  return programPart(places.project, {
    name: runner ? "the job runner" : "the relay of events",
    command: process.execPath,
    args: [join(places.project, "inngest", runner ? "runner" : "relay", "main.ts")],
    env: jobsEnv(ground),
    logFile: logIn(places, "jobs"),
    isReady: () => !runner || listens(ground.ports.runner),
  });
}

/** The application, built or under development. */
export function applicationPart(
  places: Places,
  ground: Ground,
  host: string,
  isDev: boolean,
): Part {
  const next = join(places.project, "node_modules", "next", "dist", "bin", "next");
  const { app } = ground.ports;
  const own = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const address = own.includes(":") ? `[${own}]` : own;
  return programPart(places.project, {
    name: "the application",
    command: process.execPath,
    args: [next, isDev ? "dev" : "start", "-H", host, "-p", String(app)],
    env: { ...applicationEnv(ground), NODE_ENV: isDev ? "development" : "production" },
    logFile: logIn(places, "application"),
    isReady: () => answers(`http://${address}:${app}/api/health`),
    limitMs: 120_000,
  });
}
