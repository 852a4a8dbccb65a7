import type pg from "pg";
import { continueElsewhere, followDevice } from "./identity/device/device.service.ts";
import { issueLink, linkToken } from "./identity/link/link.service.ts";
import type { AskedToUse } from "./identity/passkey/passkey.schema.ts";
import {
  addPasskey,
  askForFactor,
  askToAdd,
  askToConfirm,
  askToSignIn,
} from "./identity/passkey/passkey.service.ts";
import { hashRecoveryCode } from "./identity/second-factor/code.service.ts";
import { codeAt, stepAt } from "./identity/second-factor/second-factor.rules.ts";
import { enterTotp, giveTotp } from "./identity/second-factor/second-factor.service.ts";
import { signInByPassword } from "./identity/session/sign-in.service.ts";
import { type Capacity, type Person, ROLES, type Role } from "./kernel/actor.ts";
import { provenAssociation, provenScope } from "./kernel/ids.ts";
import { PROVED_NAME } from "./matrix-seeds.ts";
import { at, newRowId, nowColumn } from "./platform/clock.ts";
import { write } from "./platform/db.ts";
import { env } from "./platform/env.ts";
import { personOf, systemOf } from "./platform/testing.ts";
import type { House } from "./platform/testing-house.ts";
import { softKey } from "./platform/testing-passkey.ts";

export const PASSWORD = "a password of the matrix";

/**
 * Those who ask: somebody in each role, a clerk of the office who may only read there, and somebody
 * who is everything elsewhere.
 */
export type Asker = Role | "reader" | "stranger";
export const ASKERS: readonly Asker[] = [...ROLES, "reader", "stranger"];
export type People = Readonly<Record<Asker, Person>>;

/** A person of no lot, as a contractor or a tenant is entered in the register. */
async function seedParty(admin: pg.Pool, house: House, name: string): Promise<string> {
  const id = newRowId();
  await admin.query(
    `INSERT INTO party (association_id, id, kind, given_name, family_name, email, language, created_at)
     VALUES ($1, $2, 'natural', $3, 'Maes', $4, 'fr', '2020-01-01T00:00:00Z')`,
    [house.id, id, name, `${name}@maes.example`],
  );
  return id;
}

/** The office that was syndic before, with the mandate that ended. @returns its id. */
async function seedFormer(admin: pg.Pool, house: House): Promise<string> {
  const id = newRowId();
  await admin.query(
    `INSERT INTO office (id, kind, name, email, phone, street, postcode, town, created_at)
     VALUES ($1, 'volunteer', 'Ancien bureau', 'ancien@office.example', '1', 'Rue 1', '1000',
       'Bruxelles', '2020-01-01T00:00:00Z')`,
    [id],
  );
  await admin.query(
    `INSERT INTO mandate (association_id, id, office_id, appointed_on, starts_on, ends_on)
     VALUES ($1, $2, $3, '2022-06-01', '2022-06-01', '2025-05-31')`,
    [house.id, newRowId(), id],
  );
  return id;
}

/** The same capacities with less in them. */
function narrowed(person: Person, less: Partial<Capacity>): Person {
  const capacities = person.capacities.map((one) => ({ ...one, ...less }));
  return { ...person, capacities };
}

/** Acts in further associations as in the first. */
function alsoIn(person: Person, associations: readonly string[]): Person {
  const more = associations.flatMap((id) =>
    person.capacities.map((one) => ({ ...one, associationId: provenAssociation(id) })),
  );
  const capacities = [...person.capacities, ...more];
  return {
    ...person,
    capacities,
    scope: provenScope(capacities.map(({ associationId }) => associationId)),
  };
}

/** Whom each role is: Ana owns, Bruno owns and is known here as a member of the council. */
export async function seedPeople(
  admin: pg.Pool,
  house: House,
  elsewhere: House,
  alsoHere: readonly string[],
): Promise<People> {
  const { id, officeId } = house;
  const as = (role: Role, partyId: string) => personOf(id, role, { partyId });
  const away = ROLES.map((role) =>
    personOf(elsewhere.id, role, {
      officeId: elsewhere.officeId,
      partyId: elsewhere.partyOf("Zoe"),
    }),
  );
  const [first] = away;
  if (!first) throw new RangeError("no roles");
  const stranger = { ...first, capacities: away.flatMap(({ capacities }) => capacities) };
  const here = {
    syndic: house.syndic,
    accountant: personOf(id, "accountant", { officeId }),
    owner: house.owner("Ana"),
    council: as("council", house.partyOf("Bruno")),
    auditor: as("auditor", await seedParty(admin, house, "Auri")),
    contractor: as("contractor", await seedParty(admin, house, "Kris")),
    notary: as("notary", await seedParty(admin, house, "Noor")),
    occupant: as("occupant", await seedParty(admin, house, "Otis")),
    former: narrowed(personOf(id, "former_syndic", { officeId: await seedFormer(admin, house) }), {
      until: "2025-05-31",
    }),
    reader: narrowed(personOf(id, "syndic", { officeId }), { acts: ["read"] }),
  };
  return {
    syndic: alsoIn(here.syndic, alsoHere),
    accountant: alsoIn(here.accountant, alsoHere),
    owner: alsoIn(here.owner, alsoHere),
    council: alsoIn(here.council, alsoHere),
    auditor: alsoIn(here.auditor, alsoHere),
    contractor: alsoIn(here.contractor, alsoHere),
    notary: alsoIn(here.notary, alsoHere),
    occupant: alsoIn(here.occupant, alsoHere),
    former_syndic: alsoIn(here.former, alsoHere),
    reader: alsoIn(here.reader, alsoHere),
    stranger,
  };
}

