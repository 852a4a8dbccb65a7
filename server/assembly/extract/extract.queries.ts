import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { toHex } from "#server/proof/leaf/leaf.rules.ts";
import { type ExtractLine, ExtractRecord } from "./extract.schema.ts";

export const EXTRACT = "assembly.extract";

/** The extracts of a decision, the latest first. */
export async function listExtracts(
  tx: Tx,
  association: AssociationId,
  decisionId: string,
): Promise<readonly ExtractLine[]> {
  const rows = await tx.issuedAct.findMany({
    where: { associationId: association, kind: EXTRACT, subjectId: decisionId },
    orderBy: [{ issuedAt: "desc" }, { id: "desc" }],
    take: 20,
    select: { id: true, issuedAt: true, fingerprint: true },
  });
  return rows.map(({ id, issuedAt, fingerprint }) => ({
    ...{ id, issuedAt: issuedAt.toISOString(), fingerprint: toHex(fingerprint) },
  }));
}

/** An extract as it was certified, with its fingerprint. @throws notFound */
export async function getExtract(tx: Tx, association: AssociationId, id: string) {
  const row = await tx.issuedAct.findFirst({
    where: { associationId: association, kind: EXTRACT, id },
    select: { content: true, fingerprint: true },
  });
  if (!row) throw notFound();
  return {
    record: ExtractRecord.parse(JSON.parse(row.content)),
    fingerprint: toHex(row.fingerprint),
  };
}
