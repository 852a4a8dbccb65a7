import type { Person } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { holdMeeting, loadFloor } from "../attendance/floor.queries.ts";
import type { Floor } from "../attendance/floor.rules.ts";
import { mayRunBallot } from "../ballot/ballot.policy.ts";
import { findBallot, holdBallot } from "../ballot/ballot.queries.ts";
import { keepBreach } from "../breach/breach.service.ts";
import { movedAt } from "../paper/moved.queries.ts";
import { findMotions } from "./motion.queries.ts";
import {
  currentText,
  disposalOf,
  type ItemMotions,
  refuseAmendment,
  refuseDisposal,
  refuseReopening,
  type TextMotions,
} from "./motion.rules.ts";
import type { AmendText, DisposeItem, ReopenBallot } from "./motion.schema.ts";

/** A meeting in progress, alone in hand: what is moved is moved in the room. */
async function holdRoom(tx: Tx, association: AssociationId, meetingId: string): Promise<Floor> {
  await holdMeeting(tx, association, meetingId);
  const floor = await loadFloor(tx, association, meetingId);
  if (!floor.opening) throw new DomainError("ballot.meeting-not-open");
  if (floor.closedAt !== null) throw new DomainError("ballot.meeting-closed");
  return floor;
}

/** A text of a meeting in progress, alone in hand, with its item. @throws notFound */
async function holdMotion(tx: Tx, association: AssociationId, resolutionId: string) {
  const { meetingId } = await findBallot(tx, association, resolutionId);
  const floor = await holdRoom(tx, association, meetingId);
  await holdBallot(tx, association, resolutionId);
  const isIts = ({ texts }: ItemMotions) =>
    texts.some((text) => text.resolutionId === resolutionId);
  const item = await findMotions(tx, association, meetingId, isIts);
  const text: TextMotions | undefined = item.texts.find((one) => one.resolutionId === resolutionId);
  if (!text) throw notFound();
  return { meetingId, floor, item, text };
}

/** Withdraws or postpones an item or one of its texts, takes note of it, or takes it up again. */
export function disposeItem(
  actor: Person,
  association: AssociationId,
  { meetingId, handledAt: typed = "", ...said }: DisposeItem,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    const floor = await holdRoom(tx, association, meetingId);
    const { itemId, resolutionId } = said;
    const item = await findMotions(tx, association, meetingId, (one) => one.itemId === itemId);
    const isIts = (text: TextMotions) => text.resolutionId === resolutionId;
    if (resolutionId !== null && !item.texts.some(isIts)) throw notFound();
    const refusal = refuseDisposal(item, said);
    if (refusal) throw new DomainError(refusal);
    const id = newRowId();
    const before = item.disposals;
    const happened = await movedAt(tx, association, meetingId, floor, { typed, before });
    const by = { ...happened, recordedBy: actor.displayName };
    await tx.itemDisposal.create({ data: { ...said, ...by, associationId: association, id } });
    await record(tx, actor, association, "assembly/item.disposed", { meetingId, disposalId: id });
  });
}

/**
 * Amends a text before the vote on it is opened: a further version, the convened one stays. A text
 * that goes beyond what was convened is not put to the vote here; where the chair insists, what was
 * done is recorded with its article (R-AG-22). Returns which of both happened.
 */
export function amendText(
  actor: Person,
  association: AssociationId,
  { resolutionId, text: amended, reason, scope, handledAt: typed = "" }: AmendText,
): Promise<"amended" | "breach"> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    const held = await holdMotion(tx, association, resolutionId);
    const { meetingId, floor, item, text } = held;
    const disposed = disposalOf(item.disposals, resolutionId) !== null;
    const facts = { opened: text.opened, current: currentText(text), disposed };
    const refusal = refuseAmendment(facts, amended);
    if (refusal) throw new DomainError(refusal, {}, "text");
    const before = [...item.disposals, ...text.amendments];
    const when = await movedAt(tx, association, meetingId, floor, { typed, before });
    if (scope === "beyond") {
      const told = { meetingId, itemId: item.itemId, kind: "agenda", article: "" } as const;
      const at = Temporal.Instant.fromEpochMilliseconds(when.at.getTime());
      const happened = { statement: amended, reason, at, correctsId: null };
      await keepBreach(tx, actor, association, { ...told, ...happened });
      return "breach";
    }
    const id = newRowId();
    const version = text.amendments.length + 2;
    await tx.textAmendment.create({
      data: {
        ...{ associationId: association, id, resolutionId, version, text: amended, reason },
        ...{ ...when, recordedBy: actor.displayName },
      },
    });
    await record(tx, actor, association, "assembly/text.amended", { resolutionId, version });
    return "amended";
  });
}

/**
 * Takes a closed vote again, for a reason: the same text is put to the vote anew beside the first
 * result, which stays as it was counted. Returns the id of the text to be voted on.
 */
export function reopenBallot(
  actor: Person,
  association: AssociationId,
  { resolutionId, reason, handledAt: typed = "" }: ReopenBallot,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    const held = await holdMotion(tx, association, resolutionId);
    const { meetingId, floor, item, text } = held;
    const refusal = refuseReopening({ closed: text.closed, reopened: text.reopened !== null });
    if (refusal) throw new DomainError(refusal);
    const before = text.closedAt === null ? [] : [{ at: text.closedAt }];
    const happened = await movedAt(tx, association, meetingId, floor, { typed, before });
    const key = { associationId_id: { associationId: association, id: resolutionId } };
    const first = await tx.resolution.findUniqueOrThrow({
      where: key,
      select: { decisionType: true, retryOfId: true, electorateKeyId: true, funding: true },
    });
    const { funding, ...rules } = first;
    const nextId = newRowId();
    const position = Math.max(...item.texts.map((one) => one.position)) + 1;
    await tx.resolution.create({
      data: {
        ...{ ...rules, associationId: association, id: nextId, meetingId, itemId: item.itemId },
        ...{ position, text: currentText(text) },
      },
    });
    // The same text is put again: it costs what it cost.
    if (funding) await tx.funding.create({ data: { ...funding, resolutionId: nextId } });
    await tx.ballotReopening.create({
      data: {
        ...{ associationId: association, resolutionId, nextId, reason },
        ...{ ...happened, recordedBy: actor.displayName },
      },
    });
    await record(tx, actor, association, "assembly/ballot.reopened", { resolutionId, nextId });
    return nextId;
  });
}
