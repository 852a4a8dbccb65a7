import { formatMoney } from "#components/ui/format.ts";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { resolutionIds } from "../agenda/agenda.queries.ts";
import type { ItemRef } from "../agenda/agenda.schema.ts";
import { changeAgenda, refuseUnheldDecision } from "../agenda/agenda.service.ts";
import { keepScan } from "../decision/decision.service.ts";
import { mayPlanMeeting } from "../meeting/meeting.policy.ts";
import type { AddQuote, PutQuotes, QuoteRef } from "./annex.schema.ts";
import { fileAnnex, pastDay } from "./annex.service.ts";

/** @throws notFound for an item of another meeting */
async function findItem(tx: Tx, association: AssociationId, { meetingId, itemId }: ItemRef) {
  const where = { associationId: association, id: itemId, meetingId };
  const item = await tx.agendaItem.findFirst({ where, select: { id: true, title: true } });
  if (!item) throw notFound();
  return item;
}

/**
 * Attaches an offer to an item of a draft, with its document. Returns its id. What was convened is not
 * changed. @throws DomainError `annex.day-to-come`
 */
export async function addQuote(
  actor: Actor,
  association: AssociationId,
  { meetingId, itemId, supplier, amount, receivedOn, file }: AddQuote,
): Promise<string> {
  authorize(mayPlanMeeting(actor, association));
  const kept = await keepScan(file.bytes);
  return changeAgenda(actor, association, meetingId, async (tx, meeting) => {
    await findItem(tx, association, { meetingId, itemId });
    const day = pastDay(receivedOn, "receivedOn");
    const id = newRowId();
    const documentId = await fileAnnex(tx, association, meeting, "assembly.quote", supplier, kept);
    await tx.quote.create({
      data: {
        ...{ associationId: association, id, meetingId, itemId, supplier, cents: amount },
        ...{ receivedOn: day, documentId, filedAt: nowColumn() },
      },
    });
    return id;
  });
}

/** Takes an offer off a draft; its document stays in the archive of the office. */
export function removeQuote(
  actor: Actor,
  association: AssociationId,
  { meetingId, quoteId }: QuoteRef,
): Promise<void> {
  return changeAgenda(actor, association, meetingId, async (tx) => {
    const where = { associationId: association, id: quoteId, meetingId };
    const { count } = await tx.quote.deleteMany({ where });
    if (count === 0) throw notFound();
  });
}

/**
 * Writes a text for each offer of an item that has none yet, the cheapest first: each is accepted or
 * refused by itself, and none wins by having the most votes. Returns how many it wrote.
 */
export function putQuotes(
  actor: Actor,
  association: AssociationId,
  { meetingId, itemId, decisionType }: PutQuotes,
): Promise<number> {
  return changeAgenda(actor, association, meetingId, async (tx, meeting) => {
    const { title } = await findItem(tx, association, { meetingId, itemId });
    refuseUnheldDecision(meeting, decisionType);
    const quotes = await tx.quote.findMany({
      where: { associationId: association, itemId, resolutionId: null },
      orderBy: [{ cents: "asc" }, { supplier: "asc" }, { id: "asc" }],
    });
    const t = translator(toLocale(meeting.language), "assembly");
    const after = (await resolutionIds(tx, association, itemId)).length;
    for (const [index, { id: quoteId, supplier, cents }] of quotes.entries()) {
      const amount = formatMoney(cents, meeting.language);
      const text = t("annexes.quoteText", { item: title, supplier, amount });
      const id = newRowId();
      const place = { meetingId, itemId, position: after + index + 1 };
      await tx.resolution.create({
        data: { associationId: association, id, ...place, text, decisionType },
      });
      await tx.quote.update({
        where: { associationId_id: { associationId: association, id: quoteId } },
        data: { resolutionId: id },
      });
    }
    return quotes.length;
  });
}
