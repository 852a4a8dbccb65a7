import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestMail, testMail } from "#deploy/local/test-mail.ts";
import { provenAssociation } from "#server/kernel/ids.ts";
import { at } from "#server/platform/clock.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { closeMail } from "#server/platform/mail.ts";
import { personOf, systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { inviteParty, showInvitation } from "./invitation.service.ts";
import { sendInvitation } from "./invitation-mail.service.ts";

const GLYCINES = provenAssociation("01900000-0000-7000-8000-000000000001");
const PARTY = "01900000-0000-7000-8000-000000000002";
const noon = Temporal.Instant.from("2026-05-20T12:00:00Z");
const job = systemOf(GLYCINES);

let db: TestDatabase;
let mail: TestMail;

beforeAll(async () => {
  db = await testDatabase();
  await db.admin.query(
    `INSERT INTO association VALUES ($1, 'glycines', 'Les "Glycines" & Cie', '0479495447', 'Rue 1',
      '1000', 'Bruxelles', 1000, '01-01', '{fr}', '05-11', now())`,
    [GLYCINES],
  );
  await db.admin.query(
    `INSERT INTO party (association_id, id, kind, family_name, given_name, language, created_at)
      VALUES ($1, $2, 'natural', 'Claes', 'Joris', 'nl', now())`,
    [GLYCINES, PARTY],
  );
  mail = await testMail();
  overrideEnv({ SMTP_URL: mail.url, NEXTAUTH_URL: "https://koprogo.example" });
});
afterAll(async () => {
  closeMail();
  await mail.close();
  await db.close();
});

const invite = (email: string) =>
  at(noon, () =>
    inviteParty(personOf(GLYCINES, "syndic"), GLYCINES, { partyId: PARTY, role: "owner", email }),
  );
const sendAt = (moment: Temporal.Instant, id: string) =>
  at(moment, () => sendInvitation(job, GLYCINES, id));
const mailsTo = (email: string) => mail.store.list().filter(({ to }) => to.includes(email));

test("the mail is in the party's language, and its link opens the invitation", async () => {
  const id = await invite("joris@example.com");
  expect(await sendAt(noon, id)).toBe("accepted");
  const [mail] = mailsTo("joris@example.com");
  expect(mail?.subject).toBe('Uitnodiging: Les "Glycines" & Cie');
  expect(mail?.text).toContain("Open deze link tot en met 3 juni 2026.");
  const link = /https:\/\/koprogo\.example\/nl\/invitations\/([\w-]{43})/.exec(mail?.text ?? "");
  const opened = at(noon, () => showInvitation(link?.[1] ?? ""));
  expect(await opened).toMatchObject({ state: "open", partyName: "Joris Claes" });
  expect(mail?.html).toContain("Les &quot;Glycines&quot; &amp; Cie");
});

test("a job that runs twice sends once", async () => {
  const id = await invite("twice@example.com");
  expect(await sendAt(noon, id)).toBe("accepted");
  expect(await sendAt(noon, id)).toBeNull();
  expect(mailsTo("twice@example.com")).toHaveLength(1);
});

test("an invitation that was replaced, or is over, is not sent", async () => {
  const first = await invite("late@example.com");
  const second = await invite("late@example.com");
  expect(await sendAt(noon.add({ minutes: 1 }), first)).toBeNull();
  expect(await sendAt(noon.add({ hours: 24 * 15 }), second)).toBeNull();
  expect(mailsTo("late@example.com")).toEqual([]);
});

test("a job of another association finds nothing", async () => {
  const id = await invite("other@example.com");
  const stranger = systemOf(crypto.randomUUID());
  await expect(sendInvitation(stranger, GLYCINES, id)).rejects.toMatchObject({
    code: "access.not-found",
  });
});
