import type { Page } from "@playwright/test";

/** Who to be: somebody of the demonstration by subject, or anybody else by name too. */
export type Identity = Readonly<{
  subject: string;
  givenName?: string;
  familyName?: string;
  /** What the provider answers with, advanced unless said otherwise. */
  strength?: "advanced" | "basic";
}>;

/** Answers the local identity provider's page and comes back to the application. */
export async function identify(page: Page, who: Identity): Promise<void> {
  const { subject, givenName = "", familyName, strength = "advanced" } = who;
  if (familyName === undefined) {
    await page.locator(`input[name="person"][value="${subject}"]`).check();
  } else {
    await page.locator('input[name="person"][value="other"]').check();
    await page.locator('input[name="sub"]').fill(subject);
    await page.locator('input[name="given_name"]').fill(givenName);
    await page.locator('input[name="family_name"]').fill(familyName);
  }
  await page.locator(`input[name="acr"][value$="_${strength}"]`).check();
  await page.locator('button[value="confirm"]').click();
}

/** Refuses, as one can in the app. */
export async function refuseToIdentify(page: Page): Promise<void> {
  await page.locator('button[value="refuse"]').click();
}
