import { hash, randomBytes } from "node:crypto";
import type pg from "pg";
import { openMeeting } from "#server/assembly/attendance/opening.service.ts";
import { closeBallot, openBallot } from "#server/assembly/ballot/ballot.service.ts";
import { castInRoom } from "#server/assembly/ballot/vote.service.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { seedMeeting } from "#server/platform/testing-meeting.ts";
import { type Copied, copyOf, insertOf, plainPostgres } from "../floors/plain-postgres.ts";
import { RUNS } from "../measure.ts";
import { type Ground, type Row, takeStatistics } from "../row.ts";

/** Each call closes what the one before left open: as many are laid out as are asked for. */
const CALLS = RUNS + 1;

const buildingOf = (admin: pg.Pool, lots: number): Promise<House> =>
  seedHouse(
    admin,
    Array.from({ length: lots }, (_, index) => ({
      ...{ code: `L${index}`, shares: 1, holders: [`owner${index}`] },
    })),
  );

/** A convened meeting of texts decided by the absolute majority, with every owner in the room. */
async function meetingOf(admin: pg.Pool, house: House, texts: number) {
  const { meetingId, resolutions } = await seedMeeting(
    admin,
    house,
    ...Array.from({ length: texts }, () => "D-01"),
  );
  await admin.query(
    `INSERT INTO attendance (association_id, id, meeting_id, party_id, kind, channel, at)
     SELECT association_id, gen_random_uuid(), $2, id, 'arrived', 'room', now()
     FROM party WHERE association_id = $1`,
    [house.id, meetingId],
  );
  return { meetingId, resolutions };
}

const open = (house: House, meetingId: string) =>
  openMeeting(house.syndic, house.id, {
    ...{ meetingId, chairPartyId: house.partyOf("owner0"), secretaryName: "Sofie" },
  });

/** All for: as many votes as there are heads, then the count. */
async function decide(house: House, resolutionId: string): Promise<void> {
  await openBallot(house.syndic, house.id, { resolutionId });
  await castInRoom(house.syndic, house.id, { resolutionId, votes: [], others: "for" });
  await closeBallot(house.syndic, house.id, { resolutionId });
}

/** One statement that numbers the votes of copied rows anew: other ids, the next place of each head. */
function another(event: Copied, content: Copied, sequence: number) {
  const ids = new Map(event.rows.map(({ id }) => [id, crypto.randomUUID()]));
  const leaf = () => `\\x${randomBytes(32).toString("hex")}`;
  const events = event.rows.map((row) => ({
    ...{ ...row, id: ids.get(row.id), sequence: `${sequence}`, leaf_hash: leaf() },
  }));
  const contents = content.rows.map((row) => ({ ...row, vote_id: ids.get(row.vote_id) }));
  return insertOf([
    { ...event, rows: events },
    { ...content, rows: contents },
  ]);
}

const COUNT = `SELECT c.choice, count(*), sum(c.shares) FROM vote_event v
  JOIN vote_content c ON c.association_id = v.association_id AND c.vote_id = v.id
  WHERE v.association_id = $1 AND v.resolution_id = $2 AND v.sequence = $3 GROUP BY c.choice`;

/** A tree over so many leaves, and nothing but its hashing: one node more than half of it a level. */
function hashTree(leaves: number): void {
  const node = new Uint8Array(65);
  for (let n = 1; n < leaves; n += 1) hash("sha256", node, "buffer");
}

/** The rows that a decided text left, entered again, counted by one statement, and their tree. */
async function rowsOf({ admin, appUrl }: Ground, house: House, resolutionId: string) {
  const plain = await plainPostgres(appUrl);
  const where = "association_id = $1 AND resolution_id = $2";
  const event = await copyOf(admin, "vote_event", where, [house.id, resolutionId]);
  const content = await copyOf(
    admin,
    "vote_content",
    "association_id = $1 AND vote_id IN (SELECT id FROM vote_event WHERE resolution_id = $2)",
    [house.id, resolutionId],
  );
  let sequence = 1;
  const again = async () => {
    sequence += 1;
    await plain.allInScope(house.id, [
      { name: "votes", ...another(event, content, sequence) },
      { name: "count", text: COUNT, values: [house.id, resolutionId, sequence] },
    ]);
    hashTree(event.rows.length);
  };
  return { again, close: plain.close };
}

const EVENING = { lots: 500, texts: 25 };

export const evening: Row = {
  name: `an evening: ${EVENING.lots} lots, ${EVENING.texts} decisions`,
  says: {
    product: "the meeting opened, each text voted on by all in the room and counted",
    floor: "the same votes entered and counted, a statement each a text, and their trees",
  },
  unit: "ms",
  bar: { ratio: 3, limit: 10_000 },
  calls: 1,
  atOnce: 1,
  warmUp: 1,
  arrange: async (ground) => {
    const { admin } = ground;
    const house = await buildingOf(admin, EVENING.lots);
    const meetings: Awaited<ReturnType<typeof meetingOf>>[] = [];
    for (let call = 0; call <= CALLS; call += 1) {
      meetings.push(await meetingOf(admin, house, EVENING.texts));
    }
    const next = async (decided = async () => {}) => {
      const meeting = meetings.pop();
      if (!meeting) throw new RangeError("more calls than meetings");
      await open(house, meeting.meetingId);
      for (const text of meeting.resolutions) {
        await decide(house, text);
        await decided();
      }
      return meeting.resolutions;
    };
    const [text = ""] = await next(() => takeStatistics(admin));
    const floor = await rowsOf(ground, house, text);
    const floorOfAll = async () => {
      for (let n = 0; n < EVENING.texts; n += 1) await floor.again();
    };
    return { product: () => next(), floor: floorOfAll, close: floor.close };
  },
};

const HEADS = 10_000;

export const closing: Row = {
  name: `a decision of ${HEADS} lots`,
  says: {
    product: "the vote of all in the room, counted",
    floor: "the same votes entered and counted by a statement each, and their tree",
  },
  unit: "ms",
  bar: { ratio: 3, limit: 10_000 },
  calls: 1,
  atOnce: 1,
  warmUp: 1,
  arrange: async (ground) => {
    const { admin } = ground;
    const house = await buildingOf(admin, HEADS);
    const { meetingId, resolutions } = await meetingOf(admin, house, CALLS + 1);
    await open(house, meetingId);
    const waiting = [...resolutions];
    const next = async () => {
      const text = waiting.pop();
      if (!text) throw new RangeError("more calls than texts");
      await decide(house, text);
      return text;
    };
    const first = await next();
    await takeStatistics(admin);
    const floor = await rowsOf(ground, house, first);
    return { product: next, floor: floor.again, close: floor.close };
  },
};
