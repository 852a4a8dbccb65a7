import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Person, partiesOf } from "#server/kernel/actor.ts";
import { at, today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { listActivity } from "#server/registry/activity/activity.queries.ts";
import { convene } from "../convocation/convocation.service.ts";
import { getMeeting } from "../meeting/meeting.queries.ts";
import { createMeeting, discardMeeting, updateMeeting } from "../meeting/meeting.service.ts";
import { getRequest, listRequests } from "./request.queries.ts";
import type { EncodeRequest, StartRequest } from "./request.schema.ts";
import {
  encodeRequest,
  postRequest,
  receiveRequest,
  signRequest,
  startRequest,
  unsignRequest,
  withdrawRequest,
} from "./request.service.ts";
import { takeUpRequest } from "./taking.service.ts";

const words: StartRequest = {
  reason: "La chaudière est en panne.",
  points: [
    { title: "Chaudière", motion: "Remplacer la chaudière." },
    { title: "Chauffage provisoire", motion: null },
  ],
};

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 100, holders: ["Ana"] },
    { code: "B1", shares: 99, holders: ["Bruno"] },
    { code: "C1", shares: 2, holders: ["Cas", "Dora"] },
    { code: "E1", shares: 300, holders: ["Emil:usufruct", "Fien:bare"] },
    { code: "G1", shares: 499, holders: ["Gil"] },
  ]);
});

const on = <T>(day: string, act: () => Promise<T>) =>
  at(Temporal.Instant.from(`${day}T10:00:00Z`), act);
const started = (who = "Ana") =>
  on("2026-02-20", () => startRequest(house.owner(who), house.id, words));
const sign = (who: string, requestId: string, day = "2026-02-21") =>
  on(day, () => signRequest(house.owner(who), house.id, { requestId }));
const unsign = (who: string, requestId: string) =>
  on("2026-02-22", () => unsignRequest(house.owner(who), house.id, { requestId }));
const post = (requestId: string, who = "Ana", postedOn = "2026-02-27") =>
  on("2026-02-27", () =>
    postRequest(house.owner(who), house.id, { requestId, postedOn, postingNumber: "RR 1" }),
  );
const receive = (
  requestId: string,
  actor: Person = house.syndic,
  { receivedOn = "2026-03-02", proof = null as string | null } = {},
) => on("2026-03-03", () => receiveRequest(actor, house.id, { requestId, receivedOn, proof }));
const shown = (requestId: string, day = "2026-03-03", actor: Person = house.owner("Ana")) => {
  const own = partiesOf(actor, house.id);
  const looking = { withGathering: own.length > 0, own };
  return on(day, () => read(actor, (tx) => getRequest(tx, house.id, looking, today(), requestId)));
};
const encoded = (input: Partial<EncodeRequest> = {}) =>
  on("2026-03-03", () =>
    encodeRequest(house.syndic, house.id, {
      ...{ ...words, receivedOn: "2026-03-02" },
      ...{ signers: [house.partyOf("Ana"), house.partyOf("Gil")], ...input },
    }),
  );
const terms = async (kind: string) => {
  const { rows } = await db.admin.query(
    "SELECT due_on::text AS due, done_at IS NOT NULL AS done FROM legal_deadline WHERE association_id = $1 AND kind = $2",
    [house.id, kind],
  );
  return rows;
};
const due = () => terms("assembly.request");
const sells = (who: string, day: string) =>
  db.admin.query("UPDATE holding SET ends_on = $2 WHERE party_id = $1", [house.partyOf(who), day]);
const takeUp = (requestId: string, place: Partial<Parameters<typeof takeUpRequest>[2]>) =>
  on("2026-03-05", () =>
    takeUpRequest(house.syndic, house.id, {
      ...{ requestId, types: {}, meetingId: null, on: null, time: null },
      ...place,
    }),
  );
const NEW = { on: "2026-04-10", time: "19:00" };
const convened = (meetingId: string, day: string) =>
  on(day, async () => {
    const {
      kind,
      on: date,
      time,
      language,
    } = await read(house.syndic, (tx) => getMeeting(tx, house.id, meetingId));
    await updateMeeting(house.syndic, house.id, {
      ...{ meetingId, kind, on: date, time, language: language as "fr", urgencyReason: null },
      ...{ place: "Salle", consultation: "Au bureau", remoteAllowed: false },
      ...{ conferenceUrl: null, conferencePhone: null },
    });
    await convene(house.syndic, house.id, { meetingId });
  });

