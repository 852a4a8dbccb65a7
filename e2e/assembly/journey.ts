import { expect, type Page } from "@playwright/test";
import { test } from "#e2e/fixtures.ts";
import { COUNTS, ITEMS, openBuilding } from "#e2e/screens/arranging.ts";
import { buildingCalled, identityOf, inDays, type Resident } from "#e2e/screens/building.ts";
import type { Hand } from "#e2e/screens/hand.ts";
import type { Mailbox } from "#e2e/screens/mailbox.ts";
import { convene, lettersOf, prepareMeeting, recordPosting } from "#e2e/screens/planning.ts";
import { acceptByItsme, inviteOwner } from "#e2e/screens/register.ts";
import {
  closeBallot,
  endMeeting,
  freezeMinutes,
  openBallot,
  openMeeting,
} from "#e2e/screens/room.ts";
import { awaitAnchor, verifyReceipt } from "#e2e/screens/verification.ts";
import {
  findMeeting,
  giveProxy,
  joinRemotely,
  paperOf,
  saveReceipt,
  signMinutes,
  vote,
} from "#e2e/screens/voter.ts";
import { wordsOf } from "#e2e/screens/words.ts";

const { assembly, registry } = wordsOf("fr");
type Journey = Readonly<{
  /** For the building's name and its people's addresses. */
  key: string;
  /** Mouse or keyboard, on a page of a browser of its own. */
  takeInHand: (page: Page) => Hand;
  visitor: () => Promise<Page>;
  mail: Mailbox;
  /** Held tomorrow for this reason; in time, so in sixteen days, where there is none. */
  urgency?: string;
}>;

/** The product's main job from end to end, on real parts. */
export async function fromRegisterToVerifiedVote(journey: Journey): Promise<void> {
  const { key, takeInHand, visitor, mail, urgency } = journey;
  const building = buildingCalled(key);
  const { lucie, tom, sara, henri } = building.residents;
  const someone = async () => takeInHand(await visitor());
  const odile = await someone();
  const hands = new Map<Resident, Hand>();
  const handOf = (owner: Resident): Hand => {
    const hand = hands.get(owner);
    if (!hand) throw new Error(`${owner.name} is not here`);
    return hand;
  };

  await test.step("the office takes a building on and enters its register", async () => {
    await openBuilding(odile, building);
    await expect(
      odile.page.getByText(registry("lots.lead", { count: 8, shares: "1 000", total: "1 000" })),
    ).toBeVisible();
  });

  await test.step("owners accept their invitation by itsme", async () => {
    for (const owner of [lucie, tom, sara, henri]) {
      await inviteOwner(odile, owner);
      const hand = await someone();
      await acceptByItsme(hand, owner, mail);
      hands.set(owner, hand);
    }
  });

  await test.step("the meeting is convened, by mail and by letter", async () => {
    const on = inDays(urgency ? 1 : 16);
    await prepareMeeting(odile, { on, items: ITEMS, ...(urgency ? { urgency } : {}) });
    await convene(odile, COUNTS.parties);
    for (const owner of [lucie, tom, sara, henri]) {
      const notice = await mail.latestTo(owner.email, / – /);
      for (const { title } of ITEMS) expect(notice.text).toContain(title);
      if (urgency) expect(notice.text).toContain(urgency);
    }
    const letters = await odile.page.request.get(await lettersOf(odile));
    expect((await letters.body()).subarray(0, 5).toString()).toBe("%PDF-");
    await recordPosting(odile, "RP 4000 118 774 BE");
    await expect(odile.page.getByText(assembly("notice.proven"))).toBeVisible();
  });

  await test.step("three owners come from afar, the fourth is represented", async () => {
    await findMeeting(handOf(henri), henri);
    await giveProxy(handOf(henri), henri, lucie.name);
    for (const owner of [lucie, tom, sara]) {
      await findMeeting(handOf(owner), owner);
      await joinRemotely(handOf(owner), owner, identityOf(owner));
    }
    await odile.press(odile.page.getByRole("link", { name: assembly("kind.extraordinary") }));
    await odile.press(odile.page.getByRole("link", { name: assembly("meeting.room") }));
    await openMeeting(odile, lucie.name);
    await expect(odile.page.getByRole("region", { name: assembly("room.quorum") })).toContainText(
      assembly("room.of", { part: "670", whole: "1 000" }),
    );
  });

  await test.step("they vote, one of them twice; the law counts", async () => {
    await openBallot(odile, 1);
    await vote(handOf(lucie), lucie, 1, { [lucie.name]: "for", [henri.name]: "for" });
    await vote(handOf(tom), tom, 1, { [tom.name]: "for" });
    // He is still where he was: at the button, which now replaces.
    await expect(paperOf(handOf(tom).page, 1).getByRole("button")).toBeFocused();
    await vote(handOf(sara), sara, 1, { [sara.name]: "abstain" });
    await vote(handOf(tom), tom, 1, { [tom.name]: "against" }, true);
    const accounts = await closeBallot(odile, 1);
    await expect(accounts).toContainText(assembly("result.adopted"));
    await expect(accounts).toContainText(assembly("result.against", { names: tom.name }));
    await expect(accounts).toContainText(assembly("result.abstained", { names: sara.name }));
    await openBallot(odile, 2);
    await vote(handOf(lucie), lucie, 2, { [lucie.name]: "for", [henri.name]: "against" });
    await vote(handOf(tom), tom, 2, { [tom.name]: "against" });
    await vote(handOf(sara), sara, 2, { [sara.name]: "for" });
    const roof = await closeBallot(odile, 2);
    await expect(roof).toContainText(assembly("result.rejected"));
  });

  await test.step("the minutes are read, frozen and signed", async () => {
    await endMeeting(odile);
    await freezeMinutes(odile);
    const sign = odile.page.getByRole("button", { name: assembly("act.sign"), exact: true });
    await odile.press(sign);
    await expect(sign).toBeHidden();
    for (const owner of [lucie, tom, sara]) await signMinutes(handOf(owner), owner);
    await odile.page.reload();
    await expect(odile.page.getByText(assembly("act.missing"))).toHaveCount(0);
    await expect(odile.page.getByRole("main")).toContainText(tom.name);
    const pdf = odile.page.getByRole("link", { name: assembly("act.pdf") });
    const printed = await odile.page.request.get((await pdf.getAttribute("href")) ?? "");
    expect((await printed.body()).subarray(0, 5).toString()).toBe("%PDF-");
  });

  await test.step("a stranger verifies a receipt; a changed one is refused", async () => {
    await awaitAnchor(odile);
    const receipt = await saveReceipt(handOf(tom), tom, { item: 1, names: tom.name });
    const stranger = await someone();
    await verifyReceipt(stranger, receipt, "passed");
    const changed = receipt.replace('"choice":"against"', '"choice":"for"');
    expect(changed).not.toBe(receipt);
    await verifyReceipt(stranger, changed, "failed");
  });
}
