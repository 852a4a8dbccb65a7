import { expect, test } from "#e2e/fixtures.ts";
import { inviteAndConvene, openBuilding } from "#e2e/screens/arranging.ts";
import { buildingCalled, identityOf } from "#e2e/screens/building.ts";
import { mouseOn } from "#e2e/screens/hand.ts";
import { acceptByItsme, acceptByPassword } from "#e2e/screens/register.ts";
import { arrive, closeBallot, endMeeting, openBallot, openMeeting } from "#e2e/screens/room.ts";
import { signInByItsme, signInByPassword } from "#e2e/screens/sign-in.ts";
import { awaitAnchor, verifyReceipt } from "#e2e/screens/verification.ts";
import { fillIn, findMeeting, joinRemotely, saveReceipt, vote } from "#e2e/screens/voter.ts";
import { wordsOf } from "#e2e/screens/words.ts";

const { assembly } = wordsOf("fr");
const dutch = wordsOf("nl");
const PASSWORD = "une phrase assez longue";

test.setTimeout(240_000);

test("sign-in, attendance and votes need no JavaScript", async ({ visitor, mail }) => {
  const building = buildingCalled("saules");
  const { lucie, tom } = building.residents;
  const odile = mouseOn(await visitor());
  const plain = async () => mouseOn(await visitor({ javaScriptEnabled: false }));
  const refresh = (hand: typeof odile, name: string) =>
    hand.press(hand.page.getByRole("link", { name, exact: true }));
  await openBuilding(odile, building);
  await inviteAndConvene(odile, [lucie, tom]);
  const atLucies = await plain();
  const atToms = await plain();

  await test.step("an invitation is accepted by a password, and one by itsme", async () => {
    await acceptByPassword(await plain(), lucie, PASSWORD, mail);
    await acceptByItsme(await plain(), tom, mail);
  });

  await test.step("one signs in by password for the room, one by itsme from afar", async () => {
    await signInByPassword(atLucies, "fr", { email: lucie.email, password: PASSWORD });
    await signInByItsme(atToms, "nl", identityOf(tom));
    await findMeeting(atLucies, lucie);
    await refresh(atLucies, assembly("meeting.vote"));
    await findMeeting(atToms, tom);
    await joinRemotely(atToms, tom, identityOf(tom));
    await odile.press(odile.page.getByRole("link", { name: assembly("kind.extraordinary") }));
    await odile.press(odile.page.getByRole("link", { name: assembly("meeting.room") }));
    for (const name of [lucie.name, "Immo Beaulieu SA", "Georges Wauters"]) {
      await arrive(odile, name);
    }
    await openMeeting(odile, lucie.name);
    await refresh(atLucies, assembly("vote.refresh"));
    await expect(atLucies.page.getByText(assembly("vote.presentRoom"))).toBeVisible();
  });

  await test.step("both vote, one replaces it; a paper sent after the closing is refused in a sentence", async () => {
    await openBallot(odile, 1);
    await refresh(atLucies, assembly("vote.refresh"));
    await refresh(atToms, dutch.assembly("vote.refresh"));
    await vote(atLucies, lucie, 1, { [lucie.name]: "against" });
    await vote(atLucies, lucie, 1, { [lucie.name]: "for" }, true);
    await vote(atToms, tom, 1, { [tom.name]: "against" });
    await fillIn(atToms, tom, 1, { [tom.name]: "abstain" });
    const result = await closeBallot(odile, 1);
    await expect(result).toContainText(assembly("result.against", { names: tom.name }));
    await expect(result).not.toContainText(lucie.name);
    const { page } = atToms;
    await atToms.press(page.getByRole("button", { name: dutch.assembly("vote.replace") }));
    await expect(page.getByRole("alert")).toContainText(dutch.errors("ballot.closed"));
    const counted = dutch.assembly("vote.was", { choice: dutch.assembly("choice.against") });
    await expect(page.getByText(counted)).toBeVisible();
  });

  await test.step("each keeps a receipt of the vote that counted", async () => {
    await endMeeting(odile);
    await awaitAnchor(odile);
    const receipt = await saveReceipt(atLucies, lucie, { item: 1, names: lucie.name });
    await verifyReceipt(await plain(), receipt, "passed");
  });
});
