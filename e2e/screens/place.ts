import { expect, type Page } from "@playwright/test";

/** The association of the page's address, as addresses name it. */
export const slugIn = (page: Page): string => new URL(page.url()).pathname.split("/")[2] ?? "";

/** The meeting of the page's address. */
export const meetingIn = (page: Page): string =>
  /meetings\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";

/** Where a page's first link of a kind leads, by the parts of its path; it must have one. */
export async function linkedFrom(
  page: Page,
  address: string,
  selector: string,
): Promise<readonly string[]> {
  await page.goto(address);
  const link = page.locator(selector).first();
  await expect(link, `${selector} on ${address}`).toBeAttached();
  const href = (await link.getAttribute("href")) ?? "";
  return new URL(href, page.url()).pathname.split("/").slice(1);
}
