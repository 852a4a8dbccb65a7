import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import type { Resident } from "./building.ts";
import type { Hand } from "./hand.ts";
import { type Identity, identifyBy } from "./identity-provider.ts";
import { wordsOf } from "./words.ts";

/** Goes from one's home to the meeting that is asked about. */
export async function findMeeting(hand: Hand, { locale }: Pick<Resident, "locale">): Promise<void> {
  const { page } = hand;
  await page.goto(`/${locale}/home`);
  await hand.press(page.getByRole("link", { name: wordsOf(locale).site("home.act.prepare") }));
}

/** Takes part from afar: one identification, then the click that says "I am here". */
export async function joinRemotely(
  hand: Hand,
  { locale }: Pick<Resident, "locale">,
  who: Identity,
): Promise<void> {
  const { page } = hand;
  const { assembly, identity } = wordsOf(locale);
  const link = (name: string) => page.getByRole("link", { name, exact: true });
  await hand.press(link(assembly("meeting.vote")));
  await hand.press(link(assembly("vote.identify")));
  await hand.press(link(identity("stepUp.start", { provider: "itsme" })));
  await identifyBy(hand, who);
  await hand.press(page.getByRole("button", { name: assembly("vote.join") }));
  await expect(page.getByText(assembly("vote.presentRemote"))).toBeVisible();
}

/** Names another owner to represent one. */
export async function giveProxy(hand: Hand, owner: Resident, holder: string): Promise<void> {
  const { page } = hand;
  const { assembly } = wordsOf(owner.locale);
  await hand.press(page.getByRole("link", { name: assembly("meeting.proxies") }));
  const form = page.getByRole("form", { name: assembly("proxies.give") });
  await hand.select(form.getByLabel(assembly("proxies.holderField")), holder);
  await hand.press(form.getByRole("button", { name: assembly("proxies.give") }));
  await expect(page.getByRole("row").filter({ hasText: owner.name })).toContainText(
    assembly("proxies.inForce"),
  );
}

export type Choice = "for" | "against" | "abstain";

type Choices = Readonly<Record<string, Choice>>;

/** The ballot paper of a point: the one of the point before it may still be there. */
export function paperOf(page: Page, item: number): Locator {
  return page.getByRole("form", { name: new RegExp(`^${item}\\. `) });
}

/** Fills in the ballot paper of a point for each head one votes for, by the name of its holder. */
export async function fillIn(
  hand: Hand,
  { locale }: Pick<Resident, "locale">,
  item: number,
  choices: Choices,
): Promise<void> {
  const { assembly } = wordsOf(locale);
  for (const [holder, choice] of Object.entries(choices)) {
    const head = paperOf(hand.page, item).getByRole("group", { name: holder });
    await hand.choose(head.getByRole("radio", { name: assembly(`choice.${choice}`) }));
  }
}

/** Fills in the ballot paper of a point, sends it and reads that it is recorded. */
export async function vote(
  hand: Hand,
  voter: Pick<Resident, "locale">,
  item: number,
  choices: Choices,
  isReplacing = false,
): Promise<void> {
  const { assembly } = wordsOf(voter.locale);
  const paper = paperOf(hand.page, item);
  await fillIn(hand, voter, item, choices);
  const name = assembly(isReplacing ? "vote.replaceLabel" : "vote.castLabel", { item });
  await hand.press(paper.getByRole("button", { name, exact: true }));
  for (const choice of Object.values(choices)) {
    const sentence = assembly("vote.recorded", { choice: assembly(`choice.${choice}`) });
    await expect(paper.getByText(sentence).first()).toBeVisible();
  }
}

/** Saves the receipt of a head's vote from the page of proofs; gives the file's text. */
export async function saveReceipt(
  hand: Hand,
  { locale }: Pick<Resident, "locale">,
  { item, names }: Readonly<{ item: number; names: string }>,
): Promise<string> {
  const { page } = hand;
  const { assembly, ui } = wordsOf(locale);
  await hand.press(page.getByRole("link", { name: ui("rail.proof"), exact: true }));
  const name = assembly("vote.receipt", { item, names });
  const saving = page.waitForEvent("download");
  await hand.press(page.getByRole("link", { name }));
  return readFile(await (await saving).path(), "utf8");
}

/** Signs the minutes in one's own name, from one's home. */
export async function signMinutes(hand: Hand, { locale }: Pick<Resident, "locale">): Promise<void> {
  const { page } = hand;
  const { assembly, site } = wordsOf(locale);
  await page.goto(`/${locale}/home`);
  await hand.press(page.getByRole("link", { name: site("home.act.sign") }));
  const sign = page.getByRole("button", { name: assembly("act.sign"), exact: true });
  await hand.press(sign);
  await expect(sign).toBeHidden();
}
