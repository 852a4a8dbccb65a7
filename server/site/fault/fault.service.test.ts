import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestMail, testMail } from "#deploy/local/test-mail.ts";
import { findDelivery } from "#server/documents/delivery/delivery.queries.ts";
import { recordReturnedMail } from "#server/documents/delivery/delivery.service.ts";
import { sendMail } from "#server/documents/delivery/mailing.service.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { closeMail } from "#server/platform/mail.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { removeDue } from "#server/registry/privacy/retention.service.ts";
import { createCaller } from "#server/root.ts";
import { findFault, listFaults } from "./fault.queries.ts";
import { isReference } from "./fault.rules.ts";
import { answerFault, closeFault } from "./fault.service.ts";
import { removeFaultContacts } from "./retention.service.ts";

const noon = Temporal.Instant.from("2026-05-20T10:00:00Z");

let folder: string;
let db: TestDatabase;
let mail: TestMail;
let house: House;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "koprogo-fault-"));
  db = await testDatabase();
  mail = await testMail();
  overrideEnv({
    SMTP_URL: mail.url,
    STORAGE_PATH: folder,
    NEXTAUTH_URL: "https://koprogo.example",
  });
});
afterAll(async () => {
  closeMail();
  await mail.close();
  await db.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  house = await seedHouse(db.admin, [{ code: "A1", shares: 1000, holders: ["ana"] }]);
});

const said = {
  locale: "nl",
  what: "De lift staat stil.",
  place: "Lift, verdieping 3",
  email: "jan@visitor.example",
  phone: "",
} as const;
type Said = Partial<Record<keyof typeof said | "slug", string>>;

/** As the page sends it: nothing is known of what was typed. */
const report = (facts: Said = {}, ip = "198.51.100.7", moment = noon) =>
  at(moment, () =>
    createCaller({ actor: { kind: "anonymous" }, requestId: "test", ip }).site.fault.report({
      ...said,
      slug: house.slug,
      ...facts,
    } as Parameters<ReturnType<typeof createCaller>["site"]["fault"]["report"]>[0]),
  );
const listed = (state: "open" | "all" = "open", page = 1) =>
  read(house.syndic, (tx) => listFaults(tx, house.id, { state, page }));
const firstId = async () => (await listed("all")).rows[0]?.id ?? "";
const answer = (faultId: string, text = "De hersteller komt om 14 uur.") =>
  at(noon, () => answerFault(house.syndic, house.id, { faultId, text }));

test("a visitor's report is the syndic's to read, by the number that he was given", async () => {
  const { reference } = await report();
  expect(isReference(reference)).toBe(true);
  const { rows, total } = await listed();
  expect(total).toBe(1);
  expect(rows[0]).toMatchObject({
    reference,
    what: said.what,
    place: said.place,
    state: "received",
  });
  const fault = await read(house.syndic, (tx) => findFault(tx, house.id, rows[0]?.id ?? ""));
  expect(fault).toMatchObject({ email: "jan@visitor.example", phone: null, locale: "nl" });
  const { rows: events } = await db.admin.query(
    `SELECT type, actor->>'kind' AS kind, payload FROM audit_event WHERE association_id = $1`,
    [house.id],
  );
  expect(events).toEqual([
    { type: "site/fault.reported", kind: "system", payload: { faultId: rows[0]?.id } },
  ]);
});

test("HTML stays the text that it was", async () => {
  const what = `<script>alert("1")</script> & "quotes"`;
  await report({ what });
  expect((await listed()).rows[0]?.what).toBe(what);
});

test.each<[string, Said]>([
  ["what", { what: "" }],
  ["what", { what: "x".repeat(4_001) }],
  ["place", { place: " " }],
  ["email", { email: "jan" }],
  ["phone", { phone: "call me" }],
])("%s must be readable", async (field, facts) => {
  await expect(report(facts)).rejects.toMatchObject({
    code: "BAD_REQUEST",
    cause: { issues: [{ path: [field] }] },
  });
  expect((await listed()).total).toBe(0);
});

