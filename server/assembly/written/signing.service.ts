import { hasStepUp } from "#server/identity/step-up/step-up.queries.ts";
import { type Actor, type Person, partiesOf } from "#server/kernel/actor.ts";
import { type PlainDate, toColumn } from "#server/kernel/calendar.ts";
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
import { minutesDue } from "../meeting/meeting.rules.ts";
import { type Held, holdWritten, refuseUnlessOpen } from "./held.queries.ts";
import { keepMembers } from "./opening.service.ts";
import { type Member, membersOn } from "./roll.queries.ts";
import { tellMembers } from "./telling.service.ts";
import { writtenPolicy } from "./written.policy.ts";
import { hasSigned, isUnanimous, refusers } from "./written.rules.ts";
import type { RefuseWritten, SignWritten, WrittenRef } from "./written.schema.ts";

/** For what somebody identifies himself before he signs. */
export const signingPurpose = (writtenId: string) => `assembly.written:${writtenId}` as const;

/** The parties whose signature is there. */
export const signersOf = async (tx: Tx, association: AssociationId, writtenId: string) => {
  const rows = await tx.writtenSignature.findMany({
    where: { associationId: association, writtenId },
    select: { partyId: true },
  });
  return new Set(rows.map(({ partyId }) => partyId));
};

/** A form signed by hand: its scan with its SHA-256, the day it bears, why it was filed late. */
type Form = Readonly<{
  documentId: string;
  sha256: string;
  signedOn: PlainDate;
  lateReason: string | null;
}>;
type Signing = Readonly<{
  held: Held;
  members: readonly Member[];
  parties: readonly string[];
  signedBy: string | null;
  /** Null on screen. */
  form: Form | null;
}>;

/** Keeps signatures, and adopts at the instant nobody is missing any more. */
export async function keepSignatures(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { held, members, parties, signedBy, form }: Signing,
): Promise<void> {
  const at = nowColumn();
  const names = await partyNames(tx, association);
  const rows = parties.map((party) => {
    const salt = crypto.getRandomValues(new Uint8Array(32));
    const event: SignatureEvent = {
      ...{ v: "koprogo.signature/1", association, written: held.id, text: held.hash, party },
      method: form ? "hand" : "identified",
      ...{ scan: form?.sha256 ?? null, at: at.toISOString(), salt: toHex(salt) },
    };
    const name = names.get(party) ?? "";
    return {
      ...{ associationId: association, id: newRowId(), writtenId: held.id, partyId: party, name },
      signedBy: signedBy === name ? null : signedBy,
      ...{ method: event.method, at, documentId: form?.documentId ?? null, salt },
      signedOn: form && toColumn(form.signedOn),
      lateReason: form?.lateReason ?? null,
      canonical: canonicalJson(event),
    };
  });
  await tx.writtenSignature.createMany({ data: rows });
  await record(tx, actor, association, "assembly/written.signed", { writtenId: held.id });
  await adoptIfUnanimous(tx, actor, association, held, members);
}

/**
 * The last signature is in: those who must have signed are the members of this moment, and their
 * signatures are sealed. The minutes are due within thirty days of it, as after a meeting.
 */
async function adoptIfUnanimous(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  held: Held,
  members: readonly Member[],
): Promise<boolean> {
  if (!isUnanimous(members, await signersOf(tx, association, held.id))) return false;
  const { id: writtenId } = held;
  await keepMembers(tx, association, writtenId, "adopted", members);
  await tx.writtenEnd.create({
    data: { associationId: association, writtenId, kind: "adopted", at: nowColumn() },
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
  const due = minutesDue(today());
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
    const signing = { held, members, parties: [...parties], form: null };
    await keepSignatures(tx, actor, association, { ...signing, signedBy: actor.displayName });
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
    const members = await membersOn(tx, association, today());
    return adoptIfUnanimous(tx, actor, association, held, members);
  });
}
