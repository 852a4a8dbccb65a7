import { afterAll, beforeAll, expect, test } from "vitest";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { seedMeeting, seedSigningKey } from "#server/platform/testing-meeting.ts";
import { checkIn } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import { closeBallot, openBallot } from "../ballot/ballot.service.ts";
import { closeMeeting } from "../ballot/closing.service.ts";
import { listBallots } from "../ballot/view.queries.ts";
import { castInRoom } from "../ballot/vote.service.ts";
import { listBreaches } from "../breach/breach.queries.ts";
import { recordBreach } from "../breach/breach.service.ts";
import { fundingsOf } from "../funding/funding.queries.ts";
import { draftRecord } from "../minutes/minutes.queries.ts";
import { freezeMinutes } from "../minutes/minutes.service.ts";
import { MinutesRecord } from "../minutes/record.schema.ts";
import { beginEncoding } from "../paper/paper.service.ts";
import { confirmSheet } from "../paper/reading.service.ts";
import { keepAttendance } from "../paper/sheet.service.ts";
import { listMotions } from "./motion.queries.ts";
import { amendText, disposeItem, reopenBallot } from "./motion.service.ts";

let db: TestDatabase;
let house: House;
let other: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 300, holders: ["ana"] },
    { code: "B1", shares: 300, holders: ["bob"] },
    { code: "C1", shares: 400, holders: ["cis"] },
  ]);
  other = await seedHouse(db.admin, [{ code: "Z1", shares: 1000, holders: ["zoe"] }]);
});
afterAll(() => db.close());

async function inProgress(...types: string[]) {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, ...types);
  const { syndic, id } = house;
  for (const name of ["ana", "bob", "cis"]) {
    await checkIn(syndic, id, { meetingId, partyId: house.partyOf(name) });
  }
  const chairPartyId = house.partyOf("ana");
  await openMeeting(syndic, id, {
    meetingId,
    chairPartyId,
    secretaryName: "Sofie",
    tellers: "Gus",
  });
  const motions = () => read(syndic, (tx) => listMotions(tx, id, meetingId));
  const act = () => read(syndic, (tx) => draftRecord(tx, id, meetingId));
  const breaches = () => read(syndic, (tx) => listBreaches(tx, id, meetingId));
  const vote = async (resolutionId: string, others: "for" | "against") => {
    await openBallot(syndic, id, { resolutionId });
    await castInRoom(syndic, id, { resolutionId, votes: [], others });
    return closeBallot(syndic, id, { resolutionId });
  };
  const [first = "", second = ""] = resolutions;
  return { meetingId, first, second, motions, act, breaches, vote };
}

test("an item is withdrawn with its reason, not voted on, and taken up again", async () => {
  const { syndic, id } = house;
  const { meetingId, first, motions, act, vote } = await inProgress("D-01", "D-01");
  const [item] = await motions();
  const itemId = item?.itemId ?? "";
  const say = (kind: "withdrawn" | "postponed" | "resumed", reason: string) =>
    disposeItem(syndic, id, { meetingId, itemId, resolutionId: null, kind, reason });
  await say("withdrawn", "Le devis manque.");
  await expect(openBallot(syndic, id, { resolutionId: first })).rejects.toMatchObject({
    code: "ballot.item-disposed",
  });
  await expect(say("postponed", "Encore.")).rejects.toMatchObject({
    code: "motion.already-disposed",
  });
  await say("resumed", "Le devis est arrivé.");
  expect(await vote(first, "for")).toBe("adopted");
  await expect(say("withdrawn", "Trop tard.")).rejects.toMatchObject({ code: "motion.voted" });
  const { items, tellers } = MinutesRecord.parse(await act());
  expect(tellers).toBe("Gus");
  expect(items[0]?.disposals).toMatchObject([
    { kind: "withdrawn", reason: "Le devis manque.", text: null },
    { kind: "resumed", reason: "Le devis est arrivé.", text: null },
  ]);
});

