import { hasStepUp } from "#server/identity/step-up/step-up.queries.ts";
import { type Actor, type Person, partiesOf } from "#server/kernel/actor.ts";
import { fromColumn, isBefore, type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { canonicalJson, leafOf, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { type SignatureEvent, SignatureEventV1 } from "#server/proof/leaf/leaf.schema.ts";
import { sealTree } from "#server/proof/tree/tree.service.ts";
import { completeDeadline, setDeadline } from "#server/registry/deadline/deadline.service.ts";
import { partyNames } from "../attendance/floor.queries.ts";
import { votersOf } from "../attendance/roll.rules.ts";
import { dayOf } from "../meeting/meeting.queries.ts";
import { minutesDue } from "../meeting/meeting.rules.ts";
import { type Held, holdWritten, refuseUnlessOpen } from "./held.queries.ts";
import { keepMembers } from "./opening.service.ts";
import { type Member, membersOn } from "./roll.queries.ts";
import { tellMembers } from "./telling.service.ts";
import { writtenPolicy } from "./written.policy.ts";
import {
  type DatedSignature,
  decisiveDays,
  hasSigned,
  isUnanimous,
  refusers,
  signersBy,
} from "./written.rules.ts";
import type { RefuseWritten, SignWritten, WrittenRef } from "./written.schema.ts";

/** For what somebody identifies himself before he signs. */
export const signingPurpose = (writtenId: string) => `assembly.written:${writtenId}` as const;

/** The signatures that are there, each with its day. */
async function givenTo(tx: Tx, association: AssociationId, writtenId: string) {
  const rows = await tx.writtenSignature.findMany({
    where: { associationId: association, writtenId },
    select: { partyId: true, signedOn: true, at: true },
  });
  return rows.map(
    ({ partyId, signedOn, at }): DatedSignature => ({
      ...{ partyId, on: signedOn ? fromColumn(signedOn) : dayOf(at) },
    }),
  );
}

/** The parties whose signature is there. */
export const signersOf = async (tx: Tx, association: AssociationId, writtenId: string) =>
  new Set((await givenTo(tx, association, writtenId)).map(({ partyId }) => partyId));

/** A form signed by hand: its scan with its SHA-256, why it was filed late. */
type Paper = Readonly<{ documentId: string; sha256: string; lateReason: string | null }>;
type Signing = Readonly<{
  held: Held;
  given: readonly DatedSignature[];
  signedBy: string | null;
  /** Null on screen. */
  paper: Paper | null;
}>;

/** Keeps signatures, and adopts where nobody is missing any more. */
export async function keepSignatures(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { held, given, signedBy, paper }: Signing,
): Promise<void> {
  const at = nowColumn();
  const names = await partyNames(tx, association);
  const rows = given.map(({ partyId: party, on }) => {
    const salt = crypto.getRandomValues(new Uint8Array(32));
    const event: SignatureEvent = {
      ...{ v: "koprogo.signature/1", association, written: held.id, text: held.hash, party },
      method: paper ? "hand" : "identified",
      ...{ scan: paper?.sha256 ?? null, at: at.toISOString(), salt: toHex(salt) },
    };
    const name = names.get(party) ?? "";
    return {
      ...{ associationId: association, id: newRowId(), writtenId: held.id, partyId: party, name },
      signedBy: signedBy === name ? null : signedBy,
      ...{ method: event.method, at, documentId: paper?.documentId ?? null, salt },
      signedOn: paper && toColumn(on),
      lateReason: paper?.lateReason ?? null,
      canonical: canonicalJson(event),
    };
  });
  await tx.writtenSignature.createMany({ data: rows });
  await record(tx, actor, association, "assembly/written.signed", { writtenId: held.id });
  const [first = today()] = given.map(({ on }) => on).sort((a, b) => (isBefore(a, b) ? -1 : 1));
  await adoptIfUnanimous(tx, actor, association, held, first);
}

/** The first day, from one on, on which all who were members that day had signed; with those members. */
async function unanimousDay(
  tx: Tx,
  association: AssociationId,
  { id, answerBy }: Held,
  from: PlainDate,
): Promise<Readonly<{ on: PlainDate; members: readonly Member[] }> | null> {
  const given = await givenTo(tx, association, id);
  const until = isBefore(answerBy, today()) ? answerBy : today();
  for (const on of decisiveDays(given, { from, until })) {
    const members = await membersOn(tx, association, on);
    if (isUnanimous(members, signersBy(given, on))) return { on, members };
  }
  return null;
}

/**
 * The last signature is in: those who must have signed are the members of its day, which is that of the
 * decision, and their signatures are sealed. The minutes are due within thirty days of it, as after a
 * meeting, whenever the paper was filed.
 */
async function adoptIfUnanimous(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  held: Held,
  from: PlainDate,
): Promise<boolean> {
  const found = await unanimousDay(tx, association, held, from);
  if (!found) return false;
  const { id: writtenId } = held;
  await keepMembers(tx, association, writtenId, "adopted", found.members);
  await tx.writtenEnd.create({
    data: {
      ...{ associationId: association, writtenId, kind: "adopted" },
      ...{ decidedOn: toColumn(found.on), at: nowColumn() },
    },
  });
  const signatures = await tx.writtenSignature.findMany({
    where: { associationId: association, writtenId },
    select: { canonical: true },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const leaves = signatures.map(({ canonical }) =>
    leafOf(SignatureEventV1.parse(JSON.parse(canonical))),
  );
  await sealTree(
    tx,
    actor,
    association,
    { kind: "assembly.written", subjectId: writtenId },
    leaves,
  );
  await completeDeadline(tx, association, "assembly.written", writtenId);
  const due = minutesDue(found.on);
  await setDeadline(tx, association, "assembly.written-minutes", writtenId, due, "3.87 §12");
  await record(tx, actor, association, "assembly/written.adopted", { writtenId });
  return true;
}

/**
 * A person signs on screen, for himself and whomever he represents, after he identified himself for it.
 * What he signs is what he has read: the fingerprint says so. It cannot be taken back.
 * @throws DomainError `written.changed`, `written.not-open`, `written.late`, `written.ended`,
 * `written.not-a-member`, `written.already-signed`, `access.step-up-required`
 */
export function signWritten(
  actor: Person,
  association: AssociationId,
  { writtenId, hash }: SignWritten,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(writtenPolicy["written.sign"](actor, association));
    const held = await holdWritten(tx, association, writtenId);
    refuseUnlessOpen(held);
    if (held.hash !== hash) throw new DomainError("written.changed");
    const members = await membersOn(tx, association, today());
    const own = new Set(partiesOf(actor, association));
    const mine = members.filter((member) => votersOf(member).some((party) => own.has(party)));
    if (mine.length === 0) throw new DomainError("written.not-a-member");
    const signers = await signersOf(tx, association, writtenId);
    const open = mine.filter((member) => !hasSigned(member, signers));
    if (open.length === 0) throw new DomainError("written.already-signed");
    if (!(await hasStepUp(tx, actor.accountId, signingPurpose(writtenId)))) {
      throw new DomainError("access.step-up-required");
    }
    const parties = new Set(
      open.flatMap((one) =>
        votersOf(one)
          .filter((party) => own.has(party))
          .slice(0, 1),
      ),
    );
    const given = [...parties].map((partyId) => ({ partyId, on: today() }));
    const signing = { held, given, paper: null, signedBy: actor.displayName };
    await keepSignatures(tx, actor, association, signing);
  });
}

/** A refusal; on paper with the day it bears, and its scan or how it came. */
type Refusal = Readonly<{
  partyId: string;
  reason: string | null;
  paper?: Readonly<{ saidOn: PlainDate; documentId: string | null; note: string | null }>;
}>;

/** It is not unanimous any more, and ends. Everybody is told. */
export async function endRefused(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  held: Held,
  { partyId, reason, paper }: Refusal,
): Promise<void> {
  const { id: writtenId } = held;
  const name = (await partyNames(tx, association)).get(partyId) ?? "";
  await tx.writtenEnd.create({
    data: {
      ...{ associationId: association, writtenId, kind: "refused", partyId, name, reason },
      ...(paper && { ...paper, saidOn: toColumn(paper.saidOn) }),
      at: nowColumn(),
    },
  });
  await completeDeadline(tx, association, "assembly.written", writtenId);
  await record(tx, actor, association, "assembly/written.refused", { writtenId });
  await tellMembers(tx, actor, association, held, { occasion: "refused", reason, name });
}

/**
 * A member refuses on screen.
 * @throws DomainError `written.not-a-member`, `written.already-signed`, `written.not-open`,
 * `written.late`, `written.ended`
 */
export function refuseWritten(
  actor: Person,
  association: AssociationId,
  { writtenId, reason }: RefuseWritten,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(writtenPolicy["written.sign"](actor, association));
    const held = await holdWritten(tx, association, writtenId);
    refuseUnlessOpen(held);
    const able = refusers(await membersOn(tx, association, today()));
    const own = partiesOf(actor, association).filter((party) => able.has(party));
    if (own.length === 0) throw new DomainError("written.not-a-member");
    const signers = await signersOf(tx, association, writtenId);
    // Who agreed is bound by it as long as the others may still sign.
    const partyId = own.find((party) => !signers.has(party));
    if (!partyId) throw new DomainError("written.already-signed");
    await endRefused(tx, actor, association, held, { partyId, reason });
  });
}

/**
 * The syndic has it looked at again: a lot that passed to somebody who has signed leaves nobody missing,
 * without a further signature. @returns whether it is adopted
 * @throws DomainError `written.not-open`, `written.late`, `written.ended`
 */
export function settleWritten(
  actor: Actor,
  association: AssociationId,
  { writtenId }: WrittenRef,
): Promise<boolean> {
  return write(actor, association, async (tx) => {
    authorize(writtenPolicy["written.keep"](actor, association));
    const held = await holdWritten(tx, association, writtenId);
    refuseUnlessOpen(held);
    return adoptIfUnanimous(tx, actor, association, held, held.openedOn ?? today());
  });
}
