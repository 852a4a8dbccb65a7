import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestMail, testMail } from "#deploy/local/test-mail.ts";
import { sendMail } from "#server/documents/delivery/mailing.service.ts";
import { read } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { closeMail } from "#server/platform/mail.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
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
import { excludeVoter } from "../ballot/exclusion.service.ts";
import { getVoter } from "../ballot/view.queries.ts";
import { castInRoom, castVotes } from "../ballot/vote.service.ts";
import { draftRecord } from "../minutes/minutes.queries.ts";
import { instructionsOf } from "./instruction.queries.ts";
import { instructHolder } from "./instruction.service.ts";
import { listProxies, proxyConflicts } from "./proxy.queries.ts";
import { revokeProxy } from "./proxy.service.ts";
import { encodeSubstitute, nameSubstitute, revokeSubstitute } from "./substitute.service.ts";
import { warnPrincipals } from "./warning.service.ts";

const files = mkdtempSync(join(tmpdir(), "koprogo-files-"));
let db: TestDatabase;
let mail: TestMail;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(
    db.admin,
    [
      ...["ana", "bob", "cis", "dan", "eve", "fay"].map((name) => ({
        ...{ code: `${name}1`, shares: 100, holders: [name] },
      })),
      { code: "max1", shares: 400, holders: ["max"] },
    ],
    { consents: ["ana"], languages: { ana: "nl" } },
  );
  mail = await testMail();
  overrideEnv({ SMTP_URL: mail.url, STORAGE_PATH: files });
});
afterAll(async () => {
  closeMail();
  await mail.close();
  rmSync(files, { recursive: true });
  await db.close();
});

/** Ana, who stays at home, gave bob her proxy; bob is under contract for the first item. */
async function planned() {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01");
  const resolutionId = resolutions[0] ?? "";
  await seedProxy(db.admin, house, meetingId, "ana", "bob");
  const { rows } = await db.admin.query<{ proxy: string; item: string }>(
    `SELECT p.id AS proxy, i.id AS item FROM proxy p JOIN agenda_item i USING (meeting_id)
     WHERE p.meeting_id = $1`,
    [meetingId],
  );
  const { proxy: proxyId = "", item: itemId = "" } = rows[0] ?? {};
  const exclude = (name: string) =>
    excludeVoter(house.syndic, house.id, {
      ...{ resolutionId, partyId: house.partyOf(name), ground: "contract", reason: "Son devis" },
    });
  const ref = { meetingId, proxyId, itemId };
  const to = (name: string) => ({ kind: "register" as const, partyId: house.partyOf(name) });
  const name = (whom: string, as = "ana") =>
    nameSubstitute(house.owner(as), house.id, { ...ref, holder: to(whom) });
  const encode = (whom: string) =>
    encodeSubstitute(house.syndic, house.id, { ...ref, holder: to(whom), signedOn: "2026-05-02" });
  const conflicts = () => read(house.syndic, (tx) => proxyConflicts(tx, house.id, meetingId));
  return { ...ref, resolutionId, exclude, name, encode, conflicts };
}

async function opened(names: readonly string[], meeting: Awaited<ReturnType<typeof planned>>) {
  const { meetingId, resolutionId } = meeting;
  for (const one of names) {
    await checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf(one) });
  }
  const chairPartyId = house.partyOf("max");
  await openMeeting(house.syndic, house.id, { meetingId, chairPartyId, secretaryName: "Sofie" });
  await openBallot(house.syndic, house.id, { resolutionId });
  return headOf(db.admin, house, meetingId, "ana1");
}

test("a conflict is known before the meeting, and its principal told of it once by mail", async () => {
  const { exclude, name, conflicts, meetingId, itemId, resolutionId } = await planned();
  expect(await conflicts()).toEqual([]);
  await exclude("bob");
  const [principal, holder] = ["ana", "bob"].map(house.partyOf);
  expect(await conflicts()).toMatchObject([
    { principal, holder, excluded: "holder", itemId, resolutionId, ground: "contract" },
  ]);
  const job = systemOf(house.id);
  const mails = await warnPrincipals(job, house.id, meetingId);
  expect(mails).toHaveLength(1);
  for (const id of mails) await sendMail(job, house.id, id);
  expect(await warnPrincipals(job, house.id, meetingId)).toEqual([]);
  const told = mail.store.list().filter(({ to }) => to.includes("ana@owner.example"));
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toContain("1. Toiture");
  expect(told[0]?.text).toContain(`/assembly/meetings/${meetingId}/proxies`);
  await name("cis");
  expect(await conflicts()).toEqual([]);
  // A further conflict, of the substitute, is told again.
  await exclude("cis");
  expect(await warnPrincipals(job, house.id, meetingId)).toHaveLength(1);
});

