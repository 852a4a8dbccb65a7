import type pg from "pg";
import { notice } from "#components/assembly/convocation.example.ts";
import { BUILDING } from "#prisma/seed/cast.ts";
import { addItem, addResolution } from "./assembly/agenda/agenda.service.ts";
import { addQuote } from "./assembly/annex/quote.service.ts";
import { excludeVoter } from "./assembly/ballot/exclusion.service.ts";
import { getHands } from "./assembly/ballot/hands.queries.ts";
import { findOwnVote } from "./assembly/ballot/receipt.queries.ts";
import type { RecordChallenge } from "./assembly/challenge/challenge.schema.ts";
import { recordChallenge } from "./assembly/challenge/challenge.service.ts";
import { startConvening } from "./assembly/convening/convening.service.ts";
import { convene } from "./assembly/convocation/convocation.service.ts";
import type { EnterEarlier } from "./assembly/decision/decision.schema.ts";
import { enterEarlier } from "./assembly/decision/decision.service.ts";
import { openExecution } from "./assembly/effect/execution.service.ts";
import { issueExtract } from "./assembly/extract/extract.service.ts";
import { SetFunding } from "./assembly/funding/funding.schema.ts";
import { setFunding } from "./assembly/funding/funding.service.ts";
import { createMeeting } from "./assembly/meeting/meeting.service.ts";
import { sendMinutes } from "./assembly/minutes/sending.service.ts";
import { makeOccupantNotice } from "./assembly/occupant/making.service.ts";
import { propose } from "./assembly/proposal/proposal.service.ts";
import { encodeRequest, postRequest, startRequest } from "./assembly/request/request.service.ts";
import { queueDelivery, recordProof } from "./documents/delivery/delivery.service.ts";
import type { Person } from "./kernel/actor.ts";
import { partiesOf } from "./kernel/actor.ts";
import { plainDate } from "./kernel/calendar.ts";
import { provenScope } from "./kernel/ids.ts";
import { toCents } from "./kernel/money.ts";
import type { Stage } from "./matrix-meetings.ts";
import { newRowId, today } from "./platform/clock.ts";
import { read, write } from "./platform/db.ts";
import type { House } from "./platform/testing-house.ts";
import { issueReceipt } from "./proof/receipt/receipt.service.ts";
import { createAssociation } from "./registry/association/association.service.ts";
import { setDeadline } from "./registry/deadline/deadline.service.ts";
import { NewKey } from "./registry/distribution/distribution.schema.ts";
import { addKey } from "./registry/distribution/distribution.service.ts";
import { invitationToken, inviteParty } from "./registry/invitation/invitation.service.ts";
import { knownMandates } from "./registry/mandate/mandate.queries.ts";
import { appoint } from "./registry/mandate/mandate.service.ts";
import { MovementEntry } from "./registry/movement/movement.schema.ts";
import { enterMovement } from "./registry/movement/movement.service.ts";
import { withdrawOccupant } from "./registry/occupant/keeping.service.ts";
import { NewOccupant } from "./registry/occupant/occupant.schema.ts";
import { addOccupant } from "./registry/occupant/occupant.service.ts";
import { linkPartial, linkTwins } from "./registry/partial/partial.service.ts";
import { NewRepresentative } from "./registry/representative/representative.schema.ts";
import { addRepresentative } from "./registry/representative/representative.service.ts";
import { reportFault } from "./site/fault/report.service.ts";
import { makeNotices } from "./site/notice/making.service.ts";

export type Draft = Readonly<{
  meetingId: string;
  items: readonly string[];
  texts: readonly string[];
  quoteId: string;
}>;

/** A decision of the years before, and the scan of its minutes. */
export const earlierDecision: EnterEarlier = {
  ...{ decidedOn: "2019-05-14", item: "Façade", text: "Repeindre la façade arrière." },
  ...{ language: "fr", outcome: "adopted", decisionType: "D-14", electorate: null },
  ...{ votesFor: "700", votesAgainst: "300", abstained: null, documentId: null },
  scan: { filename: "PV 2019.pdf", bytes: new TextEncoder().encode("%PDF-1.4 procès-verbal") },
};

