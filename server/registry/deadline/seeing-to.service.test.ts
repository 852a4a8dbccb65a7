import { afterAll, beforeAll, expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { at, newRowId } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { personOf, systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { queuesOf } from "../colleague/colleague.queries.ts";
import { follow, planAbsence } from "../colleague/colleague.service.ts";
import { termsOf } from "./deadline.policy.ts";
import { listQueue } from "./deadline.queries.ts";
import type { DeadlineKind } from "./deadline.schema.ts";
import { completeDeadline, setDeadline } from "./deadline.service.ts";
import {
  assignDeadline,
  finishDeadline,
  putOffDeadline,
  reopenDeadline,
} from "./seeing-to.service.ts";

const ON = Temporal.Instant.from("2026-05-10T08:00:00Z");
const today = plainDate("2026-05-10");
const refused = { code: "access.not-found" };
let db: TestDatabase;
let house: House;
let other: House;

async function term(kind: DeadlineKind, due: string): Promise<string> {
  const subject = newRowId();
  await write(systemOf(house.id), house.id, (tx) =>
    setDeadline(tx, house.id, kind, subject, plainDate(due), "3.87"),
  );
  const { rows } = await db.admin.query("SELECT id FROM legal_deadline WHERE subject_id = $1", [
    subject,
  ]);
  return rows[0].id;
}
const queue = async (queues: readonly string[] | null = null) => {
  const found = await read(house.syndic, (tx) =>
    listQueue(tx, termsOf(house.syndic), today, queues),
  );
  return [...found.law, ...found.tasks].map(({ id }) => id);
};
async function colleague(name: string, role = "clerk", kind = "totp"): Promise<string> {
  const id = newRowId();
  await db.admin.query(
    `INSERT INTO account (id, email, display_name, locale, created_at) VALUES ($1, $2, $3, 'fr', now())`,
    [id, `${name}-${id}@office.example`, name],
  );
  await db.admin.query(
    `INSERT INTO office_staff (id, office_id, account_id, role, starts_on)
     VALUES ($1, $2, $3, $4, '2020-01-01')`,
    [newRowId(), house.officeId, id, role],
  );
  await db.admin.query(
    `INSERT INTO factor (id, account_id, kind, name, transports, created_at, confirmed_at)
     VALUES ($1, $2, $3, '', '{}', now(), CASE WHEN $3 = 'totp' THEN now() END)`,
    [newRowId(), id, kind],
  );
  return id;
}
const staff = (accountId: string) =>
  personOf(house.id, "syndic", { accountId, officeId: house.officeId });

beforeAll(async () => {
  db = await testDatabase();
  const lots = [{ code: "A1", shares: 1000, holders: ["ann"] }];
  house = await seedHouse(db.admin, lots);
  other = await seedHouse(db.admin, lots);
});
afterAll(() => db.close());

test("what is done by hand leaves the queue, comes back when undone, and twice is once", async () => {
  const id = await term("assembly.signatures", "2026-05-20");
  await finishDeadline(house.syndic, house.id, { deadlineId: id });
  await finishDeadline(house.syndic, house.id, { deadlineId: id });
  expect(await queue()).not.toContain(id);
  await reopenDeadline(house.syndic, house.id, { deadlineId: id });
  expect(await queue()).toContain(id);
  const facts = await db.admin.query(
    "SELECT type FROM audit_event WHERE payload->>'deadlineId' = $1 ORDER BY id",
    [id],
  );
  expect(facts.rows.map(({ type }) => type)).toEqual([
    "registry/deadline.finished",
    "registry/deadline.reopened",
  ]);
});

test("a term that only doing it meets is not ticked, and what is met stays met", async () => {
  const id = await term("assembly.minutes", "2026-05-20");
  await expect(finishDeadline(house.syndic, house.id, { deadlineId: id })).rejects.toMatchObject({
    code: "deadline.not-by-hand",
  });
  const { rows } = await db.admin.query("SELECT subject_id FROM legal_deadline WHERE id = $1", [
    id,
  ]);
  await write(systemOf(house.id), house.id, (tx) =>
    completeDeadline(tx, house.id, "assembly.minutes", rows[0].subject_id),
  );
  await expect(reopenDeadline(house.syndic, house.id, { deadlineId: id })).rejects.toMatchObject(
    refused,
  );
});

test("what is put off is away until its day, at the latest its own", async () => {
  const id = await term("assembly.signatures", "2026-05-20");
  await at(ON, () =>
    putOffDeadline(house.syndic, house.id, { deadlineId: id, until: "2026-05-18" }),
  );
  expect(await queue()).not.toContain(id);
  const later = await read(house.syndic, (tx) =>
    listQueue(tx, termsOf(house.syndic), plainDate("2026-05-18"), null),
  );
  expect(later.law.map((line) => line.id)).toContain(id);
  for (const until of ["2026-05-21", "2026-05-10"]) {
    await expect(
      at(ON, () => putOffDeadline(house.syndic, house.id, { deadlineId: id, until })),
    ).rejects.toMatchObject({ code: "deadline.put-off" });
  }
});

test("a term is given to a colleague of the office, and to nobody else", async () => {
  const els = await colleague("Els");
  const id = await term("assembly.signatures", "2026-05-22");
  await assignDeadline(house.syndic, house.id, { deadlineId: id, accountId: els });
  expect(await queue([els])).toContain(id);
  expect(await queue([house.staffAccountId])).not.toContain(id);
  await expect(
    assignDeadline(house.syndic, house.id, { deadlineId: id, accountId: other.staffAccountId }),
  ).rejects.toMatchObject({ code: "deadline.not-colleague" });
});

test("what only the syndic can meet is given to no bookkeeper, and he sees nothing of it", async () => {
  const bo = await colleague("Bo", "accountant");
  const duty = await term("registry.privacy", "2026-05-22");
  const give = (deadlineId: string, accountId: string) =>
    assignDeadline(house.syndic, house.id, { deadlineId, accountId });
  await expect(give(duty, bo)).rejects.toMatchObject({ code: "deadline.not-colleague" });
  await give(await term("assembly.signatures", "2026-05-23"), bo);
  const keeper = personOf(house.id, "accountant", { accountId: bo, officeId: house.officeId });
  await expect(
    at(ON, () => putOffDeadline(keeper, house.id, { deadlineId: duty, until: "2026-05-20" })),
  ).rejects.toMatchObject({ code: "access.not-found" });
});

test("nothing is given to a colleague who has no second factor yet", async () => {
  const accountId = await colleague("Cas", "clerk", "pending");
  const deadlineId = await term("assembly.signatures", "2026-05-24");
  await expect(
    assignDeadline(house.syndic, house.id, { deadlineId, accountId }),
  ).rejects.toMatchObject({ code: "deadline.not-colleague" });
});

test("nobody but the office sees to a term, and each office only to its own", async () => {
  const id = await term("assembly.signatures", "2026-05-25");
  for (const actor of [house.owner("ann"), personOf(house.id, "council"), other.syndic]) {
    for (const act of [finishDeadline, reopenDeadline]) {
      await expect((async () => act(actor, house.id, { deadlineId: id }))()).rejects.toMatchObject(
        refused,
      );
    }
  }
  await expect(
    finishDeadline(house.syndic, house.id, { deadlineId: newRowId() }),
  ).rejects.toMatchObject(refused);
});

test("who follows an association has what nobody else was given; his replacement sees it too", async () => {
  const [karim, nora, paul] = [
    await colleague("Karim"),
    await colleague("Nora"),
    await colleague("Paul"),
  ];
  const id = await term("assembly.signatures", "2026-05-24");
  expect(await queue([paul])).toContain(id);
  await follow(staff(karim), { associations: [house.id] });
  expect(await queue([paul])).not.toContain(id);
  expect(await queue([karim])).toContain(id);
  const away = { startsOn: "2026-05-09", endsOn: "2026-05-12", replacementId: nora };
  await at(ON, () => planAbsence(staff(karim), away));
  const queues = (day: string) => read(staff(nora), (tx) => queuesOf(tx, nora, plainDate(day)));
  expect(await queues("2026-05-12")).toEqual([nora, karim]);
  expect(await queues("2026-05-13")).toEqual([nora]);
  expect(await queue(await queues("2026-05-10"))).toContain(id);
  await follow(staff(karim), { associations: [] });
  expect(await queue([paul])).toContain(id);
});

test("an absence wants a colleague who is there, and days in order; strangers are followed by nobody", async () => {
  const [ida, jan] = [await colleague("Ida"), await colleague("Jan")];
  const plan = (who: string, startsOn: string, endsOn: string, replacementId: string) =>
    at(ON, () => planAbsence(staff(who), { startsOn, endsOn, replacementId }));
  await expect(plan(ida, "2026-05-12", "2026-05-11", jan)).rejects.toMatchObject({
    code: "absence.in-order",
  });
  await expect(plan(ida, "2026-05-01", "2026-05-09", jan)).rejects.toMatchObject({
    code: "absence.in-order",
  });
  for (const replacement of [ida, other.staffAccountId]) {
    await expect(plan(ida, "2026-05-11", "2026-05-12", replacement)).rejects.toMatchObject({
      code: "absence.replacement",
    });
  }
  await plan(jan, "2026-05-10", "2026-05-14", house.staffAccountId);
  await expect(plan(ida, "2026-05-14", "2026-05-20", jan)).rejects.toMatchObject({
    code: "absence.replacement",
  });
  await expect(follow(staff(ida), { associations: [other.id] })).rejects.toMatchObject(refused);
  await expect(
    at(ON, () =>
      planAbsence(personOf(house.id, "owner"), {
        ...{ startsOn: "2026-05-11", endsOn: "2026-05-12" },
        replacementId: jan,
      }),
    ),
  ).rejects.toMatchObject(refused);
});
