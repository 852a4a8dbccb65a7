import { expect, type Locator } from "@playwright/test";
import { identityOf, inDays, type Resident } from "./building.ts";
import type { Hand } from "./hand.ts";
import { identifyBy } from "./identity-provider.ts";
import { wordsOf } from "./words.ts";

const { assembly } = wordsOf("fr");

const SCAN = {
  name: "formulaire signé.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from("%PDF-1.4 formulaire signé"),
};

type Proposed = Readonly<{ title: string; text: string; type: string }>;

/** A step that says first what follows from it: opened, then done. */
async function confirm(hand: Hand, name: string, fill?: (form: Locator) => Promise<void>) {
  const { page } = hand;
  await hand.press(page.locator("summary").filter({ hasText: name }));
  const form = page.getByRole("form", { name, exact: true });
  await fill?.(form);
  await hand.press(form.getByRole("button", { name, exact: true }));
}

/** The office drafts what is to be decided in writing, reads it, and puts it to the owners. */
export async function proposeInWriting(
  hand: Hand,
  slug: string,
  { title, text, type }: Proposed,
): Promise<void> {
  const { page } = hand;
  await page.goto(`/fr/${slug}/assembly`);
  await hand.press(page.getByRole("link", { name: assembly("written.title"), exact: true }));
  await hand.press(page.getByRole("link", { name: assembly("written.new") }).first());
  await hand.type(page.getByLabel(assembly("written.subject"), { exact: true }), title);
  await hand.date(page.getByLabel(assembly("written.answerBy")), inDays(14));
  await hand.type(page.getByLabel(assembly("written.text", { number: 1 })), text);
  await hand.select(page.getByLabel(`${assembly("written.type")} (1)`), type);
  await hand.press(page.getByRole("button", { name: assembly("written.save") }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    assembly("written.one", { title }),
  );
  await confirm(hand, assembly("written.open"));
  await expect(page.getByText(assembly("written.stateOf.open"), { exact: true })).toBeVisible();
}

/** An owner finds it at home, identifies himself and signs what he has read. */
export async function signInWriting(hand: Hand, owner: Resident): Promise<void> {
  const { page } = hand;
  const words = wordsOf(owner.locale);
  await page.goto(`/${owner.locale}/home`);
  await hand.press(page.getByRole("link", { name: words.site("home.act.write") }).first());
  await hand.press(page.getByRole("link", { name: words.assembly("written.identify") }));
  const provider = words.identity("stepUp.start", { provider: "itsme" });
  await hand.press(page.getByRole("link", { name: provider }));
  await identifyBy(hand, identityOf(owner));
  await hand.press(page.getByRole("button", { name: words.assembly("written.signNow") }));
  await expect(page.getByText(words.assembly("written.haveSigned"))).toBeVisible();
}

/** The office files the scan of a form with the names that are signed on it. */
export async function fileSignedForm(hand: Hand, names: readonly string[]): Promise<void> {
  const { page } = hand;
  const form = page.getByRole("form", { name: assembly("written.paperSave") });
  await form.getByLabel(assembly("written.paperFile")).setInputFiles(SCAN);
  for (const name of names) await hand.tick(form.getByRole("checkbox", { name, exact: true }));
  await hand.press(form.getByRole("button", { name: assembly("written.paperSave") }));
}

/** The office enters a refusal that came on paper. */
export async function fileRefusal(
  hand: Hand,
  { name, reason, note }: Readonly<Record<"name" | "reason" | "note", string>>,
): Promise<void> {
  await confirm(hand, assembly("written.refusal"), async (form) => {
    await hand.select(form.getByLabel(assembly("written.refusalWho")), name);
    await hand.date(form.getByLabel(assembly("written.refusalDay")), inDays(0));
    await hand.type(form.getByLabel(assembly("written.refusalReason")), reason);
    await hand.type(form.getByLabel(assembly("written.refusalNote")), note);
  });
  await expect(
    hand.page.getByText(assembly("written.stateOf.refused"), { exact: true }),
  ).toBeVisible();
}

/** All have signed: the minutes are drawn up and its first text is followed to the register. */
export async function minuteInWriting(hand: Hand): Promise<void> {
  const { page } = hand;
  await confirm(hand, assembly("written.minute"));
  await hand.press(page.getByRole("link", { name: assembly("written.decision", { number: 1 }) }));
}
