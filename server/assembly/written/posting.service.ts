import { lettersToPost } from "#server/documents/delivery/delivery.queries.ts";
import type { DeliveriesOf } from "#server/documents/delivery/delivery.schema.ts";
import { recordProof } from "#server/documents/delivery/delivery.service.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { isAfter, isBefore, noonOf, type PlainDate, plainDate } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { dayOf } from "../meeting/meeting.queries.ts";
import { WORD } from "./sending.queries.ts";
import { writtenPolicy } from "./written.policy.ts";
import type { PostWord, PostWritten } from "./written.schema.ts";

type Deposit = Readonly<Omit<PostWritten, "writtenId"> & { from: PlainDate }>;

/**
 * Proves that letters of one thing were handed to the post, on a day from which they existed.
 * @returns how many. @throws DomainError `written.posted-impossible`, `convocation.nothing-to-post`
 */
export async function proveDeposit(
  tx: Tx,
  association: AssociationId,
  of: DeliveriesOf,
  { from, deliveryIds, depositedOn, postingNumber }: Deposit,
): Promise<number> {
  const on = plainDate(depositedOn);
  if (isBefore(on, from) || isAfter(on, today())) {
    throw new DomainError("written.posted-impossible", { from: noonOf(from) }, "depositedOn");
  }
  const letters = await lettersToPost(tx, association, of, deliveryIds);
  if (letters.length === 0) throw new DomainError("convocation.nothing-to-post");
  for (const id of letters) {
    await recordProof(tx, association, id, { kind: "posted", on, evidence: postingNumber });
  }
  return letters.length;
}

/**
 * Records that letters of one word, with the form to sign where it asks for a signature, were handed to
 * the post on a day. @throws notFound, DomainError `written.posted-impossible`, `convocation.nothing-to-post`
 */
export function postWord(
  actor: Actor,
  association: AssociationId,
  { writtenId, wordId, ...deposit }: PostWord,
): Promise<number> {
  return write(actor, association, async (tx) => {
    authorize(writtenPolicy["written.keep"](actor, association));
    const word = await tx.writtenWord.findFirst({
      where: { associationId: association, writtenId, id: wordId },
      select: { at: true },
    });
    if (!word) throw notFound();
    const from = dayOf(word.at);
    return proveDeposit(tx, association, { kind: WORD, subjectId: wordId }, { ...deposit, from });
  });
}
