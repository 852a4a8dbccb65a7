import { expect, test } from "#e2e/fixtures.ts";
import { inviteAndConvene, openBuilding } from "#e2e/screens/arranging.ts";
import { buildingCalled, identityOf } from "#e2e/screens/building.ts";
import { mouseOn } from "#e2e/screens/hand.ts";
import { acceptByItsme } from "#e2e/screens/register.ts";
import { arrive, closeBallot, encodeChoices, openBallot, openMeeting } from "#e2e/screens/room.ts";
import { signInByItsme } from "#e2e/screens/sign-in.ts";
import { findMeeting, joinRemotely, paperOf, vote } from "#e2e/screens/voter.ts";
import { wordsOf } from "#e2e/screens/words.ts";

const { assembly } = wordsOf("fr");
const dutch = wordsOf("nl").assembly;

test.setTimeout(240_000);

test("who is at a distance is waited for, asks to speak, and misses nothing while he is away", async ({
  visitor,
  mail,
}) => {
  const building = buildingCalled("ormes");
  const { lucie, tom } = building.residents;
  const odile = mouseOn(await visitor());
  const { page } = odile;
  await openBuilding(odile, building);
  await inviteAndConvene(odile, [tom]);
  const atToms = mouseOn(await visitor({ viewport: { width: 320, height: 800 } }));
  const his = atToms.page;
  await acceptByItsme(atToms, tom, mail);
  await signInByItsme(atToms, "nl", identityOf(tom));
  await findMeeting(atToms, tom);
  await joinRemotely(atToms, tom, identityOf(tom));
  await odile.press(page.getByRole("link", { name: assembly("kind.extraordinary") }));
  await odile.press(page.getByRole("link", { name: assembly("meeting.room") }));
  for (const name of [lucie.name, "Immo Beaulieu SA", "Georges Wauters"]) await arrive(odile, name);
  await openMeeting(odile, lucie.name);
  const wall = await page.context().newPage();
  await wall.goto(`${page.url()}/projector`);

  await test.step("the wall shows the text, its majority in plain words, and how many voted", async () => {
    await openBallot(odile, 1);
    await expect(wall.getByRole("heading", { level: 1 })).toHaveText(/^1\. /);
    await expect(wall.getByText(assembly("projector.base.absolute"))).toBeVisible();
    await expect(
      wall.getByText(assembly("projector.turnout", { heads: 0, shares: "0" })),
    ).toBeVisible();
  });

  await test.step("his raised hand is on everybody's list, and he is given the floor", async () => {
    await atToms.press(his.getByRole("button", { name: dutch("sitting.raise") }));
    const give = page.getByRole("button", {
      name: assembly("sitting.giveLabel", { name: tom.name }),
    });
    await odile.press(give);
    await expect(his.getByText(dutch("sitting.speaking"))).toBeVisible();
    await expect(wall.getByText(tom.name)).toBeVisible();
    await atToms.press(his.getByRole("button", { name: dutch("sitting.lower") }));
    await expect(page.getByText(assembly("sitting.handsNone"))).toBeVisible();
  });

  await test.step("he asks for time; the hour announced is the same text everywhere", async () => {
    await atToms.press(
      his.getByRole("button", { name: dutch("sitting.askTimeLabel", { item: 1 }) }),
    );
    await expect(his.getByText(dutch("sitting.timeAsked"))).toBeVisible();
    await expect(page.getByText(tom.name).first()).toBeVisible();
    await odile.press(
      page.getByRole("button", { name: assembly("sitting.announceLabel", { item: 1 }) }),
    );
    const hour = /\d\d:\d\d:\d\d/;
    const told = page.getByText(hour).filter({ hasText: "se termine" }).first();
    await expect(told).toBeVisible();
    const [time = ""] = hour.exec((await told.textContent()) ?? "") ?? [];
    await expect(wall.getByText(assembly("sitting.closesAt", { time }))).toBeVisible();
    await expect(his.getByText(dutch("sitting.closesAt", { time })).first()).toBeVisible();
    const close = page.locator("summary", { hasText: assembly("room.closeLabel", { item: 1 }) });
    await expect(close).toHaveCount(0);
  });

  await test.step("nobody votes during a pause; then all do, and it closes before the hour", async () => {
    await odile.press(page.locator("summary", { hasText: assembly("sitting.pause") }));
    const form = page.getByRole("form", { name: assembly("sitting.pause") });
    await odile.type(form.getByLabel(assembly("sitting.pauseReason")), "Le micro est muet");
    await odile.press(form.getByRole("button"));
    await expect(wall.getByText(assembly("sitting.pausedNews")).first()).toBeVisible();
    await expect(his.getByText("Le micro est muet")).toBeVisible();
    await expect(paperOf(his, 1)).toHaveCount(0);
    await odile.press(page.getByRole("button", { name: assembly("sitting.resume") }));
    await vote(atToms, tom, 1, { [tom.name]: "against" });
    await encodeChoices(odile, 1, "for", {});
    await closeBallot(odile, 1);
    await expect(wall.getByText(assembly("result.adopted"), { exact: true })).toBeVisible();
  });

  await test.step("his page slept: what he missed is there, and what he chose is kept", async () => {
    await openBallot(odile, 2);
    const paper = paperOf(his, 2);
    const choice = paper.getByRole("radio", { name: dutch("choice.abstain") });
    await choice.check();
    await his.context().setOffline(true);
    await odile.press(
      page.getByRole("button", { name: assembly("sitting.announceLabel", { item: 2 }) }),
    );
    await expect(wall.getByText(/se termine à/).first()).toBeVisible();
    await his.context().setOffline(false);
    await expect(his.getByText(/eindigt om/).first()).toBeVisible({ timeout: 15_000 });
    await expect(choice).toBeChecked();
    await his.locator("body").press("g");
    await his.locator("body").press("v");
    await expect(his.locator("#in-hand")).toBeFocused();
  });
});
