import type { Person } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { isExpected } from "../attendance/floor.rules.ts";
import { refuseOpening } from "../attendance/opening.service.ts";
import { findBallot } from "../ballot/ballot.queries.ts";
import { movesOf, withMoves } from "./attendance.rules.ts";
import { roomMoment } from "./clock.rules.ts";
import { refuseBeforeMotion } from "./moved.queries.ts";
import { placeProblem } from "./order.rules.ts";
import { mayEncodePaper } from "./paper.policy.ts";
import type {
  AttendanceContent,
  BallotContent,
  KeepAttendance,
  KeepSheet,
} from "./paper.schema.ts";
import { holdPaper } from "./paper.service.ts";
import { clockNow, frameOf, planSheet, voteTimes } from "./plan.queries.ts";
import { listSheets } from "./sheet.queries.ts";

type NewSheet = Readonly<{
  meetingId: string;
  resolutionId: string | null;
  content: AttendanceContent | BallotContent;
}>;

/** Whoever comes second with the same sheet is told, and doubles nothing. @throws DomainError */
async function refuseTwice(
  tx: Tx,
  association: AssociationId,
  { meetingId, resolutionId }: Pick<NewSheet, "meetingId" | "resolutionId">,
): Promise<void> {
  const standing = (await listSheets(tx, association, meetingId)).find(
    (one) => one.resolutionId === resolutionId,
  );
  if (standing?.state === "recorded") throw new DomainError("paper.sheet-recorded");
  if (standing) throw new DomainError("paper.sheet-kept", { by: standing.enteredBy });
}

/** Keeps a sheet as it was read: it records nothing yet. Returns its id. */
async function keepNew(
  tx: Tx,
  actor: Person,
  association: AssociationId,
  sheet: NewSheet,
): Promise<string> {
  const { meetingId, resolutionId } = sheet;
  const id = newRowId();
  const entered = { enteredAt: nowColumn(), enteredBy: actor.displayName };
  await tx.paperSheet.create({ data: { ...sheet, associationId: association, id, ...entered } });
  await record(tx, actor, association, "assembly/paper.kept", { meetingId, resolutionId });
  return id;
}

/** Keeps the attendance sheet: who came and left when, and what was said at the opening. */
export function keepAttendance(
  actor: Person,
  association: AssociationId,
  { lines, openedAt: typed, ...opening }: KeepAttendance,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(mayEncodePaper(actor, association));
    const { meetingId, ...said } = opening;
    const floor = await holdPaper(tx, association, meetingId);
    await refuseTwice(tx, association, { meetingId, resolutionId: null });
    const frame = await frameOf(tx, association, meetingId, floor);
    const openedAt = roomMoment(floor.startsAt, typed, null);
    if (typeof openedAt === "string") throw new DomainError(openedAt, {}, "openedAt");
    const problem = placeProblem(frame, openedAt, clockNow());
    if (problem) throw new DomainError(problem, {}, "openedAt");
    const written = lines.filter(({ came, left }) => came !== "" || left !== "");
    if (!written.every(({ partyId }) => isExpected(floor, partyId))) {
      throw new DomainError("attendance.not-expected");
    }
    const read = movesOf({ ...frame, openedAt }, written, floor.events, clockNow());
    if ("problem" in read) {
      const { code, partyId, field } = read.problem;
      throw new DomainError(code, {}, `${field}.${partyId}`);
    }
    if (!floor.opening) refuseOpening(withMoves(floor, read.moves), said, openedAt);
    const content = { ...said, openedAt, moves: [...read.moves] };
    const sheet = { meetingId, resolutionId: null, content };
    return keepNew(tx, actor, association, sheet);
  });
}

/** Keeps the sheet of a vote exactly as what it says was shown. Returns the sheet's id. */
export function keepSheet(
  actor: Person,
  association: AssociationId,
  { resolutionId, mark, openedAt, closedAt, ...said }: KeepSheet,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(mayEncodePaper(actor, association));
    const { meetingId } = await findBallot(tx, association, resolutionId);
    const floor = await holdPaper(tx, association, meetingId);
    if (!floor.opening) throw new DomainError("paper.attendance-first");
    if (!floor.opening.quorate) throw new DomainError("ballot.not-quorate");
    await refuseTwice(tx, association, { meetingId, resolutionId });
    const frame = await frameOf(tx, association, meetingId, floor);
    const times = voteTimes(frame, { openedAt, closedAt }, clockNow());
    await refuseBeforeMotion(tx, association, { meetingId, resolutionId }, times.openedAt);
    const read = await planSheet(tx, association, resolutionId, said, times.closedAt);
    if (read.held.state.disposed) throw new DomainError("ballot.item-disposed");
    if (read.mark !== mark) throw new DomainError("paper.sheet-moved");
    if (read.plan.problems.length > 0) throw new DomainError("ballot.hands-unclear");
    if (read.plan.votes.length === 0) throw new DomainError("ballot.choice-missing");
    const content = { ...said, ...times, mark };
    return keepNew(tx, actor, association, { meetingId, resolutionId, content });
  });
}
