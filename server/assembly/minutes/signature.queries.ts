import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { sameBytes, sha256, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { loadFloor, partyNames } from "../attendance/floor.queries.ts";
import { presentAt } from "../attendance/presence.rules.ts";
import { isSameSigner, type Signatory, signatoriesOf, stillToSign } from "./minutes.rules.ts";
import { SigningMethod } from "./minutes.schema.ts";
import { MinutesRecord } from "./record.schema.ts";

export type SignatureView = Signatory &
  Readonly<{
    signed: Readonly<{ method: SigningMethod; at: string }> | null;
    /** Why he did not sign, where that was recorded. */
    missing: Readonly<{ reason: string; at: string }> | null;
  }>;

/** The act as it is final, with its hash and who signed. */
export type MinutesView = Readonly<{
  record: MinutesRecord;
  recordHash: string;
  /** The record still has the hash it was made final with. */
  intact: boolean;
  frozenAt: string;
  signatures: readonly SignatureView[];
}>;

/** Who is to sign: chair, secretary and those present when the meeting was closed. */
export async function listSignatories(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly Signatory[]> {
  const floor = await loadFloor(tx, association, meetingId);
  if (!floor.opening || floor.closedAt === null) {
    throw new DomainError("minutes.meeting-not-closed");
  }
  const names = await partyNames(tx, association);
  const named = (partyId: string) => ({ partyId, name: names.get(partyId) ?? "" });
  const present = [...presentAt(floor.events, floor.closedAt).keys()];
  const { chairPartyId, secretaryName } = floor.opening;
  return signatoriesOf(named(chairPartyId), secretaryName, present.map(named));
}

/** The final minutes, or null while they are a draft. */
export async function findMinutes(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<MinutesView | null> {
  const minutes = await tx.minutes.findUnique({
    where: { associationId_meetingId: { associationId: association, meetingId } },
    include: { signatures: true, missing: true },
  });
  if (!minutes) return null;
  const signatories = await listSignatories(tx, association, meetingId);
  return {
    record: MinutesRecord.parse(JSON.parse(minutes.record)),
    recordHash: toHex(minutes.recordHash),
    intact: sameBytes(sha256(Buffer.from(minutes.record, "utf8")), minutes.recordHash),
    frozenAt: minutes.frozenAt.toISOString(),
    signatures: signatories.map((signatory) => {
      const found = minutes.signatures.find((one) => isSameSigner(signatory, one));
      const absent = minutes.missing.find((one) => isSameSigner(signatory, one));
      const signed = found
        ? { method: SigningMethod.parse(found.method), at: found.at.toISOString() }
        : null;
      const missing = absent ? { reason: absent.reason, at: absent.at.toISOString() } : null;
      return { ...signatory, signed, missing: signed ? null : missing };
    }),
  };
}

/** Who of a final act is still to sign, or to be noted as not having signed. */
export async function openSignatories(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly Signatory[]> {
  const where = { associationId: association, meetingId };
  const select = { capacity: true, partyId: true } as const;
  const signed = await tx.minutesSignature.findMany({ where, select });
  const missing = await tx.missingSignature.findMany({ where, select });
  return stillToSign(await listSignatories(tx, association, meetingId), [...signed, ...missing]);
}

/** The kind under which the sheet that was signed by hand is filed. */
export const SIGNED_SHEET = "assembly.signed-minutes";

export type SignedSheet = Readonly<{ id: string; title: string; sha256: string }>;

/** The scans of the sheet that was signed by hand, with their fingerprints. */
export async function listSheets(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly SignedSheet[]> {
  const rows = await tx.document.findMany({
    where: { associationId: association, kind: SIGNED_SHEET, subjectId: meetingId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, title: true, sha256: true },
  });
  return rows.map(({ sha256: hash, ...sheet }) => ({ ...sheet, sha256: toHex(hash) }));
}
