import type { Actor } from "#server/kernel/actor.ts";
import { isAfter, type PlainDate, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { actingAt } from "#server/registry/representative/representative.queries.ts";
import { rulesOf } from "../ballot/ballot.rules.ts";
import { mayReadMeeting } from "../meeting/meeting.policy.ts";
import { type LockedMeeting, lockMeeting } from "../meeting/meeting.queries.ts";
import { refuseAtDoor } from "../paper/door.queries.ts";
import { mayEncodeProxy, mayGiveProxy, mayRevokeProxy } from "./proxy.policy.ts";
import { proxiesInForce, syndicParties, votingLots } from "./proxy.queries.ts";
import { type ProxyRefusal, refuseProxy } from "./proxy.rules.ts";
import type { EncodeProxy, GiveProxy, ProxyHolder, RevokeProxy } from "./proxy.schema.ts";

/** A party of the register, or a person newly named: somebody without a lot (R-AG-50). */
export async function holderOf(
  tx: Tx,
  association: AssociationId,
  principalId: string,
  holder: ProxyHolder,
): Promise<string> {
  const known = (id: string) =>
    tx.party.findUnique({
      where: { associationId_id: { associationId: association, id } },
      select: { id: true, language: true },
    });
  const principal = await known(principalId);
  if (!principal) throw notFound();
  if (holder.kind === "register") {
    if (!(await known(holder.partyId))) throw notFound();
    return holder.partyId;
  }
  const id = newRowId();
  await tx.party.create({
    data: {
      associationId: association,
      id,
      kind: "natural",
      givenName: holder.givenName,
      familyName: holder.familyName,
      language: principal.language,
      createdAt: nowColumn(),
    },
  });
  return id;
}

/** After the meeting a proxy changes nothing any more. */
export function refuseWhenOver(meeting: LockedMeeting): void {
  if (["closed", "failed", "withdrawn"].includes(meeting.stage)) {
    throw new DomainError("proxy.meeting-over");
  }
}

/**
 * Who must sign besides: an act of somebody under assistance is only valid with the consent of whoever
 * assists him, which nothing on line gives.
 * @returns their names, null where nobody assists him.
 * @throws DomainError `proxy.assisted-online`, `proxy.not-countersigned`.
 */
export async function countersigners(
  tx: Tx,
  association: AssociationId,
  principal: string,
  signed: Signed,
): Promise<string | null> {
  const acting = (await actingAt(tx, association, signed.on)).get(principal) ?? [];
  const assisting = acting.filter(({ manner }) => manner === "assistance");
  if (assisting.length === 0) return null;
  const names = assisting.map(({ name }) => name).join(", ");
  if (signed.countersigned === null) throw new DomainError("proxy.assisted-online", { names });
  if (!signed.countersigned) {
    throw new DomainError("proxy.not-countersigned", { names }, "countersigned");
  }
  return names;
}

/** When it was signed, and whether by two; null where it was given on line. */
export type Signed = Readonly<{ on: PlainDate; countersigned: boolean | null }>;

type Judged = Readonly<{ principal: string; holder: string; lots: readonly string[] }>;

/** Why the law or the register does not allow a proxy, judged against those in force; null where they do. */
export async function judgeProxy(
  tx: Tx,
  association: AssociationId,
  meeting: LockedMeeting,
  { principal, holder, lots }: Judged,
): Promise<ProxyRefusal | null> {
  const syndics = await syndicParties(tx, association, today(), meeting.on);
  return refuseProxy({
    ...{ principal, holder, lots },
    holderIsSyndic: syndics.has(holder),
    ...(await votingLots(tx, association, meeting.on)),
    limit: rulesOf(meeting.rulesVersion).proxies,
    inForce: await proxiesInForce(tx, association, meeting.id),
  });
}

/** The field of a form that a refusal stands beside. */
export function fieldOf(refusal: ProxyRefusal): string {
  return refusal === "proxy.lot-of-another" ? "lots" : "holder";
}

type NewProxy = Judged &
  Readonly<{
    signedOn: PlainDate;
    countersignedBy: string | null;
    deedId?: string | null;
    servesSecond: boolean;
    /** When it was handed in at a meeting held on paper. */
    handedInAt?: Date;
  }>;

/** Keeps a proxy that was judged. Returns its id. */
export async function keepProxy(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  { principal, holder, lots, signedOn, ...said }: NewProxy,
): Promise<string> {
  const id = newRowId();
  await tx.proxy.create({
    data: {
      ...{ ...said, associationId: association, id, meetingId },
      ...{ principalPartyId: principal, holderPartyId: holder, lotIds: [...lots] },
      ...{ signedOn: toColumn(signedOn), registeredAt: nowColumn() },
    },
  });
  return id;
}

/**
 * Judges a proxy against those in force and keeps it. The meeting is under lock, so that
 * two given at once are judged one after the other. Returns its id.
 */
export async function enterProxy(
  tx: Tx,
  association: AssociationId,
  meeting: LockedMeeting,
  { principalPartyId: principal, holder: named, servesSecond = true, lotIds = [] }: GiveProxy,
  { deedId = null, ...signed }: Signed & Readonly<{ deedId?: string | null }>,
): Promise<string> {
  refuseWhenOver(meeting);
  await refuseAtDoor(tx, association, meeting.id);
  const countersignedBy = await countersigners(tx, association, principal, signed);
  const holder = await holderOf(tx, association, principal, named);
  const judged = { principal, holder, lots: [...new Set(lotIds)] };
  const refusal = await judgeProxy(tx, association, meeting, judged);
  if (refusal) throw new DomainError(refusal, {}, fieldOf(refusal));
  const kept = { ...judged, signedOn: signed.on, countersignedBy, deedId, servesSecond };
  return keepProxy(tx, association, meeting.id, kept);
}

const told = ({ meetingId }: GiveProxy, proxyId: string) => ({ meetingId, proxyId });

/** An owner names on line who votes for him at this meeting. Returns the proxy's id. */
export function giveProxy(
  actor: Actor,
  association: AssociationId,
  input: GiveProxy,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(mayGiveProxy(actor, association, input.principalPartyId));
    const meeting = await lockMeeting(tx, association, input.meetingId);
    authorize(mayReadMeeting(actor, association, { convened: meeting.stage !== "draft" }));
    const signed = { on: today(), countersigned: null };
    const proxyId = await enterProxy(tx, association, meeting, input, signed);
    await record(tx, actor, association, "assembly/proxy.given", told(input, proxyId));
    return proxyId;
  });
}