/** Somebody asks the justice of the peace to annul it. */
export const claimAgainst = (decisionId: string): RecordChallenge => ({
  ...{ decisionIds: [decisionId], claimant: "owner", court: "Justice de paix" },
  ...{ caseNumber: "19A100", filedOn: "2019-07-01" },
});

/** Two decisions of the years before: one challenged and to be carried out, one that is neither. */
export async function seedDecision({ syndic, id }: House) {
  const decisionId = await enterEarlier(syndic, id, earlierDecision);
  const otherDecisionId = await enterEarlier(syndic, id, earlierDecision);
  const task = { what: "Repeindre", responsible: "Le syndic", dueOn: "2099-01-01" };
  await openExecution(syndic, id, { decisionId, ...task });
  const challengeId = await recordChallenge(syndic, id, claimAgainst(decisionId));
  const extractId = await issueExtract(syndic, id, { decisionId });
  return { decisionId, otherDecisionId, challengeId, extractId };
}

/** What Ana asks to put on the agenda. */
export function seedProposal({ owner, id }: House): Promise<string> {
  const words = {
    title: "Éclairage du garage",
    explanation: null,
    motion: "Remplacer les lampes.",
  };
  return propose(owner("Ana"), id, { ...words, byCouncil: false });
}

/** What owners ask a meeting for, each as far as it can be. */
export async function seedRequests({ owner, syndic, partyOf, id }: House) {
  const words = { reason: "La chaudière", points: [{ title: "Chaudière", motion: null }] };
  const started = (who: string) => startRequest(owner(who), id, words);
  const posted = await started("Ana");
  const posting = { postedOn: "2026-05-01", postingNumber: "RR 1" };
  await postRequest(owner("Ana"), id, { requestId: posted, ...posting });
  const letter = { receivedOn: "2026-05-01", signers: [partyOf("Bruno")] };
  const received = await encodeRequest(syndic, id, { ...words, ...letter });
  return { bruno: await started("Bruno"), ana: await started("Ana"), posted, received };
}
export type Requests = Awaited<ReturnType<typeof seedRequests>>;

/** What Ana convenes by a judge's order: a draft, and one whose notices are queued. */
export async function seedConvening({ owner, id }: House) {
  const ana = owner("Ana");
  const start = () =>
    startConvening(ana, id, {
      ground: {
        ...{ by: "court", orderReference: "RG 26A1", orderedOn: "2026-05-01", orderWithin: null },
        ...{ derogation: null, declared: true },
        points: [{ title: "Toiture", motion: null, decisionType: "D-01" }],
      },
      ...{ on: "2026-12-30", time: "19:00", place: "Salle", consultation: "Chez Ana" },
      ...{ language: "fr", remoteAllowed: false, urgencyReason: null },
      ...{ conferenceUrl: null, conferencePhone: null },
    });
  const sent = await start();
  await convene(ana, id, { meetingId: sent });
  const { id: letter } = await read(ana, (tx) =>
    tx.delivery.findFirstOrThrow({
      where: { associationId: id, subjectId: sent, channel: "registered_letter" },
      select: { id: true },
      orderBy: { id: "asc" },
    }),
  );
  return { draft: await start(), sent, letter, on: today().toString() };
}
export type Convening = Awaited<ReturnType<typeof seedConvening>>;

