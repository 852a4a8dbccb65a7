import { fromColumn } from "#server/kernel/calendar.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { sumShares, toShares } from "#server/kernel/shares.ts";
import type { Tx } from "#server/platform/db.ts";
import { partyNames } from "../attendance/floor.queries.ts";
import { votersOf } from "../attendance/roll.rules.ts";
import { decisionOf, isDecisionType } from "../ballot/catalogue.rules.ts";
import { issuerOf } from "../decision/decision.queries.ts";
import { dayOf } from "../meeting/meeting.queries.ts";
import { printedFunding } from "../minutes/room.rules.ts";
import type { Held } from "./held.queries.ts";
import { WrittenMinutesRecord } from "./record.schema.ts";
import { annexesOf, textsOf } from "./text.queries.ts";
import { minutesOf } from "./written.queries.ts";
import { METHODS } from "./written.schema.ts";

async function timesOf(tx: Tx, association: AssociationId, writtenId: string) {
  const key = { associationId_writtenId: { associationId: association, writtenId } };
  const { at: openedAt } = await tx.writtenOpening.findUniqueOrThrow({ where: key });
  const { at: adoptedAt, decidedOn } = await tx.writtenEnd.findUniqueOrThrow({ where: key });
  const adoptedOn = decidedOn ? fromColumn(decidedOn) : dayOf(adoptedAt);
  return {
    ...{ openedOn: dayOf(openedAt).toString(), adoptedOn: adoptedOn.toString() },
    adoptedAt: adoptedAt.toISOString(),
  };
}

/** The members when the last of them had signed, each with the signature that counts for him. */
async function signedMembers(tx: Tx, association: AssociationId, writtenId: string) {
  const key = { associationId: association, writtenId };
  const names = await partyNames(tx, association);
  const signatures = await tx.writtenSignature.findMany({ where: key, orderBy: { at: "asc" } });
  const members = await tx.writtenMember.findMany({
    where: { ...key, moment: "adopted" },
    orderBy: { number: "asc" },
  });
  return members.map(({ nature, holderIds, voterPartyId, shares, lots }) => {
    const voters = votersOf({ nature, voter: voterPartyId, holders: holderIds });
    const signature = signatures.find(({ partyId }) => voters.includes(partyId));
    if (!signature) throw new RangeError("adopted without a member's signature");
    const { name, signedBy: by, method, at, signedOn, lateReason } = signature;
    return {
      ...{ names: holderIds.map((id) => names.get(id) ?? ""), lots, shares: shares.toString() },
      signed: {
        ...{ name, by, at: at.toISOString() },
        method: METHODS.find((one) => one === method) ?? ("hand" as const),
        ...(signedOn && { on: fromColumn(signedOn).toString() }),
        ...(lateReason && { late: lateReason }),
      },
    };
  });
}

/** What the minutes of an adopted written decision say, from facts alone. */
export async function minutesFacts(tx: Tx, association: AssociationId, held: Held) {
  const { id, title, explanation, language, hash, rulesVersion } = held;
  const texts = await textsOf(tx, association, id, held.answerBy);
  const members = await signedMembers(tx, association, id);
  return {
    association: await issuerOf(tx, association),
    ...{ title, explanation, language, hash, members },
    ...(await timesOf(tx, association, id)),
    texts: texts.map(({ position, text, decisionType, deedReason, plan }) => ({
      ...{ number: position, text, ...(deedReason && { deedReason }) },
      article: isDecisionType(decisionType) ? decisionOf(rulesVersion, decisionType).article : "",
      ...printedFunding(plan ?? undefined),
    })),
    annexes: (await annexesOf(tx, association, id)).map(({ title: name, sha256 }) => ({
      ...{ title: name, sha256 },
    })),
    sharesTotal: sumShares(members.map(({ shares }) => toShares(BigInt(shares)))).toString(),
  };
}

/** The minutes as they were drawn up. @throws notFound before, and for any other id */
export async function getWrittenMinutes(tx: Tx, association: AssociationId, writtenId: string) {
  const issued = await minutesOf(tx, association, writtenId);
  const row = issued
    ? await tx.issuedAct.findUnique({
        where: { associationId_id: { associationId: association, id: issued.id } },
        select: { content: true },
      })
    : null;
  if (!issued || !row) throw notFound();
  return {
    record: WrittenMinutesRecord.parse(JSON.parse(row.content)),
    fingerprint: issued.fingerprint,
  };
}