test("owners sign until one fifth is reached; at 199 of 1000 nothing may be posted", async () => {
  const id = await started();
  await sign("Bruno", id);
  expect(await shown(id)).toMatchObject({ state: "gathering", held: "199", missing: "1" });
  const rule = { code: "request.below-fifth", details: { held: "199", missing: "1" } };
  await expect(post(id)).rejects.toMatchObject(rule);
  // Cas holds one half of a lot of two shares: one share.
  await sign("Cas", id);
  expect(await shown(id)).toMatchObject({ state: "ready", held: "200", missing: "0" });
  await post(id);
  expect(await shown(id)).toMatchObject({ state: "posted", postedOn: "2026-02-27" });
  expect(await terms("assembly.request-receipt")).toEqual([{ due: "2026-03-06", done: false }]);
});

test("the clock starts with the receipt, and not before", async () => {
  const id = await started("Gil");
  await post(id, "Gil");
  expect(await due()).toEqual([]);
  await receive(id);
  expect(await due()).toEqual([{ due: "2026-04-01", done: false }]);
  expect(await shown(id, "2026-04-01")).toMatchObject({ state: "running", dueOn: "2026-04-01" });
  expect((await shown(id, "2026-04-02")).state).toBe("lapsed");
  expect(await terms("assembly.request-receipt")).toEqual([{ due: "2026-03-06", done: true }]);
  await expect(receive(id)).rejects.toMatchObject({ code: "request.already-received" });
});

test("co-signers may bring the proof of the receipt themselves, nobody else may", async () => {
  const id = await started("Gil");
  await post(id, "Gil");
  const missing = { code: "request.proof-missing", field: "proof" };
  await expect(receive(id, house.owner("Gil"))).rejects.toMatchObject(missing);
  const none = { code: "access.not-found" };
  await expect(receive(id, house.owner("Ana"), { proof: "Suivi" })).rejects.toMatchObject(none);
  await receive(id, house.owner("Gil"), { proof: "Accusé de réception" });
  expect(await shown(id)).toMatchObject({ state: "running", receiptProof: "Accusé de réception" });
});

test("it is received neither before it was posted nor to come", async () => {
  const id = await started("Gil");
  const early = { receivedOn: "2026-02-26" };
  await expect(receive(id)).rejects.toMatchObject({ code: "request.not-posted" });
  await post(id, "Gil");
  await expect(receive(id, house.syndic, early)).rejects.toMatchObject({
    code: "request.received-early",
  });
  await expect(receive(id, house.syndic, { receivedOn: "2026-03-04" })).rejects.toMatchObject({
    code: "request.received-later",
  });
});

test("a signature is taken back until the letter is posted, and given again", async () => {
  const id = await started("Gil");
  await sign("Ana", id);
  await expect(sign("Ana", id)).rejects.toMatchObject({ code: "request.already-signed" });
  await unsign("Ana", id);
  await expect(unsign("Ana", id)).rejects.toMatchObject({ code: "request.not-signed" });
  expect((await shown(id)).signers.map(({ name }) => name)).toEqual(["Gil Peeters"]);
  await sign("Ana", id);
  await post(id, "Gil");
  const posted = { code: "request.posted" };
  await expect(unsign("Ana", id)).rejects.toMatchObject(posted);
  await expect(sign("Bruno", id)).rejects.toMatchObject(posted);
});

test("who sells in between does not count on the day of receipt, who sells later does", async () => {
  const id = await started("Ana");
  await sign("Bruno", id);
  await sign("Cas", id);
  await post(id);
  await sells("Bruno", "2026-03-01");
  await receive(id);
  expect(await shown(id)).toMatchObject({ state: "short", held: "101", missing: "99" });
  expect(await due()).toEqual([]);
  const other = await started("Gil");
  await post(other, "Gil");
  await receive(other);
  await sells("Gil", "2026-03-10");
  expect(await shown(other, "2026-03-20")).toMatchObject({ state: "running", held: "499" });
});

test("a divided right that nobody represents signs for nothing", async () => {
  await expect(started("Emil")).rejects.toMatchObject({ code: "request.no-shares" });
});

test("a letter of less than one fifth is recorded, with what is missing, and starts no clock", async () => {
  const id = await encoded({ signers: [house.partyOf("Ana"), house.partyOf("Bruno")] });
  expect(await shown(id)).toMatchObject({ medium: "letter", state: "short", missing: "1" });
  expect(await due()).toEqual([]);
  const stranger = { signers: ["01890000-0000-7000-8000-000000000000"] };
  await expect(encoded(stranger)).rejects.toMatchObject({ code: "request.signer-unknown" });
  await expect(encoded({ receivedOn: "2026-03-04" })).rejects.toMatchObject({
    code: "request.received-later",
  });
});

test("the syndic sees nothing of it until the letter is posted", async () => {
  const id = await started("Gil");
  const looking = { withGathering: false, own: [] };
  const seen = () => read(house.syndic, (tx) => listRequests(tx, house.id, looking, today()));
  expect(await seen()).toEqual([]);
  await post(id, "Gil");
  expect((await seen()).map((one) => one.id)).toEqual([id]);
});

