import { referenceOf } from "#server/documents/delivery/delivery.rules.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { dayOf } from "../meeting/meeting.queries.ts";
import { CONVOCATION } from "./convocation.queries.ts";
import type { SentLetter } from "./posting.rules.ts";

type LetterRow = {
  deliveryId: string;
  createdAt: Date;
  batchId: string | null;
  name: string;
  lines: string[];
  postedOn: string | null;
  number: string | null;
};

export type LetterLine = SentLetter &
  Readonly<{ batchId: string | null; name: string; lines: readonly string[] }>;

/** The letters of a meeting's notice in the order they are printed in, with what proves each. */
export async function noticeLetters(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly LetterLine[]> {
  const rows = await tx.$queryRaw<LetterRow[]>`
    SELECT d.id AS "deliveryId", d.created_at AS "createdAt", d.batch_id AS "batchId",
      d.address->>'name' AS name,
      ARRAY(SELECT jsonb_array_elements_text(d.address->'lines')) AS lines,
      p.posted_on AS "postedOn", p.number
    FROM delivery d
    LEFT JOIN LATERAL (SELECT min(x."on")::text AS posted_on, min(x.posting_number) AS number
      FROM delivery_proof x
      WHERE x.association_id = d.association_id AND x.delivery_id = d.id AND x.kind = 'posted') p
      ON true
    WHERE d.association_id = ${association}::uuid AND d.kind = ${CONVOCATION}
      AND d.subject_id = ${meetingId}::uuid AND d.channel <> 'email'`;
  return rows
    .map(({ createdAt, postedOn, ...row }) => ({
      ...row,
      reference: referenceOf(row.deliveryId),
      madeOn: dayOf(createdAt),
      postedOn: postedOn === null ? null : Temporal.PlainDate.from(postedOn),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "fr") || (a.deliveryId < b.deliveryId ? -1 : 1));
}

/** Which letter of the association each of these numbers is kept of. */
export async function holdersOfNumbers(
  tx: Tx,
  association: AssociationId,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.deliveryProof.findMany({
    where: { associationId: association, postingNumber: { in: [...numbers] } },
    select: { postingNumber: true, deliveryId: true },
  });
  return new Map(
    rows.flatMap(({ postingNumber, deliveryId }) =>
      postingNumber === null ? [] : [[postingNumber, deliveryId] as const],
    ),
  );
}
