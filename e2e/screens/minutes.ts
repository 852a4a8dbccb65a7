import { createHash } from "node:crypto";
import { expect } from "@playwright/test";
import type { Hand } from "./hand.ts";
import { wordsOf } from "./words.ts";

const { assembly } = wordsOf("fr");

/** Writes around the facts of an item, while the minutes are a draft. */
export async function writeProse(hand: Hand, item: number, before: string): Promise<void> {
  const { page } = hand;
  const form = page.getByRole("form", { name: assembly("act.proseSaveLabel", { number: item }) });
  const summary = page.locator("summary", {
    hasText: assembly("act.proseOf", { number: item, title: "" }).trim(),
  });
  await hand.press(summary);
  await hand.type(form.getByLabel(assembly("act.proseBefore")), before);
  await hand.press(form.getByRole("button"));
  await expect(summary).toContainText(assembly("act.proseWritten"));
}

const SHEET = {
  name: "Feuille signée.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from("%PDF-1.4 feuille de signature"),
};

/** Files the scan of the printed sheet on which all who were to sign have signed. */
export async function fileSignedSheet({ page, ...hand }: Hand): Promise<void> {
  const form = page.getByRole("form", { name: assembly("act.sheetSave") });
  await form.getByLabel(assembly("act.sheetFile")).setInputFiles(SHEET);
  for (const signer of await form.getByRole("checkbox").all()) await hand.tick(signer);
  await hand.press(form.getByRole("button", { name: assembly("act.sheetSave") }));
  const hash = createHash("sha256").update(SHEET.buffer).digest("hex");
  await expect(page.getByText(assembly("act.sheetHash", { hash }))).toBeVisible();
  await expect(page.getByText(assembly("act.missing"))).toHaveCount(0);
}
