import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestMail, testMail } from "#deploy/local/test-mail.ts";
import { at } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { closeMail } from "#server/platform/mail.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { createAccount } from "../account/account.service.ts";
import { hashPassword } from "../factor/factor.service.ts";
import { type ToldFact, tellAccount } from "../notice/notice.service.ts";
import { codeAt, stepAt } from "../second-factor/second-factor.rules.ts";
import { giveTotp } from "../second-factor/second-factor.service.ts";
import { personOf } from "../session/session.rules.ts";
import { resolveSession } from "../session/session.service.ts";
import { passFactor, signInByPassword } from "../session/sign-in.service.ts";
import { askEmail, finishEmail, sendEmailLink } from "./email.service.ts";
import { askForLoss, finishLoss, sendLossLink } from "./loss.service.ts";
import { answerReset, askReset, finishReset } from "./reset.service.ts";

const PASSWORD = "une phrase assez longue";
const NEXT = "les volets bleus de la rue Haute";
const SECRET = new Uint8Array(20).fill(5);
const noon = Temporal.Instant.from("2026-05-20T12:00:00Z");
/** A minute later: the moved clock ticks at each look. */
const soon = noon.add({ minutes: 1 });
const job = systemOf();
const HERE = "192.0.2.1";

let db: TestDatabase;
let mail: TestMail;
let passwordHash: string;
let email: string;
let accountId: string;
let made = 0;

beforeAll(async () => {
  db = await testDatabase();
  passwordHash = await hashPassword(PASSWORD);
  mail = await testMail();
  overrideEnv({ SMTP_URL: mail.url, NEXTAUTH_URL: "https://koprogo.example" });
});
afterAll(async () => {
  closeMail();
  await mail.close();
  await db.close();
});
beforeEach(async () => {
  email = `lost${++made}@example.com`;
  const account = { email, displayName: "Els Bogaert", locale: "nl", passwordHash } as const;
  accountId = await write(systemOf(), null, (tx) => createAccount(tx, account));
});

const mailsTo = (address: string) => mail.store.list().filter(({ to }) => to.includes(address));
const tokenIn = (text: string | undefined) => /\/([\w-]{43})(\s|$)/.exec(text ?? "")?.[1] ?? "";

/** The last fact of a kind, as the relay would send it. */
async function lastFact(type: string) {
  const { rows } = await db.admin.query<{ id: string; payload: Record<string, string> }>(
    "SELECT id, payload FROM audit_event WHERE type = $1 ORDER BY xid DESC, id DESC LIMIT 1",
    [type],
  );
  return rows[0] ?? { id: "", payload: {} };
}

async function tell(fact: ToldFact) {
  const { id, payload } = await lastFact(fact);
  const { accountId: account = "", linkId } = payload;
  return tellAccount(job, { eventId: id, fact, accountId: account, linkId, at: noon.toString() });
}

async function resetTokenOf(address: string, moment = noon): Promise<string> {
  await at(moment, () => askReset({ email: address }, HERE));
  const { requestId = "" } = (await lastFact("identity/reset.asked")).payload;
  await at(moment, () => answerReset(job, requestId));
  return tokenIn(mailsTo(address).at(-1)?.text);
}

async function enter(password = PASSWORD) {
  const signedIn = await signInByPassword({ email, password }, HERE);
  if (signedIn.step !== "done") throw new Error("asked for more");
  const session = await resolveSession(signedIn.secret);
  if (!session) throw new Error("no session");
  return { secret: signedIn.secret, person: personOf(session) };
}

