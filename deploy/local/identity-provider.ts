import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import Provider, { type ClientMetadata, type Configuration, type JWKS } from "oidc-provider";
import { HTML_HEADERS } from "./html.ts";
import { type Flavour, gonePage, personOf, STRENGTHS, signInPage } from "./identity-page.ts";
import { claimsOf, type IdentityPerson } from "./identity-people.ts";
import { pageLocale } from "./identity-words.ts";

/** The second issuer: its client has a secret, and its tokens are signed but not encrypted. */
type EidOptions = Readonly<{
  issuer: string;
  clientId: string;
  clientSecret: string;
  redirectUris: readonly string[];
}>;

export type IdentityOptions = Readonly<{
  issuer: string;
  clientId: string;
  serviceCode: string;
  redirectUris: readonly string[];
  /** Where the client publishes its keys. */
  jwksUri: string;
  /** Played besides, where it is named; its issuer is a path below the first. */
  eid?: EidOptions;
  /** What the provider signs with. */
  jwks: JWKS;
  cookieKey: string;
  people: readonly IdentityPerson[];
}>;

/** One issuer as it is played here. */
type Played = Readonly<{
  options: IdentityOptions;
  flavour: Flavour;
  issuer: string;
  /** Below which its pages are. */
  path: string;
  client: ClientMetadata;
}>;

/** itsme's claims by scope. */
const CLAIMS = {
  openid: ["sub"],
  profile: ["name", "given_name", "family_name", "locale"],
  email: ["email", "email_verified"],
};

const NOTHING = async () => undefined;

const CODE_FLOW = { response_types: ["code" as const], grant_types: ["authorization_code"] };

function itsmeClient(options: IdentityOptions): ClientMetadata {
  return {
    ...CODE_FLOW,
    client_id: options.clientId,
    redirect_uris: [...options.redirectUris],
    token_endpoint_auth_method: "private_key_jwt" as const,
    jwks_uri: options.jwksUri,
    id_token_signed_response_alg: "RS256" as const,
    id_token_encrypted_response_alg: "RSA-OAEP-256" as const,
    id_token_encrypted_response_enc: "A128CBC-HS256" as const,
    userinfo_signed_response_alg: "RS256" as const,
    userinfo_encrypted_response_alg: "RSA-OAEP-256" as const,
    userinfo_encrypted_response_enc: "A128CBC-HS256" as const,
  };
}

function eidClient({ clientId, clientSecret, redirectUris }: EidOptions): ClientMetadata {
  return {
    ...CODE_FLOW,
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [...redirectUris],
    token_endpoint_auth_method: "client_secret_basic",
    id_token_signed_response_alg: "RS256",
  };
}

function configurationOf(
  { options, flavour, client, path }: Played,
  known: Map<string, IdentityPerson>,
): Configuration {
  return {
    clients: [client],
    jwks: options.jwks,
    // Two issuers on one host: neither reads the cookies of the other.
    cookies: {
      keys: [options.cookieKey],
      names: {
        session: `_${flavour}_session`,
        interaction: `_${flavour}_interaction`,
        resume: `_${flavour}_resume`,
      },
    },
    scopes: [
      "openid",
      "profile",
      "email",
      "phone",
      "address",
      "eid",
      `service:${options.serviceCode}`,
    ],
    claims: CLAIMS,
    // itsme puts what the scopes name into the ID token as well.
    conformIdTokenClaims: false,
    acrValues: [...STRENGTHS[flavour]],
    pkce: { required: () => true },
    responseTypes: ["code"],
    routes: {
      authorization: "/authorization",
      token: "/token",
      userinfo: "/userinfo",
      jwks: "/jwks",
    },
    ttl: {
      AuthorizationCode: 180,
      IdToken: 300,
      AccessToken: 3600,
      Grant: 3600,
      Interaction: 3600,
      Session: 3600,
    },
    features: {
      devInteractions: { enabled: false },
      encryption: { enabled: true },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: { enabled: false },
    },
    interactions: { url: (_ctx, { uid }) => `${path}/interaction/${uid}` },
    findAccount: async (_ctx, sub) => {
      const person = known.get(sub);
      return person ? { accountId: sub, claims: async () => claimsOf(person) } : undefined;
    },
    // Who signs in here agrees to what is asked, as one does in itsme's own screen.
    loadExistingGrant: async ({ oidc }) => {
      const { client: asking, session } = oidc;
      if (!asking || !session?.accountId) return undefined;
      const grant = new oidc.provider.Grant({
        accountId: session.accountId,
        clientId: asking.clientId,
      });
      grant.addOIDCScope(configuredScopes(options));
      await grant.save();
      return grant;
    },
    // The library's own fetch refuses loopback addresses, and the application is on one.
    fetch: (url, init) => {
      const plain = { ...init };
      Reflect.deleteProperty(plain, "dispatcher");
      return fetch(url, plain);
    },
    renderError: async (ctx, { error, error_description }) => {
      ctx.type = "text";
      ctx.body = `${error}: ${error_description ?? ""}\n`;
    },
  };
}

