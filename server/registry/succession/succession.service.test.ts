import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { legalInstant, plainDate } from "#server/kernel/calendar.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { personOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { createCallerFactory } from "#server/platform/trpc.ts";
import { endMandate } from "../mandate/end.service.ts";
import { listMandates } from "../mandate/history.queries.ts";
import { registryRouter } from "../registry.router.ts";
import { showSuccession } from "./showing.service.ts";
import { backSuccessor, nameSuccessor, withdrawSuccessor } from "./succession.service.ts";

let db: TestDatabase;
let house: House;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

/** Ana holds a quarter, Ben and Cas a tenth each, Dan and Eve a divided right. */
const LOTS = [
  { code: "A1", shares: 250, holders: ["Ana"] },
  { code: "B1", shares: 100, holders: ["Ben"] },
  { code: "C1", shares: 100, holders: ["Cas"] },
  { code: "D1", shares: 550, holders: ["Dan:usufruct", "Eve:bare"] },
];
const ENDED = "2026-05-19";
const TODAY = "2026-05-20";
const OUTSIDE = {
  ...{ kind: "volunteer" as const, name: "Jeanne Dupont", enterpriseNumber: "", ipiNumber: "" },
  ...{ email: "jeanne@dupont.example", phone: "+32 2 000 00 01", street: "Rue Basse 3" },
  ...{ postcode: "1000", town: "Bruxelles" },
};
const DECIDED = {
  ...{ appointer: "assembly" as const, appointedOn: "2026-05-18", decision: "PV, point 2" },
  ...{ startsOn: TODAY, endsOn: "2029-05-19", outside: OUTSIDE },
};

const today = <T>(fn: () => Promise<T>) => at(legalInstant(plainDate(TODAY), "10:00"), fn);
const named = (who: Person, successor: Parameters<typeof nameSuccessor>[2] = DECIDED) =>
  today(() => nameSuccessor(who, house.id, successor));
const shown = (who: Person) => today(() => showSuccession(who, house.id));
const stories = () =>
  today(() => read(house.owner("Ana"), (tx) => listMandates(tx, house.id, plainDate(TODAY))));
const formerSyndic = () => personOf(house.id, "former_syndic", { officeId: house.officeId });

beforeEach(async () => {
  house = await seedHouse(db.admin, LOTS);
  const [mandate] = await stories();
  await today(() =>
    endMandate(house.syndic, house.id, {
      ...{ mandateId: mandate?.id ?? "", kind: "resignation", reason: "Pension" },
      ...{ decidedOn: ENDED, lastDay: ENDED },
    }),
  );
});

/** What was recorded, by name: of one moment no order is kept. */
async function facts(): Promise<string[]> {
  const { rows } = await db.admin.query<{ type: string }>(
    "SELECT type FROM audit_event WHERE association_id = $1 ORDER BY type",
    [house.id],
  );
  return rows.map(({ type }) => type);
}

