import { expect, test } from "#e2e/fixtures.ts";
import fr from "#messages/fr/identity.json" with { type: "json" };
import { OWNERS, PASSWORD, STAFF } from "#prisma/seed/cast.ts";

for (const { key, name } of [...STAFF, ...OWNERS]) {
  test(`${name} signs in by password, in the language of the account`, async ({ as }) => {
    const page = await as(key);
    await expect(page.getByText(name).first()).toBeAttached();
  });
}

test("Marc signs in by itsme without JavaScript", async ({ as }) => {
  const page = await as("marc", { by: "itsme", browser: { javaScriptEnabled: false } });
  await expect(page.getByText("Marc Delvaux").first()).toBeAttached();
});

test("Odile signs in by the keyboard alone", async ({ page, keyboard }) => {
  await page.goto("/fr/sign-in");
  await keyboard.type(page.getByLabel(fr.signIn.email), "odile@verhaegen.example");
  await keyboard.type(page.getByLabel(fr.signIn.password, { exact: true }), PASSWORD);
  await keyboard.press(page.getByRole("button", { name: fr.signIn.submit, exact: true }));
  await expect(page).not.toHaveURL(/sign-in/);
});

test("Marc was sent his convocation by mail", async ({ mail }) => {
  expect((await mail.latestTo("marc@glycines.example")).text).not.toBe("");
});
