import { expect, test } from "#e2e/fixtures.ts";
import { openBuilding } from "#e2e/screens/arranging.ts";
import { buildingCalled } from "#e2e/screens/building.ts";
import { enterEarlierDecision, recordClaim } from "#e2e/screens/decisions.ts";
import { keysOn, mouseOn } from "#e2e/screens/hand.ts";
import { slugIn } from "#e2e/screens/place.ts";
import { acceptByPassword, inviteOwner } from "#e2e/screens/register.ts";
import { wordsOf } from "#e2e/screens/words.ts";
import { PASSWORD } from "#prisma/seed/cast.ts";

const { assembly } = wordsOf("fr");
const nl = wordsOf("nl").assembly;

test("a decision of the years before is entered, challenged and annulled; an owner finds it", async ({
  as,
  visitor,
  mail,
}) => {
  const odile = keysOn(await as("odile"));
  const building = buildingCalled("registre");
  const { lucie } = building.residents;
  await openBuilding(mouseOn(odile.page), building);
  const slug = slugIn(odile.page);
  await inviteOwner(mouseOn(odile.page), lucie);
  const owner = keysOn(await visitor());
  await acceptByPassword(owner, lucie, PASSWORD, mail);

  const facade = { on: "2019-05-14", item: "Façade arrière", text: "Repeindre la façade arrière." };
  await enterEarlierDecision(odile, slug, facade);
  await recordClaim(odile, { court: "Justice de paix de Schaerbeek", on: "2019-07-01" });
  const contested = assembly("challenge.standing.contested");
  await expect(odile.page.getByText(contested, { exact: true })).toBeVisible();
  await odile.press(odile.page.locator("summary", { hasText: assembly("challenge.rule") }));
  const annuls = assembly("challenge.kind.annulled");
  await odile.select(odile.page.getByLabel(assembly("challenge.what"), { exact: true }), annuls);
  await odile.page.getByLabel(assembly("challenge.on"), { exact: true }).fill("2020-03-02");
  await odile.press(odile.page.getByRole("button", { name: assembly("challenge.rule") }));
  const annulled = assembly("challenge.standing.annulled");
  await expect(odile.page.getByText(annulled, { exact: true })).toBeVisible();

  const { page } = owner;
  await page.goto(`/nl/${slug}/assembly/decisions?q=facade&outcome=adopted`);
  const row = page.getByRole("row", { name: facade.item });
  await expect(row).toContainText(nl("challenge.standing.annulled"));
  await page.goto(`/nl/${slug}/assembly/decisions?q=ascenseur`);
  await expect(page.getByText(nl("register.noneFound"))).toBeVisible();
  const printed = await page.request.get(
    await page
      .goto(`/nl/${slug}/assembly/decisions`)
      .then(() => page.getByRole("link", { name: nl("register.pdf") }).getAttribute("href"))
      .then((href) => `${href}`),
  );
  expect((await printed.body()).subarray(0, 5).toString()).toBe("%PDF-");
});
