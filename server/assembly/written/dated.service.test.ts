import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { seedSigningKey } from "#server/platform/testing-meeting.ts";
import { listRegister } from "../decision/decision.queries.ts";
import { RegisterQuery } from "../decision/decision.schema.ts";
import { draftWritten } from "./draft.service.ts";
import { fileForm, fileRefusal } from "./hand.service.ts";
import { getWrittenMinutes } from "./minutes.queries.ts";
import { minuteWritten } from "./minutes.service.ts";
import { openWritten } from "./opening.service.ts";
import { settleWritten } from "./signing.service.ts";
import { getWritten } from "./written.queries.ts";
import { DraftWritten, type FileForm } from "./written.schema.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
});
afterAll(() => db.close());

beforeEach(async () => {
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 500, holders: ["ana"] },
    { code: "B1", shares: 300, holders: ["bob", "cleo"] },
    { code: "C1", shares: 200, holders: ["dan"] },
  ]);
});

const on = <T>(day: string, run: () => Promise<T>) =>
  at(Temporal.Instant.from(`${day}T10:00:00Z`), run);
const scan = { filename: "formulaire.pdf", bytes: new TextEncoder().encode("%PDF-1.4 signé") };

async function opened(): Promise<string> {
  const said = DraftWritten.parse({
    ...{ title: "Vélos", explanation: "Un abri.", language: "fr", answerBy: "2026-06-30" },
    texts: [{ text: "Poser un abri.", decisionType: "D-14" }],
  });
  return on("2026-06-01", async () => {
    const writtenId = await draftWritten(house.syndic, house.id, said);
    await openWritten(house.syndic, house.id, { writtenId });
    return writtenId;
  });
}

/** The office files a form on a day, with the names that are signed on it. */
const file = (
  filedOn: string,
  writtenId: string,
  names: readonly string[],
  change: Partial<FileForm> = {},
) =>
  on(filedOn, () =>
    fileForm(house.syndic, house.id, {
      ...{ writtenId, scan, signers: names.map(house.partyOf), signedOn: filedOn },
      ...{ days: {}, lateReason: null, ...change },
    }),
  );

const show = (writtenId: string, day: string, actor: Person = house.syndic) =>
  on(day, () =>
    read(actor, (tx) => {
      const own = actor.capacities.flatMap(({ partyId }) => partyId ?? []);
      const looking = { isKeeper: actor === house.syndic, own };
      return getWritten(tx, house.id, looking, Temporal.PlainDate.from(day), writtenId);
    }),
  );

/** C1 passes from Dan to Cleo. */
const sell = (day: string) =>
  db.admin.query(
    `WITH sold AS (UPDATE holding SET ends_on = $3::date - 1
       WHERE association_id = $1 AND lot_id = $2 RETURNING *)
     INSERT INTO holding (association_id, id, lot_id, party_id, "right", numerator, denominator, starts_on)
     SELECT association_id, gen_random_uuid(), lot_id, $4, "right", numerator, denominator, $3::date FROM sold`,
    [house.id, house.lotOf("C1"), day, house.partyOf("cleo")],
  );

const namesIn = ({ people }: Awaited<ReturnType<typeof show>>) =>
  people.map(({ names }) => names.map((name) => name.split(" ")[0]).join(" & "));

describe("the decision bears the day of the last signature", () => {
  test("not that on which its form was filed, in the register, the minutes and their term", async () => {
    const writtenId = await opened();
    await file("2026-06-02", writtenId, ["ana", "bob"]);
    const late = { signedOn: "2026-06-28", lateReason: "Resté chez le concierge." };
    await file("2026-07-03", writtenId, ["dan"], late);
    expect((await show(writtenId, "2026-07-03")).end).toMatchObject({
      ...{
        kind: "adopted",
        decidedOn: "2026-06-28",
        at: expect.stringMatching(/^2026-07-03T10:00/),
      },
    });
    await on("2026-07-04", () => minuteWritten(house.syndic, house.id, { writtenId }));
    const { rows } = await read(house.syndic, (tx) =>
      listRegister(tx, house.id, RegisterQuery.parse({})),
    );
    expect(rows).toMatchObject([{ writtenId, decidedOn: "2026-06-28" }]);
    const { record } = await read(house.syndic, (tx) => getWrittenMinutes(tx, house.id, writtenId));
    expect(record).toMatchObject({
      ...{ adoptedOn: "2026-06-28", adoptedAt: expect.stringMatching(/^2026-07-03T10:00/) },
    });
    const { rows: terms } = await db.admin.query(
      `SELECT due_on::text AS due FROM legal_deadline
       WHERE association_id = $1 AND subject_id = $2 AND kind = 'assembly.written-minutes'`,
      [house.id, writtenId],
    );
    expect(terms).toEqual([{ due: "2026-07-28" }]);
  });

  test("the latest of several dates on one form", async () => {
    const writtenId = await opened();
    const days = { [house.partyOf("bob")]: "2026-06-09", [house.partyOf("dan")]: "2026-06-07" };
    await file("2026-06-12", writtenId, ["ana", "bob", "dan"], { signedOn: "2026-06-05", days });
    const seen = await show(writtenId, "2026-06-12");
    expect(seen.people.map(({ signed }) => signed?.on)).toEqual([
      ...["2026-06-05", "2026-06-09", "2026-06-07"],
    ]);
    expect(seen.end?.decidedOn).toBe("2026-06-09");
  });

  test("a date beside a name is in time as that of the form is", async () => {
    const writtenId = await opened();
    for (const day of ["2026-05-31", "2026-06-13", "2026-07-01"]) {
      const days = { [house.partyOf("dan")]: day };
      await expect(file("2026-06-12", writtenId, ["dan"], { days })).rejects.toMatchObject({
        ...{ code: "written.day-impossible", field: `days.${house.partyOf("dan")}` },
      });
    }
  });
});

