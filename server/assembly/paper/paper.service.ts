import type { Person } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { nowColumn } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { holdMeeting, loadFloor } from "../attendance/floor.queries.ts";
import type { Floor } from "../attendance/floor.rules.ts";
import { closeHeldMeeting } from "../ballot/closing.service.ts";
import { roomMoment } from "./clock.rules.ts";
import { lastMotion } from "./moved.queries.ts";
import { closingProblem } from "./order.rules.ts";
import { mayEncodePaper } from "./paper.policy.ts";
import type { CloseOnPaper, PaperRef } from "./paper.schema.ts";
import { clockNow, frameOf } from "./plan.queries.ts";
import { listPaperTexts, listSheets } from "./sheet.queries.ts";

/**
 * Begins to copy a meeting that was held with the printed sheets: it was convened, its hour has come and
 * nobody opened it on screen. From here on nothing of it happens now. Once is enough.
 */
export function beginEncoding(
  actor: Person,
  association: AssociationId,
  { meetingId }: PaperRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayEncodePaper(actor, association));
    await holdMeeting(tx, association, meetingId);
    const floor = await loadFloor(tx, association, meetingId);
    if (floor.convenedAt === null) throw new DomainError("attendance.not-convened");
    if (floor.onPaper) return;
    if (floor.opening) throw new DomainError("paper.already-open");
    if (floor.startsAt > clockNow()) throw new DomainError("paper.too-early");
    const begun = { begunAt: nowColumn(), begunBy: actor.displayName };
    await tx.paperEncoding.create({ data: { associationId: association, meetingId, ...begun } });
    await record(tx, actor, association, "assembly/paper.begun", { meetingId });
  });
}

/** A meeting that is being copied, alone in hand. @throws DomainError any other */
export async function holdPaper(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<Floor> {
  await holdMeeting(tx, association, meetingId);
  const floor = await loadFloor(tx, association, meetingId);
  if (!floor.onPaper) throw new DomainError("paper.not-begun");
  if (floor.closedAt !== null) throw new DomainError("ballot.meeting-closed");
  return floor;
}

/**
 * Closes a meeting held on paper at the hour it was closed: its votes are sealed, and the law's terms run
 * from its day. A text without a sheet was not voted on only where that is said.
 */
export function closeOnPaper(
  actor: Person,
  association: AssociationId,
  { meetingId, closedAt: typed, unvoted }: CloseOnPaper,
): Promise<string | null> {
  return write(actor, association, async (tx) => {
    authorize(mayEncodePaper(actor, association));
    const floor = await holdPaper(tx, association, meetingId);
    if (!floor.opening) throw new DomainError("paper.attendance-first");
    const sheets = await listSheets(tx, association, meetingId);
    const waiting = sheets.filter(({ state }) => state !== "recorded").length;
    if (waiting > 0) throw new DomainError("paper.sheets-waiting", { count: waiting });
    const texts = await listPaperTexts(tx, association, meetingId);
    const missing = texts.filter(({ voted, disposed }) => !voted && !disposed).length;
    if (floor.opening.quorate && missing > 0 && !unvoted) {
      throw new DomainError("paper.texts-missing", { count: missing }, "unvoted");
    }
    const frame = await frameOf(tx, association, meetingId, floor);
    const closedAt = roomMoment(floor.startsAt, typed, frame.lastClosing ?? frame.openedAt);
    if (typeof closedAt === "string") throw new DomainError(closedAt, {}, "closedAt");
    const last = {
      move: Math.max(...floor.events.map(({ at }) => at)),
      motion: await lastMotion(tx, association, meetingId),
    };
    const problem = closingProblem(frame, last, closedAt, clockNow());
    if (problem) throw new DomainError(problem, {}, "closedAt");
    const happened = { at: new Date(closedAt), recordedAt: nowColumn() };
    return closeHeldMeeting(tx, actor, association, { meetingId, floor, ...happened });
  });
}
