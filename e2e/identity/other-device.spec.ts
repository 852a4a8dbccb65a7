import { castMember, expect, test } from "#e2e/fixtures.ts";
import { linkIn } from "#e2e/screens/mailbox.ts";
import { wordsOf } from "#e2e/screens/words.ts";

const { errors, identity } = wordsOf("de");

test("Hanna goes on with a page on another device by a mailed link, without script", async ({
  as,
  plain,
  mail,
}) => {
  const { email, name } = castMember("hanna");
  const first = await as("hanna", { browser: { javaScriptEnabled: false } });
  await first.goto("/de/continue?page=/de/account");
  await first.getByRole("button", { name: identity("continue.mail") }).click();
  await expect(first.getByText(identity("continue.mailed"))).toBeVisible();

  const subject = new RegExp(identity("mail.deviceSubject"));
  await plain.goto(linkIn(await mail.latestTo(email, subject), /\/on\?code=/));
  // It says whose and what before anything is done.
  await expect(plain.getByText(name, { exact: true })).toBeVisible();
  await expect(plain.getByText("/de/account", { exact: true })).toBeVisible();
  const used = plain.url();
  await plain.getByRole("button", { name: identity("continue.take") }).click();
  await expect(plain).toHaveURL(/\/de\/account$/);

  await first.getByRole("link", { name: identity("continue.refresh") }).click();
  await expect(first.getByText(identity("continue.used"))).toBeVisible();
  await plain.goto(used);
  await expect(plain.getByText(errors("link.used"))).toBeVisible();
});
