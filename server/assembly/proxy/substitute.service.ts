import type { Actor } from "#server/kernel/actor.ts";
import { isAfter, legalDate, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { rulesOf } from "../ballot/ballot.rules.ts";
import { type LockedMeeting, lockMeeting } from "../meeting/meeting.queries.ts";
import { namedAt, refuseAtDoor, refuseCounted } from "../paper/door.queries.ts";
import { mayEncodeProxy, mayGiveProxy, mayRevokeProxy } from "./proxy.policy.ts";
import { standingProxies, syndicParties, votingLots } from "./proxy.queries.ts";
import { linksOf, refuseSubstitute } from "./proxy.rules.ts";
import type { EncodeSubstitute, NameSubstitute, RevokeSubstitute } from "./proxy.schema.ts";
import { countersigners, holderOf, refuseWhenOver, type Signed } from "./proxy.service.ts";

const instantOf = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime());

type GivenProxy = Readonly<{ principalPartyId: string; revokedAt: Date | null }>;

/** @throws notFound for a proxy of another meeting */
async function proxyOf(
  tx: Tx,
  association: AssociationId,
  { meetingId, proxyId }: Pick<NameSubstitute, "meetingId" | "proxyId">,
): Promise<GivenProxy> {
  const proxy = await tx.proxy.findFirst({
    where: { associationId: association, meetingId, id: proxyId },
    select: { principalPartyId: true, revokedAt: true },
  });
  if (!proxy) throw notFound();
  return proxy;
}

/** Who is kept from what is still to be voted on an item. @throws DomainError where nothing is */
async function keptFrom(
  tx: Tx,
  association: AssociationId,
  { meetingId, itemId }: NameSubstitute,
): Promise<ReadonlySet<string>> {
  const item = { associationId: association, meetingId, itemId };
  if (
    !(await tx.agendaItem.count({ where: { associationId: association, meetingId, id: itemId } }))
  )
    throw notFound();
  const open = await tx.resolution.findMany({
    where: { ...item, closure: null },
    select: { exclusions: { where: { lift: null }, select: { partyId: true } } },
  });
  if (open.length === 0) throw new DomainError("proxy.substitute-late");
  return new Set(open.flatMap(({ exclusions }) => exclusions.map(({ partyId }) => partyId)));
}

/**
 * Judges a substitute against the proxies in force, under the lock by which they are given, and keeps
 * him; another one named for the item before gives way to him. Returns the id.
 */
async function enterSubstitute(
  tx: Tx,
  association: AssociationId,
  meeting: LockedMeeting,
  input: NameSubstitute,
  { handedInAt, ...signed }: Signed & Readonly<{ handedInAt: Date | null }>,
): Promise<string> {
  const { proxyId, itemId } = input;
  refuseWhenOver(meeting);
  const standing = await standingProxies(tx, association, meeting.id);
  const proxy = standing.find(({ id }) => id === proxyId);
  if (!proxy) throw new DomainError("proxy.already-revoked");
  const kept = await keptFrom(tx, association, input);
  const { principal, holder } = proxy;
  const countersignedBy = await countersigners(tx, association, principal, signed);
  const substitute = await holderOf(tx, association, principal, input.holder);
  const syndics = await syndicParties(tx, association, today(), meeting.on);
  // Who was named for this very item makes room: he does not count beside his successor.
  const others = standing.map((one) => ({
    ...one,
    substitutes: one.substitutes.filter((was) => one.id !== proxyId || was.itemId !== itemId),
  }));
  const refusal = refuseSubstitute({
    ...{ principal, holder, substitute },
    isSyndic: syndics.has(substitute),
    isInConflict: kept.has(substitute),
    ...(await votingLots(tx, association, meeting.on)),
    limit: rulesOf(meeting.rulesVersion).proxies,
    inForce: linksOf(others),
  });
  if (refusal) throw new DomainError(refusal, {}, "holder");
  const at = nowColumn();
  await tx.proxySubstitute.updateMany({
    where: { associationId: association, proxyId, itemId, revokedAt: null },
    data: { revokedAt: handedInAt ?? at },
  });
  const id = newRowId();
  await tx.proxySubstitute.create({
    data: {
      ...{ associationId: association, id, proxyId, itemId, holderPartyId: substitute },
      ...{ signedOn: toColumn(signed.on), countersignedBy, registeredAt: at, handedInAt },
    },
  });
  return id;
}

