import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { type MinutesStatus, minutesStatus } from "../minutes/sending.queries.ts";
import { WRITTEN } from "./written.queries.ts";

/** The kind under which a word about a written decision is delivered. */
export const WORD = "assembly.written-word";

/** One word to the members, and how it is on its way to each of them. */
export type WordSending = MinutesStatus & Readonly<{ id: string; occasion: string; at: string }>;

export type WrittenSending = Readonly<{
  words: readonly WordSending[];
  minutes: MinutesStatus;
}>;

/** How all that is told of a written decision is on its way: each word, the latest first, and the minutes. */
export async function sendingOf(
  tx: Tx,
  association: AssociationId,
  writtenId: string,
): Promise<WrittenSending> {
  const told = await tx.writtenWord.findMany({
    where: { associationId: association, writtenId },
    select: { id: true, occasion: true, at: true },
    orderBy: { id: "desc" },
  });
  const words: WordSending[] = [];
  for (const { id, occasion, at } of told) {
    const status = await minutesStatus(tx, association, id, WORD);
    words.push({ id, occasion, at: at.toISOString(), ...status });
  }
  return { words, minutes: await minutesStatus(tx, association, writtenId, WRITTEN) };
}
