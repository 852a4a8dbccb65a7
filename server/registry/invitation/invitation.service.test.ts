import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issueLink, linkToken } from "#server/identity/link/link.service.ts";
import type { VerifiedIdentity } from "#server/identity/provider/provider.schema.ts";
import { signInByIdentity } from "#server/identity/provider/provider.service.ts";
import { finishReset } from "#server/identity/recovery/reset.service.ts";
import { everythingOf } from "#server/identity/session/session.rules.ts";
import { resolveSession } from "#server/identity/session/session.service.ts";
import { signInByPassword } from "#server/identity/session/sign-in.service.ts";
import { ROLES } from "#server/kernel/actor.ts";
import { provenAssociation } from "#server/kernel/ids.ts";
import { at, newRowId } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { personOf, systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { linkIdentity } from "../membership/membership.service.ts";
import { acceptAsPerson, acceptByIdentity, acceptByPassword } from "./acceptance.service.ts";
import {
  invitationToken,
  inviteParty,
  showInvitation,
  showInvitations,
} from "./invitation.service.ts";

const PASSWORD = "une phrase assez longue";
const GLYCINES = provenAssociation("01900000-0000-7000-8000-000000000001");
const LILAS = provenAssociation("01900000-0000-7000-8000-000000000002");
const syndic = personOf(GLYCINES, "syndic");
const noon = Temporal.Instant.from("2026-05-20T12:00:00Z");

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  overrideEnv({
    ...{ OIDC_ISSUER: "https://idp.example/v2", OIDC_CLIENT_ID: "koprogo" },
    OIDC_CLIENT_JWKS: '{"keys":[]}',
  });
  for (const [id, slug] of [
    [GLYCINES, "glycines"],
    [LILAS, "lilas"],
  ]) {
    await db.admin.query(
      `INSERT INTO association VALUES ($1, $2, $2, '0479495447', 'Rue 1', '1000', 'Bruxelles', 1000,
        '01-01', '{fr}', '05-11', now())`,
      [id, slug],
    );
  }
});
afterAll(() => db.close());

let made = 0;
async function makeParty(
  name: { given?: string; family?: string; company?: string } = {},
  associationId: string = GLYCINES,
): Promise<string> {
  const id = crypto.randomUUID();
  const { given = "Marc", family = "Delvaux", company } = name;
  await db.admin.query(
    `INSERT INTO party (association_id, id, kind, family_name, given_name, company_name, language,
      created_at) VALUES ($1, $2, $3, $4, $5, $6, 'fr', now())`,
    [
      associationId,
      id,
      company ? "legal" : "natural",
      company ? null : family,
      company ? null : given,
      company ?? null,
    ],
  );
  return id;
}

async function invite(
  given: { partyId?: string; email?: string; personName?: string; moment?: Temporal.Instant } = {},
) {
  const partyId = given.partyId ?? (await makeParty());
  const email = given.email ?? `invited${++made}@example.com`;
  const personName = given.personName;
  const make = () => inviteParty(syndic, GLYCINES, { partyId, role: "owner", email, personName });
  const id = await (given.moment ? at(given.moment, make) : make());
  return { id, partyId, email, token: invitationToken(id) };
}

const itsme = (name: string, subject = randomBytes(8).toString("hex")): VerifiedIdentity => ({
  issuer: "https://idp.example/v2",
  subject,
  name,
  acr: null,
  authTime: Temporal.Instant.from("2026-05-20T12:00:00Z"),
  tokenHash: new Uint8Array(randomBytes(32)),
});

async function personBehind(secret: string) {
  const session = await resolveSession(secret);
  if (!session) throw new Error("no session");
  return everythingOf(session);
}

const owning = (partyId: string) => ({
  associationId: GLYCINES,
  role: "owner",
  partyId,
  officeId: null,
});

