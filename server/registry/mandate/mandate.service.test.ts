import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { legalInstant, plainDate } from "#server/kernel/calendar.ts";
import { at, newRowId } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { personOf, systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { remindDeadlines } from "../deadline/deadline.service.ts";
import { settleFormerAccess } from "./access.service.ts";
import { correctMandate, endMandate, withdrawMandate } from "./end.service.ts";
import { listMandates } from "./history.queries.ts";
import { listLeaving } from "./leaving.queries.ts";
import { appoint } from "./mandate.service.ts";
import { recordTask, recordUrgentAct } from "./task.service.ts";
import { settleOvernight } from "./term.service.ts";

let db: TestDatabase;
let house: House;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  house = await seedHouse(db.admin, [{ code: "A1", shares: 1000, holders: ["Ana"] }]);
});

const on = <T>(day: string, fn: () => Promise<T>) => at(legalInstant(plainDate(day), "10:00"), fn);
const story = () => read(house.syndic, (tx) => listMandates(tx, house.id, plainDate("2026-05-20")));
const next = { appointedOn: "2028-05-03", startsOn: "2028-06-01", endsOn: "2031-05-31" };
const OUTSIDE = {
  kind: "volunteer",
  name: "Jeanne Dupont",
  enterpriseNumber: "",
  ipiNumber: "",
  email: "jeanne@dupont.example",
  phone: "+32 2 000 00 01",
  street: "Rue Basse 3",
  postcode: "1000",
  town: "Bruxelles",
} as const;

async function openTerms() {
  const { rows } = await db.admin.query<{ kind: string; due: string }>(
    `SELECT kind, due_on::text AS due FROM legal_deadline
     WHERE association_id = $1 AND done_at IS NULL ORDER BY due_on, kind`,
    [house.id],
  );
  return rows.map(({ kind, due }) => `${kind} ${due}`);
}

async function presentMandate(): Promise<string> {
  const mandate = (await story()).find(({ when }) => when === "present");
  if (!mandate) throw new RangeError("the house has no mandate");
  return mandate.id;
}

/** What the account of the office's manager may act in on a day. */
async function held(day: string): Promise<string[]> {
  const { rows } = await db.admin.query("SELECT account_capacities($1, $2) AS held", [
    house.staffAccountId,
    day,
  ]);
  return rows[0].held.map(({ role }: { role: string }) => role);
}

