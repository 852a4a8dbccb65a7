import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import { castMember, expect, test } from "#e2e/fixtures.ts";
import { keysOn } from "#e2e/screens/hand.ts";
import { linkIn } from "#e2e/screens/mailbox.ts";
import { linkedFrom } from "#e2e/screens/place.ts";
import { signInByPassword } from "#e2e/screens/sign-in.ts";
import { wordsOf } from "#e2e/screens/words.ts";
import { PASSWORD } from "#prisma/seed/cast.ts";

const PEOPLE = [
  { key: "marc", phone: "+32 470 11 22 34" },
  { key: "joris", phone: "+32 474 55 66 78" },
  { key: "hanna", phone: "+32 471 22 33 45" },
  { key: "priya", phone: "+32 472 33 44 56" },
] as const;

for (const { key, phone } of PEOPLE) {
  const { name, email, locale } = castMember(key);
  const { registry } = wordsOf(locale);

  test(`${name} changes, withdraws, consents and takes the data along, by keyboard (${locale})`, async ({
    page,
    mail,
  }) => {
    test.slow();
    const hand = keysOn(page);
    await signInByPassword(hand, locale, { email, password: PASSWORD });
    const [, slug = ""] = await linkedFrom(page, `/${locale}/home`, 'main a[href*="glycines"]');
    await page.goto(`/${locale}/${slug}/me`);

    const details = page.getByRole("form", { name: registry("me.address") });
    await hand.type(details.getByLabel(registry("party.phone")), phone);
    await hand.press(details.getByRole("button", { name: registry("me.save") }));
    await expect(page.getByRole("table", { name: registry("me.history") })).toContainText(phone);

    const withdraw = registry("me.withdraw");
    await hand.press(page.locator("summary").filter({ hasText: withdraw }));
    await hand.press(page.getByRole("button", { name: withdraw, exact: true }));
    const accept = page.getByRole("form", { name: registry("me.accept") });
    await expect(accept.getByLabel(registry("me.consentEmail"))).toHaveValue(email);
    await hand.tick(accept.getByRole("checkbox"));
    await hand.press(accept.getByRole("button", { name: registry("me.accept") }));
    await expect(page.getByText(email).filter({ hasText: /\d{4}/ }).first()).toBeVisible();

    const asked = await mail.latestTo(
      email,
      new RegExp(registry("consent.mail.askedSubject", { association: "" }).trim().slice(0, 20)),
    );
    await page.goto(linkIn(asked, /\/consents\//));
    await hand.tick(page.getByRole("checkbox"));
    await hand.press(page.getByRole("button", { name: registry("consent.link.confirm") }));
    await expect(page.getByText(registry("consent.link.confirmed", { email }))).toBeVisible();

    await page.goto(`/${locale}/${slug}/me/data`);
    const files = page.locator('main a[href^="/api/privacy/"]');
    const before = await files.count();
    await hand.press(page.getByRole("button", { name: registry("privacy.prepare") }));
    await expect(async () => {
      await page.reload();
      await expect(files).toHaveCount(before + 1, { timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    const downloading = page.waitForEvent("download");
    await hand.press(files.first());
    const packed = unzipSync(new Uint8Array(await readFile(await (await downloading).path())));
    const told = strFromU8(packed["index.html"] ?? new Uint8Array());
    expect(told).toContain(`<html lang="${locale}">`);
    expect(told).toContain(phone);
  });
}
