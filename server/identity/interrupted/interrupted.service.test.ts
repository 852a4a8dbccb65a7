import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { at, now } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { createAccount } from "../account/account.service.ts";
import { removeSessions } from "../session/retention.service.ts";
import { openSession, resolveSession } from "../session/session.service.ts";
import { KEPT_BYTES, KEPT_FORMS } from "./interrupted.rules.ts";
import { keepTyped, takeTyped } from "./interrupted.service.ts";

const noon = Temporal.Instant.from("2026-05-20T12:00:00Z");
const later = (minutes: number) => noon.add({ minutes });
const PAGE = "/fr/associations/new";
const FORM = {
  ...{ page: PAGE, form: "_R_5_" },
  ...{ values: { name: "Résidence du Parc" }, labels: { name: "Nom" } },
};

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

let made = 0;
/** An account whose session has ended, by its secret. */
async function ended() {
  const account = { displayName: "Odile", locale: "fr", passwordHash: null } as const;
  const email = `odile${++made}@example.com`;
  const accountId = await write(systemOf(), null, (tx) => createAccount(tx, { ...account, email }));
  const session = await at(noon.subtract({ hours: 3 }), () =>
    write(systemOf(), null, (tx) =>
      openSession(tx, accountId, { factors: ["pwd"], acr: null, authTime: now() }),
    ),
  );
  expect(await at(noon, () => resolveSession(session))).toBeNull();
  return { accountId, session };
}

async function kept(form = FORM) {
  const { accountId, session } = await ended();
  const secret = await at(noon, () => keepTyped(session, form));
  return { accountId, session, secret: secret ?? "" };
}

const take = (secret: string, accountId: string, minutes = 5, page = PAGE) =>
  at(later(minutes), () => takeTyped(secret, { accountId, page }));

const rowsOf = (accountId: string) =>
  read(systemOf(), (tx) => tx.interruptedForm.findMany({ where: { accountId } }));

describe("a form that comes after its session has ended", () => {
  test("is shown again to its person, on its page, once", async () => {
    const { accountId, secret } = await kept();
    expect(await take(secret, accountId, 5, "/fr/home")).toBeNull();
    expect(await take(secret, accountId)).toEqual(FORM);
    expect(await take(secret, accountId)).toBeNull();
  });

  test("is shown to one of two that ask at the same time", async () => {
    const { accountId, secret } = await kept();
    const both = await Promise.all([take(secret, accountId), take(secret, accountId)]);
    expect(both.filter((form) => form !== null)).toEqual([FORM]);
  });

  test("vanishes where somebody else signs in", async () => {
    const { accountId, secret } = await kept();
    const other = await ended();
    expect(await take(secret, other.accountId, 5, "/fr/home")).toBeNull();
    expect(await take(secret, accountId)).toBeNull();
    expect(await rowsOf(accountId)).toEqual([]);
  });

  test("waits half an hour, and is removed", async () => {
    const { accountId, secret } = await kept();
    expect(await take(secret, accountId, 30)).toBeNull();
    const late = await kept();
    await at(later(31), () => removeSessions(systemOf(), new Date(0)));
    expect(await rowsOf(late.accountId)).toEqual([]);
  });

  test("is not kept when it is too long, or of nobody", async () => {
    const { session } = await ended();
    const long = { ...FORM, values: { name: "a".repeat(KEPT_BYTES) } };
    expect(await keepTyped(session, long)).toBeNull();
    expect(await keepTyped("never given", FORM)).toBeNull();
    expect(await keepTyped("", FORM)).toBeNull();
  });

  test.each(["//elsewhere.example", "https://elsewhere.example/", ""])(
    "is not kept for a page of another site: %s",
    async (page) => {
      const { session } = await ended();
      expect(await keepTyped(session, { ...FORM, page })).toBeNull();
    },
  );

  test("cannot be guessed, nor read in the table", async () => {
    const { accountId, secret } = await kept();
    const [row] = await rowsOf(accountId);
    expect(JSON.stringify(row)).not.toContain("Parc");
    expect(await take(`${secret}x`, accountId)).toBeNull();
    expect(await take(row?.id ?? "", accountId)).toBeNull();
  });

  test("makes room for a later one", async () => {
    const { accountId, session } = await ended();
    const secrets: string[] = [];
    for (let minute = 0; minute <= KEPT_FORMS; minute += 1) {
      secrets.push((await at(later(minute), () => keepTyped(session, FORM))) ?? "");
    }
    expect(await rowsOf(accountId)).toHaveLength(KEPT_FORMS);
    const [first = "", second = ""] = secrets;
    expect(await take(first, accountId)).toBeNull();
    expect(await take(second, accountId)).toEqual(FORM);
  });
});
