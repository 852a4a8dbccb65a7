import { DomainError, type ErrorCode } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { type Quorum, quorumOf } from "../attendance/attendance.rules.ts";
import { loadFloor, lotCodes, partyNames } from "../attendance/floor.queries.ts";
import { type Floor, isExpected, isOwner, quorumNumbersAt } from "../attendance/floor.rules.ts";
import { votersOf } from "../attendance/roll.rules.ts";
import { findBallot } from "../ballot/ballot.queries.ts";
import { rulesOf } from "../ballot/ballot.rules.ts";
import type { HandHead, HandPlan } from "../ballot/hands.rules.ts";
import { withMoves } from "./attendance.rules.ts";
import { refuseBeforeMotion } from "./moved.queries.ts";
import { type AskSheet, AttendanceContent, BallotContent, type Manner } from "./paper.schema.ts";
import { clockNow, frameOf, planSheet, voteTimes } from "./plan.queries.ts";
import { type Difference, differencesOf, type SheetState } from "./reading.rules.ts";
import {
  findEncoding,
  listPaperTexts,
  listSheets,
  type PaperText,
  type Sheet,
} from "./sheet.queries.ts";

const iso = (millis: number) => Temporal.Instant.fromEpochMilliseconds(millis).toString();

/** Somebody whom the attendance sheet lists. */
export type PaperPerson = Readonly<{
  partyId: string;
  name: string;
  lots: readonly string[];
  isOwner: boolean;
  /** He was noted on screen before the sheets took over: those hours stand. */
  noted: readonly Readonly<{ kind: "arrived" | "departed"; at: string }>[];
}>;

/** Who entered a sheet, and who read it again. Moments are ISO instants. */
export type Readers = Readonly<{
  sheetId: string;
  state: SheetState;
  enteredBy: string;
  enteredAt: string;
  reader: string | null;
  manner: Manner | null;
  readAt: string | null;
}>;

export type AttendanceSheet = Readers &
  Readonly<{
    openedAt: string;
    chair: string;
    secretary: string;
    tellers: string;
    quorum: Quorum;
    moves: readonly Readonly<{ name: string; kind: "arrived" | "departed"; at: string }>[];
  }>;

export type VoteSheet = Readers &
  Readonly<{
    openedAt: string;
    closedAt: string;
    /** What it records; null once it has. */
    plan: HandPlan | null;
    sole: boolean;
    /** Where the last blind reading says otherwise. */
    differences: readonly Difference[];
  }>;

/** A meeting on its way from paper to record. */
export type PaperView = Readonly<{
  begun: Readonly<{ at: string; by: string }> | null;
  people: readonly PaperPerson[];
  attendance: AttendanceSheet | null;
  texts: readonly (PaperText & Readonly<{ sheet: VoteSheet | null }>)[];
  /** When the last vote that was entered was closed: the next one is opened then, unless said. */
  lastClosing: string | null;
  /** When the last of all was seen to come or leave. */
  lastMove: string | null;
  closedAt: string | null;
}>;

type Names = ReadonlyMap<string, string>;

function readersOf({ id, state, enteredBy, enteredAt, readings }: Sheet): Readers {
  const last = readings.at(-1);
  return {
    ...{ sheetId: id, state, enteredBy, enteredAt: iso(enteredAt) },
    ...{ reader: last?.reader ?? null, manner: last?.manner ?? null },
    readAt: last ? iso(last.at) : null,
  };
}

function attendanceSheet(sheet: Sheet, floor: Floor, names: Names): AttendanceSheet {
  const said = AttendanceContent.parse(sheet.content);
  const { chairPartyId, chairOther, secretaryName, tellers, openedAt, moves } = said;
  const filled = sheet.state === "recorded" ? floor : withMoves(floor, moves);
  const numbers = floor.opening ?? quorumNumbersAt(filled, openedAt);
  const { headsPresent, headsTotal, sharesPresent, sharesTotal } = numbers;
  const counted = { headsPresent, headsTotal, sharesPresent, sharesTotal };
  const elected = chairOther ? `${chairOther.givenName} ${chairOther.familyName}` : "";
  return {
    ...readersOf(sheet),
    openedAt: iso(openedAt),
    chair: chairPartyId ? (names.get(chairPartyId) ?? "") : elected,
    ...{ secretary: secretaryName, tellers },
    quorum: quorumOf(counted, floor.session, rulesOf(floor.rulesVersion).quorum),
    moves: moves.map(({ partyId, kind, at }) => ({
      name: names.get(partyId) ?? "",
      kind,
      at: iso(at),
    })),
  };
}