/** A draft that could be convened: two items of two texts each. */
export async function seedDraft({ syndic, id }: House): Promise<Draft> {
  const meetingId = await createMeeting(syndic, id, {
    kind: "extraordinary",
    on: "2026-06-20",
    time: "19:00",
    place: "Salle communale",
    remoteAllowed: false,
    conferenceUrl: null,
    conferencePhone: null,
    consultation: "Au bureau",
    language: "fr",
    urgencyReason: null,
  });
  const items: string[] = [];
  const texts: string[] = [];
  for (const title of ["Toiture", "Divers"]) {
    const itemId = await addItem(syndic, id, { meetingId, title, explanation: null });
    items.push(itemId);
    for (const text of ["Réparer.", "Peindre."]) {
      const resolution = { meetingId, itemId, text, decisionType: "D-01" } as const;
      texts.push(await addResolution(syndic, id, resolution));
    }
  }
  const resolutionId = texts[0] ?? "";
  await setFunding(syndic, id, SetFunding.parse({ meetingId, resolutionId, reserve: "100" }));
  const file = { filename: "offre.pdf", bytes: new TextEncoder().encode("%PDF-1.4 offre") };
  const quoteId = await addQuote(syndic, id, {
    ...{ meetingId, itemId: items[0] ?? "", supplier: "Toits SRL", amount: toCents(10_000n) },
    ...{ receivedOn: "2026-04-01", file },
  });
  return { meetingId, items, texts, quoteId };
}

/** A registered letter to post, and a mail that was accepted. */
export async function seedDeliveries({ syndic, id, partyOf }: House, subjectId: string) {
  const job = { kind: "system", name: "matrix", scope: provenScope([id]) } as const;
  await makeOccupantNotice(job, id, subjectId);
  const props = { ...notice, letter: true };
  const act = { kind: "assembly.convocation", props } as const;
  const address = { name: "Ana Peeters", lines: ["Rue Haute 1"], email: "ana@owner.example" };
  const to = { subjectId, language: "fr", address, act } as const;
  return write(syndic, id, async (tx) => {
    const letter = { ...to, partyId: partyOf("Ana"), channel: "registered_letter" } as const;
    const mail = { ...to, partyId: partyOf("Bruno"), channel: "email" } as const;
    const letterId = await queueDelivery(tx, id, letter);
    const mailId = await queueDelivery(tx, id, mail);
    const on = plainDate("2026-04-24");
    await recordProof(tx, id, mailId, { kind: "accepted", on, evidence: "250 OK" });
    return { letterId, mailId };
  });
}

/** A second association of the same office. @returns its id. */
export async function seedFresh({ syndic, officeId }: House): Promise<string> {
  const term = { appointedOn: "2026-01-01", startsOn: "2026-01-01", endsOn: "2028-12-31" };
  const facts = { ...BUILDING, languages: [...BUILDING.languages], sharesTotal: 1000n };
  return (await createAssociation(syndic, { ...facts, officeId, mandate: term })).id;
}

/** The mandates of the house: the one before, the one in force, and one to come. */
export async function findMandates({ syndic, id, officeId }: House) {
  const term = { appointedOn: "2026-05-20", startsOn: "2028-06-01", endsOn: "2031-05-31" };
  const comingMandateId = await appoint(syndic, id, { officeId, ...term });
  const all = await read(syndic, (tx) => knownMandates(tx, id));
  const [former, present] = all;
  if (!former || !present) throw new RangeError("the house has two mandates");
  return { mandateId: present.id, formerMandateId: former.id, comingMandateId };
}

/** The name that every asker's identity has proved, and that the invitations expect. */
export const PROVED_NAME = "Camille Dubois";

/** One open invitation for each asker: a party and a role have one at a time. */
export async function seedInvitations({ syndic, id, partyOf }: House): Promise<readonly string[]> {
  const tokens: string[] = [];
  for (const role of ["owner", "occupant", "contractor"] as const) {
    for (const name of ["Ana", "Bruno", "Carla", "Dirk", "Emil"]) {
      const email = `${name}.${role}@invited.example`.toLowerCase();
      const invited = { partyId: partyOf(name), role, email, personName: PROVED_NAME };
      tokens.push(invitationToken(await inviteParty(syndic, id, invited)));
    }
  }
  return tokens;
}