export type Ids = Readonly<{
  email: string;
  identityId: string;
  otherSessionId: string;
  factorId: string;
  /** The first code, on the evening, of the application being set up. */
  firstCode: string;
  recoveryCode: string;
  /** A right password that waits for its code, and a code for it. */
  half: Readonly<{ half: string; code: string }>;
  links: Readonly<Record<"reset" | "email" | "factor", string>>;
  passkey: Awaited<ReturnType<typeof seedPasskey>>;
  offer: Awaited<ReturnType<typeof seedOffer>>;
}>;

/** A code to go on with on another device. */
function seedOffer(person: Person, later: Temporal.Instant) {
  return at(later.subtract({ minutes: 1 }), async () => {
    const id = await continueElsewhere(person, { page: "/fr/home", by: "code" }, "192.0.2.1");
    const { code } = await followDevice(person, { id });
    return { id, code };
  });
}

/** A passkey, and the answers to each question that may be asked of it or of a new one. */
async function seedPasskey(person: Person, half: string) {
  const key = softKey(env().NEXTAUTH_URL);
  const asked = await askToAdd(person);
  const answer = key.make(asked.options);
  await addPasskey(person, { sealed: asked.sealed, answer, name: "" });
  const use = ({ options, sealed }: AskedToUse) => ({ sealed, answer: key.use(options) });
  const another = await askToAdd(person);
  const made = softKey(env().NEXTAUTH_URL).make(another.options);
  return {
    add: { sealed: another.sealed, answer: made, name: "" },
    signIn: use(await askToSignIn()),
    passFactor: { half, ...use(await askForFactor(half)) },
    confirm: use(await askToConfirm(person)),
  };
}

/** A link for each purpose, open at the moment the world is asked about. */
async function seedLinks(accountId: string, later: Temporal.Instant): Promise<Ids["links"]> {
  const made = later.subtract({ minutes: 1 });
  const link = (purpose: keyof Ids["links"], moment = made) =>
    at(moment, async () => {
      const id = newRowId();
      const detail = `${id}@person.example`;
      await write(systemOf(), null, (tx) => issueLink(tx, { id, accountId, purpose, detail }));
      return linkToken(id);
    });
  const factor = await link("factor", made.subtract({ hours: 72 }));
  return { reset: await link("reset"), email: await link("email"), factor };
}

/** A second factor that works, one being set up, and two recovery codes. */
async function seedFactors(accountId: string, later: Temporal.Instant) {
  const secret = new Uint8Array(20).fill(7);
  const [first = "", second = ""] = ["AAAAA00000", "BBBBB11111"];
  const machine = systemOf();
  const begun = later.subtract({ minutes: 1 });
  const seeding = () =>
    write(machine, null, async (tx) => {
      await giveTotp(tx, accountId, secret);
      await enterTotp(tx, accountId, secret);
      for (const code of [first, second]) {
        const hash = hashRecoveryCode(accountId, code);
        const row = { id: newRowId(), accountId, hash, createdAt: nowColumn() };
        await tx.recoveryCode.create({ data: row });
      }
      const made = await tx.factor.findFirst({ where: { accountId, confirmedAt: { not: null } } });
      return made?.id ?? "";
    });
  const factorId = await at(begun, seeding);
  return { factorId, firstCode: codeAt(secret, stepAt(later)), recoveryCode: first, second };
}

/** The account behind a person: a password, two sessions, an identity, a strong identification. */
export async function seedAccount(
  admin: pg.Pool,
  person: Person,
  passwordHash: string,
  meetingIds: readonly string[],
  later: Temporal.Instant,
): Promise<Ids> {
  const { accountId, sessionId, displayName } = person;
  const email = `${accountId}@person.example`;
  const ids = { email, identityId: newRowId(), otherSessionId: newRowId() };
  await admin.query(
    `INSERT INTO account (id, email, display_name, locale, password_hash, created_at)
     VALUES ($1, $2, $3, 'fr', $4, now())
     ON CONFLICT (id) DO UPDATE SET email = $2, display_name = $3, password_hash = $4`,
    [accountId, ids.email, displayName, passwordHash],
  );
  for (const id of [sessionId, ids.otherSessionId]) {
    await admin.query(
      `INSERT INTO session (id, token_hash, account_id, amr, auth_time, created_at, expires_at)
       VALUES ($1, decode(md5($3), 'hex'), $2, '{pwd}', now(), now(), '2999-01-01')`,
      [id, accountId, id],
    );
  }
  await admin.query(
    `INSERT INTO provider_subject (id, account_id, issuer, subject, name, bound_at)
     VALUES ($1, $2, 'https://provider.example', $3, $4, now())`,
    [ids.identityId, accountId, accountId, PROVED_NAME],
  );
  for (const meetingId of meetingIds) {
    await admin.query(
      `INSERT INTO step_up (id, account_id, session_id, purpose, issuer, subject, acr, auth_time,
         token_hash, at) VALUES ($1, $2, $3, $4, 'https://provider.example', 's', 'a', now(), $5, now())`,
      [newRowId(), accountId, sessionId, `assembly.meeting:${meetingId}`, newRowId()],
    );
  }
  const { second, ...factors } = await seedFactors(accountId, later);
  const signedIn = await signInByPassword({ email, password: PASSWORD }, "127.0.0.1");
  const half = signedIn.step === "factor" ? signedIn.half : "";
  const links = await seedLinks(accountId, later);
  const passkey = await seedPasskey(person, half);
  return {
    ...ids,
    ...factors,
    half: { half, code: second },
    links,
    passkey,
    offer: await seedOffer(person, later),
  };
}
