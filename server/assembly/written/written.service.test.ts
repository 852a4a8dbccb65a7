import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { seedSigningKey } from "#server/platform/testing-meeting.ts";
import { findAct } from "#server/proof/act/act.queries.ts";
import { leafOf, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { findLeaf } from "#server/proof/tree/tree.queries.ts";
import { listRegister } from "../decision/decision.queries.ts";
import { RegisterQuery } from "../decision/decision.schema.ts";
import { draftWritten, editWritten, fundWritten } from "./draft.service.ts";
import { fileForm } from "./hand.service.ts";
import { minuteWritten } from "./minutes.service.ts";
import { openWritten, remindWritten, withdrawWritten } from "./opening.service.ts";
import { receiptOf } from "./paper.queries.ts";
import { refuseWritten, settleWritten, signWritten } from "./signing.service.ts";
import { getWritten } from "./written.queries.ts";
import { DraftWritten } from "./written.schema.ts";

let db: TestDatabase;
let house: House;
let other: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  other = await seedHouse(db.admin, [{ code: "Z1", shares: 1000, holders: ["zoe"] }]);
});
afterAll(() => db.close());

beforeEach(async () => {
  house = await seedHouse(
    db.admin,
    [
      { code: "A1", shares: 500, holders: ["ana"] },
      { code: "B1", shares: 300, holders: ["bob", "cleo"] },
      { code: "C1", shares: 200, holders: ["dan"] },
    ],
    { consents: ["ana"], languages: { dan: "nl" } },
  );
});

const noon = (day: string) => Temporal.Instant.from(`${day}T10:00:00Z`);
const on = <T>(day: string, run: () => Promise<T>) => at(noon(day), run);
const hidden = { code: "access.not-found" };
const scan = { filename: "formulaire.pdf", bytes: new TextEncoder().encode("%PDF-1.4 signé") };

const filed = { scan, signedOn: "2026-06-03", lateReason: null, days: {} };

const words = (change: Partial<DraftWritten> = {}) =>
  DraftWritten.parse({
    ...{ title: "Vélos", explanation: "Un abri dans la cour.", language: "fr" },
    ...{ answerBy: "2026-06-30", texts: [{ text: "Poser un abri.", decisionType: "D-14" }] },
    ...change,
  });
const draft = (change: Partial<DraftWritten> = {}, actor: Person = house.syndic) =>
  on("2026-06-01", () => draftWritten(actor, house.id, words(change)));
const show = (writtenId: string, actor: Person = house.syndic, day = "2026-06-02") =>
  on(day, () =>
    read(actor, (tx) =>
      getWritten(
        tx,
        house.id,
        {
          isKeeper: actor === house.syndic,
          own: actor.capacities.flatMap(({ partyId }) => partyId ?? []),
        },
        Temporal.PlainDate.from(day),
        writtenId,
      ),
    ),
  );

async function opened(change: Partial<DraftWritten> = {}): Promise<string> {
  const writtenId = await draft(change);
  await on("2026-06-01", () => openWritten(house.syndic, house.id, { writtenId }));
  return writtenId;
}

/** The account has identified itself strongly for this very decision. */
async function identify({ accountId }: Person, writtenId: string): Promise<void> {
  await db.admin.query(
    `INSERT INTO account (id, email, display_name, locale, created_at)
     VALUES ($1, $2, 'X', 'fr', now()) ON CONFLICT DO NOTHING`,
    [accountId, `${accountId}@example.com`],
  );
  await db.admin.query(
    `INSERT INTO step_up (id, account_id, session_id, purpose, issuer, subject, acr, auth_time, token_hash, at)
     VALUES (gen_random_uuid(), $1, gen_random_uuid(), $2, 'https://idp.example', 's', 'acr', now(),
       sha256(gen_random_uuid()::text::bytea), now())`,
    [accountId, `assembly.written:${writtenId}`],
  );
}

async function sign(name: string, writtenId: string, day = "2026-06-02") {
  const person = house.owner(name);
  await identify(person, writtenId);
  const hash = (await show(writtenId)).hash ?? "";
  await on(day, () => signWritten(person, house.id, { writtenId, hash }));
}

