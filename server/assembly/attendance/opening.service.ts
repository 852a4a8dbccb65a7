import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { legalDate } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { canonicalJson, sha256 } from "#server/proof/leaf/leaf.rules.ts";
import { rulesAt } from "../ballot/ballot.rules.ts";
import { keepBreach } from "../breach/breach.service.ts";
import { mayRunMeeting } from "./attendance.policy.ts";
import { type Quorum, quorumOf } from "./attendance.rules.ts";
import type { OpenMeeting } from "./attendance.schema.ts";
import { holdMeeting, loadFloor, partyNames } from "./floor.queries.ts";
import { type Floor, type FloorHead, isOwner, quorumNumbersAt } from "./floor.rules.ts";
import { type Happened, presentAt } from "./presence.rules.ts";

/** The roll as it is committed: whoever has it can make its hash again. */
export function canonicalRoll(
  meetingId: string,
  sharesTotal: bigint,
  heads: readonly FloorHead[],
): string {
  return canonicalJson({
    v: "koprogo.roll/1",
    meeting: meetingId,
    total: sharesTotal.toString(),
    heads: heads.map(({ entitlementId, number, nature, holders, voter, shares, lots }) => ({
      id: entitlementId,
      number,
      nature,
      holders,
      voter,
      shares: shares.toString(),
      lots: lots
        .map((lot) => ({ id: lot.lotId, shares: lot.shares.toString() }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    })),
  });
}

async function freezeRoll(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  heads: readonly FloorHead[],
): Promise<readonly FloorHead[]> {
  const frozen = heads.map((head) => ({ ...head, id: newRowId() }));
  await tx.entitlement.createMany({
    data: frozen.map(({ id, number, nature, holders, voter, shares }) => ({
      associationId: association,
      id,
      meetingId,
      number,
      nature,
      holderIds: [...holders],
      voterPartyId: voter,
      shares,
    })),
  });
  await tx.entitlementLot.createMany({
    data: frozen.flatMap(({ id, lots }) =>
      lots.map((lot) => ({ associationId: association, entitlementId: id, ...lot })),
    ),
  });
  return frozen.map(({ id, ...head }) => ({ ...head, entitlementId: id }));
}

type Chair = Readonly<{
  chairPartyId: string | null;
  chairOther?: Readonly<{ givenName: string; familyName: string }> | null | undefined;
  chairReason?: string | undefined;
}>;

/** Why a meeting cannot be opened so. @throws DomainError */
export function refuseOpening(
  floor: Floor,
  { chairPartyId, ...chair }: Chair,
  moment: number,
): void {
  if (floor.convenedAt === null) throw new DomainError("attendance.not-convened");
  if (floor.opening) throw new DomainError("attendance.already-open");
  const isLawful = chairPartyId !== null && isOwner(floor, chairPartyId);
  // The chair is an owner (art. 3.87 §5): whom else the room elected is recorded with its reason.
  if (!isLawful && !chair.chairReason) {
    throw new DomainError("attendance.chair-not-owner", {}, "chairReason");
  }
  if (chairPartyId === null && !chair.chairOther) {
    throw new DomainError("attendance.chair-not-owner", {}, "chairPartyId");
  }
  if (chairPartyId !== null && !presentAt(floor.events, moment).has(chairPartyId)) {
    throw new DomainError("attendance.chair-absent", {}, "chairPartyId");
  }
}

/** Who takes the chair: somebody of the register, or a person the room elected from outside it. */
async function chairOf(
  tx: Tx,
  association: AssociationId,
  { chairPartyId, chairOther }: Chair,
  language: string,
): Promise<string> {
  if (chairPartyId !== null || !chairOther) return chairPartyId ?? "";
  const id = newRowId();
  const { givenName, familyName } = chairOther;
  await tx.party.create({
    data: {
      ...{ associationId: association, id, kind: "natural", givenName, familyName, language },
      createdAt: nowColumn(),
    },
  });
  return id;
}

/** What the minutes say of a chair who owns nothing, in the language of the act (AD-01). */
async function recordUnlawfulChair(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  told: Readonly<Record<"meetingId" | "language" | "chair" | "reason", string> & { at: number }>,
): Promise<void> {
  // Only a person says what a room did, and answers for it in the minutes.
  if (actor.kind !== "person") throw notFound();
  const name = (await partyNames(tx, association)).get(told.chair) ?? "";
  const t = translator(toLocale(told.language), "assembly");
  await keepBreach(tx, actor, association, {
    ...{ meetingId: told.meetingId, itemId: null, kind: "chair", article: "", correctsId: null },
    ...{ statement: t("breach.chairStatement", { name }), reason: told.reason },
    at: Temporal.Instant.fromEpochMilliseconds(told.at),
  });
}

/**
 * Opens a meeting that the caller's transaction has alone, at the moment it happened. Who is there then
 * is on the floor: events of a later moment change nothing of the quorum.
 */
export async function openHeld(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { meetingId, secretaryName, tellers = "", ...chair }: OpenMeeting,
  { floor, at, recordedAt }: Happened & Readonly<{ floor: Floor }>,
): Promise<Quorum> {
  const moment = at.getTime();
  refuseOpening(floor, chair, moment);
  // A meeting is judged by the law of its day, whatever was known when it was planned (R-GEN-09).
  const rules = rulesAt(legalDate(Temporal.Instant.fromEpochMilliseconds(floor.startsAt)));
  if (!rules) throw new RangeError("no rules are known for so early a meeting");

  const { language } = await tx.meeting.findUniqueOrThrow({
    where: { associationId_id: { associationId: association, id: meetingId } },
    select: { language: true },
  });
  const chairPartyId = await chairOf(tx, association, chair, language);
  const quorum = quorumOf(quorumNumbersAt(floor, moment), floor.session, rules.quorum);
  const roll = await freezeRoll(tx, association, meetingId, floor.heads);
  await tx.meetingOpening.create({
    data: {
      ...{ associationId: association, meetingId, at, recordedAt },
      chairPartyId,
      secretaryName,
      tellers: tellers === "" ? null : tellers,
      headsPresent: quorum.headsPresent,
      headsTotal: quorum.headsTotal,
      sharesPresent: quorum.sharesPresent,
      sharesTotal: quorum.sharesTotal,
      quorate: quorum.quorate,
      rulesVersion: rules.version,
      rollHash: sha256(Buffer.from(canonicalRoll(meetingId, floor.sharesTotal, roll), "utf8")),
    },
  });
  if (!isOwner(floor, chairPartyId)) {
    const reason = chair.chairReason ?? "";
    const told = { meetingId, language, chair: chairPartyId, reason, at: moment };
    await recordUnlawfulChair(tx, actor, association, told);
  }
  await record(tx, actor, association, "assembly/meeting.opened", {
    meetingId,
    quorate: quorum.quorate,
  });
  return quorum;
}

/**
 * Declares the meeting open: lots, shares and holders are frozen and committed as the
 * register has them on the day, and the quorum is tested once (R-AG-32). Without quorum
 * that is recorded and no ballot follows; the way on is a second session.
 */
export function openMeeting(
  actor: Actor,
  association: AssociationId,
  input: OpenMeeting,
): Promise<Quorum> {
  return write(actor, association, async (tx) => {
    authorize(mayRunMeeting(actor, association));
    await holdMeeting(tx, association, input.meetingId);
    const floor = await loadFloor(tx, association, input.meetingId);
    if (floor.onPaper) throw new DomainError("paper.in-hand");
    const now = { at: nowColumn(), recordedAt: null };
    return openHeld(tx, actor, association, input, { floor, ...now });
  });
}
