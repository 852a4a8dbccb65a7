import type { Page } from "@playwright/test";
import { type Hand, mouseOn } from "./hand.ts";

/** Who to be: somebody of the demonstration by subject, or anybody else by name too. */
export type Identity = Readonly<{
  subject: string;
  givenName?: string;
  familyName?: string;
  /** What the provider answers with, advanced unless said otherwise. */
  strength?: "advanced" | "basic";
}>;

/** Answers the local identity provider's page and comes back to the application. */
export async function identifyBy(hand: Hand, who: Identity): Promise<void> {
  const { subject, givenName = "", familyName, strength = "advanced" } = who;
  const { page } = hand;
  if (familyName === undefined) {
    await hand.choose(page.locator(`input[name="person"][value="${subject}"]`));
  } else {
    await hand.choose(page.locator('input[name="person"][value="other"]'));
    await hand.type(page.locator('input[name="sub"]'), subject);
    await hand.type(page.locator('input[name="given_name"]'), givenName);
    await hand.type(page.locator('input[name="family_name"]'), familyName);
  }
  // The stronger one stands first, whichever provider asks.
  const strengths = page.locator('input[name="acr"]');
  await hand.choose(strength === "advanced" ? strengths.first() : strengths.last());
  await hand.press(page.locator('button[value="confirm"]'));
}

/** As `identifyBy`, by mouse. */
export function identify(page: Page, who: Identity): Promise<void> {
  return identifyBy(mouseOn(page), who);
}

/** Refuses, as one can in the app. */
export async function refuseToIdentify(page: Page): Promise<void> {
  await page.locator('button[value="refuse"]').click();
}
