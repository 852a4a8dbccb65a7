import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { toCents } from "#server/kernel/money.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { seedSigningKey } from "#server/platform/testing-meeting.ts";
import { followUpOf, listFollowUp } from "../effect/effect.queries.ts";
import { recordEffect } from "../effect/effect.service.ts";
import { draftWritten } from "./draft.service.ts";
import { fileForm, fileRefusal } from "./hand.service.ts";
import { getWrittenMinutes } from "./minutes.queries.ts";
import { minuteWritten } from "./minutes.service.ts";
import { openWritten } from "./opening.service.ts";
import { postWord } from "./posting.service.ts";
import { sendingOf } from "./sending.queries.ts";
import { getWritten } from "./written.queries.ts";
import { DraftWritten, type FileRefusal } from "./written.schema.ts";

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
    { consents: ["ana"] },
  );
});

const on = <T>(day: string, run: () => Promise<T>) =>
  at(Temporal.Instant.from(`${day}T10:00:00Z`), run);
const hidden = { code: "access.not-found" };
const scan = { filename: "formulaire.pdf", bytes: new TextEncoder().encode("%PDF-1.4 signé") };
const filed = { scan, signedOn: "2026-06-02", lateReason: null, days: {} };

const draft = (change: Partial<DraftWritten> = {}) =>
  on("2026-06-01", () =>
    draftWritten(
      house.syndic,
      house.id,
      DraftWritten.parse({
        ...{ title: "Vélos", explanation: "Un abri dans la cour.", language: "fr" },
        ...{ answerBy: "2026-06-30", texts: [{ text: "Poser un abri.", decisionType: "D-14" }] },
        ...change,
      }),
    ),
  );
async function opened(change: Partial<DraftWritten> = {}): Promise<string> {
  const writtenId = await draft(change);
  await on("2026-06-01", () => openWritten(house.syndic, house.id, { writtenId }));
  return writtenId;
}
const show = (writtenId: string, actor: Person = house.syndic, day = "2026-06-03") =>
  read(actor, (tx) => {
    const own = actor.capacities.flatMap(({ partyId }) => partyId ?? []);
    const looking = { isKeeper: actor === house.syndic, own };
    return getWritten(tx, house.id, looking, Temporal.PlainDate.from(day), writtenId);
  });
const sign = (name: string, writtenId: string) =>
  on("2026-06-02", () =>
    fileForm(house.syndic, house.id, { writtenId, signers: [house.partyOf(name)], ...filed }),
  );

describe("a text that may need a deed", () => {
  test.each([
    ["a change of destination", "D-21"],
    ["real estate that becomes common", "D-23"],
    ["the sale of a common garden", "D-24"],
    ["the division of a lot", "D-26"],
  ] as const)("%s goes on with a reason that everybody signs with it", async (_, decisionType) => {
    const silent = [{ text: "Décider.", decisionType, deedReason: null }];
    await expect(draft({ texts: silent })).rejects.toMatchObject({
      ...{ code: "written.deed-unreasoned", field: "texts.0.deedReason" },
    });
    const deedReason = "Le notaire passera l’acte ensuite.";
    const writtenId = await opened({ texts: [{ text: "Décider.", decisionType, deedReason }] });
    expect((await show(writtenId, house.owner("ana"))).texts[0]).toMatchObject({ deedReason });
    const { rows } = await db.admin.query(
      `SELECT record::json->'texts'->0->>'deedReason' AS signed FROM written_opening
       WHERE written_id = $1`,
      [writtenId],
    );
    expect(rows).toEqual([{ signed: deedReason }]);
    const told = await db.admin.query(
      `SELECT DISTINCT content->'props'->'texts'->0->>'deedReason' AS read FROM delivery
       WHERE association_id = $1`,
      [house.id],
    );
    expect(told.rows).toEqual([{ read: deedReason }]);
    for (const name of ["ana", "bob", "dan"]) await sign(name, writtenId);
    await on("2026-06-05", () => minuteWritten(house.syndic, house.id, { writtenId }));
    const { record } = await read(house.syndic, (tx) => getWrittenMinutes(tx, house.id, writtenId));
    expect(record.texts[0]).toMatchObject({ deedReason });
  });

  test("no reason is kept where nothing asks for one", async () => {
    const writtenId = await draft({
      texts: [{ text: "Poser un abri.", decisionType: "D-14", deedReason: "Au cas où" }],
    });
    expect((await show(writtenId)).texts[0]?.deedReason).toBeNull();
  });
});

