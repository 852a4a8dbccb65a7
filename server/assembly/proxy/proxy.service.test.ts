import { afterAll, beforeAll, expect, test } from "vitest";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { createCallerFactory } from "#server/platform/trpc.ts";
import { getMeeting } from "../meeting/meeting.queries.ts";
import { planSecondSession } from "../meeting/second-session.service.ts";
import { listProxies } from "./proxy.queries.ts";
import { proxyRouter } from "./proxy.router.ts";
import { encodeProxy, giveProxy, revokeProxy } from "./proxy.service.ts";

const callAs = createCallerFactory(proxyRouter);

let db: TestDatabase;
let house: House;
let other: House;

/** Ten people of 20 each, Max of 740 and a couple of 60, out of 1 000. */
const people = [..."abcdefghij"].map((name) => ({ code: name, shares: 20, holders: [name] }));

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [
    ...people,
    { code: "max", shares: 740, holders: ["max"] },
    { code: "pair", shares: 60, holders: ["kim", "lou"], representative: "kim" },
  ]);
  other = await seedHouse(db.admin, [{ code: "Z1", shares: 1000, holders: ["zoe"] }]);
});
afterAll(() => db.close());

/** A meeting already convened, ten days from now by the real clock. */
async function convened(): Promise<string> {
  const id = newRowId();
  await write(house.syndic, house.id, async (tx) => {
    await tx.meeting.create({
      data: {
        associationId: house.id,
        id,
        kind: "extraordinary",
        session: 1,
        startsAt: new Date(nowColumn().getTime() + 864_000_000),
        place: "Salle",
        remoteAllowed: false,
        consultation: "Au bureau",
        language: "fr",
        rulesVersion: "be-2019-01",
        createdAt: nowColumn(),
      },
    });
    const agendaHash = new Uint8Array(32);
    const data = { associationId: house.id, meetingId: id, at: nowColumn(), agendaHash };
    await tx.convocation.create({ data });
  });
  return id;
}

const toParty = (name: string) => ({ kind: "register", partyId: house.partyOf(name) }) as const;
const give = (meetingId: string, from: string, to: string) =>
  giveProxy(house.owner(from), house.id, {
    meetingId,
    principalPartyId: house.partyOf(from),
    holder: toParty(to),
  });
const encode = (meetingId: string, from: string, to: string, signedOn = "2026-01-01") =>
  encodeProxy(house.syndic, house.id, {
    meetingId,
    principalPartyId: house.partyOf(from),
    holder: toParty(to),
    signedOn,
  });
const names = async (meetingId: string) => {
  const lines = await read(house.syndic, (tx) => listProxies(tx, house.id, meetingId, null));
  return lines.map(({ principal, holder, revokedAt }) =>
    [principal.split(" ")[0], "to", holder.split(" ")[0], revokedAt ? "revoked" : "stands"].join(
      " ",
    ),
  );
};

test("an owner names a person of the register, or somebody new who gets no lot", async () => {
  const meetingId = await convened();
  await give(meetingId, "a", "b");
  const holder = { kind: "other", givenName: "Noor", familyName: "Janssens" } as const;
  const principalPartyId = house.partyOf("c");
  await giveProxy(house.owner("c"), house.id, { meetingId, principalPartyId, holder });
  expect(await names(meetingId)).toEqual(["a to b stands", "c to Noor stands"]);
  const lots = await db.admin.query(
    "SELECT FROM holding h JOIN party p ON p.id = h.party_id WHERE p.given_name = 'Noor'",
  );
  expect(lots.rowCount).toBe(0);
});

test("a fourth proxy is refused above 10 %, and carried below it", async () => {
  const meetingId = await convened();
  for (const from of "abc") await encode(meetingId, from, "max");
  await expect(give(meetingId, "d", "max")).rejects.toMatchObject({
    code: "proxy.too-many",
    field: "holder",
  });
  for (const from of "efg") await encode(meetingId, from, "j");
  await give(meetingId, "h", "j");
  // 20 and four times 20 make 10 % of 1 000; a fifth would make 12 %.
  await expect(give(meetingId, "i", "j")).rejects.toMatchObject({ code: "proxy.too-many" });
});