/** C1 passes from Dan to Ana. */
const sell = (day: string) =>
  db.admin.query(
    `WITH sold AS (UPDATE holding SET ends_on = $3::date - 1
       WHERE association_id = $1 AND lot_id = $2 RETURNING *)
     INSERT INTO holding (association_id, id, lot_id, party_id, "right", numerator, denominator, starts_on)
     SELECT association_id, gen_random_uuid(), lot_id, $4, "right", numerator, denominator, $3::date FROM sold`,
    [house.id, house.lotOf("C1"), day, house.partyOf("ana")],
  );

describe("a draft", () => {
  test.each([
    ["a change of the shares", "D-30"],
    ["the dissolution", "D-33"],
    ["the statutes of a partial association", "D-25"],
    ["the statutes on the use of common parts", "D-13"],
  ] as const)("of %s is refused: it needs a deed", async (_, decisionType) => {
    const texts = [{ text: "Décider.", decisionType, deedReason: "Urgent" }];
    await expect(draft({ texts })).rejects.toMatchObject({
      ...{ code: "written.deed", field: "texts.0.decisionType" },
    });
  });

  test("gives time until tomorrow at least", async () => {
    await expect(draft({ answerBy: "2026-06-01" })).rejects.toMatchObject({
      code: "written.answer-by-past",
    });
    await expect(draft({ answerBy: "2026-06-02" })).resolves.toBeTruthy();
  });

  test("is the syndic's, and nobody else sees it", async () => {
    const writtenId = await draft();
    await expect(draft({}, house.owner("ana"))).rejects.toMatchObject(hidden);
    await expect(draft({}, other.syndic)).rejects.toMatchObject(hidden);
    await expect(show(writtenId, house.owner("ana"))).rejects.toMatchObject(hidden);
  });

  test("with a cost says to each owner what he would pay", async () => {
    const writtenId = await draft();
    const textId = (await show(writtenId)).texts[0]?.id ?? "";
    await on("2026-06-01", () =>
      fundWritten(house.syndic, house.id, {
        ...{ writtenId, textId, keyId: null, reserve: "", call: "1000", loan: "", repaid: "" },
        ...{ calls: { firstOn: "2026-09-01" }, repayments: {} },
      }),
    );
    await on("2026-06-01", () => openWritten(house.syndic, house.id, { writtenId }));
    const seen = await show(writtenId, house.owner("dan"));
    expect(seen.texts[0]?.funding?.own?.total).toBe("20000");
    const { rows } = await db.admin.query(
      `SELECT content->'props'->'texts'->0->'impact'->>'total' AS total FROM delivery
       WHERE association_id = $1 AND party_id = $2`,
      [house.id, house.partyOf("dan")],
    );
    expect(rows).toEqual([{ total: "20000" }]);
  });
});

