import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { at, newRowId, now } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import {
  headOf,
  seedMeeting,
  seedSigningKey,
  seedStepUp,
} from "#server/platform/testing-meeting.ts";
import { checkIn, join } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import { openBallot } from "../ballot/ballot.service.ts";
import { progressOf } from "../ballot/progress.queries.ts";
import { castVotes } from "../ballot/vote.service.ts";
import { beatSeconds, MANY } from "./connection.rules.ts";
import type { Audience } from "./following.rules.ts";
import { Following } from "./following.service.ts";

let db: TestDatabase;
let house: House;
let ana: Person;
let bob: Person;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 600, holders: ["ana"] },
    { code: "B1", shares: 400, holders: ["bob"] },
  ]);
  ana = house.owner("ana");
  bob = house.owner("bob");
});
afterAll(() => db.close());

/** A session in the database, by its id. */
async function sessionOf({ accountId }: Person): Promise<string> {
  const id = newRowId();
  await db.admin.query(
    `INSERT INTO account (id, email, display_name, locale, created_at)
     VALUES ($1::uuid, $1 || '@owner.example', 'An owner', 'fr', now()) ON CONFLICT DO NOTHING`,
    [accountId],
  );
  await db.admin.query(
    `INSERT INTO session (id, token_hash, account_id, amr, auth_time, created_at, expires_at)
     VALUES ($1::uuid, sha256($1::text::bytea), $2, '{itsme}', now(), now(), now() + interval '1 day')`,
    [id, accountId],
  );
  return id;
}

/** Ana in the room, Bob at a distance, one text open; and a `page` of the meeting that listens. */
async function followed() {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01", "D-01");
  const [resolutionId = "", next = ""] = resolutions;
  await checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf("ana") });
  await seedStepUp(db.admin, bob, meetingId);
  await join(bob, house.id, { meetingId });
  const chairPartyId = house.partyOf("ana");
  await openMeeting(house.syndic, house.id, { meetingId, chairPartyId, secretaryName: "Sofie" });
  await openBallot(house.syndic, house.id, { resolutionId });
  const following = new Following(null);
  const progress = await read(house.syndic, (tx) => progressOf(tx, house.id, meetingId));
  const page = async (who: Person, audience: Audience, name: string = audience) => {
    const said: string[] = [];
    let hasEnded = false;
    const follower = {
      ...{ key: `${name} of ${who.accountId}`, sessionId: await sessionOf(who), audience },
      ...{ parties: [house.partyOf(who === bob ? "bob" : "ana")], isRemote: who === bob },
    };
    const leave = following.follow(
      { association: house.id, meetingId },
      follower,
      {
        say: (frame) => said.push(new TextDecoder().decode(frame)),
        end: () => {
          hasEnded = true;
        },
      },
      progress,
    );
    const heard = () =>
      said.splice(0).map((text) => /event: (\w+)\ndata: (.*)/.exec(text)?.slice(1));
    return { ...follower, heard, leave, hasEnded: () => hasEnded };
  };
  const cast = async (choice: "for" | "against") => {
    const entitlementId = await headOf(db.admin, house, meetingId, "B1");
    await castVotes(bob, house.id, { resolutionId, votes: [{ entitlementId, choice }] });
  };
  const seen = async () => {
    const { rows } = await db.admin.query<{ party: string; at: Date }>(
      "SELECT party_id AS party, seen_at AS at FROM remote_connection WHERE meeting_id = $1",
      [meetingId],
    );
    return rows;
  };
  const ref = { associationId: house.id, meetingId };
  return { following, page, cast, seen, ref, resolutionId, next };
}

test("a vote changes a count and moves no page; an opening moves all; which way nobody hears", async () => {
  const { following, page, cast, resolutionId, next } = await followed();
  const voter = await page(ana, "voter");
  const screen = await page(ana, "screen");
  await following.turn();
  voter.heard();
  screen.heard();
  await following.turn();
  expect([voter.heard(), screen.heard()]).toEqual([[], []]);
  await cast("against");
  await following.turn();
  const count = JSON.stringify([{ resolutionId, heads: 1, shares: "400" }]);
  expect(screen.heard()).toEqual([["turnout", count]]);
  expect(voter.heard()).toEqual([["turnout", count]]);
  // Another mind, the same head: the same count, and nothing to say.
  await cast("for");
  await following.turn();
  expect([voter.heard(), screen.heard()]).toEqual([[], []]);
  await openBallot(house.syndic, house.id, { resolutionId: next });
  await following.turn();
  expect(voter.heard()).toEqual([["moved", "0"]]);
  voter.leave();
  await cast("against");
  await following.turn();
  expect(voter.heard()).toEqual([]);
});

