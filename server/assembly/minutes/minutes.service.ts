import { type Actor, holds, type Person, partiesOf } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { canonicalJson, sha256, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { completeDeadline } from "#server/registry/deadline/deadline.service.ts";
import { holdMeeting, isConcerned, stepUpFor } from "../attendance/floor.queries.ts";
import { enterDecisions } from "../decision/decision.service.ts";
import { mayDraftMinutes, maySignMinutes } from "./minutes.policy.ts";
import { draftRecord } from "./minutes.queries.ts";
import type { Signatory } from "./minutes.rules.ts";
import type { MinutesRef, RecordSignature, SigningMethod } from "./minutes.schema.ts";
import { MinutesRecord } from "./record.schema.ts";
import { listSignatories } from "./signature.queries.ts";

/**
 * Makes the minutes final, once, after the closing: nothing in them changes afterwards
 * (AD-05). Returns the hash of the record in hexadecimal.
 */
export function freezeMinutes(
  actor: Actor,
  association: AssociationId,
  { meetingId }: MinutesRef,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(mayDraftMinutes(actor, association));
    await holdMeeting(tx, association, meetingId);
    const frozen = await tx.minutes.count({ where: { associationId: association, meetingId } });
    if (frozen > 0) throw new DomainError("minutes.already-frozen");
    const draft = await draftRecord(tx, association, meetingId);
    if (draft.meeting.closedAt === null) throw new DomainError("minutes.meeting-not-closed");
    const canonical = canonicalJson(MinutesRecord.parse(draft));
    const recordHash = sha256(Buffer.from(canonical, "utf8"));
    await tx.minutes.create({
      data: {
        associationId: association,
        meetingId,
        language: draft.language,
        record: canonical,
        recordHash,
        frozenAt: nowColumn(),
      },
    });
    await record(tx, actor, association, "assembly/minutes.frozen", { meetingId });
    return toHex(recordHash);
  });
}

type Signing = Readonly<{
  meetingId: string;
  /** All who are to sign, and those who sign now. */
  all: readonly Signatory[];
  signatories: readonly Signatory[];
  method: SigningMethod;
}>;

/** The signatories of final minutes, alone in hand so that nobody signs twice. */
async function openForSigning(tx: Tx, association: AssociationId, meetingId: string) {
  await holdMeeting(tx, association, meetingId);
  const frozen = await tx.minutes.count({ where: { associationId: association, meetingId } });
  if (frozen === 0) throw new DomainError("minutes.not-frozen");
  return listSignatories(tx, association, meetingId);
}

async function sign(tx: Tx, actor: Actor, association: AssociationId, signing: Signing) {
  const { meetingId, all, signatories, method } = signing;
  const signed = await tx.minutesSignature.findMany({
    where: { associationId: association, meetingId },
    select: { capacity: true, partyId: true },
  });
  const missing = signatories.filter(
    (one) =>
      !signed.some(({ capacity, partyId }) => capacity === one.capacity && partyId === one.partyId),
  );
  if (missing.length === 0) throw new DomainError("minutes.already-signed");
  const rows = missing.map(({ capacity, partyId, name }) => {
    const id = newRowId();
    return { associationId: association, id, meetingId, capacity, partyId, name, method };
  });
  const at = nowColumn();
  await tx.minutesSignature.createMany({ data: rows.map((row) => ({ ...row, at })) });
  if (all.length === signed.length + rows.length) {
    await completeDeadline(tx, association, "assembly.signatures", meetingId);
    await enterDecisions(tx, actor, association, meetingId);
  }
  await record(tx, actor, association, "assembly/minutes.signed", { meetingId });
}

/**
 * A person signs from his own account, for every party he stands for that signs; the
 * syndic's staff member who was named secretary signs as that. By itsme when he identified
 * himself so, in this session or for this meeting.
 */
export function signMinutes(
  actor: Person,
  association: AssociationId,
  { meetingId }: MinutesRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(maySignMinutes(actor, association));
    const isSyndic = holds(actor, association, ["syndic"]);
    authorize(isSyndic || (await isConcerned(tx, actor, association, meetingId)));
    const all = await openForSigning(tx, association, meetingId);
    const parties = partiesOf(actor, association);
    const signatories = all.filter(({ partyId, name }) =>
      partyId === null ? isSyndic && name === actor.displayName : parties.includes(partyId),
    );
    if (signatories.length === 0) throw new DomainError("minutes.not-a-signatory");
    const isStrong =
      actor.amr.includes("itsme") || (await stepUpFor(tx, actor.accountId, meetingId)) !== null;
    const method = isStrong ? "itsme" : "account";
    await sign(tx, actor, association, { meetingId, all, signatories, method });
  });
}

/** The operator notes that somebody signed on paper, before him. */
export function recordSignature(
  actor: Actor,
  association: AssociationId,
  { meetingId, capacity, partyId }: RecordSignature,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayDraftMinutes(actor, association));
    const all = await openForSigning(tx, association, meetingId);
    const signatory = all.find((one) => one.capacity === capacity && one.partyId === partyId);
    if (!signatory) throw new DomainError("minutes.not-a-signatory");
    const signing = { meetingId, all, signatories: [signatory], method: "room" } as const;
    await sign(tx, actor, association, signing);
  });
}