function configuredScopes({ serviceCode }: IdentityOptions): string {
  return `openid profile email phone address eid service:${serviceCode}`;
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += chunk;
    if (text.length > 20_000) throw new Error("the form is too long");
  }
  return new URLSearchParams(text);
}

function send(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, HTML_HEADERS).end(page);
}

/** Shows who one can be, and ends the interaction with the choice. */
async function interact(
  provider: Provider,
  { options, flavour }: Played,
  known: Map<string, IdentityPerson>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const details = await provider.interactionDetails(request, response).catch(NOTHING);
  const accepted = request.headers["accept-language"] ?? "";
  if (!details) return send(response, 404, gonePage(pageLocale(accepted)));
  const { ui_locales: asked, acr_values: wanted } = details.params;
  const locale = pageLocale(`${typeof asked === "string" ? asked : ""} ${accepted}`);
  const [strong, weak] = STRENGTHS[flavour];
  const acr = typeof wanted === "string" && wanted.includes(strong) ? strong : weak;
  const page = { locale, flavour, people: options.people, acr };
  if (request.method !== "POST") return send(response, 200, signInPage(page));

  const form = await readForm(request);
  if (form.get("answer") === "refuse") {
    const refusal = { error: "access_denied", error_description: "the person refused" };
    return provider.interactionFinished(request, response, refusal);
  }
  const person = personOf(form, options.people);
  if (!person) return send(response, 422, signInPage({ ...page, typed: form }));
  known.set(person.sub, person);
  if (details.session) {
    // itsme keeps no session: somebody else may identify himself in the same browser.
    const kept = await provider.Session.findByUid(details.session.uid);
    await kept?.destroy();
    Reflect.deleteProperty(details, "session");
    await details.save(600);
  }
  const login = {
    accountId: person.sub,
    acr: form.get("acr") === strong ? strong : weak,
    remember: false,
  };
  return provider.interactionFinished(
    request,
    response,
    { login },
    { mergeWithLastSubmission: false },
  );
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function play(played: Played): Handler {
  const { options, issuer, path } = played;
  const known = new Map(options.people.map((person) => [person.sub, person]));
  const provider = new Provider(issuer, configurationOf(played, known));
  const answer = provider.callback();
  return async (request, response) => {
    if (request.url?.startsWith(`${path}/interaction/`)) {
      return interact(provider, played, known, request, response);
    }
    // Below a path the library looks at the rest of it, and finds the path by the whole address.
    const whole = request.url ?? "/";
    Object.assign(request, { originalUrl: whole, url: whole.slice(path.length) || "/" });
    await answer(request, response);
  };
}

/**
 * Plays itsme on this machine, and a broker of the identity card besides. They let anybody be anybody:
 * loopback only, never in production.
 */
export function createIdentityProvider(options: IdentityOptions): Server {
  const { issuer, eid } = options;
  const path = "/eid";
  const first = play({ options, flavour: "itsme", issuer, path: "", client: itsmeClient(options) });
  const second = eid
    ? play({ options, flavour: "eid", issuer: eid.issuer, path, client: eidClient(eid) })
    : first;
  return createServer(async (request, response) => {
    try {
      await (request.url?.startsWith(`${path}/`) ? second : first)(request, response);
    } catch (error) {
      console.error(error);
      if (!response.headersSent) response.writeHead(500).end();
    }
  });
}