/** The syndic enters a proxy received on paper. Returns its id. */
export function encodeProxy(
  actor: Actor,
  association: AssociationId,
  input: EncodeProxy,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(mayEncodeProxy(actor, association));
    const meeting = await lockMeeting(tx, association, input.meetingId);
    const signedOn = plainDate(input.signedOn);
    if (isAfter(signedOn, today())) throw new DomainError("proxy.signed-later", {}, "signedOn");
    const signed = { on: signedOn, countersigned: input.countersigned ?? false };
    const proxyId = await enterProxy(tx, association, meeting, input, signed);
    await record(tx, actor, association, "assembly/proxy.encoded", told(input, proxyId));
    return proxyId;
  });
}

/** Takes a proxy back, from now on: votes cast before under it stand. */
export function revokeProxy(
  actor: Actor,
  association: AssociationId,
  { meetingId, proxyId }: RevokeProxy,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const proxy = await tx.proxy.findFirst({
      where: { associationId: association, meetingId, id: proxyId },
      select: { principalPartyId: true },
    });
    if (!proxy) throw notFound();
    authorize(mayRevokeProxy(actor, association, proxy.principalPartyId));
    refuseWhenOver(await lockMeeting(tx, association, meetingId));
    await refuseAtDoor(tx, association, meetingId);
    const { count } = await tx.proxy.updateMany({
      where: { associationId: association, id: proxyId, revokedAt: null },
      data: { revokedAt: nowColumn() },
    });
    if (count === 0) throw new DomainError("proxy.already-revoked");
    await record(tx, actor, association, "assembly/proxy.revoked", { proxyId });
  });
}

/**
 * Proxies of a first session stand for the second called for want of quorum (art. 3.87 §7), and
 * with them who carries them on an item: it has the same place on the same agenda. `second`: those that
 * say they serve the first session only are left out.
 */
export async function carryProxies(
  tx: Tx,
  association: AssociationId,
  from: string,
  to: string,
  { second = false }: Readonly<{ second?: boolean }> = {},
): Promise<void> {
  const kept = second ? { servesSecond: true } : {};
  const standing = await tx.proxy.findMany({
    where: { associationId: association, meetingId: from, revokedAt: null, ...kept },
    include: { substitutes: { where: { revokedAt: null }, include: { item: true } } },
    orderBy: [{ registeredAt: "asc" }, { id: "asc" }],
  });
  const items = await tx.agendaItem.findMany({
    where: { associationId: association, meetingId: to },
    select: { id: true, position: true },
  });
  const carried = standing.map(({ substitutes, ...proxy }) => ({
    proxy: { ...proxy, id: newRowId(), meetingId: to },
    substitutes,
  }));
  await tx.proxy.createMany({ data: carried.map(({ proxy }) => proxy) });
  await tx.proxySubstitute.createMany({
    data: carried.flatMap(({ proxy, substitutes }) =>
      substitutes.flatMap(({ item: { position }, ...one }) => {
        const itemId = items.find((item) => item.position === position)?.id;
        return itemId ? [{ ...one, id: newRowId(), proxyId: proxy.id, itemId }] : [];
      }),
    ),
  });
}
