import { afterAll, beforeAll, expect, test } from "vitest";
import { read } from "#server/platform/db.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { seedMeeting, seedProxy, seedSigningKey } from "#server/platform/testing-meeting.ts";
import { excludeVoter } from "../ballot/exclusion.service.ts";
import { CountRecord } from "../ballot/snapshot.schema.ts";
import { draftRecord } from "../minutes/minutes.queries.ts";
import { amendText, disposeItem, reopenBallot } from "../motion/motion.service.ts";
import { registerDeed } from "../proxy/deed.service.ts";
import { encodeProxy, giveProxy, revokeProxy } from "../proxy/proxy.service.ts";
import { encodeSubstitute, nameSubstitute, revokeSubstitute } from "../proxy/substitute.service.ts";
import { warnPrincipals } from "../proxy/warning.service.ts";
import { previewSheet } from "./paper.queries.ts";
import { beginEncoding, closeOnPaper } from "./paper.service.ts";
import { planSheet } from "./plan.queries.ts";
import { confirmSheet, readBlind, settleSheet, takeSheetBack } from "./reading.service.ts";
import { listSheets } from "./sheet.queries.ts";
import { keepAttendance, keepSheet } from "./sheet.service.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(
    db.admin,
    ["ana", "bob", "cis", "dor"].map((name) => ({
      ...{ code: `${name}1`, shares: 250, holders: [name] },
    })),
    { consents: ["dor"] },
  );
});
afterAll(() => db.close());

const reason = "Comme il est noté sur la feuille.";
const nothing = { others: "for", for: "", against: "", abstain: "" } as const;
const register = (name: string) => ({ kind: "register" as const, partyId: house.partyOf(name) });

/** A meeting of 20 May at 19:30, copied the next day: Ana, Bob and Cis are there, Dor gave Ana her proxy. */
async function copied(...types: string[]) {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, ...types);
  const { syndic, id } = house;
  await seedProxy(db.admin, house, meetingId, "dor", "ana");
  const { rows } = await db.admin.query<{ proxy: string; item: string }>(
    `SELECT p.id AS proxy, i.id AS item FROM proxy p JOIN agenda_item i USING (meeting_id)
     WHERE p.meeting_id = $1`,
    [meetingId],
  );
  const { proxy: proxyId = "", item: itemId = "" } = rows[0] ?? {};
  await beginEncoding(syndic, id, { meetingId });
  const attend = async () => {
    const sheetId = await keepAttendance(syndic, id, {
      ...{ meetingId, chairPartyId: house.partyOf("ana"), chairOther: null, chairReason: "" },
      ...{ secretaryName: "Sofie", tellers: "", openedAt: "19:35" },
      lines: ["ana", "bob", "cis"].map((name) => ({
        ...{ partyId: house.partyOf(name), came: "x", left: "" },
      })),
    });
    await confirmSheet(syndic, id, { sheetId, reader: "Bob Peeters" });
  };
  const keep = async (resolutionId: string, openedAt: string, closedAt: string) => {
    const closed = Temporal.Instant.from(`2026-05-20T${closedAt}:00+02:00`).epochMilliseconds;
    const { mark } = await read(syndic, (tx) => planSheet(tx, id, resolutionId, nothing, closed));
    return keepSheet(syndic, id, { resolutionId, ...nothing, openedAt, closedAt, mark });
  };
  const confirm = (sheetId: string) => confirmSheet(syndic, id, { sheetId, reader: "Bob Peeters" });
  const vote = async (resolutionId: string, openedAt: string, closedAt: string) => {
    await confirm(await keep(resolutionId, openedAt, closedAt));
    const { rows: counted } = await db.admin.query<{ snapshot: string }>(
      "SELECT snapshot FROM ballot_closure WHERE resolution_id = $1",
      [resolutionId],
    );
    return CountRecord.parse(JSON.parse(counted[0]?.snapshot ?? "")).result.raw.for;
  };
  const close = (closedAt: string) =>
    closeOnPaper(syndic, id, { meetingId, closedAt, unvoted: true });
  return { meetingId, resolutions, itemId, proxyId, attend, keep, confirm, vote, close };
}

test("a vote taken again has the hour of the room, after the first and before the second", async () => {
  const room = await copied("D-01");
  const [first = ""] = room.resolutions;
  await room.attend();
  await room.vote(first, "19:40", "19:50");
  const again = (handledAt?: string) =>
    reopenBallot(house.syndic, house.id, {
      ...{ resolutionId: first, reason },
      ...(handledAt === undefined ? {} : { handledAt }),
    });
  await expect(again()).rejects.toMatchObject({
    ...{ code: "paper.time-unreadable", field: "handledAt" },
  });
  await expect(again("19:45")).rejects.toMatchObject({ code: "paper.before-last-motion" });
  const next = await again("20h00");
  const { rows } = await db.admin.query(
    "SELECT at, recorded_at > at AS later FROM ballot_reopening WHERE next_id = $1",
    [next],
  );
  expect(rows[0]).toEqual({ at: new Date("2026-05-20T18:00:00Z"), later: true });
  const early = { openedAt: "19:55", closedAt: "20:05" };
  await expect(room.keep(next, early.openedAt, early.closedAt)).rejects.toMatchObject({
    ...{ code: "paper.vote-before-motion", field: "openedAt" },
  });
  const shown = await read(house.syndic, (tx) =>
    previewSheet(tx, house.id, { resolutionId: next, ...nothing, ...early }),
  );
  expect(shown).toEqual({ problem: "paper.vote-before-motion", field: "openedAt" });
  expect(await room.vote(next, "20:00", "20:05")).toBe("1000");
});