describe("where nobody is syndic", () => {
  test("a fifth of the shares is enough: the mandate holds and its office is let in", async () => {
    expect(await shown(house.owner("Ana"))).toMatchObject({
      ...{ taken: null, lastEndedOn: ENDED, standing: "fifth", countsAtOnce: true, held: "250" },
    });
    const { mandateId } = await named(house.owner("Ana"));
    const [mandate] = await stories();
    expect(mandate).toMatchObject({ id: mandateId, when: "present", decision: "PV, point 2" });
    const { rows } = await db.admin.query(
      "SELECT email, role FROM staff_invitation WHERE office_id = $1",
      [mandate?.officeId],
    );
    expect(rows).toEqual([{ email: OUTSIDE.email, role: "manager" }]);
    expect(await facts()).toEqual([
      "registry/staff.invited",
      "registry/successor.entered",
      "registry/syndic.appointed",
      "registry/syndic.ended",
    ]);
  });

  test("an office of this installation is named by its address, and needs no link", async () => {
    const other = await seedHouse(db.admin, [{ code: "Z", shares: 1, holders: ["Zoe"] }]);
    const { rows } = await db.admin.query("SELECT email FROM office WHERE id = $1", [
      other.officeId,
    ]);
    const { outside: _, ...decided } = DECIDED;
    await named(house.owner("Ana"), { ...decided, officeKey: rows[0].email });
    expect((await stories())[0]?.officeId).toBe(other.officeId);
    expect(await facts()).not.toContain("registry/staff.invited");
  });

  test("less than a fifth waits, and counts once others have joined", async () => {
    expect(await named(house.owner("Ben"))).toEqual({ mandateId: null });
    expect(await stories()).toHaveLength(1);
    const seen = await shown(house.owner("Cas"));
    expect(seen.waiting).toMatchObject([
      {
        name: "Jeanne Dupont",
        backers: ["Ben Peeters"],
        shares: "100",
        isOwn: false,
        mayBack: true,
      },
    ]);
    const successionId = seen.waiting[0]?.id ?? "";
    const joined = await today(() => backSuccessor(house.owner("Cas"), house.id, { successionId }));
    expect(joined.mandateId).toBe((await stories())[0]?.id);
    expect(await facts()).toEqual([
      "registry/staff.invited",
      "registry/successor.backed",
      "registry/successor.entered",
      "registry/successor.named",
      "registry/syndic.appointed",
      "registry/syndic.ended",
    ]);
  });

  test("of two who join at once, one mandate comes", async () => {
    await named(house.owner("Ben"));
    const successionId = (await shown(house.owner("Ben"))).waiting[0]?.id ?? "";
    const both = await Promise.allSettled(
      ["Ana", "Cas"].map((name) =>
        today(() => backSuccessor(house.owner(name), house.id, { successionId })),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await stories()).toHaveLength(2);
  });

  test("a judge's order that one co-owner brings opens nothing before a fifth say so too", async () => {
    const order = { ...DECIDED, appointer: "judge" as const, provisional: true };
    expect(await named(house.owner("Ben"), order)).toEqual({ mandateId: null });
    expect(await stories()).toHaveLength(1);
    const successionId = (await shown(house.owner("Cas"))).waiting[0]?.id ?? "";
    await today(() => backSuccessor(house.owner("Cas"), house.id, { successionId }));
    expect((await stories())[0]).toMatchObject({ appointer: "judge", provisional: true });
  });

  test("what waited waits no more once another is entered", async () => {
    await named(house.owner("Ben"));
    await named(house.owner("Ana"), { ...DECIDED, outside: { ...OUTSIDE, name: "Louis Petit" } });
    const { rows } = await db.admin.query(
      "SELECT mandate_id IS NULL AS none FROM succession WHERE association_id = $1 AND closed_at IS NOT NULL",
      [house.id],
    );
    expect(rows.map(({ none }) => none).toSorted()).toEqual([false, true]);
  });

  test("a name is taken back by who recorded it, and by nobody else", async () => {
    const owner = house.owner("Ben");
    await named(owner);
    const [line] = (await shown(owner)).waiting;
    const successionId = line?.id ?? "";
    const taken = (who: Person) => today(() => withdrawSuccessor(who, house.id, { successionId }));
    const ben = personOf(house.id, "owner", { partyId: house.partyOf("Ben") });
    const { waiting } = await shown(ben);
    await expect(taken(ben)).rejects.toMatchObject({ code: "access.not-found" });
    expect(waiting).toMatchObject([{ isOwn: false }]);
    await taken(owner);
    expect((await shown(owner)).waiting).toEqual([]);
    expect(await stories()).toHaveLength(1);
  });

  test("the council, the chair of the last meeting and the office that leaves may record", async () => {
    const council = personOf(house.id, "council", { partyId: house.partyOf("Dan") });
    expect((await shown(council)).standing).toBe("council");
    expect((await shown(formerSyndic())).standing).toBe("former_syndic");
    expect((await shown(house.owner("Eve"))).standing).toBeNull();
    await db.admin.query(
      `INSERT INTO meeting (association_id, id, kind, session, starts_at, place, remote_allowed,
         consultation, language, rules_version, created_at)
       VALUES ($1, $1, 'ordinary', 1, '2026-05-11T18:00Z', 'Hall', false, '', 'fr', '1', now())`,
      [house.id],
    );
    await db.admin.query(
      `INSERT INTO meeting_opening (association_id, meeting_id, at, chair_party_id, secretary_name,
         heads_present, heads_total, shares_present, shares_total, quorate, roll_hash)
       VALUES ($1, $1, '2026-05-11T18:00Z', $2, 'Odile', 3, 5, 600, 1000, true, '')`,
      [house.id, house.partyOf("Eve")],
    );
    expect((await shown(house.owner("Eve"))).standing).toBe("chair");
    await named(house.owner("Eve"));
    expect(await stories()).toHaveLength(2);
  });
});

test("the office that leaves reads its own period, and that nobody is syndic today", async () => {
  const leaving = formerSyndic();
  const [capacity] = leaving.capacities;
  if (!capacity) throw new RangeError("no capacity");
  const actor = { ...leaving, capacities: [{ ...capacity, until: ENDED }] };
  const caller = createCallerFactory(registryRouter)({ actor, requestId: "test", ip: "::1" });
  const here = { associationId: house.id };
  const [shown, told] = await today(() =>
    Promise.all([caller.succession.show(here), caller.mandate.list(here)]),
  );
  expect(shown).toMatchObject({ taken: null, standing: "former_syndic", lastEndedOn: ENDED });
  expect(told).toMatchObject({ mayName: true, mandates: [{ when: "past" }] });
});

describe("is refused", () => {
  test.each([
    ["during a mandate", { startsOn: "2026-05-20" }, "succession.not-vacant"],
    ["a term beyond three years", { endsOn: "2029-05-20" }, "mandate.too-long"],
    [
      "a decision still to come",
      { appointedOn: "2026-05-21", startsOn: "2026-05-21" },
      "succession.decision-in-future",
    ],
    [
      "a first day beyond any term",
      { startsOn: "2029-05-18", endsOn: "2030-05-17" },
      "succession.starts-too-late",
    ],
    [
      "a term that is over",
      { appointedOn: "2020-01-01", startsOn: "2020-01-01", endsOn: "2020-12-31" },
      "succession.already-over",
    ],
    [
      "days of the mandate before",
      { appointedOn: "2026-05-01", startsOn: "2026-05-10", endsOn: "2029-05-09" },
      "mandate.overlaps",
    ],
    [
      "a start before the decision",
      { appointedOn: "2026-05-20", startsOn: "2026-05-19" },
      "mandate.starts-before-appointment",
    ],
    [
      "a firm without its registration",
      { outside: { ...OUTSIDE, kind: "firm" as const } },
      "office.ipi-missing",
    ],
  ])("%s", async (what, change, code) => {
    if (what === "during a mandate") await named(house.owner("Ana"));
    await expect(named(house.owner("Ana"), { ...DECIDED, ...change })).rejects.toMatchObject({
      code,
    });
  });

  test("the office that leaves, for itself, by its address or by its number", async () => {
    const { rows } = await db.admin.query(
      `UPDATE office SET enterprise_number = '0314595348' WHERE id = $1 RETURNING email`,
      [house.officeId],
    );
    const { outside: _, ...decided } = DECIDED;
    const code = "succession.own-office";
    const again = named(formerSyndic(), { ...decided, officeKey: rows[0].email });
    await expect(again).rejects.toMatchObject({ code });
    const outside = { ...OUTSIDE, enterpriseNumber: "0314.595.348" };
    const inDisguise = named(formerSyndic(), { ...DECIDED, outside });
    await expect(inDisguise).rejects.toMatchObject({ code });
    await named(house.owner("Ana"), { ...decided, officeKey: rows[0].email });
    expect((await stories())[0]?.officeId).toBe(house.officeId);
  });

  test("an unknown office, a second name of one's own, a second joining", async () => {
    const { outside: _, ...decided } = DECIDED;
    const unknown = named(house.owner("Ana"), { ...decided, officeKey: "nobody@example.be" });
    await expect(unknown).rejects.toMatchObject({ code: "mandate.office-unknown" });
    const ben = house.owner("Ben");
    await named(ben);
    const again = named(ben);
    await expect(again).rejects.toMatchObject({ code: "succession.already-proposed" });
    const successionId = (await shown(ben)).waiting[0]?.id ?? "";
    const joining = today(() => backSuccessor(ben, house.id, { successionId }));
    await expect(joining).rejects.toMatchObject({ code: "succession.already-backed" });
  });

  test.each(["owner", "auditor", "contractor", "occupant"] as const)(
    "somebody without shares, as %s: there is no such thing",
    async (role) => {
      const who = personOf(house.id, role, { partyId: house.partyOf("Dan") });
      await expect(named(who)).rejects.toMatchObject({ code: "access.not-found" });
    },
  );

  test("an office whose mandate was not the last", async () => {
    const earlier = personOf(house.id, "former_syndic", { officeId: crypto.randomUUID() });
    await expect(named(earlier)).rejects.toMatchObject({ code: "access.not-found" });
  });
});
