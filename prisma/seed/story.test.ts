import type { ParsedMail } from "mailparser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noticesToSend } from "#server/assembly/convocation/sending.service.ts";
import { composeLetterBatch } from "#server/documents/delivery/letters.service.ts";
import { legalDate, plainDate } from "#server/kernel/calendar.ts";
import { now } from "#server/platform/clock.ts";
import { systemOf, type TestDatabase } from "#server/platform/testing.ts";
import { sendInvitation } from "#server/registry/invitation/invitation-mail.service.ts";
import { OFFICE, OWNERS, STAFF } from "./cast.ts";
import { storyDays } from "./days.ts";
import { type Call, during, memberOf } from "./person.ts";
import { tellOnce } from "./testing.ts";

let db: TestDatabase;
let received: readonly ParsedMail[];
let close: () => Promise<void>;
const told = now();
const days = storyDays(legalDate(told));

beforeAll(async () => {
  ({ db, received, close } = await tellOnce(told));
});
afterAll(() => close());

/** Acts as somebody of the cast, today. */
function as<T>(key: string, act: (call: Call) => Promise<T>): Promise<T> {
  return during(now(), key, act);
}

async function here(call: Call) {
  const [association] = await call.registry.association.list();
  return { associationId: association?.id ?? "" };
}

async function meetings(call: Call) {
  const building = await here(call);
  const lines = await call.assembly.meeting.list(building);
  const idOf = (stage: string) => lines.find((line) => line.stage === stage)?.id ?? "";
  return { ...building, lines, idOf };
}

const held = (call: Call) =>
  meetings(call).then(({ associationId, idOf }) => ({ associationId, meetingId: idOf("closed") }));

