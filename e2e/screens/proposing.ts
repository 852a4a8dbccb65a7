import { expect } from "@playwright/test";
import type { Hand } from "./hand.ts";
import type { Locale } from "./sign-in.ts";
import { wordsOf } from "./words.ts";

type Proposed = Readonly<{ title: string; motion?: string }>;

/** Asks the syndic, as an owner, to put something on the agenda; ends on the receipt. */
export async function proposeItem(
  hand: Hand,
  slug: string,
  { title, motion = "" }: Proposed,
  locale: Locale = "fr",
): Promise<void> {
  const { page } = hand;
  const { assembly } = wordsOf(locale);
  await page.goto(`/${locale}/${slug}/assembly`);
  await hand.press(page.getByRole("link", { name: assembly("proposals.title") }));
  await hand.press(page.getByRole("link", { name: assembly("proposals.new") }).first());
  await hand.type(page.getByLabel(assembly("proposal.titleField")), title);
  await hand.type(page.getByLabel(assembly("proposal.motion")), motion);
  await hand.press(page.getByRole("button", { name: assembly("proposal.send") }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    assembly("proposal.title", { title }),
  );
}
