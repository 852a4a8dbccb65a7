import { expect } from "@playwright/test";
import {
  codeAt,
  secretFromText,
  stepAt,
} from "#server/identity/second-factor/second-factor.rules.ts";
import { type Building, inDays } from "./building.ts";
import type { Hand } from "./hand.ts";
import type { Locale } from "./sign-in.ts";
import { wordsOf } from "./words.ts";

/** The first manager of an installation. */
export const MANAGER = {
  name: "Nora Vandamme",
  email: "nora@vandamme.example",
  password: "le tram 81 passe par la gare",
} as const;

const OFFICE_NAME = "Gestion Vandamme";

/** Makes the first office and its manager, from the page the terminal's link leads to. */
export async function makeOffice({ page, ...hand }: Hand, locale: Locale): Promise<void> {
  const { registry } = wordsOf(locale);
  const write = (label: string, text: string) =>
    hand.type(page.getByLabel(label, { exact: true }), text);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(registry("setUp.title"));
  await write(registry("officeFields.name"), OFFICE_NAME);
  const optional = (label: string, text: string) => hand.type(page.getByLabel(label), text);
  await optional(registry("officeFields.number"), "0314595348");
  await optional(registry("officeFields.ipi"), "512345");
  await write(registry("officeFields.email"), "bureau@vandamme.example");
  await write(registry("officeFields.phone"), "+32 2 555 01 99");
  await write(registry("officeFields.street"), "Rue Neuve 1");
  await write(registry("officeFields.postcode"), "1000");
  await write(registry("officeFields.town"), "Bruxelles");
  await write(registry("setUp.name"), MANAGER.name);
  await write(registry("setUp.email"), MANAGER.email);
  await write(registry("setUp.password"), MANAGER.password);
  await hand.press(page.getByRole("button", { name: registry("setUp.save") }));
}

/** The first manager adds an application of codes and comes to the office's page. */
export async function enrol(hand: Hand, locale: Locale): Promise<void> {
  await enrolCodes(hand, locale);
  await expect(hand.page.getByRole("heading", { level: 1 })).toHaveText(OFFICE_NAME);
}

/** Adds an application of codes, which an office's staff cannot go on without. */
export async function enrolCodes({ page, ...hand }: Hand, locale: Locale): Promise<void> {
  const { identity } = wordsOf(locale);
  await hand.press(page.getByRole("link", { name: identity("methods.addTotp") }));
  await hand.press(page.getByRole("button", { name: identity("totp.begin") }));
  const secret = (await page.locator("main code").textContent()) ?? "";
  const code = codeAt(secretFromText(secret), stepAt(Temporal.Now.instant()));
  const label = identity("totp.first").replace(/^2\. /, "");
  await hand.type(page.getByLabel(label, { exact: true }), code);
  await hand.press(page.getByRole("button", { name: identity("totp.submit") }));
  await hand.press(page.getByRole("button", { name: identity("recovery.kept") }));
  await expect(page).not.toHaveURL(/\/account\//);
}

/** A first association, from the office's own page, with the register of a file. */
export async function enterFirst(
  { page, ...hand }: Hand,
  locale: Locale,
  building: Building,
  counts: Readonly<{ lots: number; parties: number }>,
): Promise<void> {
  const { registry } = wordsOf(locale);
  const write = (label: string, text: string) =>
    hand.type(page.getByLabel(label, { exact: true }), text);
  const main = page.getByRole("main");
  await hand.press(main.getByRole("link", { name: registry("office.add"), exact: true }));
  await write(registry("create.name"), building.name);
  await write(registry("create.number"), building.enterpriseNumber);
  await write(registry("create.street"), "Rue des Tilleuls 8");
  await write(registry("create.postcode"), "4000");
  await write(registry("create.town"), "Liège");
  await write(registry("create.shares"), "1000");
  await write(registry("create.period"), "05-11");
  await hand.date(page.getByLabel(registry("create.appointedOn")), inDays(-30));
  await hand.date(page.getByLabel(registry("create.startsOn")), inDays(-30));
  await hand.date(page.getByLabel(registry("create.endsOn")), inDays(365));
  await hand.press(page.getByRole("button", { name: registry("create.save") }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(registry("imports.title"));
  await page.getByLabel(registry("imports.file")).setInputFiles({ ...building.register });
  await hand.press(page.getByRole("button", { name: registry("imports.send") }));
  await hand.press(page.getByRole("button", { name: registry("imports.apply", counts) }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(registry("lots.title"));
  await expect(main.getByRole("row").filter({ hasText: "A1" })).toContainText("Maréchal");
}