test("the letters, with the form to sign, are posted with a proof", async () => {
  const writtenId = await opened();
  const sending = () => read(house.syndic, (tx) => sendingOf(tx, house.id, writtenId));
  const [word] = (await sending()).words;
  const letters = (word?.sendings ?? []).filter(({ channel }) => channel === "letter");
  expect(letters.map(({ name }) => name.split(" ")[0])).toEqual(["bob", "cleo", "dan"]);
  const post = (change: object = {}, actor: Person = house.syndic) =>
    on("2026-06-02", () =>
      postWord(actor, house.id, {
        ...{ writtenId, wordId: word?.id ?? "", depositedOn: "2026-06-02" },
        ...{ deliveryIds: letters.map(({ deliveryId }) => deliveryId) },
        ...{ postingNumber: "Bordereau 7", ...change },
      }),
    );
  await expect(post({}, house.owner("ana"))).rejects.toMatchObject(hidden);
  for (const depositedOn of ["2026-05-31", "2026-06-03"]) {
    await expect(post({ depositedOn })).rejects.toMatchObject({
      ...{ code: "written.posted-impossible", field: "depositedOn" },
    });
  }
  expect(await post()).toBe(3);
  const after = (await sending()).words[0]?.sendings.filter(({ state }) => state === "posted");
  expect(after?.map(({ on: day }) => day)).toEqual(Array(3).fill("2026-06-02"));
  await expect(post()).rejects.toMatchObject({ code: "convocation.nothing-to-post" });
  await expect(post({ wordId: crypto.randomUUID() })).rejects.toMatchObject(hidden);
});

describe("a refusal on paper", () => {
  const refusal = (writtenId: string, change: Partial<FileRefusal> = {}): FileRefusal => ({
    ...{ writtenId, partyId: house.partyOf("cleo"), saidOn: "2026-06-03", reason: "Trop cher" },
    ...{ note: "Remis en main propre au bureau", scan: null, ...change },
  });
  const file = (input: FileRefusal, day = "2026-06-04", actor: Person = house.syndic) =>
    on(day, () => fileRefusal(actor, house.id, input));

  test("entered by the syndic: everybody sees it, and is told", async () => {
    const writtenId = await opened();
    await sign("ana", writtenId);
    await file(refusal(writtenId));
    const said = { kind: "refused", name: "cleo Peeters", reason: "Trop cher", on: "2026-06-03" };
    expect(await show(writtenId, house.owner("dan"))).toMatchObject({
      ...{ state: "refused", end: { ...said, note: null, documentId: null } },
    });
    expect((await show(writtenId)).end).toMatchObject({
      ...{ ...said, note: "Remis en main propre au bureau", documentId: null },
    });
    const { words: told } = await read(house.syndic, (tx) => sendingOf(tx, house.id, writtenId));
    expect(told[0]).toMatchObject({ occasion: "refused" });
    expect(told[0]?.sendings).toHaveLength(4);
  });

  test("with its scan, which the syndic alone keeps", async () => {
    const writtenId = await opened();
    await file(refusal(writtenId, { note: null, scan }));
    const { rows } = await db.admin.query(
      "SELECT kind, audience FROM document WHERE association_id = $1 AND subject_id = $2",
      [house.id, writtenId],
    );
    expect(rows).toEqual([{ kind: "assembly.written-refusal", audience: "syndic" }]);
  });

  test("not without scan and note, of a stranger, out of time, or of who has signed", async () => {
    const writtenId = await opened();
    await sign("dan", writtenId);
    const refused = (change: Partial<FileRefusal>) =>
      expect(file(refusal(writtenId, change))).rejects;
    await refused({ note: null }).toMatchObject({ code: "written.refusal-unproven" });
    await refused({ partyId: other.partyOf("zoe") }).toMatchObject({
      code: "written.not-a-member",
    });
    await refused({ partyId: house.partyOf("dan") }).toMatchObject({
      code: "written.already-signed",
    });
    for (const saidOn of ["2026-05-31", "2026-06-05", "2026-07-01"]) {
      await refused({ saidOn }).toMatchObject({
        ...{ code: "written.day-impossible", field: "saidOn" },
      });
    }
    await expect(file(refusal(writtenId), "2026-06-04", house.owner("ana"))).rejects.toMatchObject(
      hidden,
    );
  });

  test("that was given in time and is entered after the last day", async () => {
    const writtenId = await opened();
    await file(refusal(writtenId, { saidOn: "2026-06-30" }), "2026-07-03");
    expect((await show(writtenId, house.syndic, "2026-07-03")).state).toBe("refused");
  });
});

