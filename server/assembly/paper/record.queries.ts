import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import type { MinutesRecord } from "../minutes/record.schema.ts";
import { findEncoding, listPaperTexts, listSheets } from "./sheet.queries.ts";

const iso = (millis: number) =>
  Temporal.Instant.fromEpochMilliseconds(millis).toString({ smallestUnit: "second" });

/**
 * What the minutes say of a meeting copied from its printed sheets: when and by whom, and who read
 * each sheet again. Nothing for a meeting held on screen.
 */
export async function printedPaper(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<Pick<MinutesRecord, "paper">> {
  const begun = await findEncoding(tx, association, meetingId);
  if (!begun) return {};
  const texts = await listPaperTexts(tx, association, meetingId);
  const sheets = await listSheets(tx, association, meetingId);
  const readings = sheets.flatMap(({ resolutionId, enteredBy, readings: all }) => {
    const agreed = all.findLast(({ agrees }) => agrees);
    const number = texts.find((text) => text.resolutionId === resolutionId)?.number ?? null;
    if (!agreed) return [];
    const { manner, reader, at } = agreed;
    return [{ text: number, enteredBy, manner, reader, at: iso(at) }];
  });
  return { paper: { begunAt: begun.at, by: begun.by, readings } };
}
