import { formatDate } from "#components/ui/format.ts";
import { translator } from "#messages/translator.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { legalDate } from "#server/kernel/calendar.ts";
import { composeMail } from "#server/kernel/mail.ts";
import { associationOf } from "#server/platform/access.ts";
import { now, nowColumn } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { env } from "#server/platform/env.ts";
import { send } from "#server/platform/mail.ts";
import { record } from "#server/platform/record.ts";
import { findInvitation } from "./invitation.queries.ts";
import { stateOf } from "./invitation.rules.ts";
import type { FoundInvitation } from "./invitation.schema.ts";
import { hashOf, invitationToken } from "./invitation.service.ts";

/** What became of an invitation's mail; null when there was nothing to send any more. */
export type InvitationSent = "accepted" | "refused" | null;

/**
 * Sends the mail of an invitation, which refuseRestricted let be made, once: a job may run twice, its effect has a key. The link's
 * secret is made here and leaves in the mail only.
 * @throws MailNotSent when it may be tried again.
 */
export async function sendInvitation(
  actor: Actor,
  associationId: string,
  invitationId: string,
): Promise<InvitationSent> {
  const association = associationOf(actor, associationId);
  const key = `registry.invitation:${invitationId}`;
  const token = invitationToken(invitationId);
  const found = await read(actor, async (tx) =>
    (await isDone(tx, key)) ? null : findInvitation(tx, hashOf(token)),
  );
  if (found?.associationId !== association || stateOf(found, now()) !== "open") return null;
  const { kind } = await send({
    messageId: `${invitationId}@${new URL(env().NEXTAUTH_URL).hostname}`,
    to: { name: found.personName, email: found.email },
    language: found.language,
    ...mailOf(found, token),
  });
  await write(actor, association, async (tx) => {
    await tx.effectKey.createMany({ data: { key, at: nowColumn() }, skipDuplicates: true });
    const fact = kind === "accepted" ? "registry/invitation.mailed" : "registry/invitation.bounced";
    await record(tx, actor, association, fact, { invitationId });
  });
  return kind;
}

async function isDone(tx: Tx, key: string): Promise<boolean> {
  return (await tx.effectKey.findUnique({ where: { key }, select: { key: true } })) !== null;
}

function mailOf(found: FoundInvitation, token: string) {
  const t = translator(found.language, "identity");
  const names = { association: found.associationName, party: found.partyName };
  const words = {
    subject: t("mail.invitationSubject", names),
    greeting: t("mail.greeting"),
    text: t("mail.invitationText", names),
    beforeLink: t("mail.invitationLink", {
      date: formatDate(legalDate(found.expiresAt).toString(), found.language),
    }),
    link: `${env().NEXTAUTH_URL}/${found.language}/invitations/${token}`,
    unexpected: t("mail.invitationUnexpected"),
  };
  return composeMail(words, found.language);
}
