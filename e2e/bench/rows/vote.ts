import { randomBytes } from "node:crypto";
import type pg from "pg";
import { checkIn } from "#server/assembly/attendance/attendance.service.ts";
import { openMeeting } from "#server/assembly/attendance/opening.service.ts";
import { openBallot } from "#server/assembly/ballot/ballot.service.ts";
import { getVoter } from "#server/assembly/ballot/view.queries.ts";
import { castVotes } from "#server/assembly/ballot/vote.service.ts";
import { read } from "#server/platform/db.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { headOf, seedMeeting } from "#server/platform/testing-meeting.ts";
import { type Copied, copyOf, insertOf, plainPostgres } from "../floors/plain-postgres.ts";
import type { Ground, Row } from "../row.ts";

/** A large building: two hundred lots, as many owners, twenty of them in the room. */
const LOTS = 200;
const PRESENT = 20;

type Voting = Readonly<{
  house: House;
  meetingId: string;
  resolutionId: string;
  /** Whose right to vote is used, by number. */
  headOf: (owner: number) => Promise<string>;
}>;

async function openVote(admin: pg.Pool): Promise<Voting> {
  const lots = Array.from({ length: LOTS }, (_, index) => ({
    code: `A${index}`,
    // Who is present holds most of the shares: the quorum is met.
    shares: index < PRESENT ? 50 : 1,
    holders: [`owner${index}`],
  }));
  const house = await seedHouse(admin, lots);
  const { meetingId, resolutions } = await seedMeeting(admin, house, "D-01");
  for (let index = 0; index < PRESENT; index += 1) {
    await checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf(`owner${index}`) });
  }
  const chairPartyId = house.partyOf("owner0");
  await openMeeting(house.syndic, house.id, { meetingId, chairPartyId, secretaryName: "Sofie" });
  const [resolutionId = ""] = resolutions;
  await openBallot(house.syndic, house.id, { resolutionId });
  await admin.query("ANALYZE");
  const head = (owner: number) => headOf(admin, house, meetingId, `A${owner}`);
  return { house, meetingId, resolutionId, headOf: head };
}

/** A copy of one row with some of its values changed. */
function changed(copied: Copied, values: Readonly<Record<string, string>>): Copied {
  return { ...copied, rows: copied.rows.map((row) => ({ ...row, ...values })) };
}

/** What one vote leaves, entered again and again: other ids, the next place of its head. */
async function votesOf({ admin, appUrl }: Ground, voting: Voting, entitlementId: string) {
  const { house, resolutionId } = voting;
  const plain = await plainPostgres(appUrl);
  const where = "association_id = $1 AND resolution_id = $2 AND entitlement_id = $3";
  const event = await copyOf(admin, "vote_event", where, [house.id, resolutionId, entitlementId]);
  const id = `${event.rows[0]?.id}`;
  const content = await copyOf(admin, "vote_content", "vote_id = $1", [id]);
  const audit = await copyOf(admin, "audit_event", "payload->>'voteId' = $1", [id]);
  let sequence = 1;
  const again = () => {
    sequence += 1;
    const vote = crypto.randomUUID();
    const leaf = `\\x${randomBytes(32).toString("hex")}`;
    const { text, values } = insertOf([
      changed(event, { id: vote, sequence: `${sequence}`, leaf_hash: leaf }),
      changed(content, { vote_id: vote }),
      changed(audit, { id: crypto.randomUUID() }),
    ]);
    return plain.inScope(house.id, "vote", text, values);
  };
  return { again, close: plain.close };
}

export const vote: Row = {
  name: "a vote among 200 heads",
  says: {
    product: "a vote cast in the room: roll, attendance, receipt, audit",
    floor: "the three rows it leaves, entered by one statement",
  },
  unit: "ms",
  bar: { ratio: 25, limit: 50 },
  calls: 20,
  atOnce: 1,
  warmUp: 10,
  arrange: async (ground) => {
    const voting = await openVote(ground.admin);
    const { house, resolutionId } = voting;
    const cast = async (owner: number) => {
      const votes = [{ entitlementId: await voting.headOf(owner), choice: "for" as const }];
      return () => castVotes(house.owner(`owner${owner}`), house.id, { resolutionId, votes });
    };
    await (await cast(1))();
    const floor = await votesOf(ground, voting, await voting.headOf(1));
    return { product: await cast(0), floor: floor.again, close: floor.close };
  },
};

const ROLL = `SELECT e.*, l.*, p.given_name, p.family_name FROM entitlement e
  JOIN entitlement_lot l ON l.association_id = e.association_id AND l.entitlement_id = e.id
  JOIN party p ON p.association_id = e.association_id AND p.id = ANY (e.holder_ids)
  WHERE e.association_id = $1 AND e.meeting_id = $2`;

export const voterPage: Row = {
  name: "a voter's page among 200 heads",
  says: { product: "what the page shows", floor: "the roll of the meeting with its people" },
  unit: "ms",
  bar: { ratio: 6, limit: 50 },
  calls: 20,
  atOnce: 1,
  warmUp: 10,
  arrange: async ({ admin, appUrl }) => {
    const { house, meetingId } = await openVote(admin);
    const owner = house.owner("owner0");
    const plain = await plainPostgres(appUrl);
    return {
      product: () => read(owner, (tx) => getVoter(tx, owner, house.id, meetingId)),
      floor: () => plain.inScope(house.id, "roll", ROLL, [house.id, meetingId]),
      close: plain.close,
    };
  },
};