describe("opened", () => {
  test("everybody with a vote is told, each by his channel and in his language", async () => {
    await opened();
    const { rows } = await db.admin.query(
      `SELECT p.given_name AS name, d.channel::text, d.language FROM delivery d
       JOIN party p ON p.association_id = d.association_id AND p.id = d.party_id
       WHERE d.association_id = $1 AND d.kind = 'assembly.written-word' ORDER BY 1`,
      [house.id],
    );
    expect(rows.map(({ name, language }) => `${name} ${language}`)).toEqual([
      "ana fr",
      "bob fr",
      "cleo fr",
      "dan nl",
    ]);
    expect(rows.map(({ channel }) => channel)).toContain("letter");
  });

  test("its words are fixed", async () => {
    const writtenId = await opened();
    await expect(
      on("2026-06-02", () => editWritten(house.syndic, house.id, { writtenId, ...words() })),
    ).rejects.toMatchObject({ code: "written.opened" });
  });

  test("who signs says which words he read: others are refused", async () => {
    const writtenId = await opened();
    const ana = house.owner("ana");
    await identify(ana, writtenId);
    const hash = "0".repeat(64);
    await expect(
      on("2026-06-02", () => signWritten(ana, house.id, { writtenId, hash })),
    ).rejects.toMatchObject({ code: "written.changed" });
  });

  test("nobody signs without having identified himself for it", async () => {
    const writtenId = await opened();
    const hash = (await show(writtenId)).hash ?? "";
    await identify(house.owner("ana"), crypto.randomUUID());
    await expect(
      on("2026-06-02", () => signWritten(house.owner("ana"), house.id, { writtenId, hash })),
    ).rejects.toMatchObject({ code: "access.step-up-required" });
  });

  test("a tenant, the syndic and a stranger do not sign, nor refuse", async () => {
    const writtenId = await opened();
    const hash = (await show(writtenId)).hash ?? "";
    const ana = house.owner("ana");
    const tenant = {
      ...ana,
      capacities: ana.capacities.map((one) => ({ ...one, role: "occupant" as const })),
    };
    for (const actor of [tenant, house.syndic, other.owner("zoe")]) {
      await identify(actor, writtenId);
      const run = () => signWritten(actor, house.id, { writtenId, hash });
      await expect(on("2026-06-02", run)).rejects.toMatchObject(hidden);
      const refuse = () => refuseWritten(actor, house.id, { writtenId, reason: null });
      await expect(on("2026-06-02", refuse)).rejects.toMatchObject(hidden);
    }
  });

  test("nobody signs twice, for another, or after the last day", async () => {
    const writtenId = await opened();
    await sign("ana", writtenId);
    await expect(sign("ana", writtenId)).rejects.toMatchObject({ code: "written.already-signed" });
    expect((await show(writtenId)).people.map(({ signed }) => signed !== null)).toEqual([
      ...[true, false, false],
    ]);
    await expect(sign("dan", writtenId, "2026-07-01")).rejects.toMatchObject({
      code: "written.late",
    });
    expect((await show(writtenId, house.syndic, "2026-07-01")).state).toBe("lapsed");
  });

  test("who sold does not sign any more", async () => {
    const writtenId = await opened();
    await sell("2026-06-05");
    await expect(sign("dan", writtenId, "2026-06-06")).rejects.toMatchObject({
      code: "written.not-a-member",
    });
  });

  test("a reminder goes to those who have not signed, once a day", async () => {
    const writtenId = await opened();
    await sign("ana", writtenId);
    const remind = (day: string) =>
      on(day, () => remindWritten(house.syndic, house.id, { writtenId }));
    await expect(remind("2026-06-01")).rejects.toMatchObject({ code: "written.reminded-today" });
    expect(await remind("2026-06-10")).toBe(3);
    await expect(remind("2026-06-10")).rejects.toMatchObject({ code: "written.reminded-today" });
  });
});

