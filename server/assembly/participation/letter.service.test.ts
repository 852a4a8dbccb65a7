import { afterAll, beforeAll, expect, test } from "vitest";
import { newRowId } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import {
  headOf,
  seedMeeting,
  seedProxy,
  seedSigningKey,
} from "#server/platform/testing-meeting.ts";
import { checkIn } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import { closeBallot, openBallot } from "../ballot/ballot.service.ts";
import { closeMeeting } from "../ballot/closing.service.ts";
import { castInRoom } from "../ballot/vote.service.ts";
import { getLetter, listWithoutScreen } from "./letter.queries.ts";
import { issueParticipation, printLetter } from "./participation.service.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(
    db.admin,
    ["ana", "bob", "gus", "hal"].map((name) => ({
      ...{ code: `${name}1`, shares: 250, holders: [name] },
    })),
    { languages: { gus: "nl" } },
  );
  // Ana and Bob read their receipts on a screen; Gus has no access, Hal never had to do with a meeting.
  for (const name of ["ana", "bob"]) {
    const accountId = newRowId();
    await db.admin.query(
      `INSERT INTO account (id, email, display_name, locale, created_at)
       VALUES ($1, $2, $3, 'fr', now())`,
      [accountId, `${accountId}@owner.example`, name],
    );
    await db.admin.query(
      `INSERT INTO membership (association_id, id, account_id, party_id, role, starts_on)
       VALUES ($1, $2, $3, $4, 'owner', '2026-01-01')`,
      [house.id, newRowId(), accountId, house.partyOf(name)],
    );
  }
});
afterAll(() => db.close());

/** Ana and Bob are there, Bob on the telephone if told, and for Gus; all three vote. */
async function held({ telephone }: Readonly<{ telephone: boolean }>): Promise<string> {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01");
  await seedProxy(db.admin, house, meetingId, "gus", "bob");
  for (const name of ["ana", "bob"]) {
    await checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf(name) });
  }
  if (telephone) {
    await db.admin.query(
      `INSERT INTO remote_admission (association_id, id, meeting_id, party_id, method, at,
         recorded_by, by_telephone) VALUES ($1, $2, $3, $4, 'voice', now(), 'Sofie', true)`,
      [house.id, newRowId(), meetingId, house.partyOf("bob")],
    );
  }
  const chairPartyId = house.partyOf("ana");
  await openMeeting(house.syndic, house.id, { meetingId, chairPartyId, secretaryName: "Marc" });
  const [resolutionId = ""] = resolutions;
  await openBallot(house.syndic, house.id, { resolutionId });
  const heads = ["ana1", "bob1", "gus1"].map((code) => headOf(db.admin, house, meetingId, code));
  const votes = (await Promise.all(heads)).map((entitlementId, index) => ({
    ...{ entitlementId, choice: index === 0 ? ("for" as const) : ("against" as const) },
  }));
  await castInRoom(house.syndic, house.id, { resolutionId, votes });
  await closeBallot(house.syndic, house.id, { resolutionId });
  return meetingId;
}

const list = (meetingId: string) =>
  read(house.syndic, (tx) => listWithoutScreen(tx, house.id, meetingId));
const print = (meetingId: string, name: string, actor = house.syndic) =>
  printLetter(actor, house.id, { meetingId, partyId: house.partyOf(name) });
const letter = (meetingId: string, certificateId: string) =>
  read(house.syndic, (tx) => getLetter(tx, house.id, { meetingId, certificateId }));

test("who was on the telephone or has no access is listed, and nobody else", async () => {
  expect(await list(await held({ telephone: false }))).toMatchObject([
    { name: "gus Peeters", telephone: false, letters: [] },
  ]);
  expect(await list(await held({ telephone: true }))).toMatchObject([
    { name: "bob Peeters", telephone: true },
    { name: "gus Peeters", telephone: false },
  ]);
});

test("his receipts are printed in his language, with what was recorded as his vote", async () => {
  const meetingId = await held({ telephone: true });
  await expect(print(meetingId, "bob")).rejects.toMatchObject({
    code: "minutes.meeting-not-closed",
  });
  await closeMeeting(house.syndic, house.id, { meetingId });
  const bob = await letter(meetingId, await print(meetingId, "bob"));
  expect(bob).toMatchObject({ locale: "fr", record: { people: ["bob Peeters"] } });
  expect(bob.record.votes.map(({ names, choice }) => [names, choice])).toEqual([
    ["bob Peeters", "against"],
    ["gus Peeters", "against"],
  ]);
  const id = await print(meetingId, "gus");
  const gus = await letter(meetingId, id);
  expect(gus.locale).toBe("nl");
  expect(gus.record.votes).toMatchObject([{ names: "gus Peeters", choice: "against" }]);
  expect(await list(meetingId)).toMatchObject([{ letters: [{}] }, { letters: [{ id }] }]);
});

test("nobody's is printed who fetches it himself, nor by anybody but the syndic", async () => {
  const meetingId = await held({ telephone: false });
  await closeMeeting(house.syndic, house.id, { meetingId });
  const refused = [
    () => print(meetingId, "ana"),
    () => print(meetingId, "hal"),
    () => print(meetingId, "gus", house.owner("ana")),
  ];
  for (const attempt of refused) {
    await expect(attempt()).rejects.toMatchObject({ code: "access.not-found" });
  }
  // What Ana asked for herself is hers, and the syndic does not find it.
  const own = { meetingId, withVotes: false };
  const certificateId = await issueParticipation(house.owner("ana"), house.id, own);
  await expect(letter(meetingId, certificateId)).rejects.toMatchObject({
    code: "access.not-found",
  });
});