describe("who signed and sold since", () => {
  test("is counted where all had signed while he was a member; the buyer is bound", async () => {
    const writtenId = await opened();
    await file("2026-06-02", writtenId, ["ana", "bob"]);
    await sell("2026-06-05");
    expect(await show(writtenId, "2026-06-10")).toMatchObject({
      former: [{ partyId: house.partyOf("dan"), name: "dan Peeters" }],
    });
    await file("2026-06-10", writtenId, ["dan"], { signedOn: "2026-06-04" });
    const seen = await show(writtenId, "2026-06-10");
    expect(seen).toMatchObject({ state: "adopted", end: { decidedOn: "2026-06-04" }, idle: [] });
    expect(namesIn(seen)).toEqual(["ana", "bob & cleo", "dan"]);
  });

  test("is written down, and counts for nobody, where somebody was missing then", async () => {
    const writtenId = await opened();
    await file("2026-06-02", writtenId, ["ana"]);
    await sell("2026-06-05");
    await file("2026-06-10", writtenId, ["dan"], { signedOn: "2026-06-04" });
    await file("2026-06-11", writtenId, ["bob"]);
    const seen = await show(writtenId, "2026-06-11");
    expect(seen).toMatchObject({
      ...{ state: "open", signed: 2, members: 3, former: [] },
      idle: [{ name: "dan Peeters", on: "2026-06-04" }],
    });
    const settle = () => settleWritten(house.syndic, house.id, { writtenId });
    expect(await on("2026-06-11", settle)).toBe(false);
    await file("2026-06-12", writtenId, ["cleo"]);
    const after = await show(writtenId, "2026-06-12");
    expect(after).toMatchObject({ state: "adopted", end: { decidedOn: "2026-06-12" } });
    expect(namesIn(after)).toEqual(["ana", "bob & cleo", "cleo"]);
  });

  test("does not sign for a day on which he was no member any more", async () => {
    const writtenId = await opened();
    await sell("2026-06-05");
    const filing = file("2026-06-10", writtenId, ["dan"], { signedOn: "2026-06-05" });
    await expect(filing).rejects.toMatchObject({ code: "written.not-a-member" });
  });

  test("who said no on paper while he was a member ends it", async () => {
    const writtenId = await opened();
    await sell("2026-06-05");
    const refuse = (saidOn: string) =>
      on("2026-06-10", () =>
        fileRefusal(house.syndic, house.id, {
          ...{ writtenId, partyId: house.partyOf("dan"), saidOn, reason: null },
          ...{ note: "Lettre du vendeur", scan: null },
        }),
      );
    await expect(refuse("2026-06-06")).rejects.toMatchObject({ code: "written.not-a-member" });
    await refuse("2026-06-04");
    expect(await show(writtenId, "2026-06-10")).toMatchObject({
      ...{ state: "refused", end: { name: "dan Peeters", on: "2026-06-04", decidedOn: null } },
    });
  });
});

test("a buyer after the last day need not have signed what is filed late", async () => {
  const writtenId = await opened();
  await file("2026-06-02", writtenId, ["ana", "bob"]);
  await sell("2026-07-02");
  const late = { signedOn: "2026-06-30", lateReason: "Arrivé par la poste." };
  await file("2026-07-03", writtenId, ["dan"], late);
  const seen = await show(writtenId, "2026-07-03");
  expect(seen).toMatchObject({ state: "adopted", end: { decidedOn: "2026-06-30" } });
  expect(namesIn(seen)).toEqual(["ana", "bob & cleo", "dan"]);
});
