import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Act } from "#server/documents/template/template.schema.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { addItem } from "../agenda/agenda.service.ts";
import { checkIn } from "../attendance/attendance.service.ts";
import { convene } from "../convocation/convocation.service.ts";
import { planCorrection } from "../convocation/correction.service.ts";
import { noticesToSend } from "../convocation/sending.service.ts";
import { sayExpected } from "../expected/expected.service.ts";
import { remindMeetings } from "../expected/reminder.service.ts";
import { getMeeting } from "../meeting/meeting.queries.ts";
import { createMeeting } from "../meeting/meeting.service.ts";
import { makeOccupantNotice } from "../occupant/making.service.ts";
import { getProposal } from "../proposal/proposal.queries.ts";
import { encodeProposal, putOnAgenda } from "../proposal/proposal.service.ts";
import { encodeProxy } from "../proxy/proxy.service.ts";
import { listAsks, listOffice } from "../task/task.queries.ts";
import { planAgain } from "./again.service.ts";
import { cancellationStatus, previewCancellation } from "./cancellation.queries.ts";
import { cancelMeeting } from "./cancellation.service.ts";
import { makeOccupantCancellation } from "./occupants.service.ts";
import { cancellationsToSend, recordCancellationPosting } from "./sending.service.ts";

let db: TestDatabase;
let house: House;
let meetingId: string;

const on = <T>(day: string, act: () => Promise<T>) =>
  at(Temporal.Instant.from(`${day}T09:00:00Z`), act);
const job = { kind: "system", name: "test", scope: provenScope([]) } as const;
const reason = "La salle a brûlé";
const details = {
  ...{ kind: "ordinary" as const, on: "2026-05-20", time: "19:30", place: "Salle communale" },
  ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null, language: "fr" as const },
  ...{ consultation: "Au bureau", urgencyReason: null },
};
const planned = (change: Partial<{ kind: "extraordinary" }> = { kind: "extraordinary" }) =>
  on("2026-04-01", async () => {
    const id = await createMeeting(house.syndic, house.id, { ...details, ...change });
    await addItem(house.syndic, house.id, { meetingId: id, title: "Toiture", explanation: null });
    return id;
  });
const send = (id: string) =>
  on("2026-04-20", () => convene(house.syndic, house.id, { meetingId: id }));
const cancel = (day = "2026-05-04", who = house.syndic, id = meetingId) =>
  on(day, () => cancelMeeting(who, house.id, { meetingId: id, reason }));
const viewOf = (id = meetingId) => read(house.syndic, (tx) => getMeeting(tx, house.id, id));
const statusOf = (id = meetingId) =>
  on("2026-05-04", () => read(house.syndic, (tx) => cancellationStatus(tx, house.id, id)));
const preview = (day: string) =>
  on(day, () => read(house.syndic, (tx) => previewCancellation(tx, house.id, meetingId)));
const openTerms = async () => {
  const { rows } = await db.admin.query(
    `SELECT kind FROM legal_deadline WHERE association_id = $1 AND done_at IS NULL ORDER BY 1`,
    [house.id],
  );
  return rows.map(({ kind }) => kind);
};

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  house = await seedHouse(
    db.admin,
    [
      { code: "A1", shares: 600, holders: ["Ana"] },
      { code: "B1", shares: 400, holders: ["Bart"] },
    ],
    { consents: ["Ana"], languages: { Ana: "nl" } },
  );
  meetingId = await planned();
  await send(meetingId);
});

