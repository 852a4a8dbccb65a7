import type { Actor } from "#server/kernel/actor.ts";
import {
  fromColumn,
  isAfter,
  isBefore,
  type PlainDate,
  plainDate,
  toColumn,
} from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { type LockedMeeting, lockMeeting } from "../meeting/meeting.queries.ts";
import { mayEncodeProxy } from "./proxy.policy.ts";
import type { ApplyDeed, RegisterDeed, RevokeDeed } from "./proxy.schema.ts";
import { enterProxy, holderOf } from "./proxy.service.ts";

type Deed = Readonly<{
  id: string;
  principalPartyId: string;
  holderPartyId: string;
  deedOn: Date;
  endsOn: Date | null;
  revokedAt: Date | null;
  countersigned: boolean;
}>;

/** A deed serves until it is taken back or ends by itself: the law sets it no number of meetings. */
function refuseEnded({ endsOn, revokedAt }: Deed, on: PlainDate): void {
  if (revokedAt) throw new DomainError("proxy.already-revoked");
  if (endsOn && isBefore(fromColumn(endsOn), on)) throw new DomainError("proxy.deed-ended");
}

/** A proxy for one meeting by a deed, judged against all others given for that meeting. */
function enterByDeed(
  tx: Tx,
  association: AssociationId,
  meeting: LockedMeeting,
  deed: Deed,
): Promise<string> {
  refuseEnded(deed, meeting.on);
  const holder = { kind: "register", partyId: deed.holderPartyId } as const;
  const given = { meetingId: meeting.id, principalPartyId: deed.principalPartyId, holder };
  const signed = { on: fromColumn(deed.deedOn), countersigned: deed.countersigned };
  return enterProxy(tx, association, meeting, given, { ...signed, deedId: deed.id });
}

/**
 * Enters a proxy by notarial deed, the only one that is good for more than one meeting (art. 3.87 §7),
 * and uses it for this one. Returns the deed's id.
 */
export function registerDeed(
  actor: Actor,
  association: AssociationId,
  { meetingId, principalPartyId, holder, ...said }: RegisterDeed,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(mayEncodeProxy(actor, association));
    const meeting = await lockMeeting(tx, association, meetingId);
    const deedOn = plainDate(said.deedOn);
    if (isAfter(deedOn, today())) throw new DomainError("proxy.signed-later", {}, "deedOn");
    const isSpecial = said.scope === "special";
    if (isSpecial && !said.object) throw new DomainError("proxy.deed-object", {}, "object");
    const endsOn = said.endsOn ? toColumn(plainDate(said.endsOn)) : null;
    const deed = {
      ...{ id: newRowId(), principalPartyId, deedOn: toColumn(deedOn), endsOn, revokedAt: null },
      holderPartyId: await holderOf(tx, association, principalPartyId, holder),
      countersigned: said.countersigned ?? false,
    };
    const { notary, scope } = said;
    await tx.proxyDeed.create({
      data: {
        ...{ associationId: association, ...deed, notary, scope, registeredAt: nowColumn() },
        object: isSpecial ? said.object : null,
      },
    });
    await enterByDeed(tx, association, meeting, deed);
    await record(tx, actor, association, "assembly/deed.registered", {
      meetingId,
      deedId: deed.id,
    });
    return deed.id;
  });
}

/**
 * Uses a deed registered before for a further meeting: a special one by a decision of the office,
 * who reads what it was given for. Returns the proxy's id.
 */
export function applyDeed(
  actor: Actor,
  association: AssociationId,
  { meetingId, deedId }: ApplyDeed,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(mayEncodeProxy(actor, association));
    const meeting = await lockMeeting(tx, association, meetingId);
    const deed = await tx.proxyDeed.findFirst({
      where: { associationId: association, id: deedId },
    });
    if (!deed) throw notFound();
    const proxyId = await enterByDeed(tx, association, meeting, deed);
    await record(tx, actor, association, "assembly/proxy.encoded", { meetingId, proxyId });
    return proxyId;
  });
}

/** Takes a deed back, and with it the proxies by it for meetings that are not over. */
export function revokeDeed(
  actor: Actor,
  association: AssociationId,
  { meetingId, deedId }: RevokeDeed,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayEncodeProxy(actor, association));
    await lockMeeting(tx, association, meetingId);
    const one = { associationId: association, id: deedId };
    if (!(await tx.proxyDeed.count({ where: one }))) throw notFound();
    const revokedAt = nowColumn();
    const { count } = await tx.proxyDeed.updateMany({
      where: { ...one, revokedAt: null },
      data: { revokedAt },
    });
    if (count === 0) throw new DomainError("proxy.already-revoked");
    await tx.proxy.updateMany({
      where: { associationId: association, deedId, revokedAt: null, meeting: { closing: null } },
      data: { revokedAt },
    });
    await record(tx, actor, association, "assembly/deed.revoked", { deedId });
  });
}

/**
 * General deeds serve every meeting that is convened. One that the limits or another proxy keep out
 * is left for the office to see on the meeting's page: the notice leaves all the same.
 */
export async function applyGeneralDeeds(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<void> {
  const deeds = await tx.proxyDeed.findMany({
    where: { associationId: association, scope: "general", revokedAt: null },
    orderBy: [{ registeredAt: "asc" }, { id: "asc" }],
  });
  if (deeds.length === 0) return;
  const meeting = await lockMeeting(tx, association, meetingId);
  for (const deed of deeds) {
    try {
      await enterByDeed(tx, association, meeting, deed);
    } catch (error) {
      // Judged before anything is written: nothing of it is left behind.
      if (!(error instanceof DomainError)) throw error;
    }
  }
}