describe("an appointment", () => {
  test("renews the same office, with its filing and no hand-over", async () => {
    await on("2028-05-03", () =>
      appoint(house.syndic, house.id, { officeId: house.officeId, ...next }),
    );
    expect(await openTerms()).toEqual(["registry.filing 2028-05-31"]);
  });

  test("of somebody outside names him, and asks for the hand-over", async () => {
    await on("2028-05-03", () => appoint(house.syndic, house.id, { outside: OUTSIDE, ...next }));
    const [coming] = await story();
    expect(coming?.office).toMatchObject({ name: "Jeanne Dupont", kind: "volunteer" });
    expect(await openTerms()).toEqual([
      "registry.filing 2028-05-31",
      "registry.handover 2028-06-30",
    ]);
  });

  test.each([["its number", (email: string) => email.toUpperCase()]])(
    "finds an office by its exact address",
    async (_, told) => {
      const other = await seedHouse(db.admin, [{ code: "Z", shares: 1, holders: ["Zoe"] }]);
      const { rows } = await db.admin.query("SELECT email FROM office WHERE id = $1", [
        other.officeId,
      ]);
      const officeKey = told(rows[0].email);
      await on("2028-05-03", () => appoint(house.syndic, house.id, { officeKey, ...next }));
      expect((await story())[0]?.officeId).toBe(other.officeId);
    },
  );

  test.each([
    [{ officeKey: "nobody@example.be", ...next }, "mandate.office-unknown"],
    [{ outside: { ...OUTSIDE, kind: "firm" as const }, ...next }, "office.ipi-missing"],
    [{ outside: OUTSIDE, ...next, startsOn: "2028-05-31" }, "mandate.overlaps"],
    [{ outside: OUTSIDE, ...next, endsOn: "2031-06-01" }, "mandate.too-long"],
    [{ outside: OUTSIDE, ...next, endsOn: "2028-05-31" }, "mandate.ends-before-start"],
    [{ outside: OUTSIDE, ...next, appointedOn: "2028-06-02" }, "mandate.starts-before-appointment"],
  ])("%j is refused: %s", async (appointment, code) => {
    const refused = on("2028-05-03", () => appoint(house.syndic, house.id, appointment));
    await expect(refused).rejects.toMatchObject({ code });
  });

  test("of a moment is one: the second of two at once is refused", async () => {
    const both = await Promise.allSettled([
      appoint(house.syndic, house.id, { outside: OUTSIDE, ...next }),
      appoint(house.syndic, house.id, { outside: OUTSIDE, ...next }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("of long ago can be recorded, and asks for nothing any more", async () => {
    const past = { appointedOn: "2019-05-02", startsOn: "2019-06-01", endsOn: "2022-05-31" };
    await on("2026-05-20", () => appoint(house.syndic, house.id, { outside: OUTSIDE, ...past }));
    expect(await openTerms()).toEqual([]);
  });
});

describe("an early end", () => {
  const resignation = {
    kind: "resignation",
    decidedOn: "2026-05-20",
    lastDay: "2026-06-30",
    reason: "Pension",
  } as const;

  test("is filed, asks for the hand-over, and leaves a way in that appoints nobody", async () => {
    const mandateId = await presentMandate();
    await on("2026-05-20", () => endMandate(house.syndic, house.id, { mandateId, ...resignation }));
    expect(await openTerms()).toEqual([
      "registry.filing-end 2026-06-30",
      "registry.mandate 2026-06-30",
    ]);
    expect(await held("2026-06-30")).toEqual(["syndic"]);
    expect(await held("2026-07-01")).toEqual(["former_syndic"]);
    await on("2026-07-01", () => settleOvernight(systemOf(house.id), house.id));
    expect(await openTerms()).toContain("registry.handover 2026-07-30");
    const [ended] = await story();
    expect(ended?.end).toMatchObject({ kind: "resignation", termEndsOn: "2028-05-31" });
  });

  test("is recorded once", async () => {
    const mandateId = await presentMandate();
    const end = () =>
      on("2026-05-20", () => endMandate(house.syndic, house.id, { mandateId, ...resignation }));
    await end();
    await expect(end()).rejects.toMatchObject({ code: "mandate.already-ended" });
  });

  test("frees the days after it for a successor", async () => {
    const mandateId = await presentMandate();
    await on("2026-05-20", () => endMandate(house.syndic, house.id, { mandateId, ...resignation }));
    const term = { appointedOn: "2026-05-20", startsOn: "2026-07-01", endsOn: "2029-06-30" };
    await on("2026-05-20", () => appoint(house.syndic, house.id, { outside: OUTSIDE, ...term }));
    expect((await story()).map(({ startsOn }) => startsOn)).toEqual(["2026-07-01", "2025-06-01"]);
  });
});

describe("a mistake", () => {
  test("is put right, and what stood there is kept", async () => {
    const mandateId = await presentMandate();
    const term = { appointedOn: "2025-05-15", startsOn: "2025-06-01", endsOn: "2027-05-31" };
    await correctMandate(house.syndic, house.id, {
      mandateId,
      ...term,
      reason: "Deux ans, non trois",
    });
    const [right] = await story();
    expect(right).toMatchObject({
      endsOn: "2027-05-31",
      corrections: [{ reason: "Deux ans, non trois" }],
    });
    const { rows } = await db.admin.query(
      "SELECT before FROM mandate_correction WHERE mandate_id = $1",
      [mandateId],
    );
    expect(rows[0].before).toMatchObject({ endsOn: expect.stringMatching(/^2028-05-31/) });
  });

  test("not begun is taken back; one that has begun is not", async () => {
    const present = await presentMandate();
    const mandateId = await on("2028-05-03", () =>
      appoint(house.syndic, house.id, { outside: OUTSIDE, ...next }),
    );
    const reason = "Saisi pour un autre immeuble";
    await on("2028-05-04", () => withdrawMandate(house.syndic, house.id, { mandateId, reason }));
    expect((await story()).map(({ id }) => id)).toEqual([present]);
    expect(await openTerms()).toEqual(["registry.mandate 2028-05-31"]);
    const begun = withdrawMandate(house.syndic, house.id, { mandateId: present, reason });
    await expect(begun).rejects.toMatchObject({ code: "mandate.already-begun" });
  });
});

describe("the alerts of an end", () => {
  const alerts = async (day: string) => {
    const actor = systemOf(house.id);
    await on(day, () => settleOvernight(actor, house.id));
    await on(day, () => remindDeadlines(actor, house.id));
    const { rows } = await db.admin.query(
      "SELECT payload->>'stage' AS stage FROM audit_event WHERE type = 'registry/mandate.ending' AND association_id = $1 ORDER BY id",
      [house.id],
    );
    return rows.map(({ stage }) => Number(stage));
  };

  test("go out 180, 90 and 30 days before, each once, whatever days were missed", async () => {
    expect(await alerts("2027-12-02")).toEqual([]);
    expect(await alerts("2027-12-03")).toEqual([180]);
    expect(await alerts("2027-12-04")).toEqual([180]);
    expect(await alerts("2028-03-05")).toEqual([180, 90]);
    expect(await alerts("2028-05-20")).toEqual([180, 90, 30]);
    expect(await alerts("2028-05-30")).toEqual([180, 90, 30]);
  });

  test("stop when what follows is recorded", async () => {
    expect(await alerts("2027-12-03")).toEqual([180]);
    const renewal = { ...next, appointedOn: "2027-12-10" };
    await on("2027-12-10", () =>
      appoint(house.syndic, house.id, { officeId: house.officeId, ...renewal }),
    );
    expect(await alerts("2028-05-20")).toEqual([180]);
  });
});

describe("after the last day", () => {
  let former: Person;
  let mandateId: string;
  beforeEach(async () => {
    mandateId = await presentMandate();
    const ids = { officeId: house.officeId, accountId: house.staffAccountId };
    const person = personOf(house.id, "former_syndic", ids);
    former = {
      ...person,
      capacities: person.capacities.map((one) => ({ ...one, until: "2028-05-31" })),
    };
  });

  test("the office keeps reading until its hand-over, thirty days at least, a year at most", async () => {
    expect(await held("2028-06-01")).toEqual(["former_syndic"]);
    expect(await held("2029-05-31")).toEqual(["former_syndic"]);
    expect(await held("2029-06-01")).toEqual([]);
    const done = { mandateId, kind: "handover", doneOn: "2028-06-10" } as const;
    await on("2028-06-10", () => recordTask(former, house.id, done));
    expect(await held("2028-06-30")).toEqual(["former_syndic"]);
    expect(await held("2028-07-01")).toEqual([]);
  });

  test("it records what could not wait, and nothing of before", async () => {
    const act = { mandateId, what: "Eau fermée", why: "Fuite" };
    await on("2028-06-03", () =>
      recordUrgentAct(former, house.id, { ...act, actedOn: "2028-06-02" }),
    );
    expect((await story())[0]?.acts).toMatchObject([{ actedOn: "2028-06-02", what: "Eau fermée" }]);
    for (const [actedOn, code] of [
      ["2028-05-31", "mandate.not-ended"],
      ["2028-06-04", "mandate.done-in-future"],
    ] as const) {
      const refused = on("2028-06-03", () =>
        recordUrgentAct(former, house.id, { ...act, actedOn }),
      );
      await expect(refused).rejects.toMatchObject({ code });
    }
  });

  test("it neither appoints nor speaks of another's mandate", async () => {
    const appointing = appoint(former, house.id, { outside: OUTSIDE, ...next });
    await expect(appointing).rejects.toMatchObject({ code: "access.not-found" });
    const stranger = personOf(house.id, "former_syndic", { officeId: newRowId() });
    const done = { mandateId, kind: "handover", doneOn: "2028-06-10" } as const;
    await expect(
      on("2028-06-10", () => recordTask(stranger, house.id, done)),
    ).rejects.toMatchObject({
      code: "access.not-found",
    });
  });
});

test.each([
  ["while nothing is handed over", null],
  ["thirty days at least, once it is", "2026-07-05"],
  ["until a late hand-over", "2026-09-01"],
])("an office that left reads %s, as its home says, and no day more", async (_, handedOver) => {
  const mandateId = await presentMandate();
  const end = { kind: "resignation", decidedOn: "2026-05-20", reason: "Pension" } as const;
  await on("2026-05-20", () =>
    endMandate(house.syndic, house.id, { mandateId, ...end, lastDay: "2026-06-30" }),
  );
  if (handedOver) {
    const said = { mandateId, kind: "handover", doneOn: handedOver } as const;
    await on(handedOver, () => recordTask(house.syndic, house.id, said));
  }
  const left = [{ associationId: house.id, officeId: house.officeId }];
  const [line] = await read(house.syndic, (tx) => listLeaving(tx, left, plainDate("2026-07-06")));
  expect(line).toMatchObject({ mandateId, dueOn: "2026-07-30", handedOverOn: handedOver });
  const last = line?.readsUntil ?? "";
  expect(await held(last)).toEqual(["former_syndic"]);
  expect(await held(plainDate(last).add({ days: 1 }).toString())).toEqual([]);
});

describe("how long a former syndic reads", () => {
  const settle = (days: string | null, actor: Person = house.syndic) =>
    settleFormerAccess(actor, house.id, { days });

  test("is so many days as the association settled, and again until the hand-over", async () => {
    await settle("45");
    expect(await held("2028-07-15")).toEqual(["former_syndic"]);
    expect(await held("2028-07-16")).toEqual([]);
    await settle(null);
    expect(await held("2028-07-16")).toEqual(["former_syndic"]);
  });

  test.each(["29", "366", "", "abc", "-40", "4.5", "1e2"])("is not %j days", async (days) => {
    await expect(settle(days)).rejects.toMatchObject({
      code: "mandate.access-days",
      field: "days",
    });
  });

  test("is settled by the present syndic, not by the former one nor by an owner", async () => {
    for (const role of ["former_syndic", "owner", "council", "accountant"] as const) {
      await expect(settle("300", personOf(house.id, role))).rejects.toMatchObject({
        code: "access.not-found",
      });
    }
  });
});