test("sent twice, also at once, it is one report with one number", async () => {
  const sent = await Promise.all([report(), report(), report()]);
  expect(new Set(sent.map(({ reference }) => reference)).size).toBe(1);
  const later = await report({}, "198.51.100.7", noon.add({ minutes: 11 }));
  expect(later.reference).not.toBe(sent[0]?.reference);
  expect((await listed()).total).toBe(2);
});

test("a thousand from one address are stopped early; the neighbour behind another is heard", async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 1_000 }, (_, n) =>
      report({ what: `Melding ${n}` }).then(
        () => "kept",
        (error: { code?: string }) => error.code,
      ),
    ),
  );
  const kept = outcomes.filter((outcome) => outcome === "kept").length;
  expect(kept).toBe(30);
  expect(outcomes.filter((outcome) => outcome === "TOO_MANY_REQUESTS")).toHaveLength(970);
  expect((await listed()).total).toBe(30);
  await report({ what: "Water in de kelder" }, "203.0.113.9");
  expect((await listed()).rows[0]?.what).toBe("Water in de kelder");
  // An hour later the first one is heard again.
  await report({ what: "Nog altijd" }, "198.51.100.7", noon.add({ minutes: 61 }));
});

test("nobody receives it where no syndic is in office, and no building is where none is", async () => {
  const after = Temporal.Instant.from("2029-05-20T10:00:00Z");
  await expect(report({}, "192.0.2.1", after)).rejects.toMatchObject({
    cause: { code: "fault.no-syndic" },
  });
  await expect(report({ slug: "nowhere-at-all" }, "192.0.2.1")).rejects.toMatchObject({
    cause: { code: "access.not-found" },
  });
  await expect(report({ slug: "../etc" }, "192.0.2.1")).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
});

test("the answer goes by mail in the reader's language, once, with its proof", async () => {
  const what = "Lekt <b>water</b>";
  const { reference } = await report({ what });
  const faultId = await firstId();
  await answer(faultId, "Wij komen.\n<i>Morgen</i> om 9 uur.");
  const fault = await read(house.syndic, (tx) => findFault(tx, house.id, faultId));
  expect(fault?.state).toBe("answered");
  const deliveryId = fault?.answers[0]?.deliveryId ?? "";
  const send = () => at(noon, () => sendMail(systemOf(house.id), house.id, deliveryId));
  expect(await send()).toBe("accepted");
  expect(await send()).toBe("accepted");
  const sent = mail.store.list().filter(({ text }) => text.includes(reference));
  expect(sent).toHaveLength(1);
  const [letter] = sent;
  expect(letter?.subject).toContain(`Uw melding ${reference}`);
  expect(letter?.text).toContain("<i>Morgen</i> om 9 uur.");
  expect(letter?.html).toContain("&lt;i&gt;Morgen&lt;/i&gt; om 9 uur.");
  expect(letter?.html).toContain("&lt;b&gt;water&lt;/b&gt;");
  expect(letter?.attachments).toEqual([]);
  const delivery = await read(house.syndic, (tx) => findDelivery(tx, house.id, deliveryId));
  expect(delivery).toMatchObject({ state: "accepted", documentId: expect.any(String) });
});

test("an answer that comes back is known; no letter is asked for, there is no address", async () => {
  await report();
  const faultId = await firstId();
  await answer(faultId);
  const fault = await read(house.syndic, (tx) => findFault(tx, house.id, faultId));
  const deliveryId = fault?.answers[0]?.deliveryId ?? "";
  await at(noon, () => sendMail(systemOf(house.id), house.id, deliveryId));
  const returned = { deliveryId, evidence: "no such user" };
  const letter = await at(noon, () => recordReturnedMail(house.syndic, house.id, returned));
  expect(letter).toBeNull();
  const { rows } = await db.admin.query(`SELECT channel FROM delivery WHERE association_id = $1`, [
    house.id,
  ]);
  expect(rows).toEqual([{ channel: "email" }]);
});

