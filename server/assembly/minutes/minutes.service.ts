import { fileDocument } from "#server/documents/archive/archive.service.ts";
import { factorOf } from "#server/identity/provider/provider.service.ts";
import { type Actor, type Person, partiesOf } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { canonicalJson, sha256, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { completeDeadline } from "#server/registry/deadline/deadline.service.ts";
import { holdMeeting, isConcerned, stepUpFor } from "../attendance/floor.queries.ts";
import { enterDecisions, keepScan } from "../decision/decision.service.ts";
import { mayDraftMinutes, maySignMinutes } from "./minutes.policy.ts";
import { draftRecord } from "./minutes.queries.ts";
import { isSameSigner, methodOf, type Signatory, stillToSign } from "./minutes.rules.ts";
import type {
  FileSheet,
  MinutesRef,
  RecordMissing,
  RecordSignature,
  SigningMethod,
} from "./minutes.schema.ts";
import { MinutesRecord } from "./record.schema.ts";
import { listSignatories, openSignatories, SIGNED_SHEET } from "./signature.queries.ts";

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
  /** Those who sign now. */
  signatories: readonly Signatory[];
  method: SigningMethod;
  /** The scan that shows it. */
  documentId?: string;
}>;

/** The signatories of final minutes, alone in hand so that nobody signs twice. */
async function openForSigning(tx: Tx, association: AssociationId, meetingId: string) {
  await holdMeeting(tx, association, meetingId);
  const frozen = await tx.minutes.count({ where: { associationId: association, meetingId } });
  if (frozen === 0) throw new DomainError("minutes.not-frozen");
  return listSignatories(tx, association, meetingId);
}

/** Once everybody signed or is noted as not having, the decisions enter the register (art. 3.87 §12). */
async function closeAct(tx: Tx, actor: Actor, association: AssociationId, meetingId: string) {
  if ((await openSignatories(tx, association, meetingId)).length > 0) return;
  await completeDeadline(tx, association, "assembly.signatures", meetingId);
  await enterDecisions(tx, actor, association, meetingId);
}

async function sign(tx: Tx, actor: Actor, association: AssociationId, signing: Signing) {
  const { meetingId, signatories, method, documentId = null } = signing;
  const signed = await tx.minutesSignature.findMany({
    where: { associationId: association, meetingId },
    select: { capacity: true, partyId: true },
  });
  const missing = stillToSign(signatories, signed);
  if (missing.length === 0) throw new DomainError("minutes.already-signed");
  const rows = missing.map(({ capacity, partyId, name }) => {
    const id = newRowId();
    return {
      associationId: association,
      id,
      meetingId,
      capacity,
      partyId,
      name,
      method,
      documentId,
    };
  });
  const at = nowColumn();
  await tx.minutesSignature.createMany({ data: rows.map((row) => ({ ...row, at })) });
  await closeAct(tx, actor, association, meetingId);
  await record(tx, actor, association, "assembly/minutes.signed", { meetingId });
}

/**
 * A person signs from his own account, for every party he stands for that signs; the
 * syndic's staff member who was named secretary signs as that. By itsme, or by another
 * provider, when he identified himself so, in this session or for this meeting.
 */
export function signMinutes(
  actor: Person,
  association: AssociationId,
  { meetingId }: MinutesRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(maySignMinutes(actor, association));
    const keepsIt = mayDraftMinutes(actor, association);
    authorize(keepsIt || (await isConcerned(tx, actor, association, meetingId)));
    const all = await openForSigning(tx, association, meetingId);
    const parties = partiesOf(actor, association);
    const signatories = all.filter(({ partyId, name }) =>
      partyId === null ? keepsIt && name === actor.displayName : parties.includes(partyId),
    );
    if (signatories.length === 0) throw new DomainError("minutes.not-a-signatory");
    const stepUp = await stepUpFor(tx, actor.accountId, meetingId);
    const method = methodOf(actor.amr, stepUp && factorOf(stepUp));
    await sign(tx, actor, association, { meetingId, signatories, method });
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
    const signing = { meetingId, signatories: [signatory], method: "room" } as const;
    await sign(tx, actor, association, signing);
  });
}

/**
 * Notes that somebody who was to sign did not, and why: what happened at the end of the meeting is
 * recorded, not waited for (AD-01). The act shows it.
 * @throws DomainError `minutes.not-frozen`, `minutes.not-a-signatory`, `minutes.already-signed`
 */
export function recordMissing(
  actor: Actor,
  association: AssociationId,
  { meetingId, capacity, partyId, reason }: RecordMissing,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayDraftMinutes(actor, association));
    const asked = { capacity, partyId };
    const all = await openForSigning(tx, association, meetingId);
    if (!all.some((one) => isSameSigner(one, asked))) {
      throw new DomainError("minutes.not-a-signatory");
    }
    const open = await openSignatories(tx, association, meetingId);
    const signatory = open.find((one) => isSameSigner(one, asked));
    if (!signatory) throw new DomainError("minutes.already-signed");
    const { name } = signatory;
    const key = { associationId: association, id: newRowId(), meetingId, capacity, partyId };
    await tx.missingSignature.create({ data: { ...key, name, reason, at: nowColumn() } });
    await closeAct(tx, actor, association, meetingId);
    await record(tx, actor, association, "assembly/minutes.left-unsigned", { meetingId });
  });
}

/**
 * Files the scan of the sheet that was signed by hand, for the owners to read, and records as signed by
 * hand those whose names the operator read on it. Who is recorded already is left as he is: two
 * operators may hold the same sheet. @returns its id.
 * @throws DomainError `minutes.not-frozen`, `minutes.not-a-signatory`, `decision.scan-too-large`,
 * `decision.scan-unknown`
 */
export async function fileSheet(
  actor: Actor,
  association: AssociationId,
  { meetingId, signers, scan: { filename, bytes } }: FileSheet,
): Promise<string> {
  authorize(mayDraftMinutes(actor, association));
  const kept = await keepScan(bytes);
  return write(actor, association, async (tx) => {
    const all = await openForSigning(tx, association, meetingId);
    const isSigner = (one: Signatory) => signers.some((signer) => isSameSigner(one, signer));
    if (!signers.every((signer) => all.some((one) => isSameSigner(one, signer)))) {
      throw new DomainError("minutes.not-a-signatory");
    }
    const { language } = await tx.minutes.findUniqueOrThrow({
      where: { associationId_meetingId: { associationId: association, meetingId } },
      select: { language: true },
    });
    const documentId = await fileDocument(tx, association, {
      ...{ kind: SIGNED_SHEET, title: filename, language, audience: "owners" },
      ...{ ...kept, subjectId: meetingId },
    });
    await record(tx, actor, association, "assembly/minutes.sheet-filed", { meetingId, documentId });
    const signatories = (await openSignatories(tx, association, meetingId)).filter(isSigner);
    if (signatories.length > 0) {
      const signing = { meetingId, signatories, method: "room", documentId } as const;
      await sign(tx, actor, association, signing);
    }
    return documentId;
  });
}
