import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { legalInstant, plainDate } from "#server/kernel/calendar.ts";
import { at, newRowId } from "#server/platform/clock.ts";
import { personOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { appoint } from "../mandate/mandate.service.ts";
import { endSeat, showSeats, takeSeat } from "./seat.service.ts";

let db: TestDatabase;
let house: House;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 600, holders: ["Ana"] },
    { code: "B1", shares: 400, holders: ["Bruno"] },
  ]);
});

const on = <T>(day: string, fn: () => Promise<T>) => at(legalInstant(plainDate(day), "10:00"), fn);
const elected = { appointedOn: "2026-05-20", startsOn: "2026-05-20" };
const council = (name: string) =>
  ({ kind: "council", partyId: house.partyOf(name), ...elected }) as const;
const auditor = (name: string) => ({ ...council(name), kind: "auditor" }) as const;

/** An account stands for a party of the house. @returns its id. */
async function accountFor(name: string, accountId = newRowId()): Promise<string> {
  await db.admin.query(
    `INSERT INTO membership (association_id, id, account_id, party_id, role, starts_on)
     VALUES ($1, $2, $3, $4, 'owner', '2020-01-01')`,
    [house.id, newRowId(), accountId, house.partyOf(name)],
  );
  return accountId;
}

async function held(accountId: string, day: string): Promise<string[]> {
  const { rows } = await db.admin.query("SELECT account_capacities($1, $2) AS held", [
    accountId,
    day,
  ]);
  return rows[0].held.map(({ role }: { role: string }) => role).toSorted();
}

test("a seat gives its role to whoever signs in for its holder, from its first day to its last", async () => {
  const account = await accountFor("Ana");
  await takeSeat(house.syndic, house.id, council("Ana"));
  await takeSeat(house.syndic, house.id, auditor("Ana"));
  expect(await held(account, "2026-05-19")).toEqual(["owner"]);
  expect(await held(account, "2026-05-20")).toEqual(["auditor", "council", "owner"]);
  expect(await held(account, "2027-05-25")).toEqual(["auditor", "council", "owner"]);
  expect(await held(account, "2027-05-26")).toEqual(["owner"]);
});

test("what the law expects is said with what is missing", async () => {
  const before = await on("2026-05-21", () => showSeats(house.syndic, house.id));
  expect(before).toMatchObject({ counted: 2, needsCouncil: false, hasAuditor: false });
  await takeSeat(house.syndic, house.id, auditor("Bruno"));
  expect(await on("2026-05-21", () => showSeats(house.syndic, house.id))).toMatchObject({
    hasAuditor: true,
    hasCouncil: false,
  });
  expect(await on("2027-06-01", () => showSeats(house.owner("Ana"), house.id))).toMatchObject({
    hasAuditor: false,
    mayRecord: false,
    electable: [],
  });
});

test("an auditor need not be an owner, a member of the council must", async () => {
  const partyId = newRowId();
  await db.admin.query(
    `INSERT INTO party (association_id, id, kind, company_name, language, created_at)
     VALUES ($1, $2, 'legal', 'Fiduciaire Roy', 'fr', now())`,
    [house.id, partyId],
  );
  await takeSeat(house.syndic, house.id, { kind: "auditor", partyId, ...elected });
  const refused = takeSeat(house.syndic, house.id, { kind: "council", partyId, ...elected });
  await expect(refused).rejects.toMatchObject({ code: "seat.not-holder" });
});

test("the syndic holds no seat, and who holds one is not appointed syndic", async () => {
  await accountFor("Ana", house.staffAccountId);
  for (const seat of [council("Ana"), auditor("Ana")]) {
    await expect(takeSeat(house.syndic, house.id, seat)).rejects.toMatchObject({
      code: "seat.is-syndic",
    });
  }
  const other = await seedHouse(db.admin, [{ code: "Z", shares: 1, holders: ["Zoe"] }]);
  await accountFor("Bruno", other.staffAccountId);
  await takeSeat(house.syndic, house.id, {
    ...council("Bruno"),
    appointedOn: "2028-05-20",
    startsOn: "2028-05-20",
  });
  const term = { appointedOn: "2028-05-20", startsOn: "2028-06-01", endsOn: "2031-05-31" };
  const appointing = appoint(house.syndic, house.id, { officeId: other.officeId, ...term });
  await expect(appointing).rejects.toMatchObject({ code: "mandate.seat-held" });
});

test.each([
  [{ startsOn: "2026-05-19" }, "seat.starts-before-appointment"],
  [{ endsOn: "2026-05-19" }, "seat.ends-before-start"],
  [{ endsOn: "2028-05-20" }, "seat.beyond-assembly"],
])("%j is refused: %s", async (days, code) => {
  const refused = takeSeat(house.syndic, house.id, { ...council("Ana"), ...days });
  await expect(refused).rejects.toMatchObject({ code });
});

test("a seat is held once at a time, and may end early", async () => {
  const seatId = await takeSeat(house.syndic, house.id, council("Ana"));
  const again = () =>
    takeSeat(house.syndic, house.id, { ...council("Ana"), startsOn: "2026-11-02" });
  await expect(again()).rejects.toMatchObject({ code: "seat.already-held" });
  const end = { seatId, reason: "A vendu son lot" };
  const late = endSeat(house.syndic, house.id, { ...end, endsOn: "2028-01-01" });
  await expect(late).rejects.toMatchObject({ code: "seat.not-in-term" });
  await endSeat(house.syndic, house.id, { ...end, endsOn: "2026-11-01" });
  await again();
});

test("only the office records a seat", async () => {
  for (const person of [house.owner("Ana"), personOf(house.id, "council")]) {
    await expect(takeSeat(person, house.id, council("Ana"))).rejects.toMatchObject({
      code: "access.not-found",
    });
  }
});
