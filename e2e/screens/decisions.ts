import { expect } from "@playwright/test";
import type { Hand } from "./hand.ts";
import { wordsOf } from "./words.ts";

const { assembly } = wordsOf("fr");

type Earlier = Readonly<{ on: string; item: string; text: string }>;

const SCAN = {
  name: "PV signé.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from("%PDF-1.4 procès-verbal signé"),
};

/** Enters a decision of the years before with its scan, as the office; ends on its page. */
export async function enterEarlierDecision(
  hand: Hand,
  slug: string,
  { on, item, text }: Earlier,
): Promise<void> {
  const { page } = hand;
  await page.goto(`/fr/${slug}/assembly/decisions`);
  await hand.press(page.getByRole("link", { name: assembly("register.enter") }));
  await page.getByLabel(assembly("register.decidedOn")).fill(on);
  await hand.type(page.getByLabel(assembly("register.item")), item);
  await hand.type(page.getByLabel(assembly("register.text")), text);
  await page.getByLabel(assembly("register.scan"), { exact: true }).setInputFiles(SCAN);
  await hand.press(page.getByRole("button", { name: assembly("register.save") }));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(item);
}

/** Records, on the page of a decision, that somebody went to court against it. */
export async function recordClaim(
  hand: Hand,
  { court, on }: Readonly<{ court: string; on: string }>,
): Promise<void> {
  const { page } = hand;
  await hand.press(page.locator("summary", { hasText: assembly("challenge.record") }));
  await hand.type(page.getByLabel(assembly("challenge.court")), court);
  await page.getByLabel(assembly("challenge.filedOn")).fill(on);
  await hand.press(page.getByRole("button", { name: assembly("challenge.record") }));
  await expect(page.getByText(assembly("challenge.pending"))).toBeVisible();
}
