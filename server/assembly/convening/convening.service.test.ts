import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ConvocationAct } from "#server/documents/template/template.schema.ts";
import type { Person } from "#server/kernel/actor.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { personOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { addItem } from "../agenda/agenda.service.ts";
import { convene } from "../convocation/convocation.service.ts";
import { recordPosting } from "../convocation/posting.service.ts";
import { getMeeting } from "../meeting/meeting.queries.ts";
import { createMeeting, discardMeeting, updateMeeting } from "../meeting/meeting.service.ts";
import { encodeRequest, startRequest } from "../request/request.service.ts";
import { takeUpRequest } from "../request/taking.service.ts";
import { showConvening } from "./convening.queries.ts";
import type { AskedGround, ConveningDetails } from "./convening.schema.ts";
import { startConvening } from "./convening.service.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 300, holders: ["Ana"] },
    { code: "B1", shares: 150, holders: ["Bruno"] },
    { code: "G1", shares: 550, holders: ["Gil"] },
  ]);
});

const on = <T>(day: string, act: () => Promise<T>) =>
  at(Temporal.Instant.from(`${day}T10:00:00Z`), act);
const RECEIVED = "2026-03-02";
const LAST = "2026-04-01";
const AFTER = "2026-04-02";
const details: ConveningDetails = {
  ...{ on: "2026-05-20", time: "19:00", place: "Salle", consultation: "Chez moi" },
  ...{ language: "fr", urgencyReason: null, remoteAllowed: false },
  ...{ conferenceUrl: null, conferencePhone: null },
};
const requested = () =>
  on(RECEIVED, () =>
    encodeRequest(house.syndic, house.id, {
      reason: "La chaudière",
      points: [{ title: "Chaudière", motion: "Remplacer la chaudière." }],
      ...{ receivedOn: RECEIVED, signers: [house.partyOf("Ana")] },
    }),
  );
const start = (actor: Person, ground: AskedGround, day = AFTER, more = {}) =>
  on(day, () => startConvening(actor, house.id, { ground, ...details, ...more }));
const forRequest = (requestId: string, actor = house.owner("Ana"), day = AFTER) =>
  start(actor, { by: "request", requestId, types: {} }, day);
const send = (meetingId: string, actor = house.owner("Ana"), day = AFTER) =>
  on(day, () => convene(actor, house.id, { meetingId }));
const notices = async (meetingId: string) => {
  const { rows } = await db.admin.query(
    "SELECT content FROM delivery WHERE association_id = $1 AND subject_id = $2",
    [house.id, meetingId],
  );
  return rows.map(({ content }) => ConvocationAct.parse(content.props ?? content));
};
const shown = (meetingId: string) =>
  read(house.syndic, (tx) => getMeeting(tx, house.id, meetingId));
const none = { code: "access.not-found" };
const terms = async () => {
  const { rows } = await db.admin.query(
    "SELECT kind FROM legal_deadline WHERE association_id = $1 AND done_at IS NULL ORDER BY kind",
    [house.id],
  );
  return rows.map(({ kind }) => kind);
};

