import { expect } from "@playwright/test";
import type { Hand } from "./hand.ts";
import { wordsOf } from "./words.ts";

const { proof, ui } = wordsOf("fr");

/** Waits on the association's page of proofs until its meeting is anchored for good. */
export async function awaitAnchor(hand: Hand): Promise<void> {
  const { page } = hand;
  // On a telephone the chapters are one line until it is opened.
  const chapters = page.locator("details.fold > summary", { hasText: ui("rail.label") });
  if (await chapters.isVisible()) await hand.press(chapters);
  await hand.press(page.getByRole("link", { name: ui("rail.proof"), exact: true }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(proof("trees.title"));
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(proof("trees.state.final"))).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 90_000 });
}

/** A stranger hands in a receipt file on the public page. */
export async function verifyReceipt(
  hand: Hand,
  receipt: string,
  outcome: "passed" | "waiting" | "failed",
): Promise<void> {
  const { page } = hand;
  await page.goto("/fr/verify");
  await page.getByLabel(proof("verify.file")).setInputFiles({
    name: "recu.json",
    mimeType: "application/json",
    buffer: Buffer.from(receipt),
  });
  await hand.press(page.getByRole("button", { name: proof("verify.submit") }));
  await expect(page.getByText(proof(`verify.outcome.${outcome}.title`))).toBeVisible();
}
