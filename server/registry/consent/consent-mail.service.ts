import { formatDate } from "#components/ui/format.ts";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { fromColumn, legalDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { composeMail, type MailWords } from "#server/kernel/mail.ts";
import { associationOf } from "#server/platform/access.ts";
import { now, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { env } from "#server/platform/env.ts";
import { send } from "#server/platform/mail.ts";
import { record } from "#server/platform/record.ts";
import { type PartyToTell, partyToTell } from "../invitation/identity-notice.queries.ts";
import { restrictionOf } from "../privacy/restriction.queries.ts";
import { maySend } from "../privacy/use.rules.ts";
import { inGroups, isPending, stateOf } from "./consent.rules.ts";
import { consentToken, wordsOf } from "./wording.service.ts";

/** What became of a mail; null when there was nothing to send any more. */
export type ConsentMailed = "accepted" | "refused" | null;

type Outgoing = Readonly<{
  key: string;
  party: PartyToTell;
  email: string;
  isPlain: boolean;
  words: MailWords;
}>;

/**
 * Sends the link by which a consent is confirmed in writing: asked on the screen, by the office's
 * invitation, or after an answer by telephone. Once for each occasion.
 * @throws MailNotSent when it may be tried again.
 */
export async function sendConsentLink(
  actor: Actor,
  associationId: string,
  requestId: string,
): Promise<ConsentMailed> {
  const association = associationOf(actor, associationId);
  return sendOnce(actor, association, "registry/consent.mailed", requestId, async (tx) => {
    const where = { associationId_id: { associationId: association, id: requestId } };
    const request = await tx.consentRequest.findUnique({ where });
    if (!request || !isPending(stateOf(request, now()))) return null;
    const { partyId, email, oralAnswer, origin, code, expiresAt } = request;
    const isInvitation = origin === "office" && oralAnswer === null;
    if (isInvitation && request.via === "letter") return null;
    const extent = await restrictionOf(tx, association, { partyId }, today());
    const use = isInvitation ? "registry.consent-invitation" : "registry.consent-confirmation";
    if (!maySend(use, extent)) return null;
    const party = await partyToTell(tx, association, partyId, today());
    if (!party) return null;
    const language = toLocale(request.language);
    const t = translator(language, "registry");
    const occasion = oralAnswer ? "oral" : isInvitation ? "invited" : "asked";
    const until = legalDate(Temporal.Instant.fromEpochMilliseconds(expiresAt.getTime()));
    const names = { association: party.association, party: party.name, email };
    const told = {
      ...{ ...names, code: inGroups(code) },
      phone: party.office?.phone ?? "—",
      date: formatDate(until.toString(), language),
    };
    return {
      key: `registry.consent-link:${requestId}:${occasion}`,
      ...{ party, email, isPlain: await isPlain(tx, association, partyId) },
      words: {
        subject: t(`consent.mail.${occasion}Subject`, names),
        greeting: t("consent.mail.greeting"),
        text: `${t(`consent.mail.${occasion}`, told)}\n\n${wordsOf(language, party.association, email)}`,
        beforeLink: t("consent.mail.link", told),
        link: `${env().NEXTAUTH_URL}/${language}/consents/${consentToken(requestId)}`,
        unexpected: t("consent.mail.nothing"),
      },
    };
  });
}

/** The receipt of a consent given or withdrawn, at the address it is about. */
export async function sendConsentReceipt(
  actor: Actor,
  associationId: string,
  consentId: string,
  fact: "given" | "revoked",
): Promise<ConsentMailed> {
  const association = associationOf(actor, associationId);
  return sendOnce(actor, association, "registry/consent.receipt-mailed", consentId, async (tx) => {
    const where = { associationId_id: { associationId: association, id: consentId } };
    const consent = await tx.consent.findUnique({ where });
    if (!consent) return null;
    const party = await partyToTell(tx, association, consent.partyId, today());
    if (!party) return null;
    const { language } = party;
    const t = translator(language, "registry");
    const on = fact === "given" ? consent.acceptedOn : (consent.revokedOn ?? consent.acceptedOn);
    const names = {
      association: party.association,
      email: consent.email,
      date: formatDate(fromColumn(on).toString(), language),
    };
    const slug = await slugOf(tx, association);
    return {
      key: `registry.consent-receipt:${consentId}:${fact}`,
      ...{ party, email: consent.email, isPlain: await isPlain(tx, association, consent.partyId) },
      words: {
        subject: t(`consent.mail.${fact}Subject`, names),
        greeting: t("consent.mail.greeting"),
        text: `${t(`consent.mail.${fact}`, names)}${fact === "given" ? `\n\n${consent.acceptedText}` : ""}`,
        beforeLink: t("consent.mail.details"),
        link: `${env().NEXTAUTH_URL}/${language}/${slug}/me`,
        unexpected: t("consent.mail.unexpected"),
      },
    };
  });
}

async function isPlain(tx: Tx, associationId: AssociationId, id: string): Promise<boolean> {
  const where = { associationId_id: { associationId, id } };
  const party = await tx.party.findUnique({ where, select: { mailFormat: true } });
  return party?.mailFormat === "text";
}

async function slugOf(tx: Tx, id: AssociationId): Promise<string> {
  return (await tx.association.findUniqueOrThrow({ where: { id }, select: { slug: true } })).slug;
}

/** A job may run twice, its effect has a key. */
async function sendOnce(
  actor: Actor,
  association: AssociationId,
  fact: "registry/consent.mailed" | "registry/consent.receipt-mailed",
  subjectId: string,
  compose: (tx: Tx) => Promise<Outgoing | null>,
): Promise<ConsentMailed> {
  const outgoing = await read(actor, async (tx) => {
    const made = await compose(tx);
    if (!made) return null;
    const { key } = made;
    const done = await tx.effectKey.findUnique({ where: { key }, select: { key: true } });
    return done ? null : made;
  });
  if (!outgoing) return null;
  const { key, party, email, isPlain: plain, words } = outgoing;
  const { subject, text, html } = composeMail(words, party.language);
  const { kind } = await send({
    messageId: `${key.replaceAll(":", ".")}@${new URL(env().NEXTAUTH_URL).hostname}`,
    to: { name: party.name, email },
    ...(party.office && { replyTo: party.office }),
    language: party.language,
    ...{ subject, text },
    ...(plain ? {} : { html }),
  });
  await write(actor, association, async (tx) => {
    await tx.effectKey.createMany({ data: { key, at: nowColumn() }, skipDuplicates: true });
    await record(tx, actor, association, fact, { subjectId, isTaken: kind === "accepted" });
  });
  return kind;
}