/** A principal names on line who carries his proxy on one item. Returns the substitution's id. */
export function nameSubstitute(
  actor: Actor,
  association: AssociationId,
  input: NameSubstitute,
): Promise<string> {
  return write(actor, association, async (tx) => {
    const { principalPartyId } = await proxyOf(tx, association, input);
    authorize(mayGiveProxy(actor, association, principalPartyId));
    const meeting = await lockMeeting(tx, association, input.meetingId);
    await refuseAtDoor(tx, association, input.meetingId);
    const signed = { on: today(), countersigned: null, handedInAt: null };
    const substituteId = await enterSubstitute(tx, association, meeting, input, signed);
    const { meetingId } = input;
    await record(tx, actor, association, "assembly/substitute.named", { meetingId, substituteId });
    return substituteId;
  });
}

/**
 * The syndic enters one named on paper, at the desk as well; of a meeting that is copied from its
 * sheets, at the hour of the room. Returns the substitution's id.
 */
export function encodeSubstitute(
  actor: Actor,
  association: AssociationId,
  { handledAt: typed = "", ...input }: EncodeSubstitute,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(mayEncodeProxy(actor, association));
    await proxyOf(tx, association, input);
    const meeting = await lockMeeting(tx, association, input.meetingId);
    const on = plainDate(input.signedOn);
    const { meetingId, itemId } = input;
    const handedInAt = await namedAt(tx, association, { meetingId, itemId, typed });
    const latest = handedInAt ? legalDate(instantOf(handedInAt)) : today();
    if (isAfter(on, latest)) throw new DomainError("proxy.signed-later", {}, "signedOn");
    const signed = { on, countersigned: input.countersigned ?? false, handedInAt };
    const substituteId = await enterSubstitute(tx, association, meeting, input, signed);
    await record(tx, actor, association, "assembly/substitute.encoded", {
      ...{ meetingId, substituteId },
    });
    return substituteId;
  });
}

/** Until when a substitute carried an item: now; one entered by mistake from paper never did. */
async function revokedAt(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  one: Readonly<{ meetingId: string; itemId: string; handedInAt: Date | null }>,
): Promise<Date> {
  const { handedInAt: at, ...item } = one;
  if (!at) {
    await refuseAtDoor(tx, association, one.meetingId);
    return nowColumn();
  }
  authorize(mayEncodeProxy(actor, association));
  await refuseCounted(tx, association, { ...item, at });
  return at;
}

/** The holder carries the item again from now on; votes cast by the substitute stand. */
export function revokeSubstitute(
  actor: Actor,
  association: AssociationId,
  { meetingId, proxyId, substituteId }: RevokeSubstitute,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const { principalPartyId } = await proxyOf(tx, association, { meetingId, proxyId });
    authorize(mayRevokeProxy(actor, association, principalPartyId));
    refuseWhenOver(await lockMeeting(tx, association, meetingId));
    const one = { associationId: association, proxyId, id: substituteId };
    const known = await tx.proxySubstitute.findFirst({
      where: one,
      select: { itemId: true, handedInAt: true },
    });
    if (!known) throw notFound();
    const { count } = await tx.proxySubstitute.updateMany({
      where: { ...one, revokedAt: null },
      data: { revokedAt: await revokedAt(tx, actor, association, { meetingId, ...known }) },
    });
    if (count === 0) throw new DomainError("proxy.already-revoked");
    await record(tx, actor, association, "assembly/substitute.revoked", {
      meetingId,
      substituteId,
    });
  });
}
