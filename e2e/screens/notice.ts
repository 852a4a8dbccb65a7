import { expect } from "@playwright/test";
import { inDays } from "./building.ts";
import type { Hand } from "./hand.ts";
import { wordsOf } from "./words.ts";

const { assembly } = wordsOf("fr");

type Funded = Readonly<{
  /** As in `2.1`. */
  text: string;
  reserve: string;
  call: string;
  firstOn: string;
}>;

/** Says from the meeting's page how a decision would be paid: from the reserve, and by two calls. */
export async function fundText(hand: Hand, { text, ...plan }: Funded): Promise<void> {
  const { page } = hand;
  await hand.press(page.getByRole("link", { name: assembly("meeting.funding"), exact: true }));
  const section = page.getByRole("region", {
    name: assembly("agenda.resolution", { number: text }),
  });
  await hand.press(section.locator("summary", { hasText: assembly("funding.set") }));
  const form = section.getByRole("form", { name: assembly("funding.of", { number: text }) });
  await hand.type(form.getByLabel(assembly("funding.reserve")), plan.reserve);
  await hand.type(form.getByLabel(assembly("funding.call")), plan.call);
  await hand.type(form.getByLabel(assembly("funding.callCount")), "2");
  await hand.date(form.getByLabel(assembly("funding.callFirst")), plan.firstOn);
  await hand.type(form.getByLabel(assembly("funding.callEvery")), "3");
  await hand.press(form.getByRole("button", { name: assembly("funding.save") }));
  await expect(section.getByText(assembly("funding.change"))).toBeVisible();
}

/** Files an offer with an item, from the page of the annexes. */
export async function fileQuote(
  hand: Hand,
  { item, supplier, amount }: Readonly<{ item: number; supplier: string; amount: string }>,
): Promise<void> {
  const { page } = hand;
  const label = assembly("annexes.addTo", { number: item });
  await hand.press(page.locator("summary", { hasText: label }));
  const form = page.getByRole("form", { name: label });
  await hand.type(form.getByLabel(assembly("annexes.supplier")), supplier);
  await hand.type(form.getByLabel(assembly("annexes.amount")), amount);
  await hand.date(form.getByLabel(assembly("annexes.receivedOn")), inDays(-3));
  await form.getByLabel(assembly("annexes.file")).setInputFiles({
    ...{ name: "Devis.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 devis") },
  });
  await hand.press(form.getByRole("button", { name: assembly("annexes.add") }));
  const quotes = page.getByRole("table", {
    name: assembly("annexes.quotesOf", { number: item }),
  });
  await expect(quotes.getByRole("row", { name: supplier })).toBeVisible();
}

/** Prepares another notice in the place of the one that was sent; ends on the new draft. */
export async function planCorrection(hand: Hand, reason: string, on: string): Promise<void> {
  const { page } = hand;
  await hand.press(page.locator("summary", { hasText: assembly("correction.start") }));
  const form = page.getByRole("form", { name: assembly("correction.start") });
  await hand.type(form.getByLabel(assembly("correction.reason")), reason);
  await hand.date(form.getByLabel(assembly("correction.on")), on);
  const sent = page.url();
  await hand.press(form.getByRole("button", { name: assembly("correction.prepare") }));
  await expect(page).not.toHaveURL(sent);
  await expect(page.getByText(assembly("stage.draft"), { exact: true })).toBeVisible();
}
