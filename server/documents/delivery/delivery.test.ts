import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { notice } from "#components/assembly/convocation.example.ts";
import { provenAssociation } from "#server/kernel/ids.ts";
import { at } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { env, overrideEnv } from "#server/platform/env.ts";
import { closeMail } from "#server/platform/mail.ts";
import { personOf, systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { documentFor } from "../archive/archive.service.ts";
import { deliveriesOf } from "./delivery.queries.ts";
import type { Channel } from "./delivery.schema.ts";
import { queueDelivery, recordProof, recordReturnedMail } from "./delivery.service.ts";
import { composeLetterBatch } from "./letters.service.ts";
import { sendMail } from "./mailing.service.ts";

const association = provenAssociation("01890000-0000-7000-8000-0000000000aa");
const job = systemOf(association);
const syndic = personOf(association, "syndic");
const kind = "assembly.convocation";

let db: TestDatabase;
let folder: string;
let post: SMTPServer;
const received: ParsedMail[] = [];
/** What the server answers to an address; anything else is taken. */
const answers = new Map<string, number>();

beforeAll(async () => {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), "koprogo-mail-"));
  post = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo({ address }, _session, done) {
      const code = answers.get(address);
      if (code === undefined) return done();
      done(Object.assign(new Error("no such mailbox here"), { responseCode: code }));
    },
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        received.push(mail);
        done(null, "queued as 4711");
      }, done);
    },
  });
  await new Promise<void>((resolve) => post.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(post.server.address());
  overrideEnv({ SMTP_URL: `smtp://127.0.0.1:${port}`, STORAGE_PATH: folder });
});

afterAll(async () => {
  closeMail();
  await new Promise<void>((resolve) => post.close(() => resolve()));
  await rm(folder, { recursive: true });
  await db.close();
});

/** Queues a notice of its own meeting; answers the delivery and its subject. */
async function queue(
  email: string | null,
  channel: Channel = "email",
  subjectId: string = crypto.randomUUID(),
  name = "Ana Őry",
) {
  const partyId = crypto.randomUUID();
  const address = { name, lines: ["Rue Neuve 1", "1000 Bruxelles"], email };
  const letter = channel !== "email";
  const act = {
    kind,
    props: { ...notice, letter, recipient: { name, lines: address.lines } },
  } as const;
  const delivery = { subjectId, partyId, channel, language: "fr", address, act };
  const id = await write(job, association, (tx) => queueDelivery(tx, association, delivery));
  return { id, subjectId, partyId, delivery };
}

const rowsOf = (subjectId: string) =>
  read(job, (tx) => deliveriesOf(tx, association, { kind, subjectId }));
const sentTo = (address: string) =>
  received.filter(({ to }) => [to].flat().some((list) => list?.text.includes(address)));

test("asking twice for the same sending leaves one", async () => {
  const { id, delivery } = await queue("twice@example.org");
  const again = await write(job, association, (tx) => queueDelivery(tx, association, delivery));
  expect(again).toBe(id);
});

test("a mail arrives whole, and the server's answer of that day proves it", async () => {
  const { id, subjectId, partyId } = await queue("ana@example.org");
  const evening = Temporal.Instant.from("2026-05-04T22:30:00Z");
  expect(await at(evening, () => sendMail(job, association, id))).toBe("accepted");

  const [mail] = sentTo("ana@example.org");
  expect(mail?.messageId).toBe(`<${id}@localhost>`);
  expect(mail?.subject).toContain("assemblée générale du 20 mai 2026");
  expect(mail?.text).toContain("Remplacer la cabine.");
  expect(mail?.html).toContain("Remplacer la cabine.");
  expect(mail?.replyTo?.text).toContain(notice.sender.email);
  expect(mail?.attachments[0]).toMatchObject({ contentType: "application/pdf" });

  const [row] = await rowsOf(subjectId);
  // Half past midnight in Belgium: the proof bears the day the law counts.
  expect(row).toMatchObject({ state: "accepted", on: "2026-05-05" });
  expect(row?.evidence).toContain("queued as 4711");
  const owner = personOf(association, "owner", { partyId });
  const { document, bytes } = await documentFor(owner, association, row?.documentId ?? "");
  expect(document.title).toMatch(/^Convocation.*du 20 mai 2026, pour Ana Őry$/);
  expect(document).toMatchObject({ audience: "party", partyId });
  expect(mail?.attachments[0]?.content.equals(Buffer.from(bytes))).toBe(true);
});

test("two jobs at the same time send one mail; a third run afterwards sends none", async () => {
  const { id } = await queue("once@example.org");
  const runs = await Promise.allSettled([
    sendMail(job, association, id),
    sendMail(job, association, id),
    sendMail(job, association, id),
  ]);
  expect(runs.filter(({ status }) => status === "fulfilled")).not.toHaveLength(0);
  expect(await sendMail(job, association, id)).toBe("accepted");
  expect(sentTo("once@example.org")).toHaveLength(1);
});