describe("it ends", () => {
  test("with one refusal, of which everybody is told", async () => {
    const writtenId = await opened();
    await sign("ana", writtenId);
    await on("2026-06-03", () =>
      refuseWritten(house.owner("cleo"), house.id, { writtenId, reason: "Trop cher" }),
    );
    const seen = await show(writtenId, house.owner("dan"));
    expect(seen).toMatchObject({ state: "refused", end: { reason: "Trop cher" } });
    await expect(sign("dan", writtenId)).rejects.toMatchObject({ code: "written.ended" });
    const { rows } = await db.admin.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM delivery WHERE association_id = $1
       AND content->'props'->>'occasion' = 'refused'`,
      [house.id],
    );
    expect(rows[0]?.n).toBe(4);
  });

  test("taken back, with the reason", async () => {
    const writtenId = await opened();
    const withdraw = (actor: Person) =>
      on("2026-06-03", () => withdrawWritten(actor, house.id, { writtenId, reason: "Erreur" }));
    await expect(withdraw(house.owner("ana"))).rejects.toMatchObject(hidden);
    await withdraw(house.syndic);
    expect((await show(writtenId)).state).toBe("withdrawn");
    await expect(withdraw(house.syndic)).rejects.toMatchObject({ code: "written.ended" });
  });

  test("adopted at the last signature; one missing, and it is not", async () => {
    const writtenId = await opened();
    await sign("ana", writtenId);
    await sign("bob", writtenId);
    expect((await show(writtenId)).state).toBe("open");
    await expect(
      on("2026-06-03", () => minuteWritten(house.syndic, house.id, { writtenId })),
    ).rejects.toMatchObject({ code: "written.not-adopted" });
    await on("2026-06-04", () =>
      fileForm(house.syndic, house.id, { writtenId, signers: [house.partyOf("dan")], ...filed }),
    );
    const seen = await show(writtenId);
    expect(seen).toMatchObject({ state: "adopted", signed: 3, members: 3 });
    expect(seen.people[2]?.signed).toMatchObject({ method: "hand" });
  });

  test("a form names members only, and never again who has signed", async () => {
    const writtenId = await opened();
    const file = (signers: string[]) =>
      on("2026-06-04", () => fileForm(house.syndic, house.id, { writtenId, signers, ...filed }));
    await expect(file([other.partyOf("zoe")])).rejects.toMatchObject({
      code: "written.not-a-member",
    });
    await file([house.partyOf("dan")]);
    await expect(file([house.partyOf("dan")])).rejects.toMatchObject({
      code: "written.already-signed",
    });
    await expect(
      fileForm(house.owner("ana"), house.id, {
        ...{ writtenId, signers: [house.partyOf("ana")], ...filed },
      }),
    ).rejects.toMatchObject(hidden);
  });

  test("an owner who buys before the last signature must have signed", async () => {
    const writtenId = await opened();
    await sign("dan", writtenId);
    await sign("bob", writtenId);
    await sell("2026-06-05");
    // Dan's signature counts for nobody now: Ana, who holds his lot too, is still missing.
    expect((await show(writtenId, house.syndic, "2026-06-06")).state).toBe("open");
    const settle = () =>
      on("2026-06-06", () => settleWritten(house.syndic, house.id, { writtenId }));
    expect(await settle()).toBe(false);
    await sign("ana", writtenId, "2026-06-07");
    expect((await show(writtenId, house.syndic, "2026-06-07")).state).toBe("adopted");
  });

  test("a lot that passes to who has signed leaves nobody missing: the syndic notes it", async () => {
    const writtenId = await opened();
    await sign("ana", writtenId);
    await sign("bob", writtenId);
    await sell("2026-06-05");
    const settled = on("2026-06-06", () => settleWritten(house.syndic, house.id, { writtenId }));
    expect(await settled).toBe(true);
  });
});

test("adopted: minutes, register, sending, the term and the seal", async () => {
  const writtenId = await opened();
  for (const name of ["ana", "cleo", "dan"]) await sign(name, writtenId);
  const minute = () => on("2026-06-05", () => minuteWritten(house.syndic, house.id, { writtenId }));
  await minute();
  await expect(minute()).rejects.toMatchObject({ code: "written.minuted" });
  const seen = await show(writtenId, house.owner("ana"));
  const fingerprint = seen.minutes?.fingerprint ?? "";
  const act = await read(other.syndic, (tx) => findAct(tx, fingerprint));
  expect(act).toMatchObject({ kind: "assembly.written", day: "2026-06-02" });
  const { rows } = await read(house.syndic, (tx) =>
    listRegister(tx, house.id, RegisterQuery.parse({})),
  );
  expect(rows).toMatchObject([
    {
      ...{ meetingId: null, writtenId, item: "Vélos", text: "Poser un abri.", outcome: "adopted" },
      ...{ majority: "unanimity", article: "3.87 §11", decidedOn: "2026-06-02" },
      ...{ decisionType: "D-14", recordHash: fingerprint },
      votes: { for: "1000/1", against: "0/1", abstained: "0" },
    },
  ]);
  const { rows: terms } = await db.admin.query(
    `SELECT kind, due_on::text AS due, done_at IS NOT NULL AS done FROM legal_deadline
     WHERE association_id = $1 AND subject_id = $2 ORDER BY kind`,
    [house.id, writtenId],
  );
  expect(terms).toEqual([
    { kind: "assembly.written", due: "2026-06-30", done: true },
    { kind: "assembly.written-minutes", due: "2026-07-02", done: false },
  ]);
  const { rows: sent } = await db.admin.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM delivery WHERE association_id = $1 AND kind = 'assembly.written'`,
    [house.id],
  );
  expect(sent[0]?.n).toBe(4);
  // One leaf per signature, found in the sealed tree by whoever holds it.
  const [signatureId = ""] = seen.receipts;
  const own = [house.partyOf("ana")];
  const event = await read(house.syndic, (tx) =>
    receiptOf(tx, house.id, own, { writtenId, signatureId }),
  );
  expect(event).toMatchObject({ v: "koprogo.signature/1", method: "identified", text: seen.hash });
  const place = await read(house.syndic, (tx) => findLeaf(tx, leafOf(event), writtenId));
  expect(place).toMatchObject({ size: 3 });
  expect(toHex(leafOf(event))).toMatch(/^[0-9a-f]{64}$/);
  await expect(
    read(house.syndic, (tx) =>
      receiptOf(tx, house.id, [house.partyOf("dan")], { writtenId, signatureId }),
    ),
  ).rejects.toMatchObject(hidden);
});
