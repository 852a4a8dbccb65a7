import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { at } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { createAccount } from "../account/account.service.ts";
import { ITSME_ACR } from "../provider/provider.rules.ts";
import type { VerifiedIdentity } from "../provider/provider.schema.ts";
import { bindIdentity } from "../provider/provider.service.ts";
import { completeStepUp, isSteppedUp } from "./step-up.service.ts";

const [BASIC, ADVANCED] = ITSME_ACR;
const noon = Temporal.Instant.from("2026-05-20T12:00:00Z");
const purpose = (n: number) => `assembly.meeting:01900000-0000-7000-8000-00000000000${n}`;

const EID = "https://broker.example";
const CARD = "urn:be:fedict:iam:fas:Level500";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  overrideEnv({
    ...{ OIDC_ISSUER: "https://idp.example/v2", OIDC_CLIENT_ID: "koprogo" },
    OIDC_CLIENT_JWKS: '{"keys":[]}',
    OIDC_PROVIDERS: [
      {
        ...{ key: "eid", label: { fr: "eID", nl: "eID", de: "eID", en: "eID" } },
        ...{ issuer: EID, clientId: "koprogo", scope: "openid profile", encrypted: false },
        ...{ clientSecret: "a secret of theirs", acr: [CARD] },
      },
    ],
  });
});
afterAll(() => db.close());

const itsme = (change: Partial<VerifiedIdentity> = {}): VerifiedIdentity => ({
  issuer: "https://idp.example/v2",
  subject: randomBytes(8).toString("hex"),
  name: "Marc Delvaux",
  acr: ADVANCED,
  authTime: noon.subtract({ minutes: 1 }),
  tokenHash: new Uint8Array(randomBytes(32)),
  ...change,
});

async function somebody(identity: VerifiedIdentity | null): Promise<Person> {
  const email = `${crypto.randomUUID()}@example.com`;
  const accountId = await write(systemOf(), null, async (tx) => {
    const id = await createAccount(tx, {
      email,
      displayName: "Marc Delvaux",
      locale: "fr",
      passwordHash: null,
    });
    if (identity) await bindIdentity(tx, id, identity);
    return id;
  });
  return {
    kind: "person",
    accountId,
    sessionId: crypto.randomUUID(),
    displayName: "Marc Delvaux",
    locale: "fr",
    capacities: [],
    scope: provenScope([]),
    amr: ["pwd"],
    acr: null,
    confirmedAt: null,
    mustEnrol: false,
  };
}

const complete = (person: Person, identity: VerifiedIdentity, to = purpose(1)) =>
  at(noon, () => completeStepUp(person, to, identity));

describe("a strong identification", () => {
  test("holds for its purpose and its account, and for nothing else", async () => {
    const identity = itsme();
    const person = await somebody(identity);
    await complete(person, identity);
    expect(await isSteppedUp(person, purpose(1))).toBe(true);
    expect(await isSteppedUp(person, purpose(2))).toBe(false);
    expect(await isSteppedUp(await somebody(null), purpose(1))).toBe(false);
  });

  test("keeps who, how surely and when, and only the hash of the token", async () => {
    const identity = itsme();
    const person = await somebody(identity);
    await complete(person, identity);
    const { rows } = await db.admin.query("SELECT * FROM step_up WHERE account_id = $1", [
      person.accountId,
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      purpose: purpose(1),
      issuer: identity.issuer,
      subject: identity.subject,
      acr: ADVANCED,
      auth_time: new Date("2026-05-20T11:59:00Z"),
      token_hash: Buffer.from(identity.tokenHash),
    });
  });

  test("by another provider is worth the same, and is kept the same", async () => {
    const first = itsme();
    const card = itsme({ issuer: EID, acr: CARD });
    const person = await somebody(first);
    await write(systemOf(), null, (tx) => bindIdentity(tx, person.accountId, card));
    await complete(person, card, purpose(3));
    await complete(person, first, purpose(4));
    const { rows } = await db.admin.query(
      "SELECT issuer, acr FROM step_up WHERE account_id = $1 ORDER BY purpose",
      [person.accountId],
    );
    expect(rows).toEqual([
      { issuer: EID, acr: CARD },
      { issuer: first.issuer, acr: ADVANCED },
    ]);
  });

  test("that was made anew there is bound again before it serves", async () => {
    const old = itsme({ issuer: EID, acr: CARD });
    const renewed = itsme({ issuer: EID, acr: CARD });
    const person = await somebody(old);
    await expect(complete(person, renewed)).rejects.toMatchObject({ code: "step-up.other-person" });
    await write(systemOf(), null, (tx) => bindIdentity(tx, person.accountId, renewed));
    await complete(person, renewed);
    expect(await isSteppedUp(person, purpose(1))).toBe(true);
  });

  test.each([
    ["of one provider is not that of another", { issuer: EID, acr: ADVANCED }],
    ["of a provider that is configured no more", { issuer: "https://gone.example", acr: CARD }],
  ])("a strength %s counts for nothing", async (_, change) => {
    const identity = itsme(change);
    const person = await somebody(identity);
    await expect(complete(person, identity)).rejects.toMatchObject({ code: "provider.too-weak" });
  });

  test("with one token serves once", async () => {
    const identity = itsme();
    const person = await somebody(identity);
    await complete(person, identity);
    await expect(complete(person, identity)).rejects.toMatchObject({ code: "step-up.used" });
  });

  test.each<[string, Partial<VerifiedIdentity>, string]>([
    ["weaker than required", { acr: BASIC }, "provider.too-weak"],
    ["of no strength", { acr: null }, "provider.too-weak"],
    ["of eleven minutes ago", { authTime: noon.subtract({ minutes: 11 }) }, "step-up.too-old"],
    ["of the future", { authTime: noon.add({ minutes: 2 }) }, "step-up.too-old"],
  ])("%s is refused", async (_, change, code) => {
    const identity = itsme(change);
    const person = await somebody(identity);
    await expect(complete(person, identity)).rejects.toMatchObject({ code });
    expect(await isSteppedUp(person, purpose(1))).toBe(false);
  });

  test("of somebody else is refused, whether bound to another account or to none", async () => {
    const refusal = { code: "step-up.other-person" };
    const other = itsme();
    await somebody(other);
    const person = await somebody(itsme());
    await expect(complete(person, other)).rejects.toMatchObject(refusal);
    await expect(complete(person, itsme())).rejects.toMatchObject(refusal);
  });
});
