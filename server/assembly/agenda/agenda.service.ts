import type { Actor } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { newRowId } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { type DecisionType, decisionOf } from "../ballot/catalogue.rules.ts";
import { keysOnDay } from "../ballot/electorate.queries.ts";
import { refuseElectorate } from "../ballot/electorate.rules.ts";
import type { LockedMeeting } from "../meeting/meeting.queries.ts";
import { lockDraft } from "../meeting/meeting.service.ts";
import { itemIds, itemOfResolution, resolutionIds } from "./agenda.queries.ts";
import { moved } from "./agenda.rules.ts";
import type {
  AddItem,
  AddResolution,
  EditItem,
  EditResolution,
  ItemRef,
  MoveItem,
  MoveResolution,
  ResolutionRef,
} from "./agenda.schema.ts";

/** One change of a draft's agenda, recorded; after the notice it is refused (R-AG-22). */
export function changeAgenda<T>(
  actor: Actor,
  association: AssociationId,
  meetingId: string,
  change: (tx: Tx, meeting: LockedMeeting) => Promise<T>,
): Promise<T> {
  return write(actor, association, async (tx) => {
    const result = await change(tx, await lockDraft(tx, actor, association, meetingId));
    await record(tx, actor, association, "assembly/agenda.changed", { meetingId });
    return result;
  });
}

/** Gives items their places, 1 to n; over negatives, as a place is never held twice. */
async function placeItems(tx: Tx, association: AssociationId, ids: readonly string[]) {
  await tx.$executeRaw`
    UPDATE agenda_item i SET position = -o.place
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS o(id, place)
    WHERE i.association_id = ${association}::uuid AND i.id = o.id`;
  await tx.$executeRaw`
    UPDATE agenda_item SET position = -position
    WHERE association_id = ${association}::uuid AND id = ANY (${[...ids]}::uuid[])`;
}

async function placeResolutions(tx: Tx, association: AssociationId, ids: readonly string[]) {
  await tx.$executeRaw`
    UPDATE resolution r SET position = -o.place
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS o(id, place)
    WHERE r.association_id = ${association}::uuid AND r.id = o.id`;
  await tx.$executeRaw`
    UPDATE resolution SET position = -position
    WHERE association_id = ${association}::uuid AND id = ANY (${[...ids]}::uuid[])`;
}

/** A resolution in writing is not put to a meeting (art. 3.87 §11). */
export function refuseUnheldDecision(meeting: LockedMeeting, type: DecisionType): void {
  if (!decisionOf(meeting.rulesVersion, type).inMeeting) {
    throw new DomainError("agenda.decision-in-writing", {}, "decisionType");
  }
}

/** Who alone votes is a special common part with a key on the day of the meeting (R-AG-42). */
async function refuseUnfitElectorate(
  tx: Tx,
  association: AssociationId,
  meeting: LockedMeeting,
  type: DecisionType,
  keyId: string | null | undefined,
): Promise<void> {
  if (!keyId) return;
  const key = (await keysOnDay(tx, association, [keyId], meeting.on)).get(keyId);
  if (!key) throw notFound();
  const refusal = refuseElectorate(key, type, meeting.rulesVersion);
  if (refusal) throw new DomainError(refusal, {}, "electorateKeyId");
}

/** The key that says who votes on a text now; null for all owners. */
async function electorateKeyOf(tx: Tx, association: AssociationId, resolutionId: string) {
  const text = await tx.resolution.findUniqueOrThrow({
    where: { associationId_id: { associationId: association, id: resolutionId } },
    select: { electorateKeyId: true },
  });
  return text.electorateKeyId;
}

/** The second chance is for the decision that failed, not for another (art. 3.88 §4). */
async function refuseRetriedText(tx: Tx, association: AssociationId, resolutionId: string) {
  const retried = await tx.resolution.count({
    where: { associationId: association, id: resolutionId, retryOfId: { not: null } },
  });
  if (retried > 0) throw new DomainError("agenda.retry-fixed", {}, "text");
}