describe("an invitation", () => {
  test("is kept by the hash of its secret, which its event does not carry", async () => {
    const { id, token } = await invite();
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const { rows } = await db.admin.query("SELECT token_hash FROM invitation WHERE id = $1", [id]);
    expect(rows[0].token_hash).toEqual(createHash("sha256").update(token).digest());
    const facts = await db.admin.query(
      "SELECT payload FROM audit_event WHERE type = 'registry/invitation.created' AND payload->>'invitationId' = $1",
      [id],
    );
    expect(facts.rows).toHaveLength(1);
    expect(JSON.stringify(facts.rows[0].payload)).not.toContain(token);
  });

  test("shows the association and the party to its bearer, as often as he looks", async () => {
    const { token, email } = await invite();
    const seen = {
      state: "open",
      associationName: "glycines",
      partyName: "Marc Delvaux",
      personName: "Marc Delvaux",
      role: "owner",
      email,
    };
    expect(await showInvitation(token)).toEqual(seen);
    expect(await showInvitation(token)).toEqual(seen);
  });

  test("is refused to who has that access already; another person of the same party is not", async () => {
    const { token, partyId, email } = await invite({ email: "Has.Access@example.com" });
    await acceptByPassword({ token, password: PASSWORD, locale: "fr" });
    for (const again of [email, email.toLowerCase()]) {
      await expect(invite({ partyId, email: again })).rejects.toMatchObject({
        code: "invitation.has-access",
        details: { name: "Marc Delvaux" },
      });
    }
    expect(
      await invite({ partyId, email: "guardian@example.com", personName: "Julie Roy" }),
    ).toBeTruthy();
    const council = { partyId, role: "council", email } as const;
    expect(await inviteParty(syndic, GLYCINES, council)).toBeTruthy();
    await db.admin.query(
      "UPDATE membership SET ends_on = current_date - 1 WHERE party_id = $1 AND role = 'owner'",
      [partyId],
    );
    expect(await invite({ partyId, email })).toBeTruthy();
  });

  test.each(["", "x", "a".repeat(43), "../../etc/passwd"])("%j opens none", async (token) => {
    await expect(showInvitation(token)).rejects.toMatchObject({ code: "invitation.unknown" });
  });

  test("made again replaces the one before", async () => {
    const first = await invite();
    const second = await invite({ partyId: first.partyId, email: first.email });
    expect(await showInvitation(first.token)).toMatchObject({ state: "expired" });
    expect(await showInvitation(second.token)).toMatchObject({ state: "open" });
  });

  test("may be accepted for fourteen days", async () => {
    const { token } = await invite({ moment: noon });
    const stateAfter = (hours: number) =>
      at(noon.add({ hours }), async () => (await showInvitation(token)).state);
    expect(await stateAfter(14 * 24 - 1)).toBe("open");
    expect(await stateAfter(14 * 24 + 1)).toBe("expired");
    const late = at(noon.add({ hours: 15 * 24 }), () =>
      acceptByPassword({ token, password: PASSWORD, locale: "fr" }),
    );
    await expect(late).rejects.toMatchObject({ code: "invitation.expired" });
  });
});

describe("who may invite", () => {
  test.each(ROLES.map((role) => [role, role === "syndic"] as const))(
    "%s: %s",
    async (role, allowed) => {
      const partyId = await makeParty();
      const invitation = { partyId, role: "owner", email: "a@example.com" } as const;
      const inviting = inviteParty(personOf(GLYCINES, role), GLYCINES, invitation);
      if (allowed) await expect(inviting).resolves.toBeTypeOf("string");
      else await expect(inviting).rejects.toMatchObject({ code: "access.not-found" });
    },
  );

  test("is nobody for another association, nor for its parties", async () => {
    const partyId = await makeParty({}, LILAS);
    const invitation = { partyId, role: "owner", email: "a@example.com" } as const;
    const refusal = { code: "access.not-found" };
    await expect(inviteParty(syndic, LILAS, invitation)).rejects.toMatchObject(refusal);
    await expect(inviteParty(syndic, GLYCINES, invitation)).rejects.toMatchObject(refusal);
    expect(() => showInvitations(personOf(GLYCINES, "owner"), GLYCINES)).toThrow();
  });
});