describe("called off before its hour", () => {
  test("everybody who was convened is told as he was convened, in his language", async () => {
    await cancel();
    const { rows } = await db.admin.query(
      `SELECT party_id, channel::text, language, content FROM delivery
       WHERE kind = 'assembly.cancellation' AND subject_id = $1 ORDER BY channel`,
      [meetingId],
    );
    const told = rows.map((row) => ({ ...row, content: Act.parse(row.content) }));
    const meeting = { kind: "extraordinary", session: 1, place: "Salle communale" };
    const word = { reason, originalId: meetingId, revision: 1, meeting };
    expect(told).toMatchObject([
      {
        ...{ party_id: house.partyOf("Ana"), channel: "email", language: "nl" },
        content: { props: { ...word, locale: "nl", letter: false } },
      },
      {
        ...{ party_id: house.partyOf("Bart"), channel: "registered_letter", language: "fr" },
        content: { props: { ...word, locale: "fr", letter: true } },
      },
    ]);
    expect(await statusOf()).toMatchObject({
      ...{ kind: "cancelled", reason, owed: [], sheetId: null },
      sendings: [{ channel: "email" }, { channel: "registered_letter" }],
    });
    const queued = await on("2026-05-04", () =>
      cancellationsToSend({ ...job, scope: provenScope([house.id]) }, house.id, meetingId),
    );
    expect(queued).toMatchObject({ language: "fr", mails: [expect.any(String)] });
  });

  test("its page says so, and that nothing took its place", async () => {
    await cancel();
    expect(await viewOf()).toMatchObject({
      ...{ stage: "withdrawn", replacedBy: null },
      cancelled: { reason, notHeld: false },
    });
  });

  test("nothing of it runs any more", async () => {
    expect(await openTerms()).toEqual([
      ...["assembly.minutes", "assembly.notice", "assembly.occupants"],
    ]);
    await cancel();
    expect(await openTerms()).toEqual([]);
    const own: typeof job = { ...job, scope: provenScope([house.id]) };
    expect(await on("2026-05-17", () => remindMeetings(job, house.id))).toEqual({ mails: [] });
    expect(await noticesToSend(own, house.id, meetingId)).toBeNull();
    const ana = house.partyOf("Ana");
    const asked = await read(house.owner("Ana"), (tx) =>
      listAsks(tx, [ana], Temporal.Instant.from("2026-05-10T09:00:00Z")),
    );
    expect(asked).toEqual([]);
    const [line] = await read(house.syndic, (tx) => listOffice(tx, [house.id]));
    expect(line?.meeting).toBeNull();
  });

  test("nobody says any more that he comes, nor gives a proxy, nor opens it", async () => {
    await cancel();
    const parties = { meetingId, partyId: house.partyOf("Ana") };
    await expect(
      sayExpected(house.owner("Ana"), house.id, { ...parties, answer: "room" }),
    ).rejects.toMatchObject({ code: "expected.too-late" });
    await expect(
      encodeProxy(house.syndic, house.id, {
        ...{ meetingId, principalPartyId: house.partyOf("Bart"), signedOn: "2026-05-04" },
        holder: { kind: "register", partyId: house.partyOf("Ana") },
      }),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^proxy\./) });
    await expect(
      on("2026-05-20", () => checkIn(house.syndic, house.id, parties)),
    ).rejects.toThrow();
  });

  test("letters are proven posted, from the day it was called off", async () => {
    await cancel();
    const { rows } = await db.admin.query(
      "SELECT id FROM delivery WHERE kind = 'assembly.cancellation' AND channel <> 'email' AND subject_id = $1",
      [meetingId],
    );
    const posted = (depositedOn: string, who = house.syndic) =>
      on("2026-05-05", () =>
        recordCancellationPosting(who, house.id, {
          ...{ meetingId, deliveryIds: rows.map(({ id }) => id) },
          ...{ depositedOn, postingNumber: "RR 7" },
        }),
      );
    const refusal = { code: "convocation.deposit-impossible", field: "depositedOn" };
    await expect(posted("2026-05-03")).rejects.toMatchObject(refusal);
    await expect(posted("2026-05-06")).rejects.toMatchObject(refusal);
    const stranger = { code: "access.not-found" };
    await expect(posted("2026-05-05", house.owner("Ana"))).rejects.toMatchObject(stranger);
    expect(await posted("2026-05-05")).toBe(1);
    await expect(posted("2026-05-05")).rejects.toMatchObject({
      code: "convocation.nothing-to-post",
    });
  });

  test("occupants who had been told are told again, once", async () => {
    await on("2026-04-20", () => makeOccupantNotice(job, house.id, meetingId));
    expect(await preview("2026-05-04")).toMatchObject({ occupants: true });
    await cancel();
    const make = () => on("2026-05-04", () => makeOccupantCancellation(job, house.id, meetingId));
    expect([await make(), await make()]).toEqual([true, false]);
    const { sheetId } = await statusOf();
    const { rows } = await db.admin.query("SELECT audience::text FROM document WHERE id = $1", [
      sheetId,
    ]);
    expect(rows).toEqual([{ audience: "owners" }]);
  });

  test("occupants who had been told nothing are told nothing", async () => {
    await cancel();
    expect(await makeOccupantCancellation(job, house.id, meetingId)).toBe(false);
  });
});

describe("before it is done", () => {
  test("it is said who will be told and how", async () => {
    expect(await preview("2026-05-04")).toEqual({
      ...{ kind: "cancelled", told: { email: 1, letter: 1 }, lettersMayBeLate: false },
      ...{ occupants: false, proposals: 0, owed: [] },
    });
  });

  test("letters of the last days may come too late", async () => {
    expect(await preview("2026-05-18")).toMatchObject({ lettersMayBeLate: true });
  });

  test("of the annual meeting, its fifteen days go on running", async () => {
    const { rows } = await db.admin.query(
      "UPDATE association SET period_start = '05-11' WHERE id = $1 RETURNING id",
      [house.id],
    );
    expect(rows).toHaveLength(1);
    await db.admin.query("UPDATE meeting SET kind = 'ordinary' WHERE id = $1", [meetingId]);
    expect(await preview("2026-05-04")).toMatchObject({
      owed: [{ ground: "annual", article: "3.87 §2", from: "2026-05-11", to: "2026-05-25" }],
    });
  });
});