async function voteSheet(
  tx: Tx,
  association: AssociationId,
  sheet: Sheet,
): Promise<VoteSheet | null> {
  const { resolutionId, state, readings } = sheet;
  if (resolutionId === null) return null;
  const said = BallotContent.parse(sheet.content);
  const shown = { openedAt: iso(said.openedAt), closedAt: iso(said.closedAt) };
  const known = { ...readersOf(sheet), ...shown };
  if (state === "recorded") return { ...known, plan: null, sole: false, differences: [] };
  const { plan, sole } = await planSheet(tx, association, resolutionId, said, said.closedAt);
  const last = state === "differs" ? readings.at(-1) : undefined;
  const other = last && BallotContent.parse(last.content);
  const second = other && (await planSheet(tx, association, resolutionId, other, other.closedAt));
  const differences =
    other && second ? differencesOf({ ...said, plan }, { ...other, plan: second.plan }) : [];
  return { ...known, plan, sole, differences };
}

function peopleOf(floor: Floor, names: Names, codes: Names): readonly PaperPerson[] {
  const lotsOf = (partyId: string) =>
    floor.heads
      .filter((head) => votersOf(head).includes(partyId))
      .flatMap(({ lots }) => lots.map(({ lotId }) => codes.get(lotId) ?? ""));
  return [...names]
    .filter(([partyId]) => isExpected(floor, partyId))
    .map(([partyId, name]) => ({
      ...{ partyId, name, lots: lotsOf(partyId), isOwner: isOwner(floor, partyId) },
      noted: floor.events
        .filter((event) => event.partyId === partyId)
        .map(({ kind, at }) => ({ kind, at: iso(at) })),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "fr"));
}

/** How far the encoding of a meeting is, with the sheets that wait and what is missing. @throws notFound */
export async function getPaper(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<PaperView> {
  const floor = await loadFloor(tx, association, meetingId);
  const names = await partyNames(tx, association);
  const sheets = await listSheets(tx, association, meetingId);
  const texts = await listPaperTexts(tx, association, meetingId);
  const attendance = sheets.find(({ resolutionId }) => resolutionId === null);
  const votes = await Promise.all(sheets.map((sheet) => voteSheet(tx, association, sheet)));
  const shown = texts.map((text) => {
    const at = sheets.findIndex(({ resolutionId }) => resolutionId === text.resolutionId);
    return { ...text, sheet: votes[at] ?? null };
  });
  const closings = shown.flatMap(({ sheet }) => (sheet ? [sheet.closedAt] : []));
  const last = floor.events.at(-1)?.at;
  const codes = attendance ? new Map<string, string>() : await lotCodes(tx, association);
  return {
    begun: await findEncoding(tx, association, meetingId),
    people: attendance ? [] : peopleOf(floor, names, codes),
    attendance: attendance ? attendanceSheet(attendance, floor, names) : null,
    texts: shown,
    lastClosing: closings.toSorted().at(-1) ?? (floor.opening ? iso(floor.opening.at) : null),
    lastMove: last === undefined ? null : iso(last),
    closedAt: floor.closedAt === null ? null : iso(floor.closedAt),
  };
}

/** The sheet of a vote before it is kept: who was there, what was understood, what would be recorded. */
export type SheetPreview = Readonly<{
  openedAt: string;
  closedAt: string;
  heads: readonly HandHead[];
  plan: HandPlan;
  mark: string;
}>;

/** Its hours cannot be so. */
export type SheetProblem = Readonly<{ problem: ErrorCode; field: string }>;

/** @throws notFound */
export async function previewSheet(
  tx: Tx,
  association: AssociationId,
  { resolutionId, openedAt, closedAt, ...said }: AskSheet,
): Promise<SheetPreview | SheetProblem> {
  const { meetingId } = await findBallot(tx, association, resolutionId);
  const floor = await loadFloor(tx, association, meetingId);
  const frame = await frameOf(tx, association, meetingId, floor);
  try {
    const times = voteTimes(frame, { openedAt, closedAt }, clockNow());
    await refuseBeforeMotion(tx, association, { meetingId, resolutionId }, times.openedAt);
    const shown = await planSheet(tx, association, resolutionId, said, times.closedAt);
    const { heads, plan, mark } = shown;
    return { openedAt: iso(times.openedAt), closedAt: iso(times.closedAt), heads, plan, mark };
  } catch (error) {
    // A question is answered: the page says what is wrong with it beside the form.
    if (error instanceof DomainError && error.field) {
      return { problem: error.code, field: error.field };
    }
    throw error;
  }
}
