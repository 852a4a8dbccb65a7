import { formatDate } from "#components/ui/format.ts";
import { translator } from "#messages/translator.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { composeMail } from "#server/kernel/mail.ts";
import { addWorkingDays } from "#server/kernel/working-days.ts";
import { associationOf, authorize } from "#server/platform/access.ts";
import { nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { env } from "#server/platform/env.ts";
import { send } from "#server/platform/mail.ts";
import { record } from "#server/platform/record.ts";
import { completeDeadline, setDeadline } from "../deadline/deadline.service.ts";
import {
  type IdentifiedParty,
  identifiedParties,
  type PartyToTell,
  partyToTell,
} from "./identity-notice.queries.ts";
import { invitationPolicy } from "./invitation.policy.ts";

/** The office's task to write to a party whom no e-mail of the register reaches. */
const LETTER = "registry.identity";
const LETTER_WORKING_DAYS = 2;

/** How a party was told that an identity is linked to its access; null when it was already. */
export type IdentityTold = "mailed" | "letter" | null;

/** For whom an account stands that an identity is linked to: those to be told. */
export function partiesToTell(
  actor: Actor,
  accountId: string,
): Promise<readonly IdentifiedParty[]> {
  return read(actor, (tx) => identifiedParties(tx, accountId, today()));
}

/**
 * Tells a party, once for each identity, that an identity now votes in its name: at the address the
 * register has, whatever address the invitation went to. Where the register has none, or that one
 * refuses, the office is asked for a letter.
 * @throws MailNotSent when it may be tried again.
 */
export async function tellIdentityLinked(
  actor: Actor,
  { associationId, partyId, identityId }: IdentifiedParty,
  accountId: string,
): Promise<IdentityTold> {
  const association = associationOf(actor, associationId);
  const key = `registry.identity-linked:${partyId}:${identityId}`;
  const party = await read(actor, async (tx) => {
    const done = await tx.effectKey.findUnique({ where: { key }, select: { key: true } });
    return done ? null : partyToTell(tx, association, partyId, today());
  });
  if (!party) return null;
  const isMailed = party.email !== null && (await mail(party, party.email, key)) === "accepted";
  await write(actor, association, async (tx) => {
    await tx.effectKey.createMany({ data: { key, at: nowColumn() }, skipDuplicates: true });
    if (!isMailed) await askForLetter(tx, association, partyId);
    const fact = isMailed ? "registry/identity.mailed" : "registry/identity.letter-asked";
    await record(tx, actor, association, fact, { partyId, accountId });
  });
  return isMailed ? "mailed" : "letter";
}

async function mail(party: PartyToTell, email: string, key: string) {
  const { language, name } = party;
  const { kind } = await send({
    messageId: `${key.replaceAll(":", ".")}@${new URL(env().NEXTAUTH_URL).hostname}`,
    to: { name, email },
    ...(party.office && { replyTo: party.office }),
    language,
    ...composeMail(wordsFor(party), language),
  });
  return kind;
}

function wordsFor({ language, name, association, office }: PartyToTell) {
  const t = translator(language, "identity");
  const names = { association, party: name, date: formatDate(today().toString(), language) };
  return {
    subject: t("mail.linkedSubject", names),
    greeting: t("mail.greeting"),
    text: t("mail.linkedText", names),
    beforeLink: t("mail.linkedYou"),
    link: `${env().NEXTAUTH_URL}/${language}/account`,
    unexpected: office ? t("mail.linkedNotYou", office) : t("mail.linkedNobody"),
  };
}

/** Remote votes rest on who is who (art. 3.87 §1): the letter leaves within two working days. */
function askForLetter(tx: Tx, association: AssociationId, partyId: string): Promise<void> {
  const due = addWorkingDays(today(), LETTER_WORKING_DAYS);
  return setDeadline(tx, association, LETTER, partyId, due, "3.87 §1");
}

/** The office notes that its letter has left. @throws DomainError access.not-found where none was asked */
export function recordIdentityLetter(
  actor: Actor,
  association: AssociationId,
  { partyId }: Readonly<{ partyId: string }>,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(invitationPolicy["invitation.make"](actor, association));
    const asked = await tx.legalDeadline.count({
      where: { associationId: association, kind: LETTER, subjectId: partyId, doneAt: null },
    });
    if (asked === 0) throw notFound();
    await completeDeadline(tx, association, LETTER, partyId);
    await record(tx, actor, association, "registry/identity.letter-sent", { partyId });
  });
}
