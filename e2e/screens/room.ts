import { expect, type Locator } from "@playwright/test";
import type { Hand } from "./hand.ts";
import type { Choice } from "./voter.ts";
import { wordsOf } from "./words.ts";

const { assembly } = wordsOf("fr");

/** Lets somebody in at the door, whom the operator sees. */
export async function arrive(hand: Hand, name: string): Promise<void> {
  const { page } = hand;
  await hand.press(page.getByRole("button", { name: assembly("room.arriveLabel", { name }) }));
  await expect(
    page.getByRole("button", { name: assembly("room.departLabel", { name }) }),
  ).toBeVisible();
}

/** Opens the meeting at the operator's desk, with who chairs it. */
export async function openMeeting(hand: Hand, chair: string): Promise<void> {
  const { page } = hand;
  const form = page.getByRole("form", { name: assembly("room.open") });
  await hand.select(form.getByLabel(assembly("room.chair")), chair);
  await hand.press(form.getByRole("button", { name: assembly("room.open") }));
  await expect(page.getByRole("region", { name: assembly("room.ballots") })).toBeVisible();
}

/** Opens a meeting to which too few came: no vote follows. */
export async function openInVain(hand: Hand, chair: string): Promise<void> {
  const { page } = hand;
  const form = page.getByRole("form", { name: assembly("room.open") });
  await hand.select(form.getByLabel(assembly("room.chair")), chair);
  await hand.press(form.getByRole("button", { name: assembly("room.open") }));
  await expect(page.getByText(assembly("room.failed"))).toBeVisible();
}

/** Notes that somebody left. */
export async function depart(hand: Hand, name: string): Promise<void> {
  const { page } = hand;
  await hand.press(page.getByRole("button", { name: assembly("room.departLabel", { name }) }));
  await expect(
    page.getByRole("button", { name: assembly("room.arriveLabel", { name }) }),
  ).toBeVisible();
}

/** Keeps somebody from the vote on an item, for his contract with the association. */
export async function excludeSupplier(hand: Hand, item: number, name: string): Promise<void> {
  const { page } = hand;
  const label = assembly("exclusion.excludeLabel", { item });
  await hand.press(page.locator("summary", { hasText: label }));
  const form = page.getByRole("form", { name: label });
  await hand.select(form.getByLabel(assembly("exclusion.who")), name);
  const ground = assembly("exclusion.ground.contract");
  await hand.choose(form.getByRole("radio", { name: ground }));
  await hand.type(form.getByLabel(assembly("exclusion.reason")), "Il est l’entreprise choisie");
  await hand.press(form.getByRole("button", { name: label }));
  await expect(form).toBeHidden();
}

/** Opens the vote on the text of an item. */
export async function openBallot(hand: Hand, item: number): Promise<void> {
  const { page } = hand;
  const name = assembly("room.openBallotLabel", { item });
  await hand.press(page.getByRole("button", { name }));
  await expect(page.getByText(assembly("room.voting"))).toBeVisible();
}

/** Enters that all four who are in the room vote for an item. */
export async function encodeVotes(hand: Hand, item: number): Promise<void> {
  const { page } = hand;
  const label = assembly("room.encodeLabel", { item });
  await hand.press(page.locator("summary", { hasText: label }));
  const form = page.getByRole("form", { name: label });
  await hand.choose(form.locator('input[name="others"][value="for"]'));
  await hand.press(form.getByRole("button", { name: assembly("room.encodeSaveLabel", { item }) }));
  await expect(page.getByText(assembly("room.turnout", { heads: 4, shares: "670" }))).toBeVisible();
}

/** Enters what those in the room vote for an item: all alike, but for some by name. */
export async function encodeChoices(
  hand: Hand,
  item: number,
  others: Choice,
  except: Readonly<Record<string, Choice>>,
): Promise<void> {
  const { page } = hand;
  const label = assembly("room.encodeLabel", { item });
  await hand.press(page.locator("summary", { hasText: label }));
  const form = page.getByRole("form", { name: label });
  await hand.choose(form.locator(`input[name="others"][value="${others}"]`));
  for (const [holder, choice] of Object.entries(except)) {
    const head = form.getByRole("group", { name: holder });
    await hand.choose(head.getByRole("radio", { name: assembly(`choice.${choice}`) }));
  }
  await hand.press(form.getByRole("button", { name: assembly("room.encodeSaveLabel", { item }) }));
  await expect(form).toBeHidden();
}

/** Closes the vote on the text of an item; gives where its result stands. */
export async function closeBallot(hand: Hand, item: number): Promise<Locator> {
  const { page } = hand;
  const name = assembly("room.closeLabel", { item });
  await hand.press(page.locator("summary", { hasText: name }));
  await hand.press(page.getByRole("button", { name }));
  const result = page.getByRole("listitem").filter({
    has: page.getByRole("table", { name: assembly("result.caption", { item }) }),
  });
  await expect(result).toBeVisible();
  return result;
}

/** Ends the meeting and comes to its minutes. */
export async function endMeeting(hand: Hand): Promise<void> {
  const { page } = hand;
  await hand.press(page.locator("summary", { hasText: assembly("room.end") }));
  await hand.press(page.getByRole("button", { name: assembly("room.end"), exact: true }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(assembly("act.title"));
}

/** Makes the minutes final. */
export async function freezeMinutes(hand: Hand): Promise<void> {
  const { page } = hand;
  await hand.press(page.locator("summary", { hasText: assembly("act.freeze") }));
  await hand.press(page.getByRole("button", { name: assembly("act.freeze"), exact: true }));
  await expect(page.getByText(assembly("act.final"), { exact: true })).toBeVisible();
}
