import { createHash, randomBytes } from "node:crypto";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { takePoint } from "#server/identity/factor/factor.queries.ts";
import { readerOf } from "#server/identity/session/session.rules.ts";
import type { Actor, Person } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import { newRowId, now, nowColumn, today } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { env } from "#server/platform/env.ts";
import { record } from "#server/platform/record.ts";
import { deadlineWords } from "#server/registry/deadline/deadline.schema.ts";
import { calendarScope } from "./calendar.policy.ts";
import { findFeed, listEvents } from "./calendar.queries.ts";
import { feedOf } from "./calendar.rules.ts";
import {
  type CalendarEvent,
  type CalendarInput,
  FeedToken,
  MOST_EVENTS,
} from "./calendar.schema.ts";

const nobody: Actor = { kind: "anonymous" };
/** A program asks a few times an hour; one that asks more waits. */
const LIMIT = { key: "calendar", points: 60, seconds: 3_600 };
const MOST_IN_FEED = 1_000;

const hashOf = (purpose: string, text: string) =>
  new Uint8Array(createHash("sha256").update(`${purpose}:${text}`, "utf8").digest());
const tokenHash = (token: string) => hashOf("calendar-feed", token);

/** A month of one's calendar; whether an address of it is open. */
export async function showCalendar(actor: Person, { month }: CalendarInput) {
  const on = today();
  const asked = Temporal.PlainYearMonth.from(month ?? on);
  const from = asked.toPlainDate({ day: 1 });
  const to = asked.toPlainDate({ day: asked.daysInMonth });
  return read(actor, async (tx) => ({
    today: on.toString(),
    month: asked.toString(),
    events: await listEvents(tx, calendarScope(actor), from, to, MOST_EVENTS),
    hasFeed:
      (await tx.calendarFeed.count({
        where: { accountId: actor.accountId, revokedAt: null },
      })) > 0,
  }));
}

/** Opens a secret address of one's calendar and closes the one before. @returns the secret, once. */
export function openFeed(actor: Person): Promise<{ token: string }> {
  const token = randomBytes(32).toString("base64url");
  return write(actor, null, async (tx) => {
    const { accountId } = actor;
    await tx.calendarFeed.updateMany({
      where: { accountId, revokedAt: null },
      data: { revokedAt: nowColumn() },
    });
    const id = newRowId();
    await tx.calendarFeed.create({
      data: { id, accountId, tokenHash: tokenHash(token), createdAt: nowColumn() },
    });
    await record(tx, actor, null, "site/calendar.opened", { feedId: id });
    return { token };
  });
}

/** Closes the address of one's calendar: whoever has it reads nothing any more. */
export function closeFeed(actor: Person): Promise<void> {
  return write(actor, null, async (tx) => {
    const { accountId } = actor;
    const { count } = await tx.calendarFeed.updateMany({
      where: { accountId, revokedAt: null },
      data: { revokedAt: nowColumn() },
    });
    if (count > 0) await record(tx, actor, null, "site/calendar.closed", { accountId });
  });
}

/**
 * What a secret address answers: an association's name and a kind for each event, nobody's name.
 * @throws DomainError `access.not-found` for a secret that opens nothing, `session.throttled`.
 */
export async function readFeed(token: string): Promise<string> {
  if (!FeedToken.safeParse(token).success) throw notFound();
  const wait = await write(nobody, null, (tx) =>
    takePoint(tx, hashOf("calendar-throttle", token), LIMIT, now()),
  );
  if (wait > 0) throw new DomainError("calendar.too-often", { seconds: wait });
  const on = today();
  const feed = await read(nobody, (tx) => findFeed(tx, tokenHash(token), on));
  if (!feed) throw notFound();
  const reader = readerOf(feed.capacities);
  const events = await read(reader, (tx) =>
    listEvents(
      tx,
      calendarScope(reader),
      on.subtract({ days: 60 }),
      on.add({ days: 400 }),
      MOST_IN_FEED,
    ),
  );
  const locale = toLocale(feed.locale);
  const t = translator(locale, "site");
  const kinds = translator(locale, "registry");
  const whatOf = ({ kind, about }: CalendarEvent) =>
    kind === "deadline"
      ? kinds(`deadline.kind.${deadlineWords(about)}.title`)
      : t(`calendar.kind.${kind}`);
  return feedOf({
    events: events.filter(({ done }) => !done),
    name: t("calendar.feedName"),
    titleOf: (event) => `${event.associationName} — ${whatOf(event)}`,
    base: env().NEXTAUTH_URL,
    locale,
  });
}
