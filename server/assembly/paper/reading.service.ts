import type { Person } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { keep } from "../attendance/attendance.service.ts";
import { loadFloor } from "../attendance/floor.queries.ts";
import type { Floor } from "../attendance/floor.rules.ts";
import { openHeld } from "../attendance/opening.service.ts";
import { holdBallotOf, holdText } from "../ballot/ballot.queries.ts";
import { closeHeld, openHeldText } from "../ballot/ballot.service.ts";
import { keepHands } from "../ballot/hands.service.ts";
import { refuseBeforeMotion } from "./moved.queries.ts";
import { mayEncodePaper } from "./paper.policy.ts";
import {
  AttendanceContent,
  BallotContent,
  type ConfirmSheet,
  type Manner,
  type ReadBlind,
  type SettleSheet,
  type SheetRef,
} from "./paper.schema.ts";
import { holdPaper } from "./paper.service.ts";
import { clockNow, frameOf, planSheet, voteTimes } from "./plan.queries.ts";
import { differencesOf } from "./reading.rules.ts";
import { findSheet, type Sheet } from "./sheet.queries.ts";

type Held = Readonly<{ sheet: Sheet; floor: Floor }>;

/** A sheet that waits for a second reading, with its meeting alone in hand. @throws DomainError */
async function holdSheet(tx: Tx, association: AssociationId, sheetId: string): Promise<Held> {
  const found = await findSheet(tx, association, sheetId);
  if (!found) throw notFound();
  const floor = await holdPaper(tx, association, found.meetingId);
  // Read again: the lock was waited for, and another reading may have recorded it meanwhile.
  const sheet = await findSheet(tx, association, sheetId);
  if (!sheet) throw notFound();
  if (sheet.state === "recorded") throw new DomainError("paper.sheet-recorded");
  return { sheet, floor };
}

type Read = Pick<ConfirmSheet, "reader" | "soleVoter"> & Readonly<{ manner: Manner }>;

async function keepReading(
  tx: Tx,
  actor: Person,
  association: AssociationId,
  reading: Readonly<{
    sheetId: string;
    manner: Manner;
    reader: string;
    agrees: boolean;
    content?: BallotContent;
  }>,
): Promise<void> {
  const by = { at: nowColumn(), recordedBy: actor.displayName };
  const id = newRowId();
  await tx.paperReading.create({ data: { ...reading, ...by, associationId: association, id } });
}

/** Records who came and left, in the order of the clock, and the opening as it was. */
async function recordAttendance(
  tx: Tx,
  actor: Person,
  association: AssociationId,
  { sheet: { meetingId, content }, floor }: Held,
): Promise<void> {
  const { moves, openedAt, ...opening } = AttendanceContent.parse(content);
  const recordedAt = nowColumn();
  for (const { at, ...move } of moves) {
    const said = { ...move, meetingId, channel: "room", stepUpId: null } as const;
    await keep(tx, actor, association, said, { at: new Date(at), recordedAt });
  }
  if (floor.opening) return;
  const filled = await loadFloor(tx, association, meetingId);
  const happened = { at: new Date(openedAt), recordedAt };
  await openHeld(tx, actor, association, { ...opening, meetingId }, { floor: filled, ...happened });
}

/** Records a vote as its sheet says: opened, voted and closed at the hours of the room. */
async function recordVote(
  tx: Tx,
  actor: Person,
  association: AssociationId,
  read: Readonly<{ resolutionId: string; content: BallotContent }> & Pick<Read, "soleVoter">,
): Promise<void> {
  const { resolutionId, soleVoter } = read;
  const { openedAt, closedAt, mark, ...said } = read.content;
  const recordedAt = nowColumn();
  const opened = { at: new Date(openedAt), recordedAt };
  const before = await holdText(tx, association, resolutionId, true);
  // Something may have been moved about the text since its sheet was kept.
  const { meetingId } = before.ballot;
  await refuseBeforeMotion(tx, association, { meetingId, resolutionId }, openedAt);
  await openHeldText(tx, actor, association, { resolutionId, held: before, ...opened });
  const held = await holdBallotOf(tx, association, resolutionId, true);
  const shown = { resolutionId, held, said, mark, moment: closedAt };
  await keepHands(tx, actor, association, shown);
  const happened = { at: new Date(closedAt), recordedAt };
  await closeHeld(tx, actor, association, { resolutionId, held, soleVoter, happened });
}

/** A second reading agrees: what the sheet says is recorded, and who read it is kept with it. */
async function recordSheet(
  tx: Tx,
  actor: Person,
  association: AssociationId,
  { sheet, floor, manner, reader, soleVoter }: Held & Read,
): Promise<void> {
  const { id: sheetId, meetingId, resolutionId, content } = sheet;
  await keepReading(tx, actor, association, { sheetId, manner, reader, agrees: true });
  if (resolutionId === null) await recordAttendance(tx, actor, association, { sheet, floor });
  else {
    const vote = { resolutionId, content: BallotContent.parse(content), soleVoter };
    await recordVote(tx, actor, association, vote);
  }
  const told = { meetingId, resolutionId, sheetId };
  await record(tx, actor, association, "assembly/paper.recorded", told);
}