test("an amended text is what is voted on; the convened one stays beside it", async () => {
  const { syndic, id } = house;
  const { meetingId, first, act, vote } = await inProgress("D-01");
  const convened = (await act()).items[0]?.resolutions[0]?.text ?? "";
  const amend = (text: string) =>
    amendText(syndic, id, { resolutionId: first, text, reason: "Une coquille.", scope: "within" });
  await expect(amend(convened)).rejects.toMatchObject({ code: "motion.same-text" });
  await amend("Un texte plus clair.");
  expect(await amend("Un texte plus clair encore.")).toBe("amended");
  await vote(first, "for");
  const [ballot] = await read(syndic, (tx) => listBallots(tx, id, meetingId));
  expect(ballot?.text).toBe("Un texte plus clair encore.");
  const counted = await db.admin.query(
    "SELECT snapshot::jsonb ->> 'text' AS text FROM ballot_closure WHERE resolution_id = $1",
    [first],
  );
  expect(counted.rows).toEqual([{ text: "Un texte plus clair encore." }]);
  await expect(amend("Trop tard.")).rejects.toMatchObject({ code: "motion.voted" });
  const printed = MinutesRecord.parse(await act()).items[0]?.resolutions[0];
  expect(printed).toMatchObject({
    ...{ text: "Un texte plus clair encore.", convened },
    amendments: [{ text: "Un texte plus clair." }, { text: "Un texte plus clair encore." }],
  });
});

test("a text beyond the convened item is not put to the vote: it is recorded with its article", async () => {
  const { syndic, id } = house;
  const { first, act, breaches, vote } = await inProgress("D-01");
  const asked = { resolutionId: first, text: "Acheter aussi le garage.", reason: "On insiste." };
  expect(await amendText(syndic, id, { ...asked, scope: "beyond" })).toBe("breach");
  expect(await breaches()).toMatchObject([
    { kind: "agenda", article: "3.87 §3", item: 1, statement: "Acheter aussi le garage." },
  ]);
  await vote(first, "for");
  const { items, breaches: printed } = MinutesRecord.parse(await act());
  expect(items[0]?.resolutions[0]?.text).not.toBe("Acheter aussi le garage.");
  expect(printed).toMatchObject([{ kind: "agenda", reason: "On insiste." }]);
});

test("a vote is taken again for a reason: both results stay, the last is read as the result", async () => {
  const { syndic, id } = house;
  const { meetingId, first, motions, act, vote } = await inProgress("D-01");
  await db.admin.query(
    `INSERT INTO funding (association_id, resolution_id, reserve_cents, call_cents, loan_cents,
       repaid_cents) VALUES ($1, $2, 4000, 0, 0, 0)`,
    [id, first],
  );
  const again = () => reopenBallot(syndic, id, { resolutionId: first, reason: "Mal compté." });
  await expect(again()).rejects.toMatchObject({ code: "motion.not-closed" });
  expect(await vote(first, "for")).toBe("adopted");
  const next = await again();
  await expect(again()).rejects.toMatchObject({ code: "motion.already-reopened" });
  expect(await vote(next, "against")).toBe("rejected");
  const [item] = await motions();
  expect(item?.texts).toMatchObject([
    { resolutionId: first, closed: true, reopened: { nextId: next, reason: "Mal compté." } },
    { resolutionId: next, closed: true, reopens: first },
  ]);
  // It costs the second time what it cost the first.
  const plans = await read(syndic, (tx) => fundingsOf(tx, id, meetingId));
  expect(plans.map(({ resolutionId, funding }) => [resolutionId, funding.reserve])).toEqual([
    [first, 4000n],
    [next, 4000n],
  ]);
  const { items } = MinutesRecord.parse(await act());
  expect(items[0]?.resolutions).toMatchObject([
    { result: { outcome: "adopted" }, reopened: { by: 2, reason: "Mal compté." } },
    { result: { outcome: "rejected" }, reopens: 1 },
  ]);
});