describe("accepting by a password", () => {
  test("makes the account, its membership and a session", async () => {
    const { token, partyId, email } = await invite();
    const { secret } = await acceptByPassword({ token, password: PASSWORD, locale: "nl" });
    const person = await personBehind(secret);
    expect(person).toMatchObject({ displayName: "Marc Delvaux", locale: "nl" });
    expect(person.capacities).toEqual([owning(partyId)]);
    await signInByPassword({ email, password: PASSWORD }, "192.0.2.1");
  });

  test("works once, also when two come at the same instant", async () => {
    const { token } = await invite();
    const accept = () => acceptByPassword({ token, password: PASSWORD, locale: "fr" });
    const both = await Promise.allSettled([accept(), accept()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(accept()).rejects.toMatchObject({ code: "invitation.used" });
    expect(await showInvitation(token)).toMatchObject({ state: "used" });
  });

  test.each([
    ["onze signes", "account.password-too-short"],
    ["x".repeat(201), "account.password-too-long"],
  ])("refuses %j and leaves the invitation open", async (password, code) => {
    const { token } = await invite();
    const accepting = acceptByPassword({ token, password, locale: "fr" });
    await expect(accepting).rejects.toMatchObject({ code, field: "password" });
    expect(await showInvitation(token)).toMatchObject({ state: "open" });
  });

  test("never takes over an account that exists: its holder signs in and accepts", async () => {
    const first = await invite();
    const { secret } = await acceptByPassword({
      token: first.token,
      password: PASSWORD,
      locale: "fr",
    });
    const second = await invite({ email: first.email });
    const taking = acceptByPassword({ token: second.token, password: PASSWORD, locale: "fr" });
    await expect(taking).rejects.toMatchObject({ code: "invitation.account-exists" });
    await acceptAsPerson(await personBehind(secret), second.token);
    const { capacities } = await personBehind(secret);
    expect(capacities).toHaveLength(2);
    expect(capacities).toEqual(
      expect.arrayContaining([owning(first.partyId), owning(second.partyId)]),
    );
  });
});

describe("accepting by an identity", () => {
  test("makes the account, binds the identity and signs it in from then on", async () => {
    const { token, partyId } = await invite();
    const identity = itsme("Marc Jean Delvaux");
    await acceptByIdentity(token, identity, "fr", null);
    const person = await personBehind((await signInByIdentity(identity)).secret);
    expect(person.capacities).toEqual([owning(partyId)]);
    expect(person.amr).toEqual(["itsme"]);
  });

  test("of somebody else takes nothing, and is kept on record", async () => {
    const { token, id } = await invite();
    const identity = itsme("Ruben Voleur");
    await expect(acceptByIdentity(token, identity, "fr", null)).rejects.toMatchObject({
      code: "provider.other-name",
    });
    expect(await showInvitation(token)).toMatchObject({ state: "open" });
    await expect(signInByIdentity(identity)).rejects.toMatchObject({ code: "provider.unbound" });
    const { rows } = await db.admin.query(
      "SELECT FROM audit_event WHERE type = 'registry/identity.refused' AND payload->>'invitationId' = $1",
      [id],
    );
    expect(rows).toHaveLength(1);
  });

  test("for a company needs the name of the person the office expects", async () => {
    const partyId = await makeParty({ company: "Immo Reynders SRL" });
    const unnamed = await invite({ partyId });
    const luc = itsme("Luc Reynders");
    await expect(acceptByIdentity(unnamed.token, luc, "fr", null)).rejects.toMatchObject({
      code: "provider.other-name",
    });
    const named = await invite({ partyId, personName: "Luc Reynders" });
    await acceptByIdentity(named.token, luc, "fr", null);
    const person = await personBehind((await signInByIdentity(luc)).secret);
    expect(person).toMatchObject({ displayName: "Luc Reynders", capacities: [owning(partyId)] });
  });

  test("that is bound already adds the party to its own account", async () => {
    const identity = itsme("Marc Delvaux");
    const [first, second] = [await invite(), await invite()];
    await acceptByIdentity(first.token, identity, "fr", null);
    const { secret } = await acceptByIdentity(second.token, identity, "fr", null);
    expect((await personBehind(secret)).capacities).toHaveLength(2);
  });

  test("bound to one account does not serve another that is signed in", async () => {
    const identity = itsme("Marc Delvaux");
    await acceptByIdentity((await invite()).token, identity, "fr", null);
    const { secret } = await acceptByPassword({
      token: (await invite()).token,
      password: PASSWORD,
      locale: "fr",
    });
    const { token } = await invite();
    const accepting = acceptByIdentity(token, identity, "fr", await personBehind(secret));
    await expect(accepting).rejects.toMatchObject({ code: "invitation.other-account" });
    expect(await showInvitation(token)).toMatchObject({ state: "open" });
  });
});

describe("an invitation that fell into other hands", () => {
  const thief = itsme("Ruben Voleur");
  const ofThief = async () => {
    const partyId = await makeParty({ given: "Ruben", family: "Voleur" });
    return (await invite({ partyId })).token;
  };
  const refusal = { code: "provider.other-name" };

  test("is not accepted by an account that another name has proved", async () => {
    const { secret } = await acceptByIdentity(await ofThief(), thief, "fr", null);
    const { token, id } = await invite();
    const taking = acceptAsPerson(await personBehind(secret), token);
    await expect(taking).rejects.toMatchObject(refusal);
    expect(await showInvitation(token)).toMatchObject({ state: "open" });
    const { rows } = await db.admin.query(
      "SELECT FROM audit_event WHERE type = 'registry/identity.refused' AND payload->>'invitationId' = $1",
      [id],
    );
    expect(rows).toHaveLength(1);
  });

  test("and accepted by a password, lets no other name be bound by a second one", async () => {
    const { secret } = await acceptByPassword({
      token: (await invite()).token,
      password: PASSWORD,
      locale: "fr",
    });
    const person = await personBehind(secret);
    const taking = acceptByIdentity(await ofThief(), itsme("Ruben Voleur"), "fr", person);
    await expect(taking).rejects.toMatchObject(refusal);
  });
});

describe("linking an identity to the account signed in", () => {
  async function withPassword(given: Parameters<typeof invite>[0] = {}) {
    const { token } = await invite(given);
    const { secret } = await acceptByPassword({ token, password: PASSWORD, locale: "fr" });
    return personBehind(secret);
  }

  test("lets it sign in by that identity", async () => {
    const person = await withPassword();
    const identity = itsme("Marc Delvaux");
    await linkIdentity(person, identity);
    await linkIdentity(person, identity);
    const again = await personBehind((await signInByIdentity(identity)).secret);
    expect(again.accountId).toBe(person.accountId);
  });

  test("gives a person whose identity was created anew his access back", async () => {
    const { token, email } = await invite();
    const before = await acceptByIdentity(token, itsme("Marc Delvaux"), "fr", null);
    const { accountId } = await personBehind(before.secret);
    // The same person, a new subject: the name alone opens nothing.
    const renewed = itsme("Marc Delvaux");
    await expect(signInByIdentity(renewed)).rejects.toMatchObject({ code: "provider.unbound" });
    // The mailbox the office invited is the second channel; the register's name then decides.
    const id = newRowId();
    await write(systemOf(), null, (tx) => issueLink(tx, { id, accountId, purpose: "reset" }));
    await finishReset({ token: linkToken(id), password: PASSWORD });
    const signedIn = await signInByPassword({ email, password: PASSWORD }, "192.0.2.1");
    const person = await personBehind(signedIn.step === "done" ? signedIn.secret : "");
    const foreign = linkIdentity(person, itsme("Ruben Voleur"));
    await expect(foreign).rejects.toMatchObject({ code: "provider.other-name" });
    await linkIdentity(person, renewed);
    const again = await personBehind((await signInByIdentity(renewed)).secret);
    expect(again.accountId).toBe(accountId);
  });

  test("is refused for another name than the register's", async () => {
    const person = await withPassword();
    const linking = linkIdentity(person, itsme("Marie Delvaux"));
    await expect(linking).rejects.toMatchObject({ code: "provider.other-name" });
  });

  test("takes the name the office gave for a company", async () => {
    const partyId = await makeParty({ company: "Immo Reynders SRL" });
    const person = await withPassword({ partyId, personName: "Luc Reynders" });
    const linking = linkIdentity(person, itsme("Immo Reynders"));
    await expect(linking).rejects.toMatchObject({ code: "provider.other-name" });
    await linkIdentity(person, itsme("Luc Reynders"));
  });

  test("is refused for an identity bound to another account", async () => {
    const identity = itsme("Marc Delvaux");
    await linkIdentity(await withPassword(), identity);
    const linking = linkIdentity(await withPassword(), identity);
    await expect(linking).rejects.toMatchObject({ code: "provider.bound-elsewhere" });
  });
});
