import { expect } from "@playwright/test";
import { withClient } from "#deploy/local/databases.ts";
import de from "#messages/de/identity.json" with { type: "json" };
import en from "#messages/en/identity.json" with { type: "json" };
import fr from "#messages/fr/identity.json" with { type: "json" };
import nl from "#messages/nl/identity.json" with { type: "json" };
import { STAFF } from "#prisma/seed/cast.ts";
import {
  codeAt,
  secretFromText,
  stepAt,
} from "#server/identity/second-factor/second-factor.rules.ts";
import type { Hand } from "./hand.ts";
import { type Identity, identifyBy } from "./identity-provider.ts";

const WORDS = { fr, nl, de, en } as const;
export type Locale = keyof typeof WORDS;

/** The codes of somebody who signs in in many browsers at once serve again: here that is no theft. */
async function forgetUsedCodes(email: string): Promise<void> {
  await withClient(process.env.KOPRO_E2E_DATABASE ?? "", (client) =>
    client.query(
      "UPDATE factor SET last_step = NULL WHERE account_id = (SELECT id FROM account WHERE email = $1)",
      [email],
    ),
  );
}

/** Types the code of the moment, where one is asked for after the password. */
export async function passFactor(hand: Hand, locale: Locale, email: string): Promise<void> {
  const totp = STAFF.find((member) => member.email === email)?.totp;
  if (!totp) return;
  const { page } = hand;
  const words = WORDS[locale].secondStep;
  await expect(page).toHaveURL(/\/sign-in\/factor/);
  // Another browser may take the same code in between: then once more.
  await expect(async () => {
    await forgetUsedCodes(email);
    const code = codeAt(secretFromText(totp), stepAt(Temporal.Now.instant()));
    await hand.type(page.getByLabel(words.code, { exact: true }), code);
    await hand.press(page.getByRole("button", { name: words.submit, exact: true }));
    await expect(page).not.toHaveURL(/\/sign-in/, { timeout: 5_000 });
  }).toPass({ timeout: 30_000 });
}

/** Signs in by password, and by code where one is asked for, and waits to be somewhere else. */
export async function signInByPassword(
  hand: Hand,
  locale: Locale,
  known: Readonly<{ email: string; password: string }>,
): Promise<void> {
  await hand.page.goto(`/${locale}/sign-in`);
  await signInHere(hand, locale, known);
}

/** The same on the page where one was asked to sign in. */
export async function signInHere(
  hand: Hand,
  locale: Locale,
  { email, password }: Readonly<{ email: string; password: string }>,
): Promise<void> {
  const { page } = hand;
  const words = WORDS[locale].signIn;
  await hand.type(page.getByLabel(words.email, { exact: true }), email);
  await hand.type(page.getByLabel(words.password, { exact: true }), password);
  await hand.press(page.getByRole("button", { name: words.submit, exact: true }));
  await passFactor(hand, locale, email);
  await expect(page).not.toHaveURL(/\/sign-in/);
}

/** Signs in by itsme through the local provider and waits to be back, somewhere else. */
export async function signInByItsme(hand: Hand, locale: Locale, who: Identity): Promise<void> {
  const { page } = hand;
  await page.goto(`/${locale}/sign-in`);
  await hand.press(
    page.getByRole("link", { name: WORDS[locale].signIn.identity.replace("{provider}", "itsme") }),
  );
  await identifyBy(hand, who);
  await expect(page).not.toHaveURL(/\/sign-in|\/interaction\//);
}
