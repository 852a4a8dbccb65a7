import { expect } from "@playwright/test";
import { inDays } from "./building.ts";
import type { Hand } from "./hand.ts";
import { wordsOf } from "./words.ts";

const { assembly } = wordsOf("fr");

/** Where nobody is syndic, drafts the meeting that appoints one; ends at the desk of its convener. */
export async function startForVacancy(hand: Hand, slug: string, candidate: string): Promise<void> {
  const { page } = hand;
  await page.goto(`/fr/${slug}/assembly/convening`);
  await expect(page.getByText(assembly("convening.turn.council"))).toBeVisible();
  await hand.press(page.getByRole("link", { name: assembly("convening.byVacancy") }));
  const field = (label: string) => page.getByLabel(label);
  await hand.type(field(assembly("convening.candidate", { number: 1 })), candidate);
  await hand.date(page.getByLabel(assembly("details.on"), { exact: true }), inDays(16));
  await hand.type(field(assembly("details.place")), "Salle paroissiale, Liège");
  await hand.type(field(assembly("details.consultation")), "Chez moi, sur rendez-vous.");
  await hand.press(page.getByRole("button", { name: assembly("convening.start") }));
  await expect(page.getByText(assembly("convening.agendaFixed"))).toBeVisible();
}

/** Sends the notice to so many people, from the convener's desk. */
export async function sendOwnNotice(hand: Hand, count: number): Promise<void> {
  const { page } = hand;
  await hand.press(page.locator("summary", { hasText: assembly("notice.send") }));
  await hand.press(page.getByRole("button", { name: assembly("notice.sendConfirm", { count }) }));
  await expect(page.getByRole("region", { name: assembly("notice.batch") })).toBeVisible();
}
