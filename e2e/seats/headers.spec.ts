import { addressOf, HANDLERS, PAGES, STAGES } from "#e2e/pages.ts";
import { placeOf } from "./arranging.ts";
import type { Answer } from "./asking.ts";
import { expect, test } from "./fixtures.ts";

/** Whom a page answers, sends away to sign in, or refuses. */
const LOOKING = ["anonymous", "stranger", "syndic"] as const;

/** What every answer of the product carries, whoever asks and whatever it says. */
const ALWAYS = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": expect.stringContaining("camera=()"),
  "strict-transport-security": expect.stringMatching(/^max-age=\d{7,}/),
};

const carried = ({ headers }: Answer) =>
  Object.fromEntries(Object.keys(ALWAYS).map((name) => [name, headers.get(name)]));

/** The directives of an answer's policy, by name. */
function policyOf({ headers }: Answer): Readonly<Record<string, string>> {
  const policy = headers.get("content-security-policy") ?? "";
  return Object.fromEntries(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources.join(" ")];
    }),
  );
}

const TREE = [...PAGES, ...HANDLERS].map((page) => ({
  page,
  stage: STAGES.find((one) => page.stages?.[one]) ?? null,
}));

for (const { page, stage } of TREE) {
  test(`${page.pattern} carries what keeps browsers careful, granted or refused`, async ({
    world,
    asking,
  }) => {
    const address = addressOf(page, { ...placeOf(world, page, stage), locale: "de" });
    for (const seat of LOOKING) {
      const answer = await asking.ask(seat, address);
      expect(carried(answer), seat).toEqual(ALWAYS);
      expect(answer.headers.get("x-powered-by"), seat).toBeNull();
    }
  });
}

const NONCE = /'nonce-([\w+/=]{20,})'/;

for (const { page, stage } of TREE.filter(({ page }) => PAGES.includes(page))) {
  test(`${page.pattern} runs no script but its own`, async ({ world, asking }) => {
    const address = addressOf(page, { ...placeOf(world, page, stage), locale: "en" });
    const nonces = new Set<string>();
    for (const seat of LOOKING) {
      const answer = await asking.ask(seat, address);
      const policy = policyOf(answer);
      const [, nonce = ""] = NONCE.exec(policy["script-src"] ?? "") ?? [];
      nonces.add(nonce);
      expect(policy, seat).toMatchObject({
        "default-src": "'none'",
        "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'`,
        "style-src": `'self' 'nonce-${nonce}'`,
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
      });
      for (const [tag] of answer.body.matchAll(/<(?:script|style)\b[^>]*>/g)) {
        expect(tag, seat).toContain(`nonce="${nonce}"`);
      }
      expect(answer.body, seat).not.toMatch(/<[^>]+\s(?:style|on\w+)="/);
    }
    expect(nonces.size).toBe(LOOKING.length);
    expect(nonces).not.toContain("");
  });
}
