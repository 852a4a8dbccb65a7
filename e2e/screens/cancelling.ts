import { expect } from "@playwright/test";
import type { Hand } from "./hand.ts";
import { wordsOf } from "./words.ts";

const { assembly } = wordsOf("fr");

/** Calls a convened meeting off, from its page. */
export async function cancelMeeting(hand: Hand, reason: string): Promise<void> {
  const { page } = hand;
  await hand.press(page.getByRole("link", { name: assembly("cancellation.title") }));
  await hand.type(page.getByLabel(assembly("cancellation.reason")), reason);
  await hand.press(page.getByRole("button", { name: assembly("cancellation.cancel") }));
  await expect(page.getByText(reason)).toBeVisible();
}

/** Prepares another meeting with its agenda, from what became of the one that was called off. */
export async function planAgain(hand: Hand): Promise<void> {
  await hand.press(hand.page.getByRole("button", { name: assembly("cancellation.againDo") }));
  await expect(hand.page).toHaveURL(/meetings\/[0-9a-f-]{36}$/);
}