async function count(query: string): Promise<number> {
  const { rows } = await db.admin.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${query}`,
  );
  return rows[0]?.count ?? -1;
}

describe("the days of the story", () => {
  test.each([
    ["2026-07-18", "2025-05-20", "2027-05-20"],
    ["2026-07-19", "2026-05-20", "2027-05-20"],
    ["2026-11-21", "2026-05-20", "2027-05-20"],
    ["2027-04-20", "2026-05-20", "2027-05-20"],
    ["2027-04-21", "2026-05-20", "2028-05-20"],
    ["2027-05-20", "2026-05-20", "2028-05-20"],
  ])("told on %s, the assembly was on %s and the next is on %s", (on, assembly, next) => {
    const chosen = storyDays(plainDate(on));
    expect([chosen.assembly.toString(), chosen.next.toString()]).toEqual([assembly, next]);
  });
});

describe("who is who", () => {
  test("one building, its office and another, its lots and people", async () => {
    expect(await count("association")).toBe(1);
    expect(await count("office")).toBe(2);
    expect(await count("lot")).toBe(12);
    expect(await count("party")).toBe(10);
    expect(await count("account")).toBe(STAFF.length + OWNERS.length);
    expect(await count("mandate")).toBe(2);
  });

  test.each([...STAFF, ...OWNERS].map(({ key }) => key))(
    "%s signs in by the password told, and by itsme",
    (key) =>
      as(key, async (call) => {
        const isElsewhere = STAFF.some((one) => one.key === key && one.office !== OFFICE.name);
        expect(await call.registry.association.list()).toHaveLength(isElsewhere ? 0 : 1);
        expect(await call.identity.provider.list()).toMatchObject([{ name: memberOf(key).name }]);
        expect(await call.identity.session.list()).toHaveLength(1);
      }),
  );

  test("Marc is an owner and sits on the council", () =>
    as("marc", async (call) => {
      const [association] = await call.registry.association.list();
      expect(association?.roles.toSorted()).toEqual(["council", "owner"]);
    }));
});

describe("the assembly that was held", () => {
  test("was convened in time, person by person", () =>
    as("odile", async (call) => {
      const status = await call.assembly.convocation.status(await held(call));
      expect(status).toMatchObject({ unproven: 0, late: 0 });
      expect(status.people.map(({ state }) => state)).toEqual(Array(10).fill("in-time"));
      const channels = status.people.flatMap(({ sendings }) => sendings.map((one) => one.channel));
      expect(channels.filter((channel) => channel === "email")).toHaveLength(5);
    }));

  test("was quorate, with one owner absent and one represented", () =>
    as("odile", async (call) => {
      const room = await call.assembly.attendance.room(await held(call));
      expect(room.quorum).toMatchObject({ headsPresent: 7, headsTotal: 8, sharesPresent: 864n });
      expect(room.quorum?.quorate).toBe(true);
      expect(room.roll.filter(({ suspended }) => suspended)).toEqual([]);
    }));

  test("adopted all but the works, which reached no two thirds", () =>
    as("priya", async (call) => {
      const ballots = await call.assembly.ballot.list(await held(call));
      const outcomes = ballots.map(({ result }) => result?.outcome);
      expect(outcomes).toEqual([...Array(7).fill("adopted"), "rejected", "adopted"]);
      expect(ballots[4]?.result?.excluded).toMatchObject([{ name: "Thảo Nguyễn" }]);
      expect(ballots[7]?.result).toMatchObject({ raw: { for: 512n, against: 352n } });
    }));

  test("left its voters their receipts, each for the vote that counts", () =>
    as("priya", async (call) => {
      const building = await here(call);
      const lines = await call.assembly.receipt.list(building);
      expect(lines).toHaveLength(9);
      const receipts = await Promise.all(
        lines.map((line) => call.assembly.receipt.get({ ...building, ...line })),
      );
      const own = receipts.filter(({ event }) => !event.byOperator);
      expect(own.map(({ event }) => [event.sequence, event.choice])).toEqual([[2, "for"]]);
      expect(receipts.every(({ tree }) => tree !== undefined)).toBe(true);
    }));

  test("has its minutes, signed by everybody who was there to the end", () =>
    as("hanna", async (call) => {
      const { record, intact, signatures } = await call.assembly.minutes.get(await held(call));
      expect(intact).toBe(true);
      expect(record.items).toHaveLength(8);
      expect(record.moves.map(({ name, kind }) => [name, kind])).toEqual([
        ["Thảo Nguyễn", "departed"],
      ]);
      expect(signatures.filter(({ signed }) => signed === null)).toEqual([]);
      expect(signatures.map(({ signed }) => signed?.method).toSorted()).toEqual([
        ...Array(5).fill("account"),
        ...Array(2).fill("room"),
      ]);
    }));

  test("took place on its day and at no other", async () => {
    const { rows } = await db.admin.query<{ on: string }>(
      `SELECT DISTINCT (at AT TIME ZONE 'Europe/Brussels')::date::text AS on FROM vote_event`,
    );
    expect(rows).toEqual([{ on: days.assembly.toString() }]);
  });
});

describe("what is to come", () => {
  test("an assembly at the next full hour, proven for everybody, open to those far away", () =>
    as("amina", async (call) => {
      const { associationId, idOf } = await meetings(call);
      const coming = { associationId, meetingId: idOf("convened") };
      const { startsAt, remoteAllowed } = await call.assembly.meeting.get(coming);
      const minutes = told.until(Temporal.Instant.from(startsAt)).total("minutes");
      expect(minutes).toBeGreaterThanOrEqual(0);
      expect(minutes).toBeLessThanOrEqual(60);
      expect(remoteAllowed).toBe(true);
      const status = await as("odile", (odile) => odile.assembly.convocation.status(coming));
      expect(status).toMatchObject({ unproven: 0, late: 0 });
      // Eva is represented by her father now.
      expect(status.people).toHaveLength(9);
    }));

  test("a draft for next May, which only the office sees", async () => {
    const seen = await as("odile", (call) => meetings(call));
    expect(seen.lines.map(({ stage }) => stage)).toEqual(["draft", "convened", "closed"]);
    expect(seen.lines[0]?.on).toBe(days.next.toString());
    const shown = await as("marc", (call) => meetings(call));
    expect(shown.lines.map(({ stage }) => stage)).toEqual(["convened", "closed"]);
  });
});

test("the jobs find nothing left to do when they learn of it all", async () => {
  // Ten notices, the minutes to the five who accept e-mail, the identities linked to five.
  expect(received).toHaveLength(20);
  const { lines, associationId } = await as("odile", (call) => meetings(call));
  const job = systemOf(associationId);
  for (const { id } of lines.filter(({ stage }) => stage !== "draft")) {
    const queued = await noticesToSend(job, associationId, id);
    expect(queued).toEqual({ language: "fr", mails: [] });
    const letters = { kind: "assembly.convocation", subjectId: id, language: "fr" };
    expect(await composeLetterBatch(job, associationId, letters)).toBeNull();
  }
  const { rows } = await db.admin.query<{ id: string }>("SELECT id FROM invitation");
  for (const { id } of rows) expect(await sendInvitation(job, associationId, id)).toBeNull();
  expect(received).toHaveLength(20);
});