test("what was moved after a sheet was kept is held against it when it is read again", async () => {
  const room = await copied("D-01");
  const [text = ""] = room.resolutions;
  await room.attend();
  const sheetId = await room.keep(text, "20:15", "20:20");
  const amended = { resolutionId: text, text: "Autrement", reason, scope: "within" as const };
  await amendText(house.syndic, house.id, { ...amended, handledAt: "20:17" });
  const late = { code: "paper.vote-before-motion" };
  await expect(room.confirm(sheetId)).rejects.toMatchObject(late);
  const again = { ...nothing, openedAt: "20:15", closedAt: "20:20" };
  await expect(
    readBlind(house.syndic, house.id, { sheetId, reader: "Bob Peeters", ...again }),
  ).rejects.toMatchObject(late);
  await takeSheetBack(house.syndic, house.id, { sheetId });
  expect(await room.vote(text, "20:17", "20:20")).toBe("1000");
});

test("the meeting is not closed before what was withdrawn last", async () => {
  const room = await copied("D-01", "D-01");
  const [first = "", second = ""] = room.resolutions;
  await room.attend();
  await room.vote(first, "19:40", "19:50");
  await disposeItem(house.syndic, house.id, {
    ...{ meetingId: room.meetingId, itemId: room.itemId, resolutionId: second },
    ...{ kind: "withdrawn", reason, handledAt: "21:00" },
  });
  await expect(room.close("20:59")).rejects.toMatchObject({
    ...{ code: "paper.closed-before-motion", field: "closedAt" },
  });
  expect(await room.close("21:00")).toMatch(/^[0-9a-f]{64}$/);
});

test("nothing is given or taken back now for a meeting that is being copied", async () => {
  const { meetingId, proxyId, itemId } = await copied("D-01");
  const { syndic, id } = house;
  const given = { meetingId, principalPartyId: house.partyOf("bob"), holder: register("cis") };
  const attempts = [
    () => giveProxy(house.owner("bob"), id, given),
    () => encodeProxy(syndic, id, { ...given, signedOn: "2026-05-20" }),
    () =>
      registerDeed(syndic, id, {
        ...{ ...given, scope: "general", object: "", deedOn: "2026-05-01" },
        ...{ notary: "Me Lenoir", endsOn: null },
      }),
    () => revokeProxy(house.owner("dor"), id, { meetingId, proxyId }),
    () => revokeProxy(syndic, id, { meetingId, proxyId }),
    () =>
      nameSubstitute(house.owner("dor"), id, {
        ...{ meetingId, proxyId, itemId, holder: register("cis") },
      }),
  ];
  for (const attempt of attempts) {
    await expect(attempt()).rejects.toMatchObject({ code: "paper.at-the-door" });
  }
});

test("who carries a proxy on one item does so from the hour of the room", async () => {
  const room = await copied("D-01", "D-01");
  const { meetingId, proxyId, itemId } = room;
  const [first = "", second = ""] = room.resolutions;
  const { syndic, id } = house;
  for (const resolutionId of [first, second]) {
    const partyId = house.partyOf("ana");
    await excludeVoter(syndic, id, { resolutionId, partyId, ground: "contract", reason });
  }
  // It is over: nobody is told by mail to name somebody else.
  expect(await warnPrincipals(systemOf(id), id, meetingId)).toEqual([]);
  const name = (whom: string, handledAt?: string, signedOn = "2026-05-20") =>
    encodeSubstitute(syndic, id, {
      ...{ meetingId, proxyId, itemId, holder: register(whom), signedOn },
      ...(handledAt === undefined ? {} : { handledAt }),
    });
  const back = (substituteId: string) =>
    revokeSubstitute(syndic, id, { meetingId, proxyId, substituteId });
  const refused = [
    [undefined, "2026-05-20", "paper.time-unreadable", "handledAt"],
    ["13:00", "2026-05-20", "paper.before-doors", "handledAt"],
    ["19:55", "2026-05-21", "proxy.signed-later", "signedOn"],
  ] as const;
  for (const [handledAt, signedOn, code, field] of refused) {
    await expect(name("bob", handledAt, signedOn)).rejects.toMatchObject({ code, field });
  }
  // By mistake: he never carried it, and the minutes do not speak of it.
  await back(await name("cis", "19:36"));
  await room.attend();
  // Nobody carries Dor's vote yet, and Ana votes for nobody on this item.
  expect(await room.vote(first, "19:40", "19:50")).toBe("500");
  await expect(name("bob", "19:45")).rejects.toMatchObject({ code: "paper.proxy-after-votes" });
  const bob = await name("bob", "19h55");
  expect(await room.vote(second, "20:00", "20:10")).toBe("750");
  await expect(back(bob)).rejects.toMatchObject({ code: "paper.proxy-after-votes" });
  await room.close("21:00");
  const act = await read(syndic, (tx) => draftRecord(tx, id, meetingId));
  expect(act.proxies).toMatchObject([
    { substitutes: [{ holder: "bob Peeters", handedInAt: "2026-05-20T17:55:00.000Z" }] },
  ]);
});

test("a sheet settled for its second reading was entered by who read it second", async () => {
  const room = await copied("D-01");
  const [text = ""] = room.resolutions;
  await room.attend();
  const sheetId = await room.keep(text, "19:40", "19:50");
  const els = { ...house.syndic, displayName: "Els Bogaert" };
  const other = { ...nothing, against: "bob1", openedAt: "19:40", closedAt: "19:50" };
  await readBlind(els, house.id, { sheetId, reader: "Els", ...other });
  const settled = { sheetId, reader: "Bob Peeters", right: "second" as const };
  await settleSheet(house.syndic, house.id, settled);
  const sheets = await read(house.syndic, (tx) => listSheets(tx, house.id, room.meetingId));
  expect(sheets.at(-1)).toMatchObject({ resolutionId: text, enteredBy: "Els Bogaert" });
});
