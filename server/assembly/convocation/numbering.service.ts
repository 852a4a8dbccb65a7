import type { Actor } from "#server/kernel/actor.ts";
import { noonOf, type PlainDate, plainDate } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { mayPlanMeeting } from "../meeting/meeting.policy.ts";
import { type LockedMeeting, lockMeeting } from "../meeting/meeting.queries.ts";
import type { RecordCarrierFile, RecordNumber } from "./convocation.schema.ts";
import { holdersOfNumbers, noticeLetters } from "./posting.queries.ts";
import {
  type CarrierFileResult,
  judgeFile,
  judgeNumber,
  type NumberedLetter,
  readPostingNumber,
} from "./posting.rules.ts";
import { MAX_CARRIER_BYTES, MAX_CARRIER_ROWS, readCarrierFile } from "./posting-file.rules.ts";
import { settle } from "./sending.service.ts";

/** A convened meeting under lock, for who sends its notice. */
async function lockSent(tx: Tx, actor: Actor, association: AssociationId, meetingId: string) {
  authorize(mayPlanMeeting(actor, association));
  const meeting = await lockMeeting(tx, association, meetingId);
  if (meeting.stage === "draft") throw new DomainError("convocation.not-sent");
  return meeting;
}

/** Keeps the numbers, in one statement; one that somebody took meanwhile keeps nothing at all. */
async function keepNumbers(
  tx: Tx,
  association: AssociationId,
  letters: readonly NumberedLetter[],
): Promise<void> {
  if (letters.length === 0) return;
  const kept = await tx.$executeRaw`
    INSERT INTO delivery_proof
      (association_id, id, delivery_id, kind, "on", evidence, posting_number, at)
    SELECT ${association}::uuid, n.id, n.delivery, 'posted', n."on", n.number, n.number, ${nowColumn()}
    FROM unnest(${letters.map(() => newRowId())}::uuid[],
      ${letters.map(({ deliveryId }) => deliveryId)}::uuid[],
      ${letters.map(({ on }) => on.toString())}::date[],
      ${letters.map(({ number }) => number)}::text[]) AS n (id, delivery, "on", number)
    ON CONFLICT (association_id, posting_number) DO NOTHING`;
  if (kept !== letters.length) throw new DomainError("posting.number-taken", {}, "number");
}

async function settleNumbers(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  meeting: LockedMeeting,
  posted: number,
) {
  const { late, unproven } = await settle(tx, association, meeting);
  const payload = { meetingId: meeting.id, posted, late };
  await record(tx, actor, association, "assembly/notice.posted", payload);
  return { late, unproven };
}

/**
 * Keeps the carrier's number of one registered letter with the day it was deposited, which is the
 * day the law counts from (AD-02). Noting the same again changes nothing.
 * @throws DomainError `posting.*`, `convocation.deposit-impossible`.
 */
export function recordNumber(
  actor: Actor,
  association: AssociationId,
  { meetingId, deliveryId, depositedOn, number: typed }: RecordNumber,
): Promise<Readonly<{ late: number; unproven: number }> | null> {
  return write(actor, association, async (tx) => {
    const meeting = await lockSent(tx, actor, association, meetingId);
    const letters = await noticeLetters(tx, association, meetingId);
    const letter = letters.find((one) => one.deliveryId === deliveryId);
    if (!letter) throw notFound();
    const read = readPostingNumber(typed);
    if ("refusal" in read) throw new DomainError(read.refusal, {}, "number");
    const { number } = read;
    const holder = (await holdersOfNumbers(tx, association, [number])).get(number) ?? null;
    const numbered = { deliveryId, number, on: plainDate(depositedOn) };
    const verdict = judgeNumber(letter, numbered, today(), holder);
    if (verdict === "known") return null;
    if (verdict) {
      const field = verdict.startsWith("posting.number") ? "number" : "depositedOn";
      throw new DomainError(verdict, { from: noonOf(letter.madeOn) }, field);
    }
    await keepNumbers(tx, association, [numbered]);
    return settleNumbers(tx, actor, association, meeting, 1);
  });
}

function rowsOf(bytes: Uint8Array, depositedOn: string) {
  const read = readCarrierFile(bytes, depositedOn);
  if ("rows" in read) return read.rows;
  const limits = { limit: MAX_CARRIER_BYTES / 1024, rows: MAX_CARRIER_ROWS };
  throw new DomainError(read.refusal, limits, "file");
}

/**
 * Keeps the numbers of a carrier's file: those that are good, each once however often the file
 * comes; the bad rows are named and nothing is kept of them.
 * @throws DomainError `posting.file-*` for what is no such file.
 */
export function recordCarrierFile(
  actor: Actor,
  association: AssociationId,
  { meetingId, bytes, depositedOn }: RecordCarrierFile,
): Promise<CarrierFileResult> {
  return write(actor, association, async (tx) => {
    const meeting = await lockSent(tx, actor, association, meetingId);
    const on: PlainDate = plainDate(depositedOn);
    const rows = rowsOf(bytes, on.toString());
    const letters = await noticeLetters(tx, association, meetingId);
    const numbers = rows.flatMap(({ number }) => {
      const read = readPostingNumber(number);
      return "number" in read ? [read.number] : [];
    });
    const taken = await holdersOfNumbers(tx, association, numbers);
    const { numbered, known, bad } = judgeFile(rows, letters, today(), taken);
    await keepNumbers(tx, association, numbered);
    if (numbered.length > 0) {
      await settleNumbers(tx, actor, association, meeting, numbered.length);
    }
    return { recorded: numbered.length, known, bad };
  });
}
