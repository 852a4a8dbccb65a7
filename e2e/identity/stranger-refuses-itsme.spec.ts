import { expect, test } from "#e2e/fixtures.ts";
import { defectsOf, overflows } from "#e2e/screens/accessibility.ts";
import { refuseToIdentify } from "#e2e/screens/identity-provider.ts";
import fr from "#messages/fr/identity.json" with { type: "json" };

test("a stranger who refuses to identify is told so and is not signed in, without JavaScript", async ({
  plain,
}) => {
  await plain.goto("/fr/sign-in");
  await plain
    .getByRole("link", { name: fr.signIn.identity.replace("{provider}", "itsme") })
    .click();
  await expect(plain.getByRole("heading", { level: 1 })).toHaveText("Qui êtes-vous");
  await refuseToIdentify(plain);
  await expect(plain).toHaveURL(/\/fr\/sign-in/);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the provider's page has no accessibility defect in ${colorScheme} at 320 pixels`, async ({
    visitor,
  }) => {
    const page = await visitor({ colorScheme, viewport: { width: 320, height: 640 } });
    await page.goto("/nl/sign-in");
    await page.locator('a[href*="/api/auth/start"]').first().click();
    await expect(page.locator("html")).toHaveAttribute("lang", "nl");
    expect(await defectsOf(page)).toEqual([]);
    await page.locator('button[value="confirm"]').click();
    await expect(page.getByRole("alert")).toBeVisible();
    expect(await defectsOf(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
  });
}

test("the page of caught mail has no accessibility defect", async ({ page }) => {
  await page.goto(process.env.KOPRO_E2E_MAIL ?? "");
  expect(await defectsOf(page)).toEqual([]);
});
