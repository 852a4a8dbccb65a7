import { afterAll, beforeAll, expect, test } from "vitest";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { seedMeeting, seedProxy, seedSigningKey } from "#server/platform/testing-meeting.ts";
import { CountRecord } from "../ballot/snapshot.schema.ts";
import { listBreaches } from "../breach/breach.queries.ts";
import { draftRecord } from "../minutes/minutes.queries.ts";
import { handIn, takeHandedBack } from "./handed.service.ts";
import { HandIn } from "./paper.schema.ts";
import { beginEncoding, closeOnPaper } from "./paper.service.ts";
import { planSheet } from "./plan.queries.ts";
import { confirmSheet } from "./reading.service.ts";
import { keepAttendance, keepSheet } from "./sheet.service.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 300, holders: ["ana"] },
    { code: "A2", shares: 200, holders: ["bob"] },
    ...["carl", "dor", "eva", "fay", "gil"].map((name, at) => ({
      ...{ code: `B${at + 1}`, shares: 100, holders: [name] },
    })),
  ]);
});
afterAll(() => db.close());

const CLOSED = Temporal.Instant.from("2026-05-20T19:50:00+02:00").epochMilliseconds;
const nothing = { others: "for", for: "", against: "", abstain: "" } as const;

/** A meeting of 20 May at 19:30 whose sheets are entered the next day. */
async function paper() {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01");
  await beginEncoding(house.syndic, house.id, { meetingId });
  const resolutionId = resolutions[0] ?? "";
  const hand = (from: string, to: string, handedInAt: string, more: Partial<HandIn> = {}) =>
    handIn(
      house.syndic,
      house.id,
      HandIn.parse({
        ...{ meetingId, principalPartyId: house.partyOf(from), handedInAt },
        holder: { kind: "register", partyId: house.partyOf(to) },
        ...{ signedOn: "2026-05-20", ...more },
      }),
    );
  const back = (proxyId: string) => takeHandedBack(house.syndic, house.id, { meetingId, proxyId });
  const attend = async (...names: string[]) => {
    const sheetId = await keepAttendance(house.syndic, house.id, {
      ...{ meetingId, chairPartyId: house.partyOf("ana"), chairOther: null, chairReason: "" },
      ...{ secretaryName: "Sofie", tellers: "", openedAt: "19:35" },
      lines: names.map((name) => ({ partyId: house.partyOf(name), came: "x", left: "" })),
    });
    await confirmSheet(house.syndic, house.id, { sheetId, reader: "Bob Peeters" });
  };
  const vote = async () => {
    const times = { openedAt: "19:40", closedAt: "19:50" };
    const { mark } = await read(house.syndic, (tx) =>
      planSheet(tx, house.id, resolutionId, nothing, CLOSED),
    );
    const asked = { resolutionId, ...nothing, ...times, mark };
    const sheetId = await keepSheet(house.syndic, house.id, asked);
    await confirmSheet(house.syndic, house.id, { sheetId, reader: "Bob Peeters" });
    const { rows } = await db.admin.query<{ snapshot: string }>(
      "SELECT snapshot FROM ballot_closure WHERE resolution_id = $1",
      [resolutionId],
    );
    return CountRecord.parse(JSON.parse(rows[0]?.snapshot ?? "")).result.raw.for;
  };
  const breaches = () => read(house.syndic, (tx) => listBreaches(tx, house.id, meetingId));
  return { meetingId, hand, back, attend, vote, breaches };
}

test("a proxy is carried from the hour it was handed in, and not before", async () => {
  const room = await paper();
  await room.hand("carl", "ana", "19h10");
  await room.hand("dor", "bob", "19:55");
  await room.attend("ana", "bob", "eva");
  // Dor's came after this vote was closed.
  expect(await room.vote()).toBe("700");
  const { rows } = await db.admin.query(
    `SELECT handed_in_at AS at, registered_at > handed_in_at AS later FROM proxy
     WHERE meeting_id = $1 ORDER BY handed_in_at`,
    [room.meetingId],
  );
  expect(rows[0].at.toISOString()).toBe("2026-05-20T17:10:00.000Z");
  expect(rows.every(({ later }) => later)).toBe(true);
  expect(await room.breaches()).toEqual([]);
});

