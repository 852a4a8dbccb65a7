import { formatDate } from "#components/ui/format.ts";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { daysBetween, fromColumn, isBefore } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { composeMail } from "#server/kernel/mail.ts";
import { associationOf } from "#server/platform/access.ts";
import { nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { env } from "#server/platform/env.ts";
import { send } from "#server/platform/mail.ts";
import { record } from "#server/platform/record.ts";

/** What became of an alert; null when it had left already or nothing ends any more. */
export type EndingTold = "accepted" | "refused" | null;

type Ending = NonNullable<Awaited<ReturnType<typeof findEnding>>>;

async function findEnding(tx: Tx, associationId: AssociationId, mandateId: string, key: string) {
  const done = await tx.effectKey.findUnique({ where: { key }, select: { key: true } });
  if (done) return null;
  const row = await tx.mandate.findUnique({
    where: { associationId_id: { associationId, id: mandateId } },
    select: {
      endsOn: true,
      office: { select: { name: true, email: true } },
      association: { select: { name: true, slug: true, languages: true } },
    },
  });
  if (!row || isBefore(fromColumn(row.endsOn), today())) return null;
  return { ...row, endsOn: fromColumn(row.endsOn) };
}

/**
 * Tells an office, once for each of the three alerts, that its mandate ends and that nothing renews
 * it by itself (art. 3.89 §1).
 * @param stage days before the end: 180, 90 or 30.
 * @throws MailNotSent when it may be tried again.
 */
export async function tellEnding(
  actor: Actor,
  associationId: string,
  mandateId: string,
  stage: number,
): Promise<EndingTold> {
  const association = associationOf(actor, associationId);
  const key = `registry.mandate-ending:${mandateId}:${stage}`;
  const ending = await read(actor, (tx) => findEnding(tx, association, mandateId, key));
  if (!ending) return null;
  const language = toLocale(ending.association.languages[0] ?? "fr");
  const { kind } = await send({
    messageId: `${key.replaceAll(":", ".")}@${new URL(env().NEXTAUTH_URL).hostname}`,
    to: ending.office,
    language,
    ...composeMail(wordsFor(ending, mandateId, language), language),
  });
  await write(actor, association, async (tx) => {
    await tx.effectKey.createMany({ data: { key, at: nowColumn() }, skipDuplicates: true });
    const fact = kind === "accepted" ? "registry/mandate.announced" : "registry/mandate.bounced";
    await record(tx, actor, association, fact, { mandateId, stage });
  });
  return kind;
}

function wordsFor(
  { association, endsOn }: Ending,
  mandateId: string,
  language: "fr" | "nl" | "de" | "en",
) {
  const t = translator(language, "registry");
  const date = formatDate(endsOn.toString(), language);
  const days = daysBetween(today(), endsOn);
  const words = { association: association.name, date, days };
  return {
    subject: t("mandateMail.subject", words),
    greeting: t("mandateMail.greeting"),
    text: t("mandateMail.text", words),
    beforeLink: t("mandateMail.consequence", words),
    link: `${env().NEXTAUTH_URL}/${language}/${association.slug}/registry/mandates/${mandateId}`,
    unexpected: t("mandateMail.why"),
  };
}
