import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { associationOf, authorize } from "#server/platform/access.ts";
import { now, nowColumn, today } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { env } from "#server/platform/env.ts";
import { type MailAnswer, send } from "#server/platform/mail.ts";
import { record } from "#server/platform/record.ts";
import { putFile, type StoredFile } from "#server/platform/storage.ts";
import { fileDocument } from "../archive/archive.service.ts";
import { renderMail, renderPdf } from "../template/template.service.ts";
import { deliveryPolicy } from "./delivery.policy.ts";
import { type Delivery, findDelivery, lockDelivery } from "./delivery.queries.ts";
import { senderOf } from "./delivery.rules.ts";
import { bounce, recordProof } from "./delivery.service.ts";
import { eventOf, methodOf } from "./event.rules.ts";
import { withLink } from "./link.service.ts";
import { titleOf } from "./title.rules.ts";

export type MailOutcome = "accepted" | "bounced";

/** A claim older than this was left by a process that died while sending. */
const ABANDONED = "5 minutes";

/**
 * Sends one mail, once as far as a mail can be: one sender at a time holds the claim, what was
 * proven is not sent again, and what had to be sent again carries the same Message-ID.
 * @throws when it can be tried again: somebody else is sending it, or no server took it.
 */
export async function sendMail(
  actor: Actor,
  associationId: string,
  deliveryId: string,
): Promise<MailOutcome> {
  const association = associationOf(actor, associationId);
  authorize(deliveryPolicy["delivery.send"](actor, association));
  const delivery = await read(actor, (tx) => findDelivery(tx, association, deliveryId));
  if (delivery?.channel !== "email") throw notFound();
  const known = outcomeOf(delivery);
  if (known) return known;

  const release = await claim(actor, `mail:${deliveryId}`);
  const pdf = await renderPdf(delivery.act).catch(release);
  const file = await putFile(pdf).catch(release);
  const answer = await deliver(association, delivery, pdf).catch(release);
  return keep(actor, association, delivery, answer, file);
}

function outcomeOf({ state }: Delivery): MailOutcome | null {
  return state === "accepted" || state === "bounced" ? state : null;
}

/** Takes the right to send; answers how to give it back when nothing left. */
async function claim(actor: Actor, key: string): Promise<(error: unknown) => Promise<never>> {
  const at = nowColumn();
  const taken = await write(
    actor,
    null,
    (tx) => tx.$executeRaw`
      INSERT INTO effect_key (key, at) VALUES (${key}, ${at})
      ON CONFLICT (key) DO UPDATE SET at = excluded.at
      WHERE effect_key.at < excluded.at - ${ABANDONED}::interval`,
  );
  if (taken === 0) throw new Error("this mail is being sent already");
  return async (error) => {
    await write(actor, null, (tx) => tx.effectKey.deleteMany({ where: { key, at } }));
    throw error;
  };
}

/** What says all in its text goes alone; the paper of it is kept for the association. */
const WITHOUT_PAPER: readonly string[] = [
  "site.fault-answer",
  "assembly.reminder",
  "assembly.substitute",
];

async function deliver(association: AssociationId, delivery: Delivery, pdf: Uint8Array) {
  const { id, act, address, language } = delivery;
  if (!address.email) throw new Error("a mail without an address");
  const { subject, text, html } = await renderMail(withLink(act, association, id));
  const sender = senderOf(act);
  return send({
    messageId: `${id}@${new URL(env().NEXTAUTH_URL).hostname}`,
    to: { name: address.name, email: address.email },
    // An owner who convenes is reached by post: his address is on the notice.
    ...(sender?.email && { replyTo: sender }),
    language,
    subject,
    text,
    ...(address.plain ? {} : { html }),
    attachments: [...paperOf(delivery, pdf), ...eventFor(delivery)],
  });
}

function paperOf(delivery: Delivery, bytes: Uint8Array) {
  if (WITHOUT_PAPER.includes(delivery.act.kind)) return [];
  return [{ filename: fileNameOf(delivery), mediaType: "application/pdf", bytes }];
}

/** The meeting for the reader's calendar; the same meeting keeps its entry in every version. */
function eventFor({ act, subjectId }: Delivery) {
  const host = new URL(env().NEXTAUTH_URL).hostname;
  const event = eventOf(act, { meetingId: subjectId, host, madeAt: now().toString() });
  if (event === null) return [];
  const mediaType = `text/calendar; charset=utf-8; method=${methodOf(act)}`;
  return [{ filename: "assembly.ics", mediaType, bytes: new TextEncoder().encode(event) }];
}

function fileNameOf({ act, language }: Delivery): string {
  return `${translator(toLocale(language), "documents")(`archive.kind.${act.kind}`)}.pdf`;
}

/** Keeps what the server said, with the very bytes that went. */
function keep(
  actor: Actor,
  association: AssociationId,
  { id, language }: Delivery,
  { kind, answer }: MailAnswer,
  file: StoredFile,
): Promise<MailOutcome> {
  return write(actor, association, async (tx) => {
    const delivery = await lockDelivery(tx, association, id);
    if (!delivery) throw notFound();
    const known = outcomeOf(delivery);
    if (known) return known;
    const { subjectId, partyId } = delivery;
    if (kind === "refused") {
      const letterId = await bounce(tx, association, delivery, answer);
      const fact = { deliveryId: id, letterId, subjectId, about: delivery.kind };
      await record(tx, actor, association, "documents/delivery.bounced", fact);
      return "bounced";
    }
    const documentId = await fileDocument(tx, association, {
      kind: delivery.kind,
      title: titleOf(delivery.act, delivery.address.name, language),
      language,
      mediaType: "application/pdf",
      file,
      audience: "party",
      partyId,
      subjectId,
    });
    const where = { associationId_id: { associationId: association, id } };
    await tx.delivery.update({ where, data: { documentId } });
    await recordProof(tx, association, id, { kind: "accepted", on: today(), evidence: answer });
    const fact = { deliveryId: id, documentId, subjectId };
    await record(tx, actor, association, "documents/delivery.accepted", fact);
    return "accepted";
  });
}
