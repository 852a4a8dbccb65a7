import { afterAll, beforeAll, expect, test } from "vitest";
import { anybody } from "#prisma/seed/person.ts";
import { resolveSession } from "#server/identity/session/session.service.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { makeFirstOffice, readFirstOffice } from "./first-office.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const WORDS = ["--office", "Syndic Maes", "--phone", "+32 2 555 01 02", "--street", "Rue Haute 1"];
const PLACE = ["--postcode", "1000", "--town", "Bruxelles"];
const PERSON = ["--name", "Lea Maes", "--email", "lea@maes.example"];

test("what is missing is named", () => {
  expect(() => readFirstOffice([...WORDS, ...PERSON])).toThrow("Give --postcode, --town too");
});

test("the first manager signs in, and nobody makes himself a second one so", async () => {
  const first = readFirstOffice([...WORDS, ...PLACE, ...PERSON]);
  const password = await makeFirstOffice(db.adminUrl, first);
  const signedIn = await anybody.identity.session.signIn({ email: first.email, password });
  // By a password alone he may set up a second factor, and nothing else.
  const session = signedIn.step === "done" ? await resolveSession(signedIn.secret) : null;
  expect(session).toMatchObject({ email: first.email, mustEnrol: true });
  await expect(makeFirstOffice(db.adminUrl, first)).rejects.toThrow("already");
});
