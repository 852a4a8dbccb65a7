import { castMember, expect, test } from "#e2e/fixtures.ts";
import { keysOn } from "#e2e/screens/hand.ts";
import { signInByPassword } from "#e2e/screens/sign-in.ts";
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

test("Odile signs in by the keyboard alone", async ({ page }) => {
  await signInByPassword(keysOn(page), "fr", {
    email: castMember("odile").email,
    password: PASSWORD,
  });
});

test("Marc was sent his convocation by mail", async ({ mail }) => {
  expect((await mail.latestTo("marc@glycines.example")).text).not.toBe("");
});
