import { describe, expect, test } from "vitest";
import { overrideEnv } from "./env.ts";
import { clientOfIssuer, identityWays, keysOf, oidcClients } from "./oidc.ts";
import { FurtherProviders } from "./oidc-settings.ts";

const EID = {
  key: "eid",
  label: { fr: "eID", nl: "eID", de: "eID", en: "eID" },
  issuer: "https://idp.example/eid",
  clientId: "koprogo",
  clientSecret: "a secret of theirs",
  acr: ["urn:be:fedict:iam:fas:Level500"],
};
const read = (list: unknown) => FurtherProviders.safeParse(JSON.stringify(list)).success;

describe("further providers", () => {
  test("are none where nothing is set", () => {
    for (const given of [undefined, "", "  ", "[]"]) {
      expect(FurtherProviders.parse(given)).toEqual([]);
    }
  });

  test("are read as they are written", () => {
    expect(FurtherProviders.parse(JSON.stringify([EID]))).toEqual([
      { ...EID, scope: "openid profile", encrypted: false },
    ]);
    expect(read([EID, { ...EID, key: "bank", issuer: "https://bank.example" }])).toBe(true);
    expect(read([{ ...EID, issuer: "http://127.0.0.1:3100/eid" }])).toBe(true);
  });

  test.each<[string, unknown]>([
    ["no list", EID],
    ["the name of the first", [{ ...EID, key: "itsme" }]],
    ["a name that is none in an address", [{ ...EID, key: "e/ID" }]],
    ["two of one name", [EID, { ...EID, issuer: "https://bank.example" }]],
    ["two of one issuer", [EID, { ...EID, key: "bank" }]],
    ["an issuer in clear", [{ ...EID, issuer: "http://idp.example" }]],
    ["an issuer with a query", [{ ...EID, issuer: "https://idp.example?x=1" }]],
    ["no strength that counts", [{ ...EID, acr: [] }]],
    ["two strengths in one", [{ ...EID, acr: ["low high"] }]],
    ["a language without a name", [{ ...EID, label: { fr: "eID", nl: "eID", de: "eID" } }]],
    ["a scope that is not OpenID's", [{ ...EID, scope: "profile" }]],
    ["a misspelt member", [{ ...EID, acrs: ["high"] }]],
  ])("with %s are refused", (_, list) => {
    expect(read(list)).toBe(false);
  });

  test("that are no JSON are refused", () => {
    expect(FurtherProviders.safeParse("eid").success).toBe(false);
  });
});

test("every way is offered by its name, none before another", () => {
  const further = FurtherProviders.parse(
    JSON.stringify([
      {
        ...EID,
        key: "z",
        issuer: "https://z.example",
        label: { ...EID.label, fr: "Zèbre", nl: "Andere" },
      },
      EID,
    ]),
  );
  overrideEnv({
    ...{ OIDC_ISSUER: "https://itsme.example", OIDC_CLIENT_ID: "koprogo" },
    ...{ OIDC_CLIENT_JWKS: '{"keys":[]}', OIDC_PROVIDERS: further },
  });
  expect(identityWays("fr").map((way) => way.label)).toEqual(["eID", "itsme", "Zèbre"]);
  expect(identityWays("nl").map((way) => way.key)).toEqual(["z", "eid", "itsme"]);
  expect(clientOfIssuer(EID.issuer)?.strong).toEqual(EID.acr);
  expect(clientOfIssuer("https://gone.example")).toBeNull();
  expect(keysOf([EID.issuer, "https://gone.example"])).toEqual(["eid"]);
  overrideEnv({ OIDC_ISSUER: undefined });
  expect(oidcClients().map(({ key }) => key)).toEqual(["z", "eid"]);
});
