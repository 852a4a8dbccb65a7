import { expect } from "@playwright/test";
import type { Hand } from "./hand.ts";
import type { Locale } from "./sign-in.ts";
import { wordsOf } from "./words.ts";

type Wanted = Readonly<{ reason: string; point?: string; motion?: string }>;

async function writeWords(
  { page, type }: Hand,
  { reason, point = "Chaudière", motion = "" }: Wanted,
  locale: Locale,
) {
  const { assembly } = wordsOf(locale);
  const number = 1;
  await type(page.getByLabel(assembly("request.reason")), reason);
  await type(page.getByLabel(assembly("request.pointTitle", { number })), point);
  await type(page.getByLabel(assembly("request.pointMotion", { number })), motion);
}

/** Begins, as an owner, to ask for a meeting; ends on the request. */
export async function startRequest(
  hand: Hand,
  slug: string,
  wanted: Wanted,
  locale: Locale = "fr",
): Promise<void> {
  const { page } = hand;
  const { assembly } = wordsOf(locale);
  await page.goto(`/${locale}/${slug}/assembly`);
  await hand.press(page.getByRole("link", { name: assembly("requests.title") }));
  await hand.press(page.getByRole("link", { name: assembly("requests.new") }).first());
  await writeWords(hand, wanted, locale);
  await hand.press(page.getByRole("button", { name: assembly("request.start") }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    assembly("request.title", { reason: wanted.reason }),
  );
}

/** Enters, as the syndic, a letter that asks for a meeting; ends on the request. */
export async function encodeRequest(
  hand: Hand,
  slug: string,
  { signers, ...wanted }: Wanted & Readonly<{ signers: readonly string[] }>,
): Promise<void> {
  const { page } = hand;
  const { assembly } = wordsOf("fr");
  await page.goto(`/fr/${slug}/assembly/requests/new`);
  for (const name of signers) await hand.tick(page.getByRole("checkbox", { name, exact: true }));
  await writeWords(hand, wanted, "fr");
  await hand.press(page.getByRole("button", { name: assembly("request.keep") }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    assembly("request.title", { reason: wanted.reason }),
  );
}