/** The teller, the sheet before him, confirms the figures on screen: the sheet is recorded. */
export function confirmSheet(
  actor: Person,
  association: AssociationId,
  { sheetId, reader, soleVoter }: ConfirmSheet,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayEncodePaper(actor, association));
    const held = await holdSheet(tx, association, sheetId);
    if (held.sheet.state === "differs") throw new DomainError("paper.sheet-moved");
    await recordSheet(tx, actor, association, { ...held, manner: "shown", reader, soleVoter });
  });
}

/**
 * Enters the sheet of a vote a second time without sight of the first. Where both say the same it is
 * recorded; where they do not, nothing is, and the differences are to be settled on the paper.
 */
export function readBlind(
  actor: Person,
  association: AssociationId,
  { sheetId, reader, soleVoter, openedAt, closedAt, ...said }: ReadBlind,
): Promise<"recorded" | "differs"> {
  return write(actor, association, async (tx) => {
    authorize(mayEncodePaper(actor, association));
    const held = await holdSheet(tx, association, sheetId);
    const { meetingId, resolutionId } = held.sheet;
    if (resolutionId === null) throw notFound();
    const first = BallotContent.parse(held.sheet.content);
    const frame = await frameOf(tx, association, meetingId, held.floor);
    const times = voteTimes(frame, { openedAt, closedAt }, clockNow());
    await refuseBeforeMotion(tx, association, { meetingId, resolutionId }, times.openedAt);
    const plans = [first, { ...said, ...times }] as const;
    const [one, two] = [
      await planSheet(tx, association, resolutionId, plans[0], first.closedAt),
      await planSheet(tx, association, resolutionId, plans[1], times.closedAt),
    ];
    if (two.plan.problems.length > 0) throw new DomainError("ballot.hands-unclear");
    const differences = differencesOf({ ...first, plan: one.plan }, { ...times, plan: two.plan });
    if (differences.length === 0) {
      await recordSheet(tx, actor, association, { ...held, manner: "blind", reader, soleVoter });
      return "recorded";
    }
    const content = { ...said, ...times, mark: two.mark };
    const reading = { sheetId, manner: "blind", reader, agrees: false, content } as const;
    await keepReading(tx, actor, association, reading);
    const told = { meetingId, resolutionId, sheetId };
    await record(tx, actor, association, "assembly/paper.differed", told);
    return "differs";
  });
}

async function withdraw(tx: Tx, actor: Person, association: AssociationId, sheet: Sheet) {
  const { id: sheetId, meetingId, resolutionId } = sheet;
  const takenBack = { at: nowColumn(), takenBackBy: actor.displayName };
  await tx.paperWithdrawal.create({
    data: { associationId: association, sheetId, ...takenBack },
  });
  const told = { meetingId, resolutionId, sheetId };
  await record(tx, actor, association, "assembly/paper.withdrawn", told);
}

/** Two readings differed: the paper was looked at again, and one of both is what it says. */
export function settleSheet(
  actor: Person,
  association: AssociationId,
  { sheetId, reader, soleVoter, right }: SettleSheet,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayEncodePaper(actor, association));
    const held = await holdSheet(tx, association, sheetId);
    const last = held.sheet.readings.at(-1);
    if (held.sheet.state !== "differs" || !last) throw new DomainError("paper.no-difference");
    const read = { manner: "settled", reader, soleVoter } as const;
    if (right === "first") return recordSheet(tx, actor, association, { ...held, ...read });
    const { meetingId, resolutionId } = held.sheet;
    const content = BallotContent.parse(last.content);
    await withdraw(tx, actor, association, held.sheet);
    const id = newRowId();
    // What is recorded is the second reading: whoever entered that one entered this sheet.
    const entered = { enteredAt: new Date(last.at), enteredBy: last.recordedBy };
    const row = { associationId: association, id, meetingId, resolutionId, content, ...entered };
    await tx.paperSheet.create({ data: row });
    const sheet = { ...held.sheet, id, content };
    return recordSheet(tx, actor, association, { floor: held.floor, sheet, ...read });
  });
}

/** Takes a sheet back before it is recorded: it is entered anew, and nothing of it is left standing. */
export function takeSheetBack(
  actor: Person,
  association: AssociationId,
  { sheetId }: SheetRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayEncodePaper(actor, association));
    const { sheet } = await holdSheet(tx, association, sheetId);
    await withdraw(tx, actor, association, sheet);
  });
}
