import { formatDate, formatTime } from "#components/ui/format.ts";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { legalDate } from "#server/kernel/calendar.ts";
import { composeMail } from "#server/kernel/mail.ts";
import { now } from "#server/platform/clock.ts";
import { env } from "#server/platform/env.ts";
import { type MailAnswer, send } from "#server/platform/mail.ts";
import { lifeOf } from "../link/link.rules.ts";
import { linkToken } from "../link/link.service.ts";

/** Whom a mail of this chapter goes to. */
export type Addressee = Readonly<{ email: string; displayName: string; locale: string }>;

const PAGES = { reset: "reset", email: "email", factor: "factor-lost" } as const;

/** Sends the mail that carries a link. @throws MailNotSent when it may be tried again. */
export function mailLink(
  to: Addressee,
  linkId: string,
  purpose: keyof typeof PAGES,
): Promise<MailAnswer> {
  const locale = toLocale(to.locale);
  const link = `${env().NEXTAUTH_URL}/${locale}/${PAGES[purpose]}/${linkToken(linkId)}`;
  return send({
    messageId: `${linkId}@${new URL(env().NEXTAUTH_URL).hostname}`,
    to: { name: to.displayName, email: to.email },
    language: locale,
    ...composeMail({ ...wordsFor(locale, purpose), link }, locale),
  });
}

/** Sends the link by which a page is gone on with on the device that opens it. */
export function mailDeviceLink(
  to: Addressee,
  offer: Readonly<{ linkId: string; code: string; expiresAt: Temporal.Instant }>,
): Promise<MailAnswer> {
  const locale = toLocale(to.locale);
  const t = translator(locale, "identity");
  const time = formatTime(offer.expiresAt.toString(), locale);
  const link = `${env().NEXTAUTH_URL}/${locale}/on?code=${offer.code}`;
  const words = {
    ...{ subject: t("mail.deviceSubject"), greeting: t("mail.greetingAccount") },
    ...{ text: t("mail.deviceText"), beforeLink: t("mail.deviceLink", { time }) },
    unexpected: t("mail.deviceUnexpected"),
  };
  return send({
    messageId: `${offer.linkId}@${new URL(env().NEXTAUTH_URL).hostname}`,
    to: { name: to.displayName, email: to.email },
    language: locale,
    ...composeMail({ ...words, link }, locale),
  });
}

function wordsFor(locale: ReturnType<typeof toLocale>, purpose: keyof typeof PAGES) {
  const t = translator(locale, "identity");
  const greeting = t("mail.greetingAccount");
  const { opensAt, expiresAt } = lifeOf(purpose, now());
  if (purpose === "email") {
    return {
      ...{ subject: t("mail.emailSubject"), greeting, text: t("mail.emailText") },
      ...{ beforeLink: t("mail.emailLink"), unexpected: t("mail.emailUnexpected") },
    };
  }
  if (purpose === "reset") {
    const time = formatTime(expiresAt.toString(), locale);
    return {
      ...{ subject: t("mail.resetSubject"), greeting, text: t("mail.resetText") },
      ...{ beforeLink: t("mail.resetLink", { time }), unexpected: t("mail.resetUnexpected") },
    };
  }
  const date = formatDate(legalDate(opensAt).toString(), locale);
  const time = formatTime(opensAt.toString(), locale);
  return {
    ...{ subject: t("mail.lossSubject", { date }), greeting, text: t("mail.lossText") },
    ...{ beforeLink: t("mail.lossLink", { date, time }), unexpected: t("mail.lossUnexpected") },
  };
}
