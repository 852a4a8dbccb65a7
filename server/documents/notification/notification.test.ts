import { afterAll, beforeAll, expect, test } from "vitest";
import { testMail } from "#deploy/local/test-mail.ts";
import { functions } from "#inngest/functions.ts";
import { LOCALES } from "#messages/routing.ts";
import type { Person } from "#server/kernel/actor.ts";
import { at, newRowId } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { env, overrideEnv } from "#server/platform/env.ts";
import { closeMail } from "#server/platform/mail.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { composeDigest } from "./digest.rules.ts";
import { accountsToDigest, sendDigest } from "./digest.service.ts";
import { readableNow } from "./notification.policy.ts";
import { countUnread, listNotifications } from "./notification.queries.ts";
import { NOTIFICATION_KINDS, NOTIFICATION_NAMES } from "./notification.schema.ts";
import {
  chooseNotifications,
  notify,
  readAll,
  readNotification,
  unreadNotification,
} from "./notification.service.ts";

const ON = Temporal.Instant.from("2026-05-10T05:00:00Z");
const nobody = { ...systemOf(), name: "digest" };
let db: TestDatabase;
let house: House;
let second: House;

const tell = (of: House, type: string, payload: Record<string, string>, eventId = newRowId()) =>
  at(ON, () => notify(systemOf(of.id), of.id, { eventId, type, payload }));
const seen = (actor: Person) =>
  read(actor, (tx) => listNotifications(tx, actor.accountId, readableNow(actor)));
const unread = (actor: Person) =>
  read(actor, (tx) => countUnread(tx, actor.accountId, readableNow(actor)));

beforeAll(async () => {
  db = await testDatabase();
  const lots = [{ code: "A1", shares: 1, holders: ["ann"] }];
  house = await seedHouse(db.admin, lots);
  second = await seedHouse(db.admin, lots);
});
afterAll(() => db.close());

test("a fact tells the office once, however often its job runs, and no stranger", async () => {
  const lots = [{ code: "A1", shares: 1, holders: ["ann"] }];
  const [own, stranger] = [await seedHouse(db.admin, lots), await seedHouse(db.admin, lots)];
  const eventId = newRowId();
  const fact = ["registry/deadline.approached", { deadlineId: newRowId() }] as const;
  expect(await tell(own, ...fact, eventId)).toBe(1);
  expect(await tell(own, ...fact, eventId)).toBe(0);
  expect(await seen(own.syndic)).toMatchObject([{ kind: "deadline", isRead: false }]);
  expect(await seen(stranger.syndic)).toEqual([]);
  expect(await tell(own, "assembly/vote.cast", { resolutionId: newRowId() })).toBe(0);
  expect(await tell(own, "registry/deadline.approached", {})).toBe(0);
});

test("an owner hears of a meeting, not of the office's terms", async () => {
  const ann = house.owner("ann");
  await db.admin.query(
    `INSERT INTO account (id, email, display_name, locale, created_at)
     VALUES ($1, 'ann@owner.example', 'Ann', 'nl', now())`,
    [ann.accountId],
  );
  await db.admin.query(
    `INSERT INTO membership (association_id, id, account_id, party_id, role, starts_on)
     VALUES ($1, $2, $3, $4, 'owner', '2020-01-01')`,
    [house.id, newRowId(), ann.accountId, house.partyOf("ann")],
  );
  expect(await tell(house, "assembly/meeting.convened", { meetingId: newRowId() })).toBe(1);
  await tell(house, "registry/deadline.approached", { deadlineId: newRowId() });
  expect((await seen(ann)).map(({ kind }) => kind)).toEqual(["convened"]);
});

test("what is read is read by oneself alone, may be unread, and all at once", async () => {
  await tell(second, "registry/deadline.approached", { deadlineId: newRowId() });
  await tell(second, "registry/identity.letter-asked", { partyId: newRowId() });
  const [first] = await seen(second.syndic);
  const notificationId = first?.id ?? "";
  await expect(readNotification(house.syndic, { notificationId })).rejects.toMatchObject({
    code: "access.not-found",
  });
  await readNotification(second.syndic, { notificationId });
  expect(await unread(second.syndic)).toBe(1);
  await unreadNotification(second.syndic, { notificationId });
  expect(await unread(second.syndic)).toBe(2);
  await readAll(second.syndic);
  expect(await unread(second.syndic)).toBe(0);
});

