import { expect, test } from "#e2e/fixtures.ts";
import { openBuilding } from "#e2e/screens/arranging.ts";
import { startRequest } from "#e2e/screens/asking.ts";
import { buildingCalled, inDays } from "#e2e/screens/building.ts";
import { keysOn, mouseOn } from "#e2e/screens/hand.ts";
import { slugIn } from "#e2e/screens/place.ts";
import { acceptByPassword, inviteOwner } from "#e2e/screens/register.ts";
import { wordsOf } from "#e2e/screens/words.ts";
import { PASSWORD } from "#prisma/seed/cast.ts";

const { assembly } = wordsOf("fr");
const nl = wordsOf("nl").assembly;
const REASON = "La chaudière est en panne.";
const MOTION = "Remplacer la chaudière.";

test("two owners reach one fifth, one by keyboard, and the syndic takes their points up", async ({
  as,
  visitor,
  mail,
}) => {
  const odile = mouseOn(await as("odile"));
  const building = buildingCalled("demande");
  const { lucie, tom } = building.residents;
  await openBuilding(odile, building);
  const slug = slugIn(odile.page);
  await inviteOwner(odile, lucie);
  const first = keysOn(await visitor());
  await acceptByPassword(first, lucie, PASSWORD, mail);
  await odile.page.goto(`/fr/${slug}`);
  await inviteOwner(odile, tom);
  const second = mouseOn(await visitor());
  await acceptByPassword(second, tom, PASSWORD, mail);

  // Lucie holds 190 of 1000: ten are missing.
  await startRequest(first, slug, { reason: REASON, motion: MOTION });
  const address = new URL(first.page.url()).pathname.split("/").slice(2).join("/");
  await expect(
    first.page.getByText(assembly("request.says.gathering", { missing: "10" })),
  ).toBeVisible();
  await odile.page.goto(`/fr/${address}`);
  await expect(odile.page.getByText(REASON)).toHaveCount(0);

  await second.page.goto(`/nl/${address}`);
  await second.press(second.page.locator("summary", { hasText: nl("request.sign") }));
  await second.press(second.page.getByRole("button", { name: nl("request.sign") }));
  await expect(second.page.getByText(nl("requests.stateOf.ready"), { exact: true })).toBeVisible();

  await first.page.goto(`/fr/${address}/letter`);
  await expect(first.page.getByText(MOTION)).toBeVisible();
  await first.page.goto(`/fr/${address}`);
  await first.press(first.page.locator("summary", { hasText: assembly("request.post") }));
  await first.type(first.page.getByLabel(assembly("request.postingNumber")), "RR 1234 BE");
  await first.press(first.page.getByRole("button", { name: assembly("request.post") }));
  await expect(
    first.page.getByText(assembly("requests.stateOf.posted"), { exact: true }),
  ).toBeVisible();

  await odile.page.goto(`/fr/${address}`);
  await odile.press(odile.page.locator("summary", { hasText: assembly("request.receive") }));
  await odile.press(odile.page.getByRole("button", { name: assembly("request.receive") }));
  await expect(
    odile.page.getByText(assembly("requests.stateOf.running"), { exact: true }),
  ).toBeVisible();
  await odile.date(odile.page.getByLabel(assembly("request.on")), inDays(25));
  await odile.press(odile.page.getByRole("button", { name: assembly("request.takeUp") }));
  await expect(odile.page).toHaveURL(/\/meetings\//);
  // The agenda says besides what the minutes will say of it.
  await expect(odile.page.getByText(MOTION, { exact: true })).toBeVisible();
});