describe("R-AG-02, when the syndic lets the thirty days lapse", () => {
  test("not on the last of them", async () => {
    const requestId = await requested();
    const early = forRequest(requestId, house.owner("Ana"), LAST);
    await expect(early).rejects.toMatchObject({ code: "convening.not-lapsed" });
    await forRequest(requestId);
  });

  test("one who signed convenes, on those points only, and signs the notice himself", async () => {
    const requestId = await requested();
    await expect(forRequest(requestId, house.owner("Bruno"))).rejects.toMatchObject(none);
    const meetingId = await forRequest(requestId);
    const { items } = await shown(meetingId);
    expect(items.map(({ title }) => title)).toEqual(["Chaudière"]);
    // Nobody adds to it: neither the syndic nor another owner nor he himself in the syndic's ways.
    const more = { meetingId, title: "Divers", explanation: null };
    await expect(addItem(house.syndic, house.id, more)).rejects.toMatchObject(none);
    await expect(send(meetingId, house.syndic)).rejects.toMatchObject(none);
    await expect(send(meetingId, house.owner("Bruno"))).rejects.toMatchObject(none);
    await send(meetingId);
    const [notice] = await notices(meetingId);
    expect(notice).toMatchObject({
      sender: {
        name: "Ana Peeters",
        email: "",
        phone: "",
        lines: ["Avenue Louise 5", "1050 Ixelles"],
      },
      convener: { ground: "request", receivedOn: RECEIVED, partyId: house.partyOf("Ana") },
    });
    // The request is answered; proving the notice is no task of the syndic's.
    expect(await terms()).toEqual(["assembly.minutes"]);
  });

  test("his right opens that meeting, and no other", async () => {
    const other = await on("2026-03-01", () =>
      createMeeting(house.syndic, house.id, { ...details, kind: "extraordinary" }),
    );
    await forRequest(await requested());
    await expect(send(other)).rejects.toMatchObject(none);
    const changed = { meetingId: other, ...details, kind: "extraordinary" as const };
    await expect(updateMeeting(house.owner("Ana"), house.id, changed)).rejects.toMatchObject(none);
  });

  test("a notice of the syndic that leaves meanwhile answers the request, and closes his way", async () => {
    const requestId = await requested();
    const meetingId = await forRequest(requestId);
    const place = { meetingId: null, on: "2026-05-25", time: "19:00" };
    const late = await on(AFTER, () =>
      takeUpRequest(house.syndic, house.id, { requestId, types: {}, ...place }),
    );
    await on(AFTER, async () => {
      const ready = { meetingId: late, ...details, on: place.on, kind: "extraordinary" as const };
      await updateMeeting(house.syndic, house.id, ready);
      await convene(house.syndic, house.id, { meetingId: late });
    });
    await expect(send(meetingId)).rejects.toMatchObject({ code: "request.answered" });
  });

  test("he changes the day, drops the draft, and may begin again", async () => {
    const requestId = await requested();
    const meetingId = await forRequest(requestId);
    const moved = { meetingId, ...details, on: "2026-05-21", kind: "extraordinary" as const };
    await on(AFTER, () => updateMeeting(house.owner("Ana"), house.id, moved));
    expect((await shown(meetingId)).on).toBe("2026-05-21");
    await expect(discardMeeting(house.syndic, house.id, { meetingId })).rejects.toMatchObject(none);
    await discardMeeting(house.owner("Ana"), house.id, { meetingId });
    expect(await terms()).toEqual(["assembly.request"]);
    await forRequest(requestId);
  });

  test("he proves the posting of his own letters", async () => {
    const meetingId = await forRequest(await requested());
    await send(meetingId);
    const { rows } = await db.admin.query(
      "SELECT id FROM delivery WHERE association_id = $1 AND subject_id = $2",
      [house.id, meetingId],
    );
    const posting = { depositedOn: AFTER, postingNumber: "RR 9" };
    const deliveryIds = rows.map(({ id }) => id);
    const post = (actor: Person) =>
      on(AFTER, () => recordPosting(actor, house.id, { meetingId, deliveryIds, ...posting }));
    await expect(post(house.syndic)).rejects.toMatchObject(none);
    expect(await post(house.owner("Ana"))).toMatchObject({ unproven: 0, late: 0 });
    expect(await terms()).toEqual(["assembly.minutes"]);
  });
});

describe("R-AG-03, where nobody is syndic", () => {
  const vacancy = (reason: string | null = null): AskedGround => ({
    ...{ by: "vacancy", reason },
    candidates: ["Immo Nord SRL", "Régie du Parc SA"],
  });
  const leave = () =>
    db.admin.query("UPDATE mandate SET ends_on = '2026-03-31' WHERE association_id = $1", [
      house.id,
    ]);

  test("not while there is one", async () => {
    const now = start(house.owner("Gil"), vacancy());
    await expect(now).rejects.toMatchObject({ code: "convening.not-vacant" });
  });

  test("one fifth convenes, only to appoint, each candidate by yes or no", async () => {
    await leave();
    const meetingId = await start(house.owner("Ana"), vacancy());
    const { items } = await shown(meetingId);
    expect(items.map(({ title }) => title)).toEqual(["Désignation d’un syndic"]);
    expect(items[0]?.resolutions.map(({ text, decisionType }) => [text, decisionType])).toEqual([
      ["L’assemblée désigne Immo Nord SRL comme syndic.", "D-02"],
      ["L’assemblée désigne Régie du Parc SA comme syndic.", "D-02"],
    ]);
    await send(meetingId);
    const [notice] = await notices(meetingId);
    expect(notice).toMatchObject({
      convener: { ground: "fifth" },
      sender: { name: "Ana Peeters" },
    });
  });

  test("150 of 1000 is not one fifth; with the signatures of others it is", async () => {
    await leave();
    const bruno = house.owner("Bruno");
    const alone = start(bruno, vacancy());
    await expect(alone).rejects.toMatchObject({ code: "convening.not-your-turn" });
    const requestId = await on(AFTER, () =>
      startRequest(bruno, house.id, {
        reason: "Syndic",
        points: [{ title: "Syndic", motion: null }],
      }),
    );
    await db.admin.query(
      `INSERT INTO request_signature (association_id, id, request_id, party_id, at)
       VALUES ($1, gen_random_uuid(), $2, $3, now())`,
      [house.id, requestId, house.partyOf("Ana")],
    );
    await start(bruno, vacancy());
  });

  test("who comes after a council that sits says why it does not act", async () => {
    await leave();
    await db.admin.query(
      `INSERT INTO seat (association_id, id, party_id, kind, appointed_on, starts_on, ends_on, decision)
       VALUES ($1, gen_random_uuid(), $2, 'council', '2025-06-01', '2025-06-01', '2026-12-31', 'PV')`,
      [house.id, house.partyOf("Bruno")],
    );
    const ana = house.owner("Ana");
    const missing = { code: "convening.reason-missing", field: "ground.reason" };
    await expect(start(ana, vacancy())).rejects.toMatchObject(missing);
    const meetingId = await start(ana, vacancy("Le conseil ne répond pas."));
    await send(meetingId);
    const [notice] = await notices(meetingId);
    expect(notice?.convener?.reason).toBe("Le conseil ne répond pas.");
    const council = personOf(house.id, "council", { partyId: house.partyOf("Bruno") });
    await start(council, vacancy());
  });

  test("a syndic appointed meanwhile closes the way before the notice leaves", async () => {
    await leave();
    const meetingId = await start(house.owner("Ana"), vacancy());
    await db.admin.query("UPDATE mandate SET ends_on = '2028-05-31' WHERE association_id = $1", [
      house.id,
    ]);
    await expect(send(meetingId)).rejects.toMatchObject({ code: "convening.not-vacant" });
  });

  test("the office that left convenes nothing", async () => {
    await leave();
    await expect(start(house.syndic, vacancy())).rejects.toMatchObject({
      code: "convening.not-your-turn",
    });
  });
});