test("on the item the substitute votes, once; the holder on no part of it", async () => {
  const meeting = await planned();
  const { meetingId, resolutionId, exclude, name, encode } = meeting;
  await exclude("bob");
  await encode("dan");
  await name("cis");
  const lines = await read(house.syndic, (tx) => listProxies(tx, house.id, meetingId, null));
  expect(
    lines[0]?.substitutes.map(({ holder, revokedAt }) => [holder.split(" ")[0], !revokedAt]),
  ).toEqual([
    ["dan", false],
    ["cis", true],
  ]);
  const head = await opened(["bob", "cis", "dan", "eve", "max"], meeting);
  const vote = (as: string) =>
    castVotes(house.owner(as), house.id, {
      ...{ resolutionId, votes: [{ entitlementId: head, choice: "against" }] },
    });
  await expect(vote("bob")).rejects.toMatchObject({ code: "ballot.substituted" });
  await expect(vote("dan")).rejects.toMatchObject({ code: "access.not-found" });
  const [receipt] = await vote("cis");
  expect(receipt?.event).toMatchObject({ castBy: house.partyOf("cis"), proxy: meeting.proxyId });
  const his = await read(house.syndic, (tx) =>
    getVoter(tx, house.owner("bob"), house.id, meetingId),
  );
  expect(his.elsewhere).toMatchObject([{ resolutionId, entitlementId: head }]);
  await castInRoom(house.syndic, house.id, { resolutionId, votes: [], others: "for" });
  await closeBallot(house.syndic, house.id, { resolutionId });
  const record = await read(house.syndic, (tx) => draftRecord(tx, house.id, meetingId));
  const raw = record.items[0]?.resolutions[0]?.result?.raw;
  // Cis, dan, eve 100 each for, max 400 for, ana 100 against by cis; bob is kept from it.
  expect(raw).toEqual({ for: "700", against: "100", abstain: "0", silent: "0" });
  expect(record.proxies[0]?.substitutes).toMatchObject([
    { item: 1, holder: expect.stringMatching(/^dan/), signedOn: "2026-05-02" },
    { item: 1, holder: expect.stringMatching(/^cis/), revokedAt: null },
  ]);
});

test("taken back, the holder carries the item again; with the proxy nothing is carried", async () => {
  const meeting = await planned();
  const { meetingId, proxyId, resolutionId, name } = meeting;
  const substituteId = await name("cis");
  const ana = house.owner("ana");
  const asked = { meetingId, proxyId, instructions: [{ resolutionId, choice: "for" as const }] };
  await instructHolder(ana, house.id, asked);
  const seenBy = (who: string) =>
    read(house.owner(who), (tx) => instructionsOf(tx, house.id, meetingId, [house.partyOf(who)]));
  expect(await seenBy("cis")).toHaveLength(1);
  expect(await seenBy("dan")).toEqual([]);
  const head = await opened(["bob", "cis", "dan", "eve", "max"], meeting);
  const back = { meetingId, proxyId, substituteId };
  await expect(revokeSubstitute(house.owner("bob"), house.id, back)).rejects.toMatchObject({
    code: "access.not-found",
  });
  await revokeSubstitute(ana, house.id, back);
  await expect(revokeSubstitute(ana, house.id, back)).rejects.toMatchObject({
    code: "proxy.already-revoked",
  });
  const [receipt] = await castVotes(house.owner("bob"), house.id, {
    ...{ resolutionId, votes: [{ entitlementId: head, choice: "for" }] },
  });
  expect(receipt?.event.castBy).toBe(house.partyOf("bob"));
  await closeBallot(house.syndic, house.id, { resolutionId });
  await expect(name("dan")).rejects.toMatchObject({ code: "proxy.substitute-late" });
});

test("refused: the syndic, one in conflict, one over his limit, circular, another's proxy", async () => {
  const meeting = await planned();
  const { meetingId, exclude, name, encode } = meeting;
  await exclude("cis");
  await expect(name("cis")).rejects.toMatchObject({ code: "proxy.substitute-in-conflict" });
  await expect(name("bob")).rejects.toMatchObject({ code: "proxy.substitute-is-holder" });
  await expect(name("ana")).rejects.toMatchObject({ code: "proxy.holder-is-principal" });
  await expect(name("dan", "dan")).rejects.toMatchObject({ code: "access.not-found" });
  for (const from of ["eve", "fay", "cis"]) {
    await seedProxy(db.admin, house, meetingId, from, "dan");
  }
  await expect(encode("dan")).rejects.toMatchObject({ code: "proxy.too-many" });
  await expect(encode("eve")).rejects.toMatchObject({ code: "proxy.onward" });
  const staff = "UPDATE party SET given_name = 'Syndic', company_name = $2 WHERE id = $1";
  const { rows } = await db.admin.query<{ name: string }>(
    `SELECT o.name FROM office o JOIN mandate m ON m.office_id = o.id WHERE m.association_id = $1`,
    [house.id],
  );
  await db.admin.query(staff, [house.partyOf("max"), rows[0]?.name]);
  await expect(encode("max")).rejects.toMatchObject({ code: "proxy.syndic-holder" });
  await db.admin.query("UPDATE party SET company_name = NULL WHERE id = $1", [
    house.partyOf("max"),
  ]);
  await revokeProxy(house.syndic, house.id, { meetingId, proxyId: meeting.proxyId });
  await expect(encode("max")).rejects.toMatchObject({ code: "proxy.already-revoked" });
});