/** The access of an account as Ana. @returns its id. */
export async function seedMembership(
  admin: pg.Pool,
  house: House,
  accountId: string,
): Promise<string> {
  const id = newRowId();
  await admin.query(
    `INSERT INTO membership (association_id, id, account_id, party_id, role, starts_on)
     VALUES ($1, $2, $3, $4, 'owner', '2026-01-01')`,
    [house.id, id, accountId, house.partyOf("Ana")],
  );
  return id;
}

/** The file of the receipt that Ana got for her vote on the second text. */
export async function receiptOfAna({ owner, id }: House, { meetingId, texts, anasHead }: Stage) {
  const ana = owner("Ana");
  const asked = { meetingId, resolutionId: texts[1] ?? "", entitlementId: anasHead };
  const event = await read(ana, (tx) => findOwnVote(tx, id, partiesOf(ana, id), asked));
  if (!event) throw new RangeError("Ana has not voted");
  return JSON.stringify(issueReceipt(event));
}

/** The final minutes on their way. Returns a letter still to be posted. */
export async function seedMinutesLetter({ syndic, id, partyOf }: House, { meetingId }: Stage) {
  await sendMinutes(syndic, id, { meetingId });
  const letter = await read(syndic, (tx) =>
    tx.delivery.findFirstOrThrow({
      where: { associationId: id, kind: "assembly.minutes", partyId: partyOf("Ana") },
      select: { id: true },
    }),
  );
  return letter.id;
}

/** The office owes Ana a letter about an identity linked to her access. */
export function seedIdentityLetter({ syndic, id, partyOf }: House): Promise<void> {
  return write(syndic, id, (tx) =>
    setDeadline(tx, id, "registry.identity", partyOf("Ana"), plainDate("2026-12-31"), "3.87 §1"),
  );
}

/** The desk of the office: a term to see to, the accountant among its staff, the syndic away one week. */
export async function seedDesk(
  admin: pg.Pool,
  { syndic, id, officeId, staffAccountId }: House,
  accountantId: string,
) {
  const subject = newRowId();
  await write(syndic, id, (tx) =>
    setDeadline(tx, id, "assembly.signatures", subject, plainDate("2026-12-31"), "3.87 §10"),
  );
  const [absenceId, failureId, viewId] = [newRowId(), newRowId(), newRowId()];
  const notificationId = newRowId();
  await admin.query(
    `INSERT INTO notification (association_id, id, account_id, kind, subject_id, event_id, at)
     VALUES ($1, $2, $3, 'deadline', $2, $2, now())`,
    [id, notificationId, staffAccountId],
  );
  await admin.query(
    `INSERT INTO office_staff (id, office_id, account_id, role, starts_on)
     VALUES ($1, $2, $3, 'accountant', '2020-01-01')`,
    [newRowId(), officeId, accountantId],
  );
  await admin.query(
    `INSERT INTO absence (id, office_id, account_id, replacement_id, starts_on, ends_on)
     VALUES ($1, $2, $3, $4, '2027-08-02', '2027-08-06')`,
    [absenceId, officeId, staffAccountId, accountantId],
  );
  await admin.query(
    "INSERT INTO job_failure (id, association_id, job, at) VALUES ($1, $2, 'matrix', now())",
    [failureId, id],
  );
  await admin.query(
    `INSERT INTO saved_view (id, account_id, list, name, query, created_at)
     VALUES ($1, $2, 'lots', 'Caves', '{}', now())`,
    [viewId, staffAccountId],
  );
  const found = await admin.query("SELECT id FROM legal_deadline WHERE subject_id = $1", [subject]);
  return { termId: String(found.rows[0]?.id), absenceId, failureId, viewId, notificationId };
}

/** Keeps Dirk from the third text of an open meeting. Returns the exclusion's id. */
export async function seedExclusion(house: House, { texts }: Stage): Promise<string> {
  const { syndic, id, partyOf } = house;
  const resolutionId = texts[2] ?? "";
  const why = { partyId: partyOf("Dirk"), ground: "contract", reason: "Contrat" } as const;
  await excludeVoter(syndic, id, { resolutionId, ...why });
  const kept = await read(syndic, (tx) =>
    tx.voteExclusion.findFirstOrThrow({ where: { associationId: id, resolutionId } }),
  );
  return kept.id;
}