test("of proxies given at the same instant three are accepted", async () => {
  const meetingId = await convened();
  const given = await Promise.allSettled(
    [..."abcdefgh"].map((from) => give(meetingId, from, "max")),
  );
  expect(given.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  for (const refused of given.filter(({ status }) => status === "rejected")) {
    expect(refused).toMatchObject({ reason: { code: "proxy.too-many" } });
  }
  expect(await names(meetingId)).toHaveLength(3);
});

test("given twice is refused until the first is taken back", async () => {
  const meetingId = await convened();
  const proxyId = await give(meetingId, "a", "b");
  await expect(give(meetingId, "a", "c")).rejects.toMatchObject({ code: "proxy.already-given" });
  await revokeProxy(house.owner("a"), house.id, { meetingId, proxyId });
  await expect(
    revokeProxy(house.owner("a"), house.id, { meetingId, proxyId }),
  ).rejects.toMatchObject({ code: "proxy.already-revoked" });
  await give(meetingId, "a", "c");
  expect(await names(meetingId)).toEqual(["a to b revoked", "a to c stands"]);
});

const chains = [
  { name: "back to who gave it", from: "b", to: "a" },
  { name: "onward by its holder", from: "b", to: "c" },
  { name: "to who is represented", from: "c", to: "a" },
];

test.each(chains)("after a to b, a proxy $name is refused", async ({ from, to }) => {
  const meetingId = await convened();
  await give(meetingId, "a", "b");
  await expect(give(meetingId, from, to)).rejects.toMatchObject({ code: "proxy.onward" });
});

test("only the designated one of a couple gives the proxy of their lot", async () => {
  const meetingId = await convened();
  await expect(give(meetingId, "lou", "b")).rejects.toMatchObject({
    code: "proxy.principal-without-vote",
  });
  await give(meetingId, "kim", "b");
});

test("neither a linked staff member nor somebody of the office's name is a holder", async () => {
  const meetingId = await convened();
  await db.admin.query(
    `INSERT INTO membership (association_id, id, account_id, party_id, role, starts_on)
     VALUES ($1, $2, $3, $4, 'owner', '2020-01-01') ON CONFLICT DO NOTHING`,
    [house.id, newRowId(), house.staffAccountId, house.partyOf("j")],
  );
  await expect(give(meetingId, "a", "j")).rejects.toMatchObject({ code: "proxy.syndic-holder" });
  const holder = {
    kind: "other",
    givenName: "sofie",
    familyName: house.staffAccountId.slice(-6),
  } as const;
  const principalPartyId = house.partyOf("a");
  await expect(
    giveProxy(house.owner("a"), house.id, { meetingId, principalPartyId, holder }),
  ).rejects.toMatchObject({ code: "proxy.syndic-holder" });
  const kept = await db.admin.query("SELECT FROM party WHERE given_name = 'sofie'");
  expect(kept.rowCount).toBe(0);
  await db.admin.query("DELETE FROM membership WHERE account_id = $1", [house.staffAccountId]);
});

test("a paper signed tomorrow is refused", async () => {
  const meetingId = await convened();
  await expect(encode(meetingId, "a", "b", "2999-01-01")).rejects.toMatchObject({
    code: "proxy.signed-later",
    field: "signedOn",
  });
});

test("nobody gives or revokes for another, no owner encodes, a stranger finds nothing", async () => {
  const meetingId = await convened();
  const asked = { meetingId, principalPartyId: house.partyOf("a"), holder: toParty("b") };
  const proxyId = await give(meetingId, "a", "b");
  const refused: (() => Promise<unknown>)[] = [
    () => giveProxy(house.owner("c"), house.id, asked),
    () => giveProxy(house.syndic, house.id, asked),
    () => giveProxy(other.owner("zoe"), house.id, asked),
    () => encodeProxy(house.owner("a"), house.id, { ...asked, signedOn: "2026-01-01" }),
    () => encodeProxy(other.syndic, house.id, { ...asked, signedOn: "2026-01-01" }),
    () => revokeProxy(house.owner("b"), house.id, { meetingId, proxyId }),
    () => revokeProxy(other.syndic, house.id, { meetingId, proxyId }),
    () => give(newRowId(), "c", "b"),
  ];
  for (const ask of refused) {
    await expect(ask()).rejects.toMatchObject({ code: "access.not-found" });
  }
});

test("an owner's list holds what he gave or carries, the office's holds all", async () => {
  const meetingId = await convened();
  await give(meetingId, "a", "b");
  await give(meetingId, "c", "d");
  const list = (person: House["syndic"]) =>
    callAs({ actor: person, requestId: "r", ip: "local" }).list({
      associationId: house.id,
      meetingId,
    });
  expect(await list(house.owner("b"))).toHaveLength(1);
  expect(await list(house.owner("e"))).toHaveLength(0);
  expect(await list(house.syndic)).toHaveLength(2);
});

test("a principal is warned of the texts on which his holder may not vote", async () => {
  const meetingId = await convened();
  await give(meetingId, "a", "b");
  await give(meetingId, "c", "d");
  const keys = { associationId: house.id, meetingId };
  const [itemId, resolutionId] = [newRowId(), newRowId()];
  await write(house.syndic, house.id, async (tx) => {
    await tx.agendaItem.create({ data: { ...keys, id: itemId, position: 1, title: "Contrat" } });
    await tx.resolution.create({
      data: { ...keys, id: resolutionId, itemId, position: 1, text: "Oui", decisionType: "D-01" },
    });
    const partyId = house.partyOf("b");
    const why = { ground: "contract", reason: "Entrepreneur" };
    const row = { associationId: house.id, id: newRowId(), resolutionId, partyId, ...why };
    await tx.voteExclusion.create({ data: { ...row, at: nowColumn() } });
  });
  const ask = (person: House["syndic"]) =>
    callAs({ actor: person, requestId: "r", ip: "local" }).conflicts({
      associationId: house.id,
      meetingId,
    });
  const warning = { resolutionId, principal: house.partyOf("a"), excluded: "holder" };
  expect(await ask(house.owner("a"))).toMatchObject([warning]);
  expect(await ask(house.syndic)).toMatchObject([warning]);
  expect(await ask(house.owner("c"))).toEqual([]);
});

test("a meeting opened without quorum leads to one second session, with its proxies", async () => {
  const meetingId = await convened();
  await give(meetingId, "a", "b");
  const plan = () => planSecondSession(house.syndic, house.id, { meetingId });
  await expect(plan()).rejects.toMatchObject({ code: "meeting.quorum-not-failed" });
  await write(house.syndic, house.id, (tx) =>
    tx.meetingOpening.create({
      data: {
        associationId: house.id,
        meetingId,
        at: nowColumn(),
        chairPartyId: house.partyOf("a"),
        secretaryName: "Sofie",
        headsPresent: 2,
        headsTotal: 12,
        sharesPresent: 40n,
        sharesTotal: 1000n,
        quorate: false,
        rollHash: new Uint8Array(32),
      },
    }),
  );
  await expect(give(meetingId, "c", "b")).rejects.toMatchObject({ code: "proxy.meeting-over" });
  const second = await plan();
  const view = await read(house.syndic, (tx) => getMeeting(tx, house.id, second));
  const first = await read(house.syndic, (tx) => getMeeting(tx, house.id, meetingId));
  const sixteen = Temporal.PlainDate.from(first.on).add({ days: 16 }).toString();
  expect(view).toMatchObject({ session: 2, stage: "draft", on: sixteen, time: first.time });
  expect(view.firstSession).toEqual({ id: meetingId, on: first.on });
  expect(first).toMatchObject({ stage: "failed", secondSession: { id: second } });
  expect(await names(second)).toEqual(["a to b stands"]);
  await expect(plan()).rejects.toMatchObject({ code: "meeting.second-session-planned" });
});
