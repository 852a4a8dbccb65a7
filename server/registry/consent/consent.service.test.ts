import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestMail, testMail } from "#deploy/local/test-mail.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { closeMail } from "#server/platform/mail.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { partiesAt } from "../holding/holding.queries.ts";
import { changeContact, showParty } from "../party/party.service.ts";
import { confirmByLink, confirmOnPaper, showConsentLink } from "./confirmation.service.ts";
import { listRequests } from "./consent.queries.ts";
import { revokeConsent } from "./consent.service.ts";
import { sendConsentLink, sendConsentReceipt } from "./consent-mail.service.ts";
import {
  askConsent,
  closeRequest,
  inviteToConsent,
  recordOralAnswer,
  showInvitationLetter,
} from "./request.service.ts";
import { consentToken } from "./wording.service.ts";

const MORNING = Temporal.Instant.from("2026-06-01T08:00:00Z");
const LATER = MORNING.add({ hours: 61 * 24 });
let db: TestDatabase;
let mail: TestMail;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(
    db.admin,
    ["Ann", "Bob", "Cis", "Dot", "Eva", "Flo", "Gus", "Hal"].map((name, index) => ({
      ...{ code: `A${index}`, shares: index === 0 ? 300 : 100, holders: [name] },
    })),
    { languages: { Bob: "nl" } },
  );
  mail = await testMail();
  overrideEnv({ SMTP_URL: mail.url, NEXTAUTH_URL: "https://koprogo.example" });
});
afterAll(async () => {
  closeMail();
  await mail.close();
  await db.close();
});

const job = () => systemOf(house.id);
const today = Temporal.PlainDate.from("2026-06-01");
async function reached(name: string) {
  const people = await read(job(), (tx) => partiesAt(tx, house.id, today));
  return people.get(house.partyOf(name))?.acceptedEmail ?? null;
}
const ask = (name: string, email: string, agreed = true) =>
  at(MORNING, () =>
    askConsent(house.owner(name), house.id, { partyId: house.partyOf(name), email, agreed }),
  );
const invite = (name: string, via: "email" | "letter") =>
  at(MORNING, () =>
    inviteToConsent(house.syndic, house.id, {
      ...{ partyId: house.partyOf(name), email: `${name.toLowerCase()}@home.example`, via },
    }),
  );
const lineOf = async (requestId: string) => {
  const lines = await at(MORNING, () =>
    read(house.syndic, (tx) => listRequests(tx, house.id, MORNING, null)),
  );
  return lines.find(({ id }) => id === requestId);
};
const codeOf = async (requestId: string) => (await lineOf(requestId))?.code ?? "";
const mailsTo = (email: string) => mail.store.list().filter(({ to }) => to.includes(email));

test("accepted on the screen, it counts once its link was used, with all that proves it", async () => {
  const { requestId, isGiven } = await ask("Ann", "ann@new.example");
  expect(isGiven).toBe(false);
  expect(await reached("Ann")).toBeNull();
  const send = () => at(MORNING, () => sendConsentLink(job(), house.id, requestId));
  expect(await send()).toBe("accepted");
  expect(await send()).toBeNull();
  const [question] = mailsTo("ann@new.example");
  const token = /consents\/([\w-]{43})/.exec(question?.text ?? "")?.[1] ?? "";
  expect(token).toBe(consentToken(requestId));
  expect(question?.text).toContain("article 3.87, § 3");
  expect((await at(MORNING, () => showConsentLink(token))).state).toBe("sent");
  await at(MORNING, () => confirmByLink({ token, agreed: true }));
  expect(await reached("Ann")).toBe("ann@new.example");
  const { rows } = await db.admin.query(
    `SELECT proof, language, text_version, account_id, amr, accepted_text,
       text_hash = sha256(convert_to(accepted_text, 'UTF8')) AS matches
     FROM consent WHERE party_id = $1`,
    [house.partyOf("Ann")],
  );
  expect(rows).toMatchObject([
    { proof: "online", language: "fr", text_version: "1", amr: ["pwd"], matches: true },
  ]);
  expect(rows[0].account_id).toMatch(/^[0-9a-f-]{36}$/);
  expect(rows[0].accepted_text).toContain("ann@new.example");
  const again = at(MORNING, () => confirmByLink({ token, agreed: true }));
  await expect(again).rejects.toMatchObject({ code: "consent.link-used" });
});

/** By the link sent to the very address. */
async function consented(name: string, email: string) {
  const { requestId } = await ask(name, email);
  await at(MORNING, () => confirmByLink({ token: consentToken(requestId), agreed: true }));
  return house.partyOf(name);
}

test("withdrawn in one act, the next sending is a letter; given again at a known address, at once", async () => {
  const partyId = await consented("Gus", "gus@new.example");
  await at(MORNING, () => revokeConsent(house.owner("Gus"), house.id, { partyId }));
  expect(await reached("Gus")).toBeNull();
  const { consents } = await showParty(house.syndic, house.id, partyId);
  const receipt = (fact: "given" | "revoked") =>
    at(MORNING, () => sendConsentReceipt(job(), house.id, consents[0]?.id ?? "", fact));
  expect(await receipt("revoked")).toBe("accepted");
  expect(await receipt("revoked")).toBeNull();
  expect(mailsTo("gus@new.example").some(({ subject }) => subject.includes("retiré"))).toBe(true);
  expect((await ask("Gus", "gus@new.example")).isGiven).toBe(true);
  expect(await reached("Gus")).toBe("gus@new.example");
});

