import { Prisma } from "#prisma/client/client.ts";
import { type PlainDate, plainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { divided, type PlanRow } from "../funding/funding.queries.ts";
import { fundingRecord, type MeetingFunding } from "../funding/funding.rules.ts";

/** What annexes are filed under. */
export const ANNEX = "assembly.written-annex";
/** What scans of forms signed by hand are filed under. */
export const SIGNED_FORM = "assembly.written-form";
/** What scans of refusals on paper are filed under: they are the syndic's to keep. */
export const REFUSAL = "assembly.written-refusal";

export type Annex = Readonly<{ id: string; title: string; sha256: string }>;

/** The annexes of a written decision, in the order in which they were filed. */
export async function annexesOf(
  tx: Tx,
  association: AssociationId,
  writtenId: string,
): Promise<readonly Annex[]> {
  return tx.$queryRaw<Annex[]>`
    SELECT id, title, encode(sha256, 'hex') AS sha256 FROM document
    WHERE association_id = ${association}::uuid AND subject_id = ${writtenId}::uuid
      AND kind = ${ANNEX} ORDER BY created_at, id`;
}

type Row = Omit<PlanRow, "resolutionId" | "on" | "reserve"> &
  Readonly<{
    id: string;
    position: number;
    text: string;
    decisionType: string;
    deedReason: string | null;
    reserve: bigint | null;
  }>;

/** A text with how it would be paid, the nearest first. */
export type PlannedText = Readonly<{
  id: string;
  position: number;
  text: string;
  decisionType: string;
  deedReason: string | null;
  plan: MeetingFunding | null;
}>;

const COLUMNS = Prisma.sql`x.id, x.position, x.text, x.decision_type AS "decisionType", x.deed_reason AS "deedReason",
  x.key_id AS "keyId", k.name AS "keyName", x.reserve_cents AS reserve, x.call_cents AS call,
  x.call_count AS "callCount", x.call_first_on AS "callFirstOn", x.call_every AS "callEvery",
  x.loan_cents AS loan, x.repaid_cents AS repaid, x.loan_count AS "loanCount",
  x.loan_first_on AS "loanFirstOn", x.loan_every AS "loanEvery"`;

/** The texts of a written decision in their order, each with its plan of payment if it has one. */
export async function textsOf(
  tx: Tx,
  association: AssociationId,
  writtenId: string,
  on: PlainDate,
): Promise<readonly PlannedText[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${COLUMNS} FROM written_text x
    LEFT JOIN distribution_key k ON k.association_id = x.association_id AND k.id = x.key_id
    WHERE x.association_id = ${association}::uuid AND x.written_id = ${writtenId}::uuid
    ORDER BY x.position`;
  const planned = rows.flatMap(
    ({ id, reserve, position: _, text: __, decisionType: ___, deedReason: ____, ...row }) =>
      reserve === null ? [] : [{ ...row, reserve, resolutionId: id, on }],
  );
  const plans = planned.length > 0 ? await divided(tx, association, planned) : [];
  return rows.map(({ id, position, text, decisionType, deedReason }) => ({
    ...{ id, position, text, decisionType, deedReason },
    plan: plans.find(({ resolutionId }) => resolutionId === id) ?? null,
  }));
}

type Said = Readonly<{
  id: string;
  title: string;
  explanation: string | null;
  language: string;
  answerBy: string;
  rulesVersion: string;
}>;

/** What everybody signs, as its hash commits to it: the words, what they cost, what lies beside them. */
export async function writtenRecord(tx: Tx, association: AssociationId, said: Said) {
  const texts = await textsOf(tx, association, said.id, plainDate(said.answerBy));
  const annexes = await annexesOf(tx, association, said.id);
  return {
    ...{ v: "koprogo.written/1", association, ...said },
    texts: texts.map(({ position, text, decisionType, deedReason, plan }) => ({
      ...{ position, text, decisionType, ...(deedReason && { deedReason }) },
      funding: plan && fundingRecord(plan.funding),
    })),
    annexes: annexes.map(({ title, sha256 }) => ({ title, sha256 })),
  };
}