describe("a new password asked for", () => {
  test("comes by a link that serves once, ends every session and is told", async () => {
    const open = await enter();
    const token = await resetTokenOf(email);
    expect(mailsTo(email)[0]?.subject).toBe("Nieuw wachtwoord voor KoproGo");
    await at(soon, () => finishReset({ token, password: NEXT }));
    expect(await resolveSession(open.secret)).toBeNull();
    await enter(NEXT);
    const again = at(soon, () => finishReset({ token, password: PASSWORD }));
    await expect(again).rejects.toMatchObject({ code: "link.used" });
    expect(await tell("identity/password.reset")).toBe("told");
    expect(await tell("identity/password.reset")).toBeNull();
    expect(mailsTo(email)).toHaveLength(2);
  });

  test("at an address of nobody writes the same rows, sends nothing and is forgotten", async () => {
    const written = async (address: string) => {
      const counts = () =>
        db.admin.query(
          `SELECT (SELECT count(*)::int FROM reset_request) AS requests,
             (SELECT count(*)::int FROM audit_event) AS facts,
             (SELECT count(*)::int FROM throttle) AS counters`,
        );
      const { rows: before } = await counts();
      await askReset({ email: address }, "192.0.2.77");
      const { rows: after } = await counts();
      return Object.keys(after[0]).map((name) => after[0][name] - before[0][name]);
    };
    await written("warm@example.com");
    const known = await written(email);
    expect(await written("nobody-at-all@example.com")).toEqual(known);
    const { requestId = "" } = (await lastFact("identity/reset.asked")).payload;
    expect(await answerReset(job, requestId)).toBeNull();
    expect(mailsTo("nobody-at-all@example.com")).toEqual([]);
    const { rows } = await db.admin.query("SELECT FROM reset_request WHERE id = $1", [requestId]);
    expect(rows).toEqual([]);
  });

  test("serves half an hour, and only the last one asked for", async () => {
    const first = await resetTokenOf(email);
    const second = await resetTokenOf(email, noon.add({ minutes: 1 }));
    const finish = (token: string, minutes: number) =>
      at(noon.add({ minutes }), () => finishReset({ token, password: NEXT }));
    await expect(finish(first, 2)).rejects.toMatchObject({ code: "link.unknown" });
    await expect(finish(second, 32)).rejects.toMatchObject({ code: "link.expired" });
    await expect(finish("forged", 2)).rejects.toMatchObject({ code: "link.unknown" });
    await finish(second, 30);
  });

  test("refuses a password that is no good without using the link up", async () => {
    const token = await resetTokenOf(email);
    const finish = (password: string) => at(soon, () => finishReset({ token, password }));
    await expect(finish("court")).rejects.toMatchObject({ code: "account.password-too-short" });
    await finish(NEXT);
  });

  test("sends the same mail again, under the same id, when the job runs twice", async () => {
    await at(noon, () => askReset({ email }, HERE));
    const { requestId = "" } = (await lastFact("identity/reset.asked")).payload;
    await at(noon, () => answerReset(job, requestId));
    expect(await at(noon, () => answerReset(job, requestId))).toBeNull();
    expect(mailsTo(email)).toHaveLength(1);
  });

  test("fills nobody's mailbox, and holds up nobody else behind the same address", async () => {
    const ask = (address: string) => at(noon, () => askReset({ email: address }, "192.0.2.60"));
    for (let i = 0; i < 3; i += 1) await ask(email);
    await expect(ask(email)).rejects.toMatchObject({ code: "limit.too-many" });
    for (let i = 0; i < 20; i += 1) await ask(`colleague${i}@example.com`);
  });

  test("leaves the second factor where it is", async () => {
    await write(systemOf(), null, (tx) => giveTotp(tx, accountId, SECRET));
    const token = await resetTokenOf(email);
    await at(soon, () => finishReset({ token, password: NEXT }));
    expect(await signInByPassword({ email, password: NEXT }, HERE)).toMatchObject({
      step: "factor",
    });
  });
});

describe("a change of address", () => {
  const change = async (to: string) => {
    const { person } = await enter();
    await at(noon, () => askEmail(person, { email: to }, HERE));
    const { linkId = "" } = (await lastFact("identity/email.asked")).payload;
    await at(noon, () => sendEmailLink(job, linkId));
    return tokenIn(mailsTo(to).at(-1)?.text);
  };

  test("happens when the link sent there is opened, and can be taken back from the old one", async () => {
    const to = `new.${email}`;
    const token = await change(to);
    const open = await enter();
    await at(soon, () => finishEmail({ token }));
    await expect(enter()).rejects.toMatchObject({ code: "session.wrong-credentials" });
    expect(await tell("identity/email.changed")).toBe("told");
    const back = tokenIn(mailsTo(email).at(-1)?.text);
    expect(await resolveSession(open.secret)).not.toBeNull();
    await at(noon.add({ hours: 100 }), () => finishEmail({ token: back }));
    expect(await resolveSession(open.secret)).toBeNull();
    await enter();
  });

  test("to the address of another account is refused when its link is opened", async () => {
    const taken = { email: `taken.${email}`, displayName: "An", locale: "nl" } as const;
    await write(systemOf(), null, (tx) => createAccount(tx, { ...taken, passwordHash: null }));
    const token = await change(taken.email);
    const finishing = at(soon, () => finishEmail({ token }));
    await expect(finishing).rejects.toMatchObject({ code: "account.email-taken" });
    const { person } = await enter();
    const same = askEmail(person, { email }, HERE);
    await expect(same).rejects.toMatchObject({ code: "account.email-same" });
  });
});

describe("a lost second factor", () => {
  async function ask(): Promise<string> {
    await write(systemOf(), null, (tx) => giveTotp(tx, accountId, SECRET));
    const signedIn = await signInByPassword({ email, password: PASSWORD }, HERE);
    const half = signedIn.step === "factor" ? signedIn.half : "";
    await at(noon, () => askForLoss(half, HERE));
    const { linkId = "" } = (await lastFact("identity/loss.asked")).payload;
    await at(noon, () => sendLossLink(job, linkId));
    return tokenIn(mailsTo(email).at(-1)?.text);
  }
  const finish = (token: string, hours: number) =>
    at(noon.add({ hours }), () => finishLoss({ token }));

  test("is taken off three days after it was asked for, and that is told", async () => {
    const token = await ask();
    expect(mailsTo(email).at(-1)?.text).toContain("23 mei 2026");
    await expect(finish(token, 71)).rejects.toMatchObject({ code: "link.too-early" });
    await finish(token, 73);
    await enter();
    expect(await tell("identity/factors.lost")).toBe("told");
  });

  test("stays when its owner signs in meanwhile", async () => {
    const token = await ask();
    const signedIn = await signInByPassword({ email, password: PASSWORD }, HERE);
    const half = signedIn.step === "factor" ? signedIn.half : "";
    await at(noon, () => passFactor({ half, code: codeAt(SECRET, stepAt(noon)) }, HERE));
    await expect(finish(token, 73)).rejects.toMatchObject({ code: "link.unknown" });
  });

  test("is asked for by nobody who does not know the password", async () => {
    await expect(askForLoss("", HERE)).rejects.toMatchObject({ code: "factor.expired" });
  });
});
