import { expect, test } from "vitest";
import { chooseParts } from "./parts.ts";

const LOCAL = "http://localhost:3000";

test("with nothing given every part runs here", () => {
  expect(chooseParts({}, "127.0.0.1", LOCAL)).toEqual({
    postgres: true,
    mail: true,
    identity: true,
    chain: true,
    runner: true,
    demonstration: true,
  });
});

test.each([
  ["postgres", { DATABASE_URL: "postgresql://db.example.be/koprogo" }],
  ["mail", { SMTP_URL: "smtps://mail.example.be" }],
  ["identity", { OIDC_ISSUER: "https://idp.example.be", OIDC_CLIENT_ID: "abc" }],
  [
    "chain",
    { CHAIN_RPC_URL: "https://rpc.example.be", CHAIN_PRIVATE_KEY: "0x1", CHAIN_CONTRACT: "0x2" },
  ],
  ["runner", { INNGEST_EVENT_KEY: "a", INNGEST_SIGNING_KEY: "b" }],
] as const)("a real service stands in for %s and for nothing else", (part, env) => {
  const parts = chooseParts(env, "127.0.0.1", LOCAL);
  const away = Object.entries(parts)
    .filter(([, here]) => !here)
    .map(([name]) => name);
  expect(away).toEqual([part]);
});

test("an empty setting is no setting", () => {
  expect(chooseParts({ DATABASE_URL: "  ", SMTP_URL: "" }, "127.0.0.1", LOCAL).postgres).toBe(true);
});

test("half a service is refused with what is missing", () => {
  expect(() => chooseParts({ OIDC_ISSUER: "https://idp.example.be" }, "127.0.0.1", LOCAL)).toThrow(
    "A setting for an identity provider is missing: give OIDC_CLIENT_ID too, or none of OIDC_ISSUER, OIDC_CLIENT_ID.",
  );
  expect(() =>
    chooseParts({ CHAIN_RPC_URL: "x", CHAIN_CONTRACT: "0x" }, "127.0.0.1", LOCAL),
  ).toThrow(
    "A setting for a chain is missing: give CHAIN_PRIVATE_KEY too, or none of CHAIN_RPC_URL, CHAIN_PRIVATE_KEY, CHAIN_CONTRACT.",
  );
});

test.each([
  ["0.0.0.0", LOCAL],
  ["192.168.1.20", LOCAL],
  ["::", LOCAL],
  ["127.0.0.1", "https://koprogo.example.be"],
])("bound to %s and known as %s, no identity provider and no demonstration", (host, address) => {
  const parts = chooseParts({}, host, address);
  expect([parts.identity, parts.demonstration]).toEqual([false, false]);
});