test("a refused address is a proven bounce and a registered letter at once, only once", async () => {
  answers.set("gone@example.org", 550);
  const { id, subjectId } = await queue("gone@example.org");
  expect(await sendMail(job, association, id)).toBe("bounced");
  expect(await sendMail(job, association, id)).toBe("bounced");
  const rows = await rowsOf(subjectId);
  expect(rows.map(({ channel, state }) => [channel, state]).sort()).toEqual([
    ["email", "bounced"],
    ["registered_letter", "queued"],
  ]);
  expect(rows.find(({ id: row }) => row === id)?.evidence).toContain("550");
});

test("a server that asks to come back later gets the same mail later", async () => {
  answers.set("busy@example.org", 451);
  const { id, subjectId } = await queue("busy@example.org");
  await expect(sendMail(job, association, id)).rejects.toThrow("451");
  expect(await rowsOf(subjectId)).toMatchObject([{ state: "queued" }]);
  answers.delete("busy@example.org");
  expect(await sendMail(job, association, id)).toBe("accepted");
});

test("without a server nothing is proven and nothing is lost", async () => {
  const { id, subjectId } = await queue("fine@example.org");
  const { SMTP_URL } = env();
  overrideEnv({ SMTP_URL: "smtp://127.0.0.1:1" });
  await expect(sendMail(job, association, id)).rejects.toThrow("no connection");
  overrideEnv({ SMTP_URL });
  expect(await rowsOf(subjectId)).toMatchObject([{ state: "queued" }]);
});

test("registered letters become one PDF and its posting list, each letter in one batch", async () => {
  const subjectId = crypto.randomUUID();
  for (const name of ["Zoé Peeters", "Ana Őry", "Ștefan Țepeș"]) {
    await queue(null, "registered_letter", subjectId, name);
  }
  const ask = { kind, subjectId, language: "fr" };
  const batch = await composeLetterBatch(syndic, association, ask);
  expect(batch?.count).toBe(3);
  for (const id of [batch?.documentId, batch?.listId]) {
    const { document, bytes } = await documentFor(syndic, association, id ?? "");
    expect(document).toMatchObject({ audience: "syndic", subjectId });
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe("%PDF-");
  }
  const runs = await db.admin.query(
    "SELECT total, made, done_at IS NOT NULL AS done, list_id FROM letter_run WHERE subject_id = $1",
    [subjectId],
  );
  expect(runs.rows).toEqual([{ total: 3, made: 3, done: true, list_id: batch?.listId }]);
  expect(await composeLetterBatch(syndic, association, ask)).toBeNull();
  await queue(null, "registered_letter", subjectId, "Late Comer");
  expect((await composeLetterBatch(syndic, association, ask))?.count).toBe(1);

  const rows = await rowsOf(subjectId);
  expect(rows.map(({ name }) => name)).toEqual([
    "Ana Őry",
    "Late Comer",
    "Ștefan Țepeș",
    "Zoé Peeters",
  ]);
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(["printed"]));
});

test("a posted letter is proven by its deposit date", async () => {
  const { id, subjectId } = await queue(null, "registered_letter");
  const on = Temporal.PlainDate.from("2026-05-04");
  await write(job, association, (tx) =>
    recordProof(tx, association, id, { kind: "posted", on, evidence: "RR123456785BE" }),
  );
  expect(await rowsOf(subjectId)).toMatchObject([
    { state: "posted", on: "2026-05-04", evidence: "RR123456785BE" },
  ]);
  const ask = { kind, subjectId, language: "fr" };
  expect(await composeLetterBatch(syndic, association, ask)).toBeNull();
});

test("a mail that comes back days later becomes a letter; one never sent cannot", async () => {
  const { id, subjectId } = await queue("later@example.org");
  const returned = { deliveryId: id, evidence: "mailbox full" };
  await expect(recordReturnedMail(syndic, association, returned)).rejects.toMatchObject({
    code: "delivery.not-returned",
  });
  await sendMail(job, association, id);
  const letterId = await recordReturnedMail(syndic, association, returned);
  const rows = await rowsOf(subjectId);
  expect(rows.find((row) => row.id === letterId)?.channel).toBe("registered_letter");
  expect(rows.find((row) => row.id === id)?.state).toBe("bounced");
});

test("only the syndic and the jobs send", async () => {
  const { id, subjectId } = await queue("nobody@example.org");
  const ask = { kind, subjectId, language: "fr" };
  for (const actor of [personOf(association, "owner"), personOf(crypto.randomUUID(), "syndic")]) {
    await expect(sendMail(actor, association, id)).rejects.toMatchObject({
      code: "access.not-found",
    });
    await expect(composeLetterBatch(actor, association, ask)).rejects.toMatchObject({
      code: "access.not-found",
    });
  }
  expect(sentTo("nobody@example.org")).toHaveLength(0);
});
