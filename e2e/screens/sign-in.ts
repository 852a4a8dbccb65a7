import { expect } from "@playwright/test";
import de from "#messages/de/identity.json" with { type: "json" };
import en from "#messages/en/identity.json" with { type: "json" };
import fr from "#messages/fr/identity.json" with { type: "json" };
import nl from "#messages/nl/identity.json" with { type: "json" };
import type { Hand } from "./hand.ts";
import { type Identity, identifyBy } from "./identity-provider.ts";

const WORDS = { fr, nl, de, en } as const;
export type Locale = keyof typeof WORDS;

/** Signs in by password and waits to be somewhere else. */
export async function signInByPassword(
  hand: Hand,
  locale: Locale,
  { email, password }: Readonly<{ email: string; password: string }>,
): Promise<void> {
  const { page } = hand;
  const words = WORDS[locale].signIn;
  await page.goto(`/${locale}/sign-in`);
  await hand.type(page.getByLabel(words.email, { exact: true }), email);
  await hand.type(page.getByLabel(words.password, { exact: true }), password);
  await hand.press(page.getByRole("button", { name: words.submit, exact: true }));
  await expect(page).not.toHaveURL(/\/sign-in/);
}

/** Signs in by itsme through the local provider and waits to be back, somewhere else. */
export async function signInByItsme(hand: Hand, locale: Locale, who: Identity): Promise<void> {
  const { page } = hand;
  await page.goto(`/${locale}/sign-in`);
  await hand.press(page.getByRole("link", { name: WORDS[locale].signIn.itsme }));
  await identifyBy(hand, who);
  await expect(page).not.toHaveURL(/\/sign-in|\/interaction\//);
}
