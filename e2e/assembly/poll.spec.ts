import { expect, test } from "#e2e/fixtures.ts";
import { openBuilding } from "#e2e/screens/arranging.ts";
import { buildingCalled } from "#e2e/screens/building.ts";
import { keysOn, mouseOn } from "#e2e/screens/hand.ts";
import { slugIn } from "#e2e/screens/place.ts";
import { startPoll } from "#e2e/screens/polling.ts";
import { acceptByPassword, inviteOwner } from "#e2e/screens/register.ts";
import { wordsOf } from "#e2e/screens/words.ts";
import { PASSWORD } from "#prisma/seed/cast.ts";

const { assembly, site } = wordsOf("fr");
const QUESTION = "Faut-il un abri pour vélos dans la cour arrière";
const OPTIONS = ["Oui, couvert", "Non, pas d’abri"] as const;

test("a poll is asked by keyboard, answered without JavaScript, changed, and ended with its counts", async ({
  as,
  visitor,
  mail,
}) => {
  const page = await as("odile");
  const odile = keysOn(page);
  const building = buildingCalled("sondage");
  const { lucie } = building.residents;
  await openBuilding(mouseOn(page), building);
  const slug = slugIn(page);
  await inviteOwner(mouseOn(page), lucie);
  const owner = mouseOn(await visitor({ javaScriptEnabled: false }));
  await acceptByPassword(owner, lucie, PASSWORD, mail);

  await startPoll(odile, slug, { question: QUESTION, options: OPTIONS, named: true });
  await expect(page.getByText(assembly("poll.binds"))).toBeVisible();
  const address = new URL(page.url()).pathname;

  await test.step("she finds it at home, answers and changes her mind without script", async () => {
    await owner.page.goto("/fr/home");
    await expect(
      owner.page.getByText(site("home.ask.answer", { association: building.name, count: 0 })),
    ).toBeVisible();
    await owner.press(owner.page.getByRole("link", { name: site("home.act.answer") }).first());
    await expect(owner.page.getByText(assembly("poll.binds"))).toBeVisible();
    await owner.press(owner.page.getByRole("button", { name: assembly("poll.sendAnswer") }));
    await expect(owner.page.getByRole("alert")).toBeVisible();
    for (const [option, button] of [
      [OPTIONS[0], "poll.sendAnswer"],
      [OPTIONS[1], "poll.changeAnswer"],
    ] as const) {
      await owner.choose(owner.page.getByRole("radio", { name: option }));
      await owner.press(owner.page.getByRole("button", { name: assembly(button) }));
      await expect(owner.page.getByRole("radio", { name: option })).toBeChecked();
      await expect(owner.page.getByRole("listitem").filter({ hasText: option })).toBeVisible();
    }
  });

  await test.step("the office ends it early by keyboard, and the counts are there", async () => {
    await page.goto(address);
    await odile.press(page.locator("summary", { hasText: assembly("poll.close") }));
    const form = page.getByRole("form", { name: assembly("poll.close"), exact: true });
    await odile.type(form.getByLabel(assembly("poll.reason")), "Tout le monde a répondu.");
    await odile.press(form.getByRole("button", { name: assembly("poll.close") }));
    await expect(page.getByText(assembly("poll.stateOf.closed"), { exact: true })).toBeVisible();
    const row = page.getByRole("row").filter({ hasText: OPTIONS[1] });
    await expect(row).toContainText(lucie.name);
    await expect(row.getByRole("cell").first()).toHaveText("1");
  });

  await test.step("she reads the end and its reason, and answers no more", async () => {
    await owner.page.goto(address);
    await expect(
      owner.page.getByText(assembly("poll.why", { reason: "Tout le monde a répondu." })),
    ).toBeVisible();
    await expect(owner.page.getByRole("radio")).toHaveCount(0);
    await owner.page.goto("/fr/home");
    await expect(owner.page.getByText(site("home.nothing"))).toBeVisible();
  });
});
