import { expect } from "@playwright/test";
import { inDays } from "./building.ts";
import type { Hand } from "./hand.ts";
import { wordsOf } from "./words.ts";

const { assembly } = wordsOf("fr");

type Asked = Readonly<{ question: string; options: readonly string[]; named?: boolean }>;

/** Who runs the association asks its owners for their opinion; ends on the poll's page. */
export async function startPoll(
  hand: Hand,
  slug: string,
  { question, options, named = false }: Asked,
): Promise<void> {
  const { page } = hand;
  await page.goto(`/fr/${slug}/assembly`);
  await hand.press(page.getByRole("link", { name: assembly("poll.title"), exact: true }));
  await hand.press(page.getByRole("link", { name: assembly("poll.new") }).first());
  await hand.type(page.getByLabel(assembly("poll.question"), { exact: true }), question);
  for (const [index, option] of options.entries()) {
    const label = assembly("poll.option", { number: index + 1 });
    await hand.type(page.getByLabel(label, { exact: true }), option);
  }
  if (named) await hand.choose(page.getByRole("radio", { name: assembly("poll.named") }));
  await hand.date(page.getByLabel(assembly("poll.endsOn")), inDays(7));
  await hand.press(page.getByRole("button", { name: assembly("poll.save") }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    assembly("poll.one", { question }),
  );
  await hand.press(page.locator("summary", { hasText: assembly("poll.publish") }));
  await hand.press(page.getByRole("button", { name: assembly("poll.publish") }));
  await expect(page.getByText(assembly("poll.stateOf.open"), { exact: true })).toBeVisible();
}