describe("R-AG-04, by order of the court", () => {
  const order = (more: Partial<Extract<AskedGround, { by: "court" }>> = {}): AskedGround => ({
    by: "court",
    orderReference: "J.P. Schaerbeek, RG 26A123",
    orderedOn: "2026-03-20",
    orderWithin: "2026-04-20",
    derogation: "Convocation huit jours avant.",
    declared: true,
    points: [{ title: "Toiture", motion: "Réparer la toiture.", decisionType: "D-05" }],
    ...more,
  });

  test("an owner convenes on what it says, and its notice names it", async () => {
    const meetingId = await start(house.owner("Bruno"), order());
    await send(meetingId, house.owner("Bruno"));
    const [notice] = await notices(meetingId);
    expect(notice?.convener).toMatchObject({
      ground: "court",
      order: {
        reference: "J.P. Schaerbeek, RG 26A123",
        on: "2026-03-20",
        derogation: "Convocation huit jours avant.",
      },
    });
  });

  test("a notice shorter by order leaves with its reason, and not without", async () => {
    const bruno = house.owner("Bruno");
    const short = await start(bruno, order(), AFTER, { on: "2026-04-12" });
    await expect(send(short, bruno)).rejects.toMatchObject({
      code: "convocation.notice-too-short",
    });
    const why = { on: "2026-04-12", urgencyReason: "Ordonnance du 20 mars 2026" };
    await send(await start(bruno, order(), AFTER, why), bruno);
  });

  test("the syndic to whom it is addressed has the judge's term among his", async () => {
    const meetingId = await start(house.syndic, order());
    expect(await terms()).toEqual(["assembly.convocation", "assembly.court-order"]);
    await send(meetingId, house.syndic);
    expect(await terms()).toEqual([
      ...["assembly.minutes", "assembly.notice", "assembly.occupants"],
    ]);
    const [notice] = await notices(meetingId);
    expect(notice?.convener).toMatchObject({ ground: "court", partyId: null });
  });

  test("no order of tomorrow", async () => {
    const early = start(house.owner("Ana"), order({ orderedOn: "2026-04-03" }));
    await expect(early).rejects.toMatchObject({ code: "convening.order-to-come" });
  });
});

test("everybody is shown what he may convene, and what he has begun", async () => {
  const requestId = await requested();
  const look = (who: string, day = AFTER) =>
    on(day, () => read(house.owner(who), (tx) => showConvening(tx, house.owner(who), house.id)));
  expect((await look("Ana", LAST)).lapsed).toEqual([]);
  expect((await look("Bruno")).lapsed).toEqual([]);
  expect((await look("Ana")).lapsed).toMatchObject([{ id: requestId, dueOn: LAST }]);
  const meetingId = await forRequest(requestId);
  expect((await look("Ana")).meetings).toMatchObject([{ id: meetingId, isConvened: false }]);
  expect(await look("Ana")).toMatchObject({ isVacant: false, turn: null, byCourt: true });
});