test("a breach is recorded with its article and reason, corrected by another, never after the minutes", async () => {
  const { syndic, id } = house;
  const { meetingId, first, breaches, act, vote } = await inProgress("D-01");
  const told = { itemId: null, article: "", time: null, correctsId: null } as const;
  const said = { meetingId, ...told, kind: "proxies", reason: "Admis." } as const;
  const one = await recordBreach(syndic, id, { ...said, statement: "Une quatrième procuration." });
  const better = { ...said, statement: "Une cinquième procuration.", correctsId: one };
  await recordBreach(syndic, id, better);
  await expect(recordBreach(syndic, id, better)).rejects.toMatchObject({
    code: "breach.already-corrected",
  });
  const order = { ...said, kind: "courtOrder", statement: "Le juge a fixé la date." } as const;
  await expect(recordBreach(syndic, id, order)).rejects.toMatchObject({
    code: "breach.article-missing",
  });
  await recordBreach(syndic, id, { ...order, article: "J.P. Liège, 3 mai 2026" });
  expect(await breaches()).toMatchObject([
    { kind: "proxies", article: "3.87 §7", correctedBy: 2, by: syndic.displayName },
    { corrects: 1, correctedBy: null },
    { kind: "courtOrder", article: "J.P. Liège, 3 mai 2026" },
  ]);
  const foreign = { ...said, meetingId, statement: "Rien." };
  await expect(recordBreach(other.syndic, other.id, foreign)).rejects.toMatchObject({
    code: "access.not-found",
  });
  await vote(first, "for");
  await closeMeeting(syndic, id, { meetingId });
  await recordBreach(syndic, id, { ...said, statement: "Constaté après la séance." });
  expect(MinutesRecord.parse(await act()).breaches).toHaveLength(4);
  await freezeMinutes(syndic, id, { meetingId });
  await expect(
    recordBreach(syndic, id, { ...said, statement: "Trop tard." }),
  ).rejects.toMatchObject({ code: "breach.minutes-final" });
});

test("of a meeting copied from paper, each is dated by the hour of the room", async () => {
  const { syndic, id } = house;
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01", "D-01");
  await beginEncoding(syndic, id, { meetingId });
  const sheetId = await keepAttendance(syndic, id, {
    ...{ meetingId, chairPartyId: house.partyOf("ana"), chairOther: null, chairReason: "" },
    ...{ secretaryName: "Sofie", tellers: "", openedAt: "19:35" },
    lines: ["ana", "bob", "cis"].map((name) => ({
      ...{ partyId: house.partyOf(name), came: "x", left: "" },
    })),
  });
  await confirmSheet(syndic, id, { sheetId, reader: "Gus" });
  const [first = "", second = ""] = resolutions;
  const [item] = await read(syndic, (tx) => listMotions(tx, id, meetingId));
  const reason = "Les devis manquent.";
  const dispose = (kind: "postponed" | "resumed", handledAt?: string) =>
    disposeItem(syndic, id, {
      ...{ meetingId, itemId: item?.itemId ?? "", resolutionId: first, kind, reason },
      ...(handledAt === undefined ? {} : { handledAt }),
    });
  await expect(dispose("postponed")).rejects.toMatchObject({
    ...{ code: "paper.time-unreadable", field: "handledAt" },
  });
  await expect(dispose("postponed", "19:20")).rejects.toMatchObject({
    code: "paper.before-opening",
  });
  await dispose("postponed", "20h10");
  await expect(dispose("resumed", "20:05")).rejects.toMatchObject({
    ...{ code: "paper.before-last-motion", field: "handledAt" },
  });
  await dispose("resumed", "20:20");
  const amended = { text: "Un autre texte", reason, scope: "within" as const };
  await amendText(syndic, id, { resolutionId: second, ...amended, handledAt: "20:25" });
  const { rows } = await db.admin.query(
    `SELECT at, recorded_at > at AS later FROM item_disposal WHERE item_id = $1
     UNION ALL SELECT at, recorded_at > at FROM text_amendment WHERE resolution_id = $2
     ORDER BY at`,
    [item?.itemId, second],
  );
  expect(rows.map(({ at, later }) => [at.toISOString().slice(11, 16), later])).toEqual([
    ["18:10", true],
    ["18:20", true],
    ["18:25", true],
  ]);
});