test("one mail a day over all associations, in the account's language; choices are obeyed", async () => {
  const desk = await seedHouse(db.admin, [{ code: "A1", shares: 1, holders: ["bob"] }]);
  const third = await seedHouse(db.admin, [{ code: "A1", shares: 1, holders: ["eva"] }]);
  const account = desk.staffAccountId;
  await db.admin.query(
    `INSERT INTO mandate (association_id, id, office_id, appointed_on, starts_on, ends_on)
     SELECT association_id, gen_random_uuid(), $1, appointed_on, '2026-05-01', '2026-05-31'
     FROM mandate WHERE association_id = $2`,
    [desk.officeId, third.id],
  );
  await db.admin.query("UPDATE account SET locale = 'nl' WHERE id = $1", [account]);
  await tell(desk, "registry/deadline.approached", { deadlineId: newRowId() });
  await tell(third, "documents/delivery.bounced", { subjectId: newRowId() });
  await chooseNotifications(desk.syndic, {
    choices: [{ kind: "joined", shown: true, mailed: false }],
  });
  await tell(desk, "registry/invitation.accepted", { partyId: newRowId() });
  const before = env().SMTP_URL;
  overrideEnv({ SMTP_URL: "smtp://127.0.0.1:1" });
  expect(await at(ON, () => accountsToDigest(nobody))).toContain(account);
  await expect(at(ON, () => sendDigest(nobody, account))).rejects.toThrow();
  const mail = await testMail();
  overrideEnv({ SMTP_URL: mail.url });
  expect(await at(ON, () => sendDigest(nobody, account))).toBe(2);
  expect(await at(ON, () => sendDigest(nobody, account))).toBe(0);
  await tell(desk, "registry/deadline.approached", { deadlineId: newRowId() });
  expect(await at(ON, () => sendDigest(nobody, account))).toBe(0);
  expect(await at(ON.add({ hours: 24 }), () => sendDigest(nobody, account))).toBe(1);
  closeMail();
  const caught = mail.store.list();
  await mail.close();
  overrideEnv({ SMTP_URL: before });
  expect(caught).toHaveLength(2);
  expect(caught.map(({ subject }) => subject).sort()).toEqual([
    "2 berichten van uw mede-eigendommen",
    "Eén bericht van uw mede-eigendommen",
  ]);
});

test("every kind has a job that hears its event", () => {
  const heard = JSON.stringify(functions.map(({ opts }) => opts.triggers));
  for (const name of NOTIFICATION_NAMES)
    expect(heard).toContain(`"${NOTIFICATION_KINDS[name].event}"`);
});

test.each(LOCALES)(
  "%s: the mail says the same as text and as HTML, and nothing in it is run",
  (locale) => {
    const words = {
      ...{ subject: "S", greeting: "G <b>", lead: "L", more: "M", why: "W", preferences: "P" },
    };
    const items = [{ association: "A & B", text: "T", link: "https://k/x?a=1&b=2" }];
    const links = { page: "https://k/p", preferences: "https://k/p#choices" };
    const { text, html } = composeDigest(words, items, links, locale);
    expect(text).toContain("A & B\n- T\n  https://k/x?a=1&b=2");
    expect(html).toContain("<h2>A &amp; B</h2>");
    expect(html).toContain("G &lt;b&gt;");
    expect(html).not.toContain("<b>");
    expect(html).toContain(`lang="${locale}"`);
  },
);

test.each([
  ["site/fault.reported", "faultId", "fault"],
  ["registry/privacy.asked", "requestId", "right"],
] as const)("%s is told to who is syndic, and to nobody else", async (type, subject, kind) => {
  const told = await seedHouse(db.admin, [{ code: "A1", shares: 1, holders: ["ann"] }]);
  expect(await tell(told, type, { [subject]: newRowId() })).toBe(1);
  expect((await seen(told.syndic)).map((line) => line.kind)).toEqual([kind]);
  expect(await seen(second.syndic)).not.toContainEqual(expect.objectContaining({ kind }));
});