/** The mark of a show of hands on the text that is open, nobody excepted. */
export async function markOfHands(house: House, { texts }: Stage): Promise<string> {
  const { syndic, id } = house;
  const asked = { others: "for", for: "", against: "", abstain: "" } as const;
  const hands = await read(syndic, (tx) =>
    getHands(tx, id, { resolutionId: texts[1] ?? "", ...asked }),
  );
  return hands.mark;
}

/** What a visitor reported on the public page, and the notice for the hall. */
export async function seedSite({ syndic, id, slug }: House) {
  const said = { what: "L’ascenseur est bloqué.", place: "Ascenseur", email: null, phone: null };
  await reportFault({ kind: "anonymous" }, { ...said, slug, locale: "fr" }, "198.51.100.7");
  await makeNotices({ kind: "system", name: "matrix", scope: provenScope([id]) }, id);
  return read(syndic, async (tx) => {
    const where = { associationId: id };
    const fault = await tx.fault.findFirstOrThrow({ where, select: { id: true } });
    const notice = await tx.hallNotice.findFirstOrThrow({ where, select: { id: true } });
    return { faultId: fault.id, noticeId: notice.id };
  });
}

/** An act of the register that can still be taken back. */
export function seedMovement(house: House): Promise<string> {
  const entry = MovementEntry.parse({
    act: {
      ...{ kind: "transfer", on: "2026-05-20", lotId: house.lotOf("D1"), right: "usufruct" },
      ...{ from: house.partyOf("Emil"), part: "1/4" },
      to: [{ partyId: house.partyOf("Fien"), part: "1/4" }],
    },
    notary: "Me Claes",
  });
  return enterMovement(house.syndic, house.id, entry);
}

/** The key of the lift, since the statutes. */
export function seedKey(house: House): Promise<string> {
  const key = NewKey.parse({
    ...{ name: "Ascenseur", purpose: "special_parts", startsOn: "2020-01-01" },
    decision: "Statuts, art. 12",
    weights: ["A1", "B1"].map((code) => ({ lotId: house.lotOf(code), weight: "50" })),
  });
  return addKey(house.syndic, house.id, key);
}

/** Ana's tenant. */
export function seedOccupant(house: House): Promise<string> {
  const tenant = NewOccupant.parse({
    ...{ lotId: house.lotOf("A1"), name: "Yanis Roy", language: "fr", startsOn: "2026-01-01" },
  });
  return addOccupant(house.syndic, house.id, tenant);
}

/** An occupant who was entered by mistake and taken back. */
export async function seedMistaken(house: House): Promise<string> {
  const occupantId = await seedOccupant(house);
  await withdrawOccupant(house.syndic, house.id, { occupantId, reason: "Autre immeuble" });
  return occupantId;
}

export function seedRepresentative(house: House): Promise<string> {
  const administrator = NewRepresentative.parse({
    ...{ partyId: house.partyOf("Fien"), kind: "administrator", name: "Luc Adam" },
    ...{ source: "order", sourceOn: "2025-02-03", court: "Justice de paix", language: "fr" },
    ...{ startsOn: "2025-02-03", receivesMail: false },
  });
  return addRepresentative(house.syndic, house.id, administrator);
}

/** The house as a partial association of another of the same office. @returns the main one's id. */
export async function seedPartial(syndic: Person, house: House, main: House): Promise<string> {
  const link = { mainId: main.id, decision: "Acte de base, art. 3", reason: "Acte de 1998" };
  await linkPartial(syndic, house.id, link);
  await linkTwins(syndic, house.id, { mainId: main.id, pairs: [{ code: "B1", mainCode: "M2" }] });
  return main.id;
}
