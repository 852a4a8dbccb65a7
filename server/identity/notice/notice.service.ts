import { formatDate, formatTime } from "#components/ui/format.ts";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { legalDate } from "#server/kernel/calendar.ts";
import { composeMail } from "#server/kernel/mail.ts";
import { now, nowColumn } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { env } from "#server/platform/env.ts";
import { send } from "#server/platform/mail.ts";
import { record } from "#server/platform/record.ts";
import { findCredentialsById } from "../account/account.queries.ts";
import { linkToken } from "../link/link.service.ts";

/** What an account is told of by mail, by the fact that was recorded. */
export const TOLD = {
  "identity/password.changed": "passwordChanged",
  "identity/password.reset": "passwordReset",
  "identity/factor.added": "factorAdded",
  "identity/factor.removed": "factorRemoved",
  "identity/factors.lost": "factorsLost",
  "identity/recovery-codes.made": "codesMade",
  "identity/recovery-code.used": "codeUsed",
  "identity/subject.unbound": "identityUnbound",
  "identity/email.changed": "emailChanged",
  "identity/email.taken-back": "emailChanged",
} as const;
export type ToldFact = keyof typeof TOLD;

export type Told = Readonly<{
  /** Of the recorded fact: what was told once is not told again. */
  eventId: string;
  fact: ToldFact;
  accountId: string;
  /** Of a change of address: the link by which the address before is taken back. */
  linkId?: string | undefined;
  at: string;
}>;

/**
 * Tells an account by mail what has just changed about how it is entered, once; a change of address
 * is told to the address before.
 * @throws MailNotSent when it may be tried again.
 */
export async function tellAccount(actor: Actor, told: Told): Promise<"told" | null> {
  const key = `identity.told:${told.eventId}`;
  const found = await read(actor, async (tx) => {
    if (await tx.effectKey.findUnique({ where: { key }, select: { key: true } })) return null;
    const account = await findCredentialsById(tx, told.accountId);
    const before = told.linkId
      ? await tx.accountLink.findUnique({
          where: { id: told.linkId },
          select: { detail: true, usedAt: true },
        })
      : null;
    return account && { ...account, email: before?.detail ?? account.email };
  });
  if (!found) return null;
  const { email, displayName: name } = found;
  const locale = toLocale(found.locale);
  await send({
    messageId: `${key.replaceAll(":", ".")}@${new URL(env().NEXTAUTH_URL).hostname}`,
    to: { name, email },
    language: locale,
    ...composeMail(wordsFor(told, locale), locale),
  });
  await write(actor, null, async (tx) => {
    await tx.effectKey.createMany({ data: { key, at: nowColumn() }, skipDuplicates: true });
    await record(tx, actor, null, "identity/account.told", { accountId: told.accountId });
  });
  return "told";
}

function wordsFor({ fact, linkId, at }: Told, locale: ReturnType<typeof toLocale>) {
  const t = translator(locale, "identity");
  const moment = at ? Temporal.Instant.from(at) : now();
  const site = `${env().NEXTAUTH_URL}/${locale}`;
  const what = t(`notice.${TOLD[fact]}`);
  const date = formatDate(legalDate(moment).toString(), locale);
  const time = formatTime(moment.toString(), locale);
  const common = {
    subject: t("notice.subject", { what }),
    greeting: t("mail.greetingAccount"),
    text: t("notice.text", { date, time, what }),
  };
  if (linkId) {
    const back = `${site}/email/${linkToken(linkId)}`;
    const words = { beforeLink: t("notice.emailBack"), unexpected: t("notice.emailKept") };
    return { ...common, ...words, link: back };
  }
  return {
    ...common,
    beforeLink: t("notice.you"),
    link: `${site}/account/methods`,
    unexpected: t("notice.notYou", { forgotten: `${site}/forgotten` }),
  };
}
