import { type Actor, partiesOf } from "#server/kernel/actor.ts";
import { isAfter, type PlainDate, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { lotsAt } from "#server/registry/holding/holding.queries.ts";
import { itemIds, resolutionIds } from "../agenda/agenda.queries.ts";
import { refuseUnheldDecision } from "../agenda/agenda.service.ts";
import { lockDraft } from "../meeting/meeting.service.ts";
import { proposalPolicy } from "./proposal.policy.ts";
import { type LockedProposal, lockProposal } from "./proposal.queries.ts";
import type {
  EncodeProposal,
  PlaceProposal,
  ProposalRef,
  Propose,
  WithdrawProposal,
} from "./proposal.schema.ts";

/** So many wait at most of one author: a list that nobody can read serves nobody. */
const MOST_WAITING = 50;

type Received = Propose &
  Readonly<{ partyId: string; medium: EncodeProposal["medium"] | "online"; receivedOn: PlainDate }>;

async function refuseTooMany(tx: Tx, association: AssociationId, partyId: string) {
  const waiting = await tx.agendaProposal.count({
    where: { associationId: association, partyId, itemId: null, withdrawnAt: null },
  });
  if (waiting >= MOST_WAITING) throw new DomainError("proposal.too-many");
}

async function keep(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { receivedOn, ...words }: Received,
): Promise<string> {
  const id = newRowId();
  await tx.agendaProposal.create({
    data: {
      ...{ associationId: association, id, ...words },
      receivedOn: toColumn(receivedOn),
      recordedAt: nowColumn(),
    },
  });
  await record(tx, actor, association, "assembly/proposal.received", { proposalId: id });
  return id;
}

/** The parties that hold something of a lot on a day. */
async function holdersOn(tx: Tx, association: AssociationId, day: PlainDate) {
  const lots = await lotsAt(tx, association, day);
  return new Set(lots.flatMap(({ holders }) => holders.map(({ partyId }) => partyId)));
}

/**
 * Asks in writing, here and now, to put something on the agenda; it is received at once
 * (art. 3.87 §3). @returns its id. @throws DomainError `proposal.not-owner`, `proposal.too-many`
 */
export function propose(actor: Actor, association: AssociationId, words: Propose): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(proposalPolicy["proposal.propose"](actor, association, words.byCouncil));
    const receivedOn = today();
    const holders = await holdersOn(tx, association, receivedOn);
    const own = partiesOf(actor, association);
    const partyId = own.find((party) => holders.has(party)) ?? (words.byCouncil ? own[0] : null);
    if (!partyId) throw new DomainError("proposal.not-owner");
    await refuseTooMany(tx, association, partyId);
    return keep(tx, actor, association, { ...words, partyId, medium: "online", receivedOn });
  });
}

/**
 * Records a proposal that reached the syndic otherwise, with the day on which it did.
 * @throws DomainError `proposal.received-later`, `proposal.not-owner`
 */
export function encodeProposal(
  actor: Actor,
  association: AssociationId,
  input: EncodeProposal,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(proposalPolicy["proposal.keep"](actor, association));
    const receivedOn = plainDate(input.receivedOn);
    if (isAfter(receivedOn, today()))
      throw new DomainError("proposal.received-later", {}, "receivedOn");
    const holders = await holdersOn(tx, association, receivedOn);
    if (!input.byCouncil && !holders.has(input.partyId)) {
      throw new DomainError("proposal.not-owner", {}, "partyId");
    }
    if (input.byCouncil) await refuseOutsideCouncil(tx, association, input.partyId, receivedOn);
    return keep(tx, actor, association, { ...input, receivedOn });
  });
}

async function refuseOutsideCouncil(
  tx: Tx,
  association: AssociationId,
  partyId: string,
  day: PlainDate,
): Promise<void> {
  const on = toColumn(day);
  const seats = await tx.seat.count({
    where: {
      ...{ associationId: association, partyId, kind: "council" },
      ...{ startsOn: { lte: on }, endsOn: { gte: on } },
    },
  });
  if (seats === 0) throw new DomainError("proposal.not-council", {}, "partyId");
}

function refuseSettled({ withdrawnAt, convened }: LockedProposal): void {
  if (withdrawnAt) throw new DomainError("proposal.withdrawn");
  // What was convened is what is held (R-AG-22).
  if (convened) throw new DomainError("proposal.convened");
}

/** Puts a proposal on the agenda of a draft: as an item of its own, or under one that is there. */
export function putOnAgenda(
  actor: Actor,
  association: AssociationId,
  { proposalId, meetingId, itemId, decisionType }: PlaceProposal,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const meeting = await lockDraft(tx, actor, association, meetingId);
    const proposal = await lockProposal(tx, association, proposalId);
    refuseSettled(proposal);
    const ids = await itemIds(tx, association, meetingId);
    if (itemId && !ids.includes(itemId)) throw notFound();
    const { title, explanation, motion } = proposal;
    const placed = itemId ?? newRowId();
    const within = { associationId: association, meetingId };
    if (!itemId) {
      await tx.agendaItem.create({
        data: { ...within, id: placed, position: ids.length + 1, title, explanation },
      });
    }
    if (motion && decisionType) {
      refuseUnheldDecision(meeting, decisionType);
      const position = (await resolutionIds(tx, association, placed)).length + 1;
      const data = { ...within, id: newRowId(), itemId: placed, position, text: motion };
      await tx.resolution.create({ data: { ...data, decisionType } });
    }
    await tx.agendaProposal.update({
      where: { associationId_id: { associationId: association, id: proposalId } },
      data: { itemId: placed },
      select: { id: true },
    });
    await record(tx, actor, association, "assembly/proposal.placed", { proposalId, meetingId });
  });
}

/**
 * Takes a proposal back: its author at any time before the notice, the office only with how it knows.
 * @throws DomainError `proposal.withdrawn`, `proposal.convened`, `proposal.reason-missing`
 */
export function withdrawProposal(
  actor: Actor,
  association: AssociationId,
  { proposalId, reason }: WithdrawProposal,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(proposalPolicy["proposal.read"](actor, association));
    const proposal = await lockProposal(tx, association, proposalId);
    const isOwn = partiesOf(actor, association).includes(proposal.partyId);
    authorize(isOwn || proposalPolicy["proposal.keep"](actor, association));
    refuseSettled(proposal);
    if (!isOwn && !reason) throw new DomainError("proposal.reason-missing", {}, "reason");
    await tx.agendaProposal.update({
      where: { associationId_id: { associationId: association, id: proposalId } },
      data: { withdrawnAt: nowColumn(), withdrawnReason: reason, itemId: null },
      select: { id: true },
    });
    await record(tx, actor, association, "assembly/proposal.withdrawn", { proposalId });
  });
}

/** Takes a proposal off the agenda of a draft; the item it led to stays. */
export function unplaceProposal(
  actor: Actor,
  association: AssociationId,
  { proposalId }: ProposalRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(proposalPolicy["proposal.keep"](actor, association));
    refuseSettled(await lockProposal(tx, association, proposalId));
    await tx.agendaProposal.update({
      where: { associationId_id: { associationId: association, id: proposalId } },
      data: { itemId: null },
      select: { id: true },
    });
    await record(tx, actor, association, "assembly/proposal.freed", { proposalId });
  });
}
