import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Person, partiesOf } from "#server/kernel/actor.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { personOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { addItem, removeItem } from "../agenda/agenda.service.ts";
import { ANNUAL_POINTS } from "../agenda/annual.rules.ts";
import { convene } from "../convocation/convocation.service.ts";
import { previewConvocation } from "../convocation/preview.queries.ts";
import { getMeeting } from "../meeting/meeting.queries.ts";
import { createMeeting, discardMeeting } from "../meeting/meeting.service.ts";
import { getProposal, listProposals } from "./proposal.queries.ts";
import type { EncodeProposal, Propose } from "./proposal.schema.ts";
import {
  encodeProposal,
  propose,
  putOnAgenda,
  unplaceProposal,
  withdrawProposal,
} from "./proposal.service.ts";

/** The house's annual period starts on this day; three weeks before it is the last for proposals. */
const PERIOD = "05-11";
const IN_TIME = "2026-04-20";
const LATE = "2026-04-21";
const words: Propose = {
  title: "Éclairage du garage",
  explanation: "Les lampes clignotent.",
  motion: "Remplacer les lampes.",
  byCouncil: false,
};

let db: TestDatabase;
let house: House;
const noon = (day: string) => Temporal.Instant.from(`${day}T10:00:00Z`);

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 600, holders: ["Ana"] },
    { code: "B1", shares: 400, holders: ["Bruno"] },
  ]);
  await db.admin.query("UPDATE association SET period_start = $2 WHERE id = $1", [
    house.id,
    PERIOD,
  ]);
});

const plan = (kind: "ordinary" | "extraordinary" = "ordinary") =>
  at(noon("2026-04-01"), async () => {
    const meetingId = await createMeeting(house.syndic, house.id, {
      ...{ kind, on: "2026-05-20", time: "19:30", place: "Salle communale", language: "fr" },
      ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null },
      ...{ consultation: "Au bureau", urgencyReason: null },
    });
    const item = { meetingId, title: "Comptes", explanation: null };
    return { meetingId, itemId: await addItem(house.syndic, house.id, item) };
  });
const proposedOn = (day: string, who: Person = house.owner("Ana"), what = words) =>
  at(noon(day), () => propose(who, house.id, what));
const encoded = (input: Partial<EncodeProposal> = {}) =>
  at(noon("2026-04-22"), () =>
    encodeProposal(house.syndic, house.id, {
      ...{ ...words, partyId: house.partyOf("Bruno"), medium: "letter", receivedOn: IN_TIME },
      ...input,
    }),
  );
const shown = (proposalId: string, actor: Person = house.syndic) => {
  const own = partiesOf(actor, house.id);
  const parties = own.length > 0 ? own : null;
  return read(actor, (tx) => getProposal(tx, house.id, { parties }, own, proposalId));
};
const put = (proposalId: string, meetingId: string, itemId: string | null = null) =>
  putOnAgenda(house.syndic, house.id, { proposalId, meetingId, itemId, decisionType: "D-14" });
/** An annual meeting leaves with its points only: the one item here is made to treat them all. */
const complete = (meetingId: string) =>
  db.admin.query(
    `WITH item AS (UPDATE agenda_item SET points = $2 WHERE meeting_id = $1 AND title = 'Comptes'
       RETURNING *)
     INSERT INTO resolution (association_id, id, meeting_id, item_id, position, text, decision_type)
     SELECT association_id, gen_random_uuid(), meeting_id, id, 10 + n, 'Texte', type
     FROM item, unnest(ARRAY['D-01', 'D-01', 'D-01', 'D-01', 'D-04']) WITH ORDINALITY x(type, n)`,
    [meetingId, [...ANNUAL_POINTS]],
  );
const convened = (meetingId: string) =>
  at(noon("2026-05-04"), () => convene(house.syndic, house.id, { meetingId }));

test("what an owner proposes is received at once, and he is told what it is worth", async () => {
  const inTime = await shown(await proposedOn(IN_TIME), house.owner("Ana"));
  expect(inTime).toMatchObject({
    ...{
      receivedOn: IN_TIME,
      medium: "online",
      author: "Ana Peeters",
      isOwn: true,
      state: "waiting",
    },
    ...{ isInTime: true, cutOff: IN_TIME, period: { from: "2026-05-11", to: "2026-05-25" } },
  });
  expect(await shown(await proposedOn(LATE))).toMatchObject({ isInTime: false, cutOff: IN_TIME });
});

test("a letter counts from the day it was received, not from the day it is entered", async () => {
  const found = await shown(await encoded());
  expect(found).toMatchObject({ receivedOn: IN_TIME, medium: "letter", isInTime: true });
  const rule = { code: "proposal.received-later", field: "receivedOn" };
  await expect(encoded({ receivedOn: "2026-04-23" })).rejects.toMatchObject(rule);
});

test("the annual notice does not leave without what was proposed in time", async () => {
  const { meetingId } = await plan();
  await complete(meetingId);
  const proposalId = await proposedOn(IN_TIME);
  await proposedOn(LATE, house.owner("Bruno"));
  const refusal = { code: "proposal.not-on-agenda", details: { count: 1 } };
  await expect(convened(meetingId)).rejects.toMatchObject(refusal);
  const day = Temporal.PlainDate.from("2026-05-04");
  const preview = await read(house.syndic, (tx) =>
    previewConvocation(tx, house.id, meetingId, day),
  );
  expect(preview.obstacles).toEqual(["proposal.not-on-agenda"]);
  expect(preview.proposals).toEqual({ left: 1, waiting: 2 });
  await put(proposalId, meetingId);
  await convened(meetingId);
  expect(await shown(proposalId)).toMatchObject({
    state: "convened",
    meeting: { id: meetingId, on: "2026-05-20", position: 2 },
  });
});