async function itemsWith(tx: Tx, association: AssociationId, { meetingId, itemId }: ItemRef) {
  const ids = await itemIds(tx, association, meetingId);
  if (!ids.includes(itemId)) throw notFound();
  return ids;
}

/** Adds an item at the end. Returns its id. */
export function addItem(actor: Actor, association: AssociationId, input: AddItem): Promise<string> {
  return changeAgenda(actor, association, input.meetingId, async (tx) => {
    const id = newRowId();
    const position = (await itemIds(tx, association, input.meetingId)).length + 1;
    const { meetingId, title, explanation } = input;
    const data = { associationId: association, id, meetingId, position, title, explanation };
    await tx.agendaItem.create({ data });
    return id;
  });
}

export function editItem(actor: Actor, association: AssociationId, input: EditItem): Promise<void> {
  return changeAgenda(actor, association, input.meetingId, async (tx) => {
    await itemsWith(tx, association, input);
    await tx.agendaItem.update({
      where: { associationId_id: { associationId: association, id: input.itemId } },
      data: { title: input.title, explanation: input.explanation },
    });
  });
}

export function moveItem(actor: Actor, association: AssociationId, input: MoveItem): Promise<void> {
  return changeAgenda(actor, association, input.meetingId, async (tx) => {
    const ids = await itemsWith(tx, association, input);
    await placeItems(tx, association, moved(ids, input.itemId, input.direction));
  });
}

/** Removes an item with its resolutions. */
export function removeItem(
  actor: Actor,
  association: AssociationId,
  input: ItemRef,
): Promise<void> {
  return changeAgenda(actor, association, input.meetingId, async (tx) => {
    const ids = await itemsWith(tx, association, input);
    const { itemId } = input;
    await tx.quote.deleteMany({ where: { associationId: association, itemId } });
    await tx.resolution.deleteMany({ where: { associationId: association, itemId } });
    // What owners had asked for waits again.
    await tx.agendaProposal.updateMany({
      where: { associationId: association, itemId },
      data: { itemId: null },
    });
    await tx.agendaItem.delete({
      where: { associationId_id: { associationId: association, id: itemId } },
    });
    await placeItems(
      tx,
      association,
      ids.filter((id) => id !== itemId),
    );
  });
}

/** Adds a text to vote on at the end of an item. Returns its id. */
export function addResolution(
  actor: Actor,
  association: AssociationId,
  input: AddResolution,
): Promise<string> {
  return changeAgenda(actor, association, input.meetingId, async (tx, meeting) => {
    await itemsWith(tx, association, input);
    refuseUnheldDecision(meeting, input.decisionType);
    const id = newRowId();
    const position = (await resolutionIds(tx, association, input.itemId)).length + 1;
    const { meetingId, itemId, text, decisionType, electorateKeyId = null } = input;
    await refuseUnfitElectorate(tx, association, meeting, decisionType, electorateKeyId);
    const place = { associationId: association, id, meetingId, itemId, position };
    await tx.resolution.create({ data: { ...place, text, decisionType, electorateKeyId } });
    return id;
  });
}

export function editResolution(
  actor: Actor,
  association: AssociationId,
  { meetingId, resolutionId, text, decisionType, electorateKeyId: asked }: EditResolution,
): Promise<void> {
  return changeAgenda(actor, association, meetingId, async (tx, meeting) => {
    await itemOfResolution(tx, association, meetingId, resolutionId);
    await refuseRetriedText(tx, association, resolutionId);
    refuseUnheldDecision(meeting, decisionType);
    const electorateKeyId =
      asked === undefined ? await electorateKeyOf(tx, association, resolutionId) : asked;
    await refuseUnfitElectorate(tx, association, meeting, decisionType, electorateKeyId);
    await tx.resolution.update({
      where: { associationId_id: { associationId: association, id: resolutionId } },
      data: { text, decisionType, electorateKeyId },
    });
  });
}

