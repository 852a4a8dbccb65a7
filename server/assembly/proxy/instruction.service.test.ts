import { afterAll, beforeAll, expect, test } from "vitest";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { seedMeeting, seedProxy, seedSigningKey } from "#server/platform/testing-meeting.ts";
import { checkIn } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import type { Choice } from "../ballot/ballot.rules.ts";
import { openBallot } from "../ballot/ballot.service.ts";
import { instructionsOf } from "./instruction.queries.ts";
import { instructHolder } from "./instruction.service.ts";
import { revokeProxy } from "./proxy.service.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 400, holders: ["ana"] },
    { code: "B1", shares: 350, holders: ["bob"] },
    { code: "C1", shares: 250, holders: ["cis"] },
  ]);
});
afterAll(() => db.close());

async function given() {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01", "D-01");
  await seedProxy(db.admin, house, meetingId, "cis", "bob");
  const found = await db.admin.query("SELECT id FROM proxy WHERE meeting_id = $1", [meetingId]);
  const proxyId: string = found.rows[0].id;
  const [first = "", second = ""] = resolutions;
  const ask = (who: string, resolutionId: string, choice: Choice | null) =>
    instructHolder(house.owner(who), house.id, {
      ...{ meetingId, proxyId },
      instructions: [{ resolutionId, choice }],
    });
  const seenBy = async (who: string) => {
    const lines = await read(house.owner(who), (tx) =>
      instructionsOf(tx, house.id, meetingId, [house.partyOf(who)]),
    );
    return lines.map(({ resolutionId, choice }) => [resolutionId, choice]);
  };
  return { meetingId, proxyId, first, second, ask, seenBy };
}

test("a principal instructs the holder; both see it, nobody else, and the last word counts", async () => {
  const { meetingId, first, second, ask, seenBy } = await given();
  await ask("cis", first, "against");
  await ask("cis", second, "for");
  await ask("cis", second, null);
  expect(await seenBy("bob")).toEqual([[first, "against"]]);
  expect(await seenBy("cis")).toEqual([[first, "against"]]);
  expect(await seenBy("ana")).toEqual([]);
  const office = await read(house.syndic, (tx) => instructionsOf(tx, house.id, meetingId, []));
  expect(office).toEqual([]);
});

test("refused: another's proxy, a text whose vote is open, a proxy taken back", async () => {
  const { meetingId, proxyId, first, second, ask, seenBy } = await given();
  for (const who of ["ana", "bob"]) {
    await expect(ask(who, first, "for")).rejects.toMatchObject({ code: "access.not-found" });
  }
  await ask("cis", second, "abstain");
  for (const name of ["ana", "bob"]) {
    await checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf(name) });
  }
  const chairPartyId = house.partyOf("ana");
  await openMeeting(house.syndic, house.id, { meetingId, chairPartyId, secretaryName: "Sofie" });
  await openBallot(house.syndic, house.id, { resolutionId: first });
  await expect(ask("cis", first, "for")).rejects.toMatchObject({ code: "proxy.instruction-late" });
  await revokeProxy(house.owner("cis"), house.id, { meetingId, proxyId });
  expect(await seenBy("bob")).toEqual([]);
  await expect(ask("cis", second, "for")).rejects.toMatchObject({ code: "proxy.already-revoked" });
});