test("without an e-mail what was answered is noted; nothing is sent", async () => {
  await report({ email: "", phone: "0470 11 22 33" });
  const faultId = await firstId();
  await answer(faultId, "Opgebeld.");
  const fault = await read(house.syndic, (tx) => findFault(tx, house.id, faultId));
  expect(fault).toMatchObject({
    state: "answered",
    answers: [{ text: "Opgebeld.", deliveryId: null }],
  });
});

test("what is closed stays so, and leaves the list of what is open", async () => {
  await report();
  const faultId = await firstId();
  const close = () => at(noon, () => closeFault(house.syndic, house.id, { faultId }));
  await close();
  expect((await listed()).total).toBe(0);
  expect((await listed("all")).rows[0]?.state).toBe("closed");
  await expect(close()).rejects.toMatchObject({ code: "fault.closed" });
  await expect(answer(faultId)).rejects.toMatchObject({ code: "fault.closed" });
});

test("only the syndic treats what is reported, and only in his associations", async () => {
  await report();
  const faultId = await firstId();
  const other = await seedHouse(db.admin, [{ code: "A1", shares: 1000, holders: ["bob"] }]);
  for (const [person, id] of [
    [house.owner("ana"), house.id],
    [other.syndic, other.id],
    [other.syndic, house.id],
  ] as const) {
    await expect(answerFault(person, id, { faultId, text: "x" })).rejects.toMatchObject({
      code: "access.not-found",
    });
    await expect(closeFault(person, id, { faultId })).rejects.toMatchObject({
      code: "access.not-found",
    });
  }
});

test("half a year after it was closed, nothing says any more who reported it", async () => {
  const { email } = said;
  const phone = "0477 12 34 56";
  await report({ phone, what: `De lift staat stil, bel ${phone}.` });
  const closed = await firstId();
  await answer(closed, `Wij bellen u op ${phone} of schrijven naar ${email}.`);
  const { rows } = await db.admin.query("SELECT id FROM delivery WHERE party_id = $1", [closed]);
  await sendMail(systemOf(house.id), house.id, rows[0]?.id);
  await at(noon, () => closeFault(house.syndic, house.id, { faultId: closed }));
  await report({ what: "Het licht is stuk.", email: "an@visitor.example" });
  const remove = (days: number) =>
    at(noon.add({ hours: 24 * days }), () =>
      removeDue(systemOf(), house.id, [removeFaultContacts]),
    );
  expect(await remove(180)).toEqual([]);
  expect(await remove(181)).toEqual([{ kind: "fault-contacts", count: 1 }]);
  expect(await remove(181)).toEqual([]);
  const left = await db.admin.query<{ row: string }>(
    `SELECT row_to_json(t)::text AS row FROM (SELECT f.*, a.text, d.address, d.content, p.evidence
       FROM fault f JOIN fault_answer a ON a.fault_id = f.id JOIN delivery d ON d.party_id = f.id
       JOIN delivery_proof p ON p.delivery_id = d.id WHERE f.id = $1) t`,
    [closed],
  );
  expect(left.rows).toHaveLength(1);
  expect(left.rows[0]?.row).not.toMatch(/visitor\.example|0477/);
  const fault = await read(house.syndic, (tx) => findFault(tx, house.id, closed));
  expect(fault).toMatchObject({ what: "De lift staat stil, bel ….", email: null, phone: null });
  expect(fault?.answers).toMatchObject([{ mail: "accepted" }]);
  const open = (await listed()).rows[0]?.id ?? "";
  expect(await read(house.syndic, (tx) => findFault(tx, house.id, open))).toMatchObject({
    email: "an@visitor.example",
  });
});
