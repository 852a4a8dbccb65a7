import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { listMotions } from "../motion/motion.queries.ts";
import { currentText, disposalOf } from "../motion/motion.rules.ts";
import type { Manner } from "./paper.schema.ts";
import { type SheetState, stateOf } from "./reading.rules.ts";

/** A reading of a sheet, in the order they were made. Instants in milliseconds since 1970. */
export type SheetReading = Readonly<{
  manner: Manner;
  reader: string;
  agrees: boolean;
  content: unknown;
  at: number;
  /** Who entered it. */
  recordedBy: string;
}>;

/** A sheet that was not taken back. */
export type Sheet = Readonly<{
  id: string;
  meetingId: string;
  /** Null for the attendance sheet. */
  resolutionId: string | null;
  content: unknown;
  enteredAt: number;
  enteredBy: string;
  state: SheetState;
  readings: readonly SheetReading[];
}>;

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

function rowsOf(
  tx: Tx,
  where: Readonly<{ associationId: string; meetingId?: string; id?: string }>,
) {
  return tx.paperSheet.findMany({
    where: { ...where, withdrawal: { is: null } },
    include: { readings: { orderBy: [{ at: "asc" }, { id: "asc" }] } },
    orderBy: [{ enteredAt: "asc" }, { id: "asc" }],
  });
}

function sheetOf({ readings, enteredAt, ...row }: Row): Sheet {
  return {
    ...{ id: row.id, meetingId: row.meetingId, resolutionId: row.resolutionId },
    ...{ content: row.content, enteredAt: enteredAt.getTime(), enteredBy: row.enteredBy },
    state: stateOf(readings),
    readings: readings.map(({ manner, reader, agrees, content, at, recordedBy }) => ({
      manner: manner === "blind" || manner === "settled" ? manner : "shown",
      ...{ reader, agrees, content, at: at.getTime(), recordedBy },
    })),
  };
}

/** The sheets of a meeting that stand, in the order they were entered. */
export async function listSheets(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly Sheet[]> {
  return (await rowsOf(tx, { associationId: association, meetingId })).map(sheetOf);
}

/** One sheet that stands; null where there is none of that id, or it was taken back. */
export async function findSheet(
  tx: Tx,
  association: AssociationId,
  sheetId: string,
): Promise<Sheet | null> {
  const [row] = await rowsOf(tx, { associationId: association, id: sheetId });
  return row ? sheetOf(row) : null;
}

/** A text of the meeting, and whether a sheet is awaited for it. */
export type PaperText = Readonly<{
  resolutionId: string;
  item: number;
  /** `2.1`: the number of the item and of the text on it. */
  number: string;
  title: string;
  text: string;
  voted: boolean;
  /** Withdrawn, postponed or only taken note of: nothing was voted. */
  disposed: boolean;
}>;

/** The texts of a meeting in the order of its agenda. */
export async function listPaperTexts(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly PaperText[]> {
  const items = await listMotions(tx, association, meetingId);
  return items.flatMap(({ position, title, disposals, texts }) =>
    texts.map((text, index) => ({
      ...{ resolutionId: text.resolutionId, item: position, number: `${position}.${index + 1}` },
      ...{ title, text: currentText(text), voted: text.closed },
      disposed: disposalOf(disposals, text.resolutionId) !== null,
    })),
  );
}

/** Who began to copy a meeting from paper, and when; null for a meeting held on screen. */
export async function findEncoding(tx: Tx, association: AssociationId, meetingId: string) {
  const row = await tx.paperEncoding.findUnique({
    where: { associationId_meetingId: { associationId: association, meetingId } },
    select: { begunAt: true, begunBy: true },
  });
  return row && { at: row.begunAt.toISOString(), by: row.begunBy };
}
