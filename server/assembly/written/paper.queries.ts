import type { WrittenFormAct } from "#server/documents/template/written.schema.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { type SignatureEvent, SignatureEventV1 } from "#server/proof/leaf/leaf.schema.ts";
import { issuerOf } from "../decision/decision.queries.ts";
import { getWritten } from "./written.queries.ts";
import type { ReceiptRef } from "./written.schema.ts";

/**
 * The form that is signed by hand: what is signed, and those who have not yet.
 * @throws notFound, for a draft too
 */
export async function formOf(
  tx: Tx,
  association: AssociationId,
  writtenId: string,
): Promise<Omit<WrittenFormAct, "locale">> {
  const looking = { isKeeper: true, own: [] };
  const written = await getWritten(tx, association, looking, today(), writtenId);
  if (!written.hash) throw notFound();
  const { title, language: textLanguage, answerBy, texts, annexes, hash, people } = written;
  const issuer = await issuerOf(tx, association);
  return {
    ...{ association: issuer, title, textLanguage, answerBy, hash },
    texts: texts.map(({ position: number, text, article, deedReason }) => ({
      ...{ number, text, article, ...(deedReason && { deedReason }) },
    })),
    annexes: annexes.map((annex) => annex.title),
    signatories: people.flatMap(({ names, lots, signed }) =>
      signed ? [] : [{ names: names.join(" & "), lots: [...lots] }],
    ),
  };
}

/** One's own signature, as the leaf has it. @throws notFound for anybody else's */
export async function receiptOf(
  tx: Tx,
  association: AssociationId,
  parties: readonly string[],
  { writtenId, signatureId }: ReceiptRef,
): Promise<SignatureEvent> {
  const row = await tx.writtenSignature.findFirst({
    where: {
      ...{ associationId: association, id: signatureId, writtenId },
      partyId: { in: [...parties] },
    },
    select: { canonical: true },
  });
  if (!row) throw notFound();
  return SignatureEventV1.parse(JSON.parse(row.canonical));
}