test("its points become the agenda of an extraordinary meeting in one gesture", async () => {
  const id = await encoded();
  const meetingId = await takeUp(id, NEW);
  const meeting = await read(house.syndic, (tx) => getMeeting(tx, house.id, meetingId));
  expect(meeting).toMatchObject({ kind: "extraordinary", on: "2026-04-10", stage: "draft" });
  expect(meeting.items.map(({ title, resolutions }) => [title, resolutions.length])).toEqual([
    ["Chaudière", 1],
    ["Chauffage provisoire", 0],
  ]);
  // A plan is no answer: the thirty days run until the notice leaves.
  expect(await due()).toEqual([{ due: "2026-04-01", done: false }]);
  await convened(meetingId, "2026-03-20");
  expect(await due()).toEqual([{ due: "2026-04-01", done: true }]);
  expect(await shown(id)).toMatchObject({ state: "answered" });
  await expect(takeUp(id, NEW)).rejects.toMatchObject({ code: "request.not-received" });
});

test("two requests at once run each its own clock, and one meeting may take up both", async () => {
  const first = await encoded();
  const second = await encoded({ receivedOn: "2026-02-20" });
  expect((await due()).map((term) => term.due).sort()).toEqual(["2026-03-22", "2026-04-01"]);
  const meetingId = await takeUp(first, NEW);
  await takeUp(second, { meetingId });
  await expect(takeUp(second, { meetingId })).rejects.toMatchObject({ code: "request.taken-up" });
  const { items } = await read(house.syndic, (tx) => getMeeting(tx, house.id, meetingId));
  expect(items.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
  await convened(meetingId, "2026-03-24");
  // The second was answered two days late: told as such, and answered all the same.
  expect((await due()).every(({ done }) => done)).toBe(true);
});

test("a request whose meeting is dropped waits again", async () => {
  const id = await encoded();
  const meetingId = await takeUp(id, NEW);
  await discardMeeting(house.syndic, house.id, { meetingId });
  expect(await shown(id)).toMatchObject({ state: "running", meetings: [] });
  expect(await due()).toEqual([{ due: "2026-04-01", done: false }]);
});

test("it goes into a meeting in preparation, never into one that is convened", async () => {
  const meetingId = await on("2026-03-01", () =>
    createMeeting(house.syndic, house.id, {
      ...{ kind: "extraordinary", on: "2026-04-20", time: "19:00", language: "fr" },
      ...{ place: "Salle", consultation: "Au bureau", urgencyReason: null },
      ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null },
    }),
  );
  const first = await encoded();
  await takeUp(first, { meetingId });
  await convened(meetingId, "2026-03-06");
  const second = await encoded();
  await expect(takeUp(second, { meetingId })).rejects.toMatchObject({
    code: "meeting.already-convened",
  });
});

test("only who began it gives it up, and a letter only the syndic, with a reason all may read", async () => {
  const id = await started("Gil");
  const give = (actor: Person, requestId: string, reason: string | null = null) =>
    on("2026-03-04", () => withdrawRequest(actor, house.id, { requestId, reason }));
  const none = { code: "access.not-found" };
  await expect(give(house.owner("Ana"), id)).rejects.toMatchObject(none);
  await expect(give(house.syndic, id, "x")).rejects.toMatchObject(none);
  await give(house.owner("Gil"), id);
  await expect(give(house.owner("Gil"), id)).rejects.toMatchObject({ code: "request.withdrawn" });
  const letter = await encoded();
  await expect(give(house.syndic, letter)).rejects.toMatchObject({
    code: "request.reason-missing",
  });
  await give(house.syndic, letter, "Inscrite deux fois");
  expect(await shown(letter)).toMatchObject({
    state: "withdrawn",
    withdrawnReason: "Inscrite deux fois",
  });
  expect((await due()).every(({ done }) => done)).toBe(true);
  // What its signatories posted is theirs: no syndic stops its clock.
  const posted = await started("Gil");
  await post(posted, "Gil");
  await receive(posted);
  await expect(give(house.syndic, posted, "Non")).rejects.toMatchObject(none);
});

test("three of one owner are open at most", async () => {
  for (let count = 0; count < 3; count += 1) await started("Gil");
  await expect(started("Gil")).rejects.toMatchObject({ code: "request.too-many" });
});

test("what is still being signed stands in no feed of the association", async () => {
  const requestId = await started();
  await sign("Bruno", requestId);
  await unsign("Bruno", requestId);
  const told = async () => {
    const { lines } = await read(house.syndic, (tx) => listActivity(tx, house.id, { page: 1 }));
    return lines.map(({ type }) => type).filter((type) => type.startsWith("assembly/request"));
  };
  expect(await told()).toEqual([]);
  await sign("Gil", requestId);
  await post(requestId);
  expect(await told()).toEqual(["assembly/request.posted"]);
});