test("how far a meeting is that is followed here is known, under the name of its house alone", async () => {
  const { following, page, ref } = await followed();
  expect(following.progressOf(ref)).toBeNull();
  const voter = await page(ana, "voter");
  expect(following.progressOf(ref)?.turnouts).toHaveLength(1);
  expect(following.progressOf({ ...ref, associationId: ref.meetingId })).toBeNull();
  voter.leave();
});

test("signs of life are asked for more seldom where many were at a distance, not where many look on", async () => {
  const { following, page, ref } = await followed();
  for (let window = 0; window <= MANY; window += 1) await page(ana, "voter", `window ${window}`);
  await following.turn();
  expect(following.beat(ref.meetingId)).toBe(beatSeconds(false));
  await db.admin.query(
    `WITH others AS (INSERT INTO party (association_id, id, kind, family_name, language, created_at)
       SELECT $1, gen_random_uuid(), 'natural', 'Wouters', 'nl', now() FROM generate_series(0, $3::int)
       RETURNING id)
     INSERT INTO remote_connection (association_id, meeting_id, party_id, seen_at)
     SELECT $1, $2, id, now() FROM others`,
    [house.id, ref.meetingId, MANY],
  );
  await following.turn();
  expect(following.beat(ref.meetingId)).toBe(beatSeconds(true));
});

test("a session that ends, ends its stream, and no other", async () => {
  const { following, page, ref } = await followed();
  const [kept, ended] = [await page(ana, "voter"), await page(bob, "voter")];
  await db.admin.query("UPDATE session SET revoked_at = now() WHERE id = $1", [ended.sessionId]);
  for (let look = 0; look < 5; look += 1) await following.turn();
  expect([kept.hasEnded(), ended.hasEnded()]).toEqual([false, true]);
  expect(following.recall(ref, kept.key)).not.toBeNull();
  expect(following.recall(ref, ended.key)).toBeNull();
});

test("a stream renewed in time is not looked up again; another browser, house or a lost line is", async () => {
  const { following, page, ref } = await followed();
  const voter = await page(bob, "voter");
  voter.leave();
  expect(following.recall(ref, voter.key)?.follower.sessionId).toBe(voter.sessionId);
  expect(following.recall(ref, "another")).toBeNull();
  expect(following.recall({ ...ref, associationId: ref.meetingId }, voter.key)).toBeNull();
  const later = (seconds: number) =>
    at(now().add({ seconds }), () => following.recall(ref, voter.key));
  expect(later(40)).not.toBeNull();
  expect(later(46)).toBeNull();
  await at(now().add({ seconds: 60 }), () => following.turn());
  expect(following.count(ref.meetingId)).toBe(0);
  expect(following.recall(ref, voter.key)).toBeNull();
});

test("who was proved long ago is looked up again, however often his stream was renewed", async () => {
  const { following, page, ref } = await followed();
  const voter = await page(bob, "voter");
  const start = now();
  for (let seconds = 20; seconds <= 300; seconds += 20) {
    await at(start.add({ seconds }), async () => {
      const known = following.recall(ref, voter.key);
      if (known)
        following.follow(known.place, known.follower, { say() {}, end() {} }, known.progress);
    });
  }
  expect(at(start.add({ seconds: 302 }), () => following.recall(ref, voter.key))).toBeNull();
});

test("who follows at a distance is connected, by one row; who is in the room is not noted", async () => {
  const { following, page, seen } = await followed();
  const bobs = await page(bob, "voter");
  await page(ana, "voter");
  await following.turn();
  const [first, ...more] = await seen();
  expect(more).toEqual([]);
  expect(first?.party).toBe(house.partyOf("bob"));
  await at(now().add({ seconds: 20 }), async () => {
    bobs.leave();
    await following.turn();
  });
  const [second] = await seen();
  expect((second?.at.getTime() ?? 0) - (first?.at.getTime() ?? 0)).toBeGreaterThanOrEqual(19_000);
});