describe("what it had taken up waits again", () => {
  const asked = () =>
    on("2026-04-02", () =>
      encodeProposal(house.syndic, house.id, {
        ...{ title: "Vélos", explanation: null, motion: null, byCouncil: false },
        ...{ partyId: house.partyOf("Bart"), medium: "letter", receivedOn: "2026-04-02" },
      }),
    );
  const stateOf = async (id: string) =>
    (await read(house.syndic, (tx) => getProposal(tx, house.id, { parties: null }, [], id))).state;

  test("a point asked in writing, also where the notice had been corrected", async () => {
    meetingId = await planned();
    const proposalId = await asked();
    const place = { proposalId, meetingId, itemId: null, decisionType: null };
    await putOnAgenda(house.syndic, house.id, place);
    await send(meetingId);
    expect(await stateOf(proposalId)).toBe("convened");
    const corrected = await on("2026-04-21", () =>
      planCorrection(house.syndic, house.id, { meetingId, reason: "Autre salle" }),
    );
    await on("2026-04-21", () => convene(house.syndic, house.id, { meetingId: corrected }));
    await cancel("2026-05-04", house.syndic, corrected);
    expect(await stateOf(proposalId)).toBe("waiting");
  });

  test("its agenda can be taken over by another meeting", async () => {
    await cancel();
    const next = await on("2026-05-04", () => planAgain(house.syndic, house.id, { meetingId }));
    expect(await viewOf(next)).toMatchObject({
      ...{ stage: "draft", on: "2026-05-19", revision: 0, replaces: null },
      items: [{ title: "Toiture" }],
    });
    const soon = { meetingId, on: "2026-05-18" };
    await expect(
      on("2026-05-04", () => planAgain(house.syndic, house.id, soon)),
    ).rejects.toMatchObject({ code: "correction.too-soon", field: "on" });
  });

  test("a correction in preparation corrects nothing any more", async () => {
    const draft = await on("2026-04-21", () =>
      planCorrection(house.syndic, house.id, { meetingId, reason: "Autre salle" }),
    );
    await cancel();
    expect(await viewOf(draft)).toMatchObject({ stage: "draft", replaces: null, revision: 0 });
    await on("2026-05-04", () => convene(house.syndic, house.id, { meetingId: draft }));
    expect(await viewOf(draft)).toMatchObject({ stage: "convened" });
    expect(await viewOf()).toMatchObject({ replacedBy: null, cancelled: { reason } });
  });
});

describe("its day passed and nobody held it", () => {
  test("that is recorded, and nobody is written to", async () => {
    expect(await preview("2026-05-21")).toMatchObject({
      ...{ kind: "not-held", told: { email: 0, letter: 0 }, lettersMayBeLate: false },
    });
    await cancel("2026-05-21");
    expect(await viewOf()).toMatchObject({ stage: "withdrawn", cancelled: { notHeld: true } });
    expect(await statusOf()).toMatchObject({ kind: "not-held", sendings: [], letters: null });
    expect(await openTerms()).toEqual([]);
    const own: typeof job = { ...job, scope: provenScope([house.id]) };
    expect(await cancellationsToSend(own, house.id, meetingId)).toBeNull();
  });
});

describe("refused", () => {
  test("a draft", async () => {
    const draft = await planned();
    await expect(cancel("2026-05-04", house.syndic, draft)).rejects.toMatchObject({
      code: "cancellation.not-convened",
    });
  });

  test("what is cancelled already", async () => {
    await cancel();
    await expect(cancel()).rejects.toMatchObject({ code: "cancellation.already" });
  });

  test("what was opened", async () => {
    await db.admin.query(
      `INSERT INTO meeting_opening (association_id, meeting_id, at, chair_party_id, secretary_name,
         tellers, heads_present, heads_total, shares_present, shares_total, quorate, rules_version, roll_hash)
       SELECT association_id, id, starts_at, $2, 'S', '[]', 2, 2, 1000, 1000, true, rules_version, '\\x00'
       FROM meeting WHERE id = $1`,
      [meetingId, house.partyOf("Ana")],
    );
    await expect(cancel("2026-05-20")).rejects.toMatchObject({ code: "cancellation.opened" });
  });

  test("an owner who does not convene it, and the syndic of another association", async () => {
    const unknown = { code: "access.not-found" };
    await expect(cancel("2026-05-04", house.owner("Ana"))).rejects.toMatchObject(unknown);
    const other = await seedHouse(db.admin, [{ code: "X", shares: 1000, holders: ["Xavier"] }]);
    await expect(cancel("2026-05-04", other.syndic)).rejects.toMatchObject(unknown);
    await expect(
      on("2026-05-04", () => cancelMeeting(other.syndic, other.id, { meetingId, reason })),
    ).rejects.toMatchObject(unknown);
    expect(await viewOf()).toMatchObject({ stage: "convened" });
  });

  test("another meeting in the place of one that still stands", async () => {
    await expect(planAgain(house.syndic, house.id, { meetingId })).rejects.toMatchObject({
      code: "cancellation.not-cancelled",
    });
  });
});