test("the quorum counts whom it represented at the opening", async () => {
  const room = await paper();
  for (const name of ["carl", "dor"]) await room.hand(name, "ana", "19:20");
  await room.attend("ana", "bob");
  const { rows } = await db.admin.query(
    "SELECT heads_present AS heads, shares_present::int AS shares FROM meeting_opening WHERE meeting_id = $1",
    [room.meetingId],
  );
  expect(rows[0]).toEqual({ heads: 4, shares: 700 });
});

test("one too many is refused without a reason, and with one is a fact the minutes print", async () => {
  const room = await paper();
  for (const name of ["carl", "dor", "eva"]) await room.hand(name, "ana", "19:00");
  await expect(room.hand("fay", "ana", "19:05")).rejects.toMatchObject({
    code: "proxy.too-many",
  });
  await room.hand("fay", "ana", "19:05", { reason: "Le bureau n’a pas compté." });
  expect(await room.breaches()).toMatchObject([
    { kind: "proxies", article: "3.87 §7", reason: "Le bureau n’a pas compté." },
  ]);
  await room.attend("ana", "bob");
  expect(await room.vote()).toBe("900");
  await closeOnPaper(house.syndic, house.id, {
    ...{ meetingId: room.meetingId, closedAt: "20:30", unvoted: false },
  });
  const act = await read(house.syndic, (tx) => draftRecord(tx, house.id, room.meetingId));
  expect(act.proxies.map(({ handedInAt }) => handedInAt?.slice(11, 16))).toEqual([
    ...["17:00", "17:00", "17:00", "17:05"],
  ]);
  expect(act.breaches).toMatchObject([{ kind: "proxies", at: "2026-05-20T17:05:00.000Z" }]);
  expect(act.breaches?.[0]?.statement).toContain("fay Peeters");
  expect(act.breaches?.[0]?.statement).toContain("19:05");
});

test("one that names nobody, and one passed on, are recorded with their articles", async () => {
  const room = await paper();
  await expect(room.hand("carl", "ana", "19:00", { unnamed: true })).rejects.toMatchObject({
    ...{ code: "paper.proxy-unnamed", field: "reason" },
  });
  const reason = "Acceptée par le président.";
  await room.hand("carl", "ana", "19:00", { unnamed: true, reason });
  await expect(room.hand("dor", "carl", "19:00")).rejects.toMatchObject({ code: "proxy.onward" });
  await room.hand("dor", "carl", "19:00", { reason });
  expect(await room.breaches()).toMatchObject([
    { kind: "unnamedProxy", article: "3.87 §7", reason },
    { kind: "other", article: "3.87 §7", reason },
  ]);
});

test("what the syndic carried is recorded, and no vote is counted by it", async () => {
  const room = await paper();
  const { rows } = await db.admin.query<{ name: string }>(
    `SELECT o.name FROM office o JOIN mandate m ON m.office_id = o.id WHERE m.association_id = $1`,
    [house.id],
  );
  const [office] = rows;
  const inReason = { reason: "Personne d’autre n’était là." };
  if (!office) throw new Error("the house has a syndic");
  const partyId = house.partyOf("gil");
  await db.admin.query(
    "UPDATE party SET kind = 'legal', company_name = $2, given_name = NULL, family_name = NULL WHERE id = $1",
    [partyId, office.name],
  );
  await expect(room.hand("carl", "gil", "19:00")).rejects.toMatchObject({
    code: "proxy.syndic-holder",
  });
  await room.hand("carl", "gil", "19:00", inReason);
  expect(await room.breaches()).toMatchObject([{ kind: "syndicProxy", article: "3.87 §7" }]);
  await room.attend("ana", "bob", "eva", "gil");
  expect(await room.vote()).toBe("700");
});

