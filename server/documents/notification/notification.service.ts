import type { Person, SystemActor } from "#server/kernel/actor.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { associationOf } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { READERS, readableNow } from "./notification.policy.ts";
import { listNotifications, officeAudience, peopleOf } from "./notification.queries.ts";
import {
  type Choices,
  kindOfEvent,
  NOTIFICATION_KINDS,
  type NotificationKind,
  type NotificationRef,
} from "./notification.schema.ts";

/** A recorded fact, as the relay sends it: its row's id, its type, its payload of ids. */
export type Fact = Readonly<{
  eventId: string;
  type: string;
  payload: Readonly<Record<string, unknown>>;
}>;

/** Whom a fact concerns, none of whom could not open what it is about. */
async function audienceOf(
  tx: Tx,
  association: AssociationId,
  kind: NotificationKind,
  payload: Fact["payload"],
): Promise<readonly string[]> {
  const { audience } = NOTIFICATION_KINDS[kind];
  const roles = READERS[audience];
  switch (audience) {
    case "office":
    case "syndic":
      return officeAudience(tx, association, roles, today());
    case "owners":
      return peopleOf(tx, roles, today());
    case "named":
      return (await peopleOf(tx, roles, today())).filter((id) => id === payload.accountId);
    default:
      return audience satisfies never;
  }
}

/** Tells those whom a fact concerns, each once, however often the job runs. @returns how many. */
export function notify(actor: SystemActor, associationId: string, fact: Fact): Promise<number> {
  const association = associationOf(actor, associationId);
  const kind = kindOfEvent(fact.type, fact.payload.about);
  const subjectId = kind && fact.payload[NOTIFICATION_KINDS[kind].subject];
  if (!kind || typeof subjectId !== "string") return Promise.resolve(0);
  return write(actor, association, async (tx) => {
    const accounts = await audienceOf(tx, association, kind, fact.payload);
    const { count } = await tx.notification.createMany({
      data: accounts.map((accountId) => ({
        ...{ associationId: association, id: newRowId(), accountId, kind, subjectId },
        ...{ eventId: fact.eventId, at: nowColumn() },
      })),
      skipDuplicates: true,
    });
    return count;
  });
}

/** Marks those of one's own, read or unread. */
async function mark(tx: Tx, accountId: string, ids: readonly string[], readAt: Date | null) {
  await tx.$executeRaw`
    INSERT INTO notification_mark (account_id, notification_id, read_at)
    SELECT ${accountId}::uuid, id, ${readAt} FROM unnest(${[...ids]}::uuid[]) id
    ON CONFLICT (account_id, notification_id) DO UPDATE SET read_at = excluded.read_at`;
}

function turn(actor: Person, { notificationId }: NotificationRef, readAt: Date | null) {
  return write(actor, null, async (tx) => {
    const { accountId } = actor;
    const mine = await tx.notification.count({ where: { id: notificationId, accountId } });
    if (mine === 0) throw notFound();
    await mark(tx, accountId, [notificationId], readAt);
    const fact = readAt ? "documents/notification.read" : "documents/notification.unread";
    await record(tx, actor, null, fact, { notificationId });
  });
}

export const readNotification = (actor: Person, ref: NotificationRef) =>
  turn(actor, ref, nowColumn());
/** As if it had just come. */
export const unreadNotification = (actor: Person, ref: NotificationRef) => turn(actor, ref, null);

/** All that one sees of them is read. */
export function readAll(actor: Person): Promise<void> {
  return write(actor, null, async (tx) => {
    const { accountId } = actor;
    const unread = (await listNotifications(tx, accountId, readableNow(actor))).filter(
      ({ isRead }) => !isRead,
    );
    if (unread.length === 0) return;
    await mark(
      tx,
      accountId,
      unread.map(({ id }) => id),
      nowColumn(),
    );
    await record(tx, actor, null, "documents/notifications.read", { accountId });
  });
}

/** How one wants to hear of each kind. */
export function chooseNotifications(actor: Person, { choices }: Choices): Promise<void> {
  return write(actor, null, async (tx) => {
    const { accountId } = actor;
    for (const { kind, shown, mailed } of choices) {
      await tx.notificationChoice.upsert({
        where: { accountId_kind: { accountId, kind } },
        create: { accountId, kind, shown, mailed },
        update: { shown, mailed },
      });
    }
    await record(tx, actor, null, "documents/notifications.chosen", { accountId });
  });
}