export function moveResolution(
  actor: Actor,
  association: AssociationId,
  { meetingId, resolutionId, direction }: MoveResolution,
): Promise<void> {
  return changeAgenda(actor, association, meetingId, async (tx) => {
    const itemId = await itemOfResolution(tx, association, meetingId, resolutionId);
    const ids = await resolutionIds(tx, association, itemId);
    await placeResolutions(tx, association, moved(ids, resolutionId, direction));
  });
}

export function removeResolution(
  actor: Actor,
  association: AssociationId,
  { meetingId, resolutionId }: ResolutionRef,
): Promise<void> {
  return changeAgenda(actor, association, meetingId, async (tx) => {
    const itemId = await itemOfResolution(tx, association, meetingId, resolutionId);
    const ids = await resolutionIds(tx, association, itemId);
    // An offer that it put to the vote waits for another text.
    await tx.quote.updateMany({
      where: { associationId: association, resolutionId },
      data: { resolutionId: null },
    });
    await tx.resolution.delete({
      where: { associationId_id: { associationId: association, id: resolutionId } },
    });
    await placeResolutions(
      tx,
      association,
      ids.filter((id) => id !== resolutionId),
    );
  });
}

/**
 * Repeats the agenda of one meeting in another: all of it for a second session, or only the
 * texts to be put again after an absence (art. 3.88 §4).
 */
export async function copyAgenda(
  tx: Tx,
  association: AssociationId,
  from: string,
  to: string,
  retried?: readonly string[],
): Promise<void> {
  const only = retried && { id: { in: [...retried] } };
  const items = await tx.agendaItem.findMany({
    where: {
      associationId: association,
      meetingId: from,
      ...(only && { resolutions: { some: only } }),
    },
    include: {
      resolutions: {
        ...(only && { where: only }),
        orderBy: { position: "asc" },
        include: { funding: true },
      },
      quotes: true,
    },
    orderBy: { position: "asc" },
  });
  const placed = { associationId: association, meetingId: to };
  const copies = items.map((item) => ({ ...item, copy: newRowId() }));
  await tx.agendaItem.createMany({
    data: copies.map(({ copy, title, explanation, points }, index) => ({
      ...{ ...placed, id: copy, position: index + 1 },
      ...{ title, explanation, points },
    })),
  });
  const omissions = await tx.agendaOmission.findMany({
    where: { associationId: association, meetingId: from },
  });
  await tx.agendaOmission.createMany({
    data: omissions.map((omission) => ({ ...omission, meetingId: to })),
  });
  const texts = copies.flatMap(({ copy, resolutions }) =>
    resolutions.map((text, index) => ({
      ...text,
      copy: newRowId(),
      itemId: copy,
      place: index + 1,
    })),
  );
  await tx.resolution.createMany({
    data: texts.map(({ id, copy, itemId, place, text, decisionType, ...rest }) => ({
      ...{ ...placed, id: copy, itemId, position: place, text, decisionType },
      electorateKeyId: rest.electorateKeyId,
      retryOfId: retried ? id : rest.retryOfId,
    })),
  });
  await tx.funding.createMany({
    data: texts.flatMap(({ copy, funding }) =>
      funding ? [{ ...funding, resolutionId: copy }] : [],
    ),
  });
  const textOf = new Map(texts.map(({ id, copy }) => [id, copy]));
  await tx.quote.createMany({
    data: copies.flatMap(({ copy, quotes }) =>
      quotes.map((quote) => ({
        ...{ ...quote, id: newRowId(), meetingId: to, itemId: copy },
        resolutionId: quote.resolutionId && (textOf.get(quote.resolutionId) ?? null),
      })),
    ),
  });
  await copyReports(tx, association, from, to);
}

/** What the auditor wrote goes with the meeting that is held in the place of the first. */
async function copyReports(tx: Tx, association: AssociationId, from: string, to: string) {
  const reports = await tx.auditorReport.findMany({
    where: { associationId: association, meetingId: from },
  });
  await tx.auditorReport.createMany({
    data: reports.map((report) => ({ ...report, id: newRowId(), meetingId: to })),
  });
}
