import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { toHex } from "#server/proof/leaf/leaf.rules.ts";
import type { MinutesRecord } from "./record.schema.ts";

export type Report = Readonly<{ text: string; writtenAt: string; writtenBy: string }>;

/** The narrative of a meeting as it is now; null where there is none, or it was taken back. */
export async function reportOf(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<Report | null> {
  const last = await tx.meetingReport.findFirst({
    where: { associationId: association, meetingId },
    orderBy: [{ writtenAt: "desc" }, { id: "desc" }],
    select: { text: true, writtenAt: true, writtenBy: true },
  });
  return last?.text ? { ...last, writtenAt: last.writtenAt.toISOString() } : null;
}

export type Disagreement = Readonly<{
  id: string;
  item: number | null;
  text: number | null;
  statement: string;
  at: string;
  recordedBy: string;
}>;

/** Where the signed act and the sealed votes are said to differ, the earliest first. */
export async function disagreementsOf(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly Disagreement[]> {
  const rows = await tx.minutesDisagreement.findMany({
    where: { associationId: association, meetingId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, item: true, text: true, statement: true, at: true, recordedBy: true },
  });
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** The texts whose counted votes are no longer those the act was made from: nobody may change either. */
export async function differingTexts(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  { items }: MinutesRecord,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ item: number; text: number; hash: Uint8Array }[]>`
    SELECT i.position AS item, r.position AS text, sha256(convert_to(c.snapshot, 'UTF8')) AS hash
    FROM ballot_closure c
    JOIN resolution r ON r.association_id = c.association_id AND r.id = c.resolution_id
    JOIN agenda_item i ON i.association_id = r.association_id AND i.id = r.item_id
    WHERE r.association_id = ${association}::uuid AND r.meeting_id = ${meetingId}::uuid`;
  const counted = new Map(rows.map(({ item, text, hash }) => [`${item}.${text}`, toHex(hash)]));
  return items.flatMap(({ position, resolutions }) =>
    resolutions
      .filter(({ result }) => result)
      .filter((text) => counted.get(`${position}.${text.position}`) !== text.result?.snapshot)
      .map((text) => `${position}.${text.position}`),
  );
}
