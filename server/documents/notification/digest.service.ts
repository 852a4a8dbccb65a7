import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { readerOf } from "#server/identity/session/session.rules.ts";
import type { SystemActor } from "#server/kernel/actor.ts";
import { now, nowColumn, today } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { env } from "#server/platform/env.ts";
import { send } from "#server/platform/mail.ts";
import { record } from "#server/platform/record.ts";
import {
  type DigestLine,
  type DigestReader,
  digestAccounts,
  digestLines,
  digestReader,
} from "./digest.queries.ts";
import { composeDigest } from "./digest.rules.ts";
import { readableNow } from "./notification.policy.ts";
import { NOTIFICATION_NAMES, notificationPlace } from "./notification.schema.ts";

/** What is older is no news: whoever was away reads it here, not by mail. */
const FRESH_DAYS = 30;

/** Whose day has something to be told by mail. */
export function accountsToDigest(actor: SystemActor): Promise<readonly string[]> {
  const since = now().subtract({ hours: 24 * FRESH_DAYS });
  return read(actor, (tx) => digestAccounts(tx, since));
}

/**
 * One mail a day to an account, whatever the number of its associations: the key of the effect is the
 * day, and what was told once is never told again.
 * @returns how many lines were told. @throws MailNotSent when it may be tried again.
 */
export async function sendDigest(actor: SystemActor, accountId: string): Promise<number> {
  const day = today().toString();
  const key = `documents.digest:${accountId}:${day}`;
  const reader = await read(actor, (tx) => digestReader(tx, accountId, day));
  if (!reader) return 0;
  // What the account may no longer open is not told: its rights are those of today.
  const seeing = readerOf(reader.capacities);
  const lines = await read(seeing, (tx) => digestLines(tx, accountId, readableNow(seeing)));
  if (lines.length === 0 || !(await claim(actor, key))) return 0;
  await mail(reader, lines, key).catch(async (error: unknown) => {
    await write(actor, null, (tx) => tx.effectKey.deleteMany({ where: { key } }));
    throw error;
  });
  await write({ ...actor, scope: seeing.scope }, null, async (tx) => {
    const mailedAt = nowColumn();
    await tx.notificationMark.createMany({
      data: lines.map(({ id }) => ({ accountId, notificationId: id, mailedAt })),
      skipDuplicates: true,
    });
    await record(tx, actor, null, "documents/digest.sent", { accountId, lines: lines.length });
  });
  return lines.length;
}

/** Takes the day's one mail; whoever comes second, or again, finds it taken. */
async function claim(actor: SystemActor, key: string): Promise<boolean> {
  const { count } = await write(actor, null, (tx) =>
    tx.effectKey.createMany({ data: { key, at: nowColumn() }, skipDuplicates: true }),
  );
  return count === 1;
}

/** A mail that was answered by nobody and is sent again carries the same identity. */
async function mail(reader: DigestReader, lines: readonly DigestLine[], key: string) {
  const locale = toLocale(reader.locale);
  const t = translator(locale, "documents");
  const base = `${env().NEXTAUTH_URL}/${locale}`;
  const words = {
    subject: t("digest.subject", { count: lines.length }),
    greeting: t("digest.greeting", { name: reader.name }),
    lead: t("digest.lead", { count: lines.length }),
    more: t("digest.more"),
    why: t("digest.why"),
    preferences: t("digest.preferences"),
  };
  const items = lines.map(({ kind, slug, subjectId, associationName }) => ({
    association: associationName,
    text: t(`notification.kind.${NOTIFICATION_NAMES.find((name) => name === kind) ?? "other"}`),
    link: `${base}${notificationPlace(kind, slug, subjectId)}`,
  }));
  const links = { page: `${base}/notifications`, preferences: `${base}/notifications#choices` };
  await send({
    messageId: `${key.replaceAll(":", ".")}@${new URL(env().NEXTAUTH_URL).hostname}`,
    to: { name: reader.name, email: reader.email },
    language: locale,
    ...composeDigest(words, items, links, locale),
  });
}
