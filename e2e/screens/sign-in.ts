import { expect, type Page } from "@playwright/test";
import de from "#messages/de/identity.json" with { type: "json" };
import en from "#messages/en/identity.json" with { type: "json" };
import fr from "#messages/fr/identity.json" with { type: "json" };
import nl from "#messages/nl/identity.json" with { type: "json" };
import { type Identity, identify } from "./identity-provider.ts";

const WORDS = { fr, nl, de, en } as const;
export type Locale = keyof typeof WORDS;

/** Signs in by password and waits to be somewhere else. */
export async function signInByPassword(
  page: Page,
  locale: Locale,
  { email, password }: Readonly<{ email: string; password: string }>,
): Promise<void> {
  const words = WORDS[locale].signIn;
  await page.goto(`/${locale}/sign-in`);
  await page.getByLabel(words.email).fill(email);
  await page.getByLabel(words.password).fill(password);
  await page.getByRole("button", { name: words.submit, exact: true }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}

/** Signs in by itsme through the local provider and waits to be back, somewhere else. */
export async function signInByItsme(page: Page, locale: Locale, who: Identity): Promise<void> {
  await page.goto(`/${locale}/sign-in`);
  await page.getByRole("link", { name: WORDS[locale].signIn.itsme }).click();
  await identify(page, who);
  await expect(page).not.toHaveURL(/\/sign-in|\/interaction\//);
}