test("another address ends it: the register does not send where nobody accepted", async () => {
  const partyId = await consented("Hal", "hal@new.example");
  const change = {
    ...{ partyId, email: "hal@third.example", phone: null },
    ...{ street: "Rue 1", postcode: "1000", town: "Bruxelles", language: "fr" as const },
  };
  await at(MORNING, () => changeContact(house.owner("Hal"), house.id, change));
  expect(await reached("Hal")).toBeNull();
});

test("on the telephone it is pending, by mail it is confirmed in writing", async () => {
  const requestId = await invite("Bob", "letter");
  const letter = await at(MORNING, () =>
    showInvitationLetter(house.syndic, house.id, { requestId }),
  );
  expect(letter).toMatchObject({ language: "nl", name: "Bob Peeters", isConfirmation: false });
  expect(letter.code).toMatch(/^\d{3} \d{3} \d{3}$/);
  expect(await at(MORNING, () => sendConsentLink(job(), house.id, requestId))).toBeNull();
  const said = { code: letter.code.replaceAll(" ", ""), answer: "accepted" } as const;
  await at(MORNING, () => recordOralAnswer(house.syndic, house.id, said));
  expect((await lineOf(requestId))?.state).toBe("oral");
  expect(await reached("Bob")).toBeNull();
  expect(await at(MORNING, () => sendConsentLink(job(), house.id, requestId))).toBe("accepted");
  const [question] = mailsTo("bob@home.example");
  expect(question?.text).toContain("telefonisch aanvaard");
  await at(MORNING, () => confirmByLink({ token: consentToken(requestId), agreed: true }));
  expect(await reached("Bob")).toBe("bob@home.example");
});

test("a declined answer ends the request; a slip of the tongue finds nobody", async () => {
  const requestId = await invite("Cis", "letter");
  const code = (await codeOf(requestId)).replaceAll(" ", "");
  const wrong = String((Number(code) + 1) % 1_000_000_000).padStart(9, "0");
  const answer = (typed: string) =>
    at(MORNING, () =>
      recordOralAnswer(house.syndic, house.id, { code: typed, answer: "declined" }),
    );
  await expect(answer(wrong)).rejects.toMatchObject({ code: "consent.code-unknown" });
  await answer(code);
  await expect(answer(code)).rejects.toMatchObject({ code: "consent.not-pending" });
  const confirmed = at(MORNING, () =>
    confirmByLink({ token: consentToken(requestId), agreed: true }),
  );
  await expect(confirmed).rejects.toMatchObject({ code: "consent.link-used" });
});

test("the signed form counts from its day, never from one to come", async () => {
  const requestId = await invite("Dot", "letter");
  const paper = (signedOn: string) =>
    at(MORNING, () =>
      confirmOnPaper(house.syndic, house.id, { requestId, signedOn, kept: "Classeur 4" }),
    );
  await expect(paper("2026-06-02")).rejects.toMatchObject({ code: "consent.in-the-future" });
  await paper("2026-05-30");
  expect(await reached("Dot")).toBe("dot@home.example");
  await expect(paper("2026-05-30")).rejects.toMatchObject({ code: "consent.not-pending" });
});

test("a link grows old, a box left empty accepts nothing, another link finds nothing", async () => {
  const requestId = await invite("Eva", "email");
  const token = consentToken(requestId);
  const unticked = at(MORNING, () => confirmByLink({ token, agreed: false }));
  await expect(unticked).rejects.toMatchObject({ code: "consent.not-agreed" });
  const late = at(LATER, () => confirmByLink({ token, agreed: true }));
  await expect(late).rejects.toMatchObject({ code: "consent.link-expired" });
  const unknown = confirmByLink({ token: "x".repeat(43), agreed: true });
  await expect(unknown).rejects.toMatchObject({ code: "consent.link-unknown" });
  await expect(ask("Eva", "eva@home.example", false)).rejects.toMatchObject({
    code: "consent.not-agreed",
  });
});

test("a second request replaces the first, and nobody asks for another person", async () => {
  const first = await invite("Flo", "email");
  await invite("Flo", "letter");
  expect((await lineOf(first))?.state).toBe("closed");
  const closed = at(MORNING, () => closeRequest(house.syndic, house.id, { requestId: first }));
  await expect(closed).rejects.toMatchObject({ code: "consent.not-pending" });
  const asked = { partyId: house.partyOf("Flo"), email: "a@b.example", agreed: true };
  await expect(askConsent(house.owner("Eva"), house.id, asked)).rejects.toMatchObject({
    code: "access.not-found",
  });
  await expect(askConsent(house.syndic, house.id, asked)).rejects.toMatchObject({
    code: "access.not-found",
  });
});