test.each(["withdrawn", "extraordinary"])("nothing binds: %s", async (why) => {
  const { meetingId } = await plan(why === "extraordinary" ? why : "ordinary");
  if (why !== "extraordinary") await complete(meetingId);
  const proposalId = await proposedOn(IN_TIME);
  if (why === "withdrawn") {
    await withdrawProposal(house.owner("Ana"), house.id, { proposalId, reason: null });
  }
  await convened(meetingId);
});

test("its words come to the agenda as they are, as an item or under one", async () => {
  const { meetingId, itemId } = await plan();
  await put(await proposedOn(IN_TIME), meetingId);
  const { motion, ...unvoted } = words;
  const other = await proposedOn(IN_TIME, house.owner("Bruno"), { ...unvoted, motion: null });
  await put(other, meetingId, itemId);
  const { items } = await read(house.syndic, (tx) => getMeeting(tx, house.id, meetingId));
  expect(items.map(({ title, explanation }) => [title, explanation])).toEqual([
    ["Comptes", null],
    [words.title, words.explanation],
  ]);
  expect(items.map(({ resolutions }) => resolutions.map(({ text }) => text))).toEqual([
    [],
    [motion],
  ]);
});

test("a proposal waits again when its item or its meeting goes, or when it is taken off", async () => {
  const { meetingId, itemId } = await plan();
  const proposalId = await proposedOn(IN_TIME);
  const state = async () => (await shown(proposalId)).state;
  await put(proposalId, meetingId, itemId);
  expect(await state()).toBe("placed");
  await removeItem(house.syndic, house.id, { meetingId, itemId });
  expect(await state()).toBe("waiting");
  await put(proposalId, meetingId);
  await unplaceProposal(house.syndic, house.id, { proposalId });
  expect(await state()).toBe("waiting");
  await put(proposalId, meetingId);
  await discardMeeting(house.syndic, house.id, { meetingId });
  expect(await state()).toBe("waiting");
});

test("once convened it is neither withdrawn nor moved", async () => {
  const { meetingId } = await plan();
  await complete(meetingId);
  const proposalId = await proposedOn(IN_TIME);
  await put(proposalId, meetingId);
  await convened(meetingId);
  const rule = { code: "proposal.convened" };
  const ref = { proposalId, reason: null };
  await expect(withdrawProposal(house.owner("Ana"), house.id, ref)).rejects.toMatchObject(rule);
  await expect(unplaceProposal(house.syndic, house.id, ref)).rejects.toMatchObject(rule);
});

test("the office withdraws only with how it knows, and what was withdrawn stays so", async () => {
  const proposalId = await encoded();
  const reason = "Lettre du 30 avril";
  const by = (why: string | null) =>
    withdrawProposal(house.syndic, house.id, { proposalId, reason: why });
  await expect(by(null)).rejects.toMatchObject({ code: "proposal.reason-missing" });
  await by(reason);
  expect(await shown(proposalId)).toMatchObject({ state: "withdrawn", withdrawnReason: reason });
  await expect(by(reason)).rejects.toMatchObject({ code: "proposal.withdrawn" });
  const { meetingId } = await plan();
  await expect(put(proposalId, meetingId)).rejects.toMatchObject({ code: "proposal.withdrawn" });
});

test("only who holds a lot, or sits on the council, proposes", async () => {
  await db.admin.query("UPDATE holding SET ends_on = '2026-04-01' WHERE party_id = $1", [
    house.partyOf("Bruno"),
  ]);
  const gone = { code: "proposal.not-owner" };
  await expect(proposedOn(IN_TIME, house.owner("Bruno"))).rejects.toMatchObject(gone);
  await expect(encoded()).rejects.toMatchObject({ ...gone, field: "partyId" });
  await expect(encoded({ partyId: house.partyOf("Ana"), byCouncil: true })).rejects.toMatchObject({
    code: "proposal.not-council",
  });
  const council = personOf(house.id, "council", { partyId: house.partyOf("Ana") });
  const id = await proposedOn(IN_TIME, council, { ...words, byCouncil: true });
  expect(await shown(id)).toMatchObject({ byCouncil: true, author: "Ana Peeters" });
  await expect(proposedOn(IN_TIME, council)).rejects.toMatchObject({ code: "access.not-found" });
});

test("nobody sees or withdraws another's, and fifty at most wait", async () => {
  const proposalId = await proposedOn(IN_TIME);
  const bruno = house.owner("Bruno");
  const own = partiesOf(bruno, house.id);
  const seen = { parties: own };
  expect(await read(bruno, (tx) => listProposals(tx, house.id, seen, own))).toEqual([]);
  const none = { code: "access.not-found" };
  await expect(shown(proposalId, bruno)).rejects.toMatchObject(none);
  const ref = { proposalId, reason: "x" };
  await expect(withdrawProposal(bruno, house.id, ref)).rejects.toMatchObject(none);
  for (let count = 1; count < 50; count += 1) await proposedOn(IN_TIME);
  await expect(proposedOn(IN_TIME)).rejects.toMatchObject({ code: "proposal.too-many" });
});
