import { expect, type Page } from "@playwright/test";
import type { Locale } from "./sign-in.ts";
import { wordsOf } from "./words.ts";

export const publicPage = (slug: string, locale: Locale = "fr") => `/${locale}/b/${slug}`;

type Fault = Readonly<{ what: string; place: string; email?: string; phone?: string }>;

/** Types a report into the form of a public page and sends it. */
export async function sendFault(page: Page, locale: Locale, fault: Fault): Promise<void> {
  const { site } = wordsOf(locale);
  await page.getByLabel(site("public.fault.what")).fill(fault.what);
  await page.getByLabel(site("public.fault.place")).fill(fault.place);
  await page.getByLabel(site("public.fault.email")).fill(fault.email ?? "");
  await page.getByLabel(site("public.fault.phone")).fill(fault.phone ?? "");
  await page.getByRole("button", { name: site("public.fault.send") }).click();
}

/** Reports something on the public page of a building. Returns the number given. */
export async function reportFault(
  page: Page,
  slug: string,
  fault: Fault,
  locale: Locale = "fr",
): Promise<string> {
  const { site } = wordsOf(locale);
  await page.goto(publicPage(slug, locale));
  await sendFault(page, locale, fault);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    site("public.fault.received.title"),
  );
  return (await page.locator(".number").textContent()) ?? "";
}