test("it is adopted by a form signed in time and filed late: day and reason stay", async () => {
  const writtenId = await opened();
  await sign("ana", writtenId);
  await sign("bob", writtenId);
  const file = (change: object) =>
    on("2026-07-03", () =>
      fileForm(house.syndic, house.id, {
        ...{ writtenId, signers: [house.partyOf("dan")], ...filed, ...change },
      }),
    );
  await expect(file({})).rejects.toMatchObject({ code: "written.late-unreasoned" });
  const lateReason = "Resté dans la boîte du concierge.";
  await expect(file({ lateReason, signedOn: "2026-07-01" })).rejects.toMatchObject({
    ...{ code: "written.day-impossible", field: "signedOn" },
  });
  await file({ lateReason, signedOn: "2026-06-30" });
  const seen = await show(writtenId, house.owner("ana"), "2026-07-03");
  expect(seen.state).toBe("adopted");
  expect(seen.people[2]?.signed).toMatchObject({ on: "2026-06-30", late: lateReason });
  await on("2026-07-04", () => minuteWritten(house.syndic, house.id, { writtenId }));
  const { record } = await read(house.syndic, (tx) => getWrittenMinutes(tx, house.id, writtenId));
  expect(record.members.map(({ signed }) => signed.late)).toEqual([
    ...[undefined, undefined, lateReason],
  ]);
});

test("what is adopted in writing takes effect as what a meeting decides", async () => {
  const texts = [{ text: "Adopter le budget.", decisionType: "D-01" as const, deedReason: null }];
  const writtenId = await opened({ texts });
  for (const name of ["ana", "bob", "dan"]) await sign(name, writtenId);
  await on("2026-06-05", () => minuteWritten(house.syndic, house.id, { writtenId }));
  const waiting = () => read(house.syndic, (tx) => listFollowUp(tx, house.id));
  const [line] = await waiting();
  expect(line).toMatchObject({ item: "Vélos", execution: null });
  const decisionId = line?.id ?? "";
  await on("2026-06-06", () =>
    recordEffect(house.syndic, house.id, {
      ...{ decisionId, kind: "budget", budget: "ordinary", amount: toCents(1_200_000n) },
      ...{ startsOn: "2026-07-01", endsOn: "2027-06-30" },
    }),
  );
  const { effect } = await read(house.syndic, (tx) => followUpOf(tx, house.id, decisionId));
  expect(effect).toMatchObject({ kind: "budget", budget: { amountCents: "1200000" } });
  expect(await waiting()).toEqual([]);
});