test("what no room can have accepted is refused, whatever reason is given", async () => {
  const room = await paper();
  const reason = "Nous l’avons accepté.";
  await room.hand("carl", "ana", "19:00");
  const refused = [
    ["carl", "ana", "19:00", {}, "proxy.already-given", "holder"],
    ["dor", "dor", "19:00", {}, "proxy.holder-is-principal", "holder"],
    ["dor", "ana", "19:00", { lotIds: [house.lotOf("A2")] }, "proxy.lot-of-another", "lots"],
    ["dor", "ana", "19:00", { signedOn: "2026-05-21" }, "proxy.signed-later", "signedOn"],
    ["dor", "ana", "tôt", {}, "paper.time-unreadable", "handedInAt"],
    ["dor", "ana", "13:00", {}, "paper.before-doors", "handedInAt"],
  ] as const;
  for (const [from, to, hour, more, code, field] of refused) {
    const given = { ...more, lotIds: "lotIds" in more ? [...more.lotIds] : [], reason };
    await expect(room.hand(from, to, hour, given)).rejects.toMatchObject({ code, field });
  }
});

test("whoever names another at the door takes the first back at that hour", async () => {
  const room = await paper();
  await seedProxy(db.admin, house, room.meetingId, "carl", "bob");
  await expect(room.hand("carl", "ana", "19:10")).rejects.toMatchObject({
    code: "proxy.already-given",
  });
  await room.hand("carl", "ana", "19:10", { replaces: true });
  // Bob is not there: it is Ana who carries it.
  await room.attend("ana", "dor", "eva", "fay");
  expect(await room.vote()).toBe("700");
});

test("one entered by mistake never was carried; after the sheets that counted it it stays", async () => {
  const room = await paper();
  const wrong = await room.hand("carl", "ana", "19:00");
  const right = await room.hand("dor", "ana", "19:00");
  await room.back(wrong);
  await expect(room.back(wrong)).rejects.toMatchObject({ code: "proxy.already-revoked" });
  await room.attend("ana", "bob", "fay");
  await expect(room.back(right)).rejects.toMatchObject({ code: "paper.proxy-after-votes" });
  await expect(room.hand("eva", "ana", "19:20")).rejects.toMatchObject({
    ...{ code: "paper.proxy-after-votes", field: "handedInAt" },
  });
  await room.hand("eva", "ana", "19:45");
  expect(await room.vote()).toBe("800");
});

test("only of a meeting that is being copied, by who holds it", async () => {
  const room = await paper();
  const { meetingId } = await seedMeeting(db.admin, house, "D-01");
  const input = HandIn.parse({
    ...{ meetingId, principalPartyId: house.partyOf("carl"), handedInAt: "19:00" },
    holder: { kind: "register", partyId: house.partyOf("ana") },
    signedOn: "2026-05-20",
  });
  await expect(handIn(house.syndic, house.id, input)).rejects.toMatchObject({
    code: "paper.not-begun",
  });
  const onPaper = { ...input, meetingId: room.meetingId };
  const owner = house.owner("carl");
  await expect(handIn(owner, house.id, onPaper)).rejects.toMatchObject({
    code: "access.not-found",
  });
  const proxyId = await handIn(house.syndic, house.id, onPaper);
  await expect(
    takeHandedBack(owner, house.id, { meetingId: room.meetingId, proxyId }),
  ).rejects.toMatchObject({ code: "access.not-found" });
  await seedProxy(db.admin, house, room.meetingId, "dor", "ana");
  const { rows } = await db.admin.query<{ id: string }>(
    "SELECT id FROM proxy WHERE meeting_id = $1 AND handed_in_at IS NULL",
    [room.meetingId],
  );
  // What came before the meeting is taken back as any other.
  await expect(room.back(rows[0]?.id ?? "")).rejects.toMatchObject({ code: "access.not-found" });
});
