import { NextRequest } from "next/server.js";
import { expect, test } from "vitest";
import { proxy } from "./proxy.ts";

const visit = (path: string, language = "fr") =>
  proxy(
    new NextRequest(`http://localhost:3000${path}`, { headers: { "accept-language": language } }),
  );
const policyOf = (response: Response) => response.headers.get("content-security-policy") ?? "";
const nonceOf = (policy: string) => /'nonce-([^']+)'/.exec(policy)?.[1];

test("every page has a policy of its own, without inline or evaluated code", () => {
  const first = policyOf(visit("/fr"));
  const second = policyOf(visit("/fr"));
  expect(first).toContain("default-src 'none'");
  expect(first).not.toContain("unsafe");
  expect(nonceOf(first)).toBeTruthy();
  expect(nonceOf(first)).not.toBe(nonceOf(second));
});

test("the page is rendered with the nonce that its answer announces", () => {
  const response = visit("/fr/verify");
  const forwarded = response.headers.get("x-middleware-request-content-security-policy");
  expect(forwarded).toBe(policyOf(response));
});

test("nobody frames us; forms go to us only", () => {
  const policy = policyOf(visit("/fr"));
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("form-action 'self';");
  expect(policy).toContain("base-uri 'none'");
});

test.each([
  ["nl-BE,nl;q=0.9", "/nl"],
  ["de", "/de"],
  ["en-GB,en;q=0.8", "/en"],
  ["fr-BE", "/fr"],
  ["es,pt;q=0.5", "/fr"],
])("who reads %s is led from / to %s", (language, target) => {
  const response = visit("/", language);
  expect(response.status).toBe(307);
  expect(new URL(response.headers.get("location") ?? "").pathname).toBe(target);
});

test("an address without its language gets the reader's", () => {
  const response = visit("/verify?receipt=1", "nl");
  expect(response.headers.get("location")).toBe("http://localhost:3000/nl/verify?receipt=1");
});
