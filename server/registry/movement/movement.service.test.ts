import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { at, newRowId } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { personOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { acceptedEmail } from "../consent/consent.queries.ts";
import { lotsAt } from "../holding/holding.queries.ts";
import { findLot } from "../lot/lot.queries.ts";
import { listMovements, registerAt } from "./movement.queries.ts";
import { MovementEntry, type MovementInput } from "./movement.schema.ts";
import { enterMovement, previewMovement } from "./movement.service.ts";
import { withdrawMovement } from "./withdrawal.service.ts";

const MORNING = Temporal.Instant.from("2026-06-15T08:00:00Z");
const TODAY = plainDate("2026-06-15");
let db: TestDatabase;

const LOTS = [
  { code: "A1", shares: 500, holders: ["Ana"] },
  { code: "A2", shares: 300, holders: ["Bruno", "Carla"], representative: "Carla" },
  { code: "P1", shares: 200, holders: ["Ana"] },
];
const newHouse = () => seedHouse(db.admin, LOTS, { consents: ["Ana"] });

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const enter = (house: House, input: MovementInput, when = MORNING) =>
  at(when, () => enterMovement(house.syndic, house.id, MovementEntry.parse(input)));
const preview = (house: House, input: MovementInput) =>
  at(MORNING, () => previewMovement(house.syndic, house.id, MovementEntry.parse(input)));

const sale = (house: House, change: object = {}): MovementInput => ({
  act: {
    ...{ kind: "transfer", on: "2026-06-01", lotId: house.lotOf("A1") },
    ...{ from: house.partyOf("Ana"), right: "full", part: "1" },
    to: [{ partyId: house.partyOf("Bruno"), part: "1/1" }],
    ...change,
  },
  notary: "Me Claes, Gand",
});

async function holdersOf(house: House, code: string, day: string) {
  const lots = await read(house.syndic, (tx) => lotsAt(tx, house.id, plainDate(day)));
  return lots.find((lot) => lot.code === code)?.holders.map(({ partyId }) => partyId);
}

const history = (house: House, code: string) =>
  at(MORNING, () =>
    read(house.syndic, (tx) => listMovements(tx, house.id, TODAY, house.lotOf(code))),
  );

const memberships = async (house: House, name: string) => {
  const { rows } = await db.admin.query(
    "SELECT ends_on::text FROM membership WHERE association_id = $1 AND party_id = $2",
    [house.id, house.partyOf(name)],
  );
  return rows.map(({ ends_on }) => ends_on);
};

const join = (house: House, name: string) =>
  db.admin.query(
    `INSERT INTO membership (association_id, id, account_id, party_id, role, starts_on)
     VALUES ($1, $2, $3, $4, 'owner', '2021-01-01')`,
    [house.id, newRowId(), house.staffAccountId, house.partyOf(name)],
  );

describe("a sale", () => {
  test("is previewed, then entered as it was; both dates answer", async () => {
    const house = await newHouse();
    const shown = await preview(house, sale(house));
    expect(shown.before.lots).toMatchObject([
      { code: "A1", holders: [{ partyId: house.partyOf("Ana") }] },
    ]);
    expect(shown.after.lots).toMatchObject([
      { code: "A1", holders: [{ partyId: house.partyOf("Bruno") }] },
    ]);
    expect(shown.leaving).toEqual([]);
    expect(await holdersOf(house, "A1", "2026-06-10")).toEqual([house.partyOf("Ana")]);
    await enter(house, { ...sale(house), stamp: shown.stamp });
    expect(await holdersOf(house, "A1", "2026-05-31")).toEqual([house.partyOf("Ana")]);
    expect(await holdersOf(house, "A1", "2026-06-01")).toEqual([house.partyOf("Bruno")]);
    expect(await history(house, "A1")).toMatchObject([
      { kind: "transfer", notary: "Me Claes, Gand", effectiveOn: "2026-06-01", isRevocable: true },
    ]);
  });

  test("to somebody new enters him with what he needs to be convened", async () => {
    const house = await newHouse();
    const couple = ["Noor", "Yanis"].map((givenName) => ({
      ...{
        kind: "natural" as const,
        givenName,
        name: "Dupont",
        street: "Quai 3",
        postcode: "4000",
      },
      ...{ town: "Liège", language: "fr" as const, email: "noor@example.be" },
    }));
    const to = ["new:0", "new:1"].map((partyId) => ({ partyId, part: "1/2" }));
    await enter(house, { ...sale(house, { to }), newcomers: couple });
    const lot = await read(house.syndic, (tx) => findLot(tx, house.id, house.lotOf("A1"), TODAY));
    expect(
      lot?.holders.map(({ name, numerator, denominator }) => [name, numerator, denominator]),
    ).toEqual([
      ["Noor Dupont", "1", "2"],
      ["Yanis Dupont", "1", "2"],
    ]);
  });

  test("of his last lot ends an owner's access, consent and open invitation from its day", async () => {
    const house = await newHouse();
    await join(house, "Ana");
    await enter(house, sale(house));
    expect(await memberships(house, "Ana")).toEqual([null]);
    const parking = sale(house, { lotId: house.lotOf("P1"), on: "2026-06-03" });
    expect((await preview(house, parking)).leaving).toEqual(["Ana Peeters"]);
    const id = await enter(house, parking);
    expect(await memberships(house, "Ana")).toEqual(["2026-06-02"]);
    const accepts = (day: string) =>
      read(house.syndic, (tx) => acceptedEmail(tx, house.id, house.partyOf("Ana"), plainDate(day)));
    expect(await accepts("2026-06-02")).toBe("Ana@owner.example");
    expect(await accepts("2026-06-03")).toBeNull();
    await at(MORNING, () =>
      withdrawMovement(house.syndic, house.id, { movementId: id, reason: "Mauvais lot" }),
    );
    expect(await memberships(house, "Ana")).toEqual([null]);
    expect(await accepts("2026-06-03")).toBe("Ana@owner.example");
  });

  test("ends the designation of the lot's representative", async () => {
    const house = await newHouse();
    const input = sale(house, {
      lotId: house.lotOf("A2"),
      from: house.partyOf("Carla"),
      part: "1/2",
    });
    const act = {
      ...input,
      act: { ...input.act, to: [{ partyId: house.partyOf("Ana"), part: "1/2" }] },
    };
    const entry = act as MovementInput;
    expect((await preview(house, entry)).unrepresented).toEqual(["A2"]);
    await enter(house, entry);
    const on = (day: string) =>
      read(house.syndic, (tx) => findLot(tx, house.id, house.lotOf("A2"), plainDate(day)));
    expect((await on("2026-05-31"))?.representative).toMatchObject({ name: "Carla Peeters" });
    expect((await on("2026-06-01"))?.representative).toBeNull();
  });

  test("is refused without deed or reason, other than previewed, by a stranger's party", async () => {
    const house = await newHouse();
    const other = await newHouse();
    await expect(enter(house, { ...sale(house), notary: "" })).rejects.toMatchObject({
      code: "movement.reason-missing",
    });
    const { stamp } = await preview(house, sale(house));
    await expect(
      enter(house, { ...sale(house, { on: "2026-06-02" }), stamp }),
    ).rejects.toMatchObject({ code: "movement.changed-meanwhile" });
    await expect(
      enter(house, sale(house, { to: [{ partyId: other.partyOf("Bruno"), part: "1" }] })),
    ).rejects.toMatchObject({ code: "access.not-found" });
    const owner = house.owner("Ana");
    await expect(
      enterMovement(owner, house.id, MovementEntry.parse(sale(house))),
    ).rejects.toMatchObject({ code: "access.not-found" });
    await expect(
      enterMovement(personOf(other.id, "syndic"), house.id, MovementEntry.parse(sale(house))),
    ).rejects.toMatchObject({ code: "access.not-found" });
  });

  test("dated before the last one of its lot is refused", async () => {
    const house = await newHouse();
    await enter(house, sale(house));
    const back = sale(house, { from: house.partyOf("Bruno"), on: "2026-05-31" });
    const act = { ...back.act, to: [{ partyId: house.partyOf("Carla"), part: "1" }] };
    await expect(enter(house, { ...back, act } as MovementInput)).rejects.toMatchObject({
      ...{ code: "movement.before-last", field: "act.on" },
    });
  });
});

const split = (house: House, codes = ["A1a", "A1b"]): MovementInput => ({
  act: {
    ...{ kind: "split", on: "2026-06-01", lotId: house.lotOf("A1") },
    into: codes.map((code) => ({ code, kind: "apartment", floor: "1", shares: "250" })),
  },
  decision: "AG 12/05/2026, point 7",
});

const codesOn = async (house: House, day: string) => {
  const register = await read(house.syndic, (tx) => registerAt(tx, house.id, plainDate(day)));
  expect(register.lots.reduce((sum, { shares }) => sum + shares, 0n)).toBe(register.total);
  return register.lots.map(({ code }) => code);
};

describe("the lots themselves", () => {
  test("a split asks for the assembly's decision, and can be taken back and done again", async () => {
    const house = await newHouse();
    await expect(enter(house, { ...split(house), decision: "" })).rejects.toMatchObject({
      code: "movement.decision-missing",
    });
    const movementId = await enter(house, split(house));
    expect(await codesOn(house, "2026-05-31")).toEqual(["A1", "A2", "P1"]);
    expect(await codesOn(house, "2026-06-01")).toEqual(["A2", "P1", "A1a", "A1b"]);
    await at(MORNING, () =>
      withdrawMovement(house.syndic, house.id, { movementId, reason: "Mauvais lot choisi" }),
    );
    expect(await codesOn(house, "2026-06-01")).toEqual(["A1", "A2", "P1"]);
    await enter(house, split(house));
    expect(await codesOn(house, "2026-06-15")).toEqual(["A2", "P1", "A1a", "A1b"]);
    const [, taken] = await history(house, "A1");
    expect(taken).toMatchObject({
      withdrawal: { reason: "Mauvais lot choisi" },
      isRevocable: false,
    });
  });

  test("a change of shares and of the total holds from its day, and is taken back whole", async () => {
    const house = await newHouse();
    const input: MovementInput = {
      act: {
        ...{ kind: "shares", on: "2026-06-01", total: "10 000" },
        shares: [
          { lotId: house.lotOf("A1"), shares: "5 000" },
          { lotId: house.lotOf("A2"), shares: "3 000" },
          { lotId: house.lotOf("P1"), shares: "2 000" },
        ],
      },
      decision: "AG 12/05/2026, unanimité",
    };
    const movementId = await enter(house, input);
    const totals = async () => {
      const days = ["2026-05-31", "2026-06-01"].map((day) =>
        read(house.syndic, (tx) => registerAt(tx, house.id, plainDate(day))),
      );
      return (await Promise.all(days)).map(({ total, lots }) => [total, lots[0]?.shares]);
    };
    expect(await totals()).toEqual([
      [1000n, 500n],
      [10_000n, 5_000n],
    ]);
    await at(MORNING, () =>
      withdrawMovement(house.syndic, house.id, { movementId, reason: "Acte non signé" }),
    );
    expect(await totals()).toEqual([
      [1000n, 500n],
      [1000n, 500n],
    ]);
  });

  test("a merger that loses shares is refused by the service as well", async () => {
    const house = await newHouse();
    const act = {
      ...{ kind: "merge" as const, on: "2026-06-01" },
      lotIds: [house.lotOf("A1"), house.lotOf("P1")],
      into: { code: "A1P", kind: "apartment" as const, floor: "", shares: "699" },
    };
    await expect(enter(house, { act, decision: "AG" })).rejects.toMatchObject({
      code: "movement.shares-lost",
    });
    await enter(house, { act: { ...act, into: { ...act.into, shares: "700" } }, decision: "AG" });
    expect(await codesOn(house, "2026-06-15")).toEqual(["A2", "A1P"]);
  });
});

describe("what was recorded by mistake", () => {
  test("is taken back only the same day, once, and before anything is built on it", async () => {
    const house = await newHouse();
    const movementId = await enter(house, sale(house));
    const withdraw = (when = MORNING) =>
      at(when, () => withdrawMovement(house.syndic, house.id, { movementId, reason: "Erreur" }));
    await expect(withdraw(MORNING.add({ hours: 24 }))).rejects.toMatchObject({
      code: "movement.too-late",
    });
    const next = sale(house, { from: house.partyOf("Bruno"), on: "2026-06-05" });
    const to = [{ partyId: house.partyOf("Carla"), part: "1" }];
    const later = await enter(house, { ...next, act: { ...next.act, to } } as MovementInput);
    await expect(withdraw()).rejects.toMatchObject({ code: "movement.followed" });
    await at(MORNING, () =>
      withdrawMovement(house.syndic, house.id, { movementId: later, reason: "Erreur" }),
    );
    await withdraw();
    await expect(withdraw()).rejects.toMatchObject({ code: "movement.withdrawn" });
    expect(await holdersOf(house, "A1", "2026-06-15")).toEqual([house.partyOf("Ana")]);
    await expect(db.admin.query(`SET ROLE kopro_app; DELETE FROM movement`)).rejects.toThrow(
      /permission denied/,
    );
  });
});
