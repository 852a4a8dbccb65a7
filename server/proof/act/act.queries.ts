import { fromColumn } from "#server/kernel/calendar.ts";
import type { Tx } from "#server/platform/db.ts";
import { fromHex } from "../leaf/leaf.rules.ts";
import { VERIFIED_KINDS, type VerifiedAct } from "./act.schema.ts";

type Row = Readonly<{
  kind: string;
  association: string;
  enterprise_number: string;
  language: string;
  day: Date;
  at: Date;
  signatures: number | null;
  stands: boolean;
  content: string | null;
}>;

/** The act of a fingerprint, in whatever association: whoever holds it holds the act. */
export async function findAct(tx: Tx, fingerprint: string): Promise<VerifiedAct | null> {
  const [row] = await tx.$queryRaw<Row[]>`SELECT * FROM act_shown(${fromHex(fingerprint)}) LIMIT 1`;
  const kind = VERIFIED_KINDS.find((one) => one === row?.kind);
  if (!row || !kind) return null;
  const { association, enterprise_number: enterpriseNumber, language, signatures, stands } = row;
  return {
    ...{ kind, association, enterpriseNumber, language, signatures, stands, content: row.content },
    day: fromColumn(row.day).toString(),
    at: row.at.toISOString(),
  };
}
