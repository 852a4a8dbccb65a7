import type { Page } from "@playwright/test";
import { castMember, expect, test } from "#e2e/fixtures.ts";
import { defectsOf, overflows } from "#e2e/screens/accessibility.ts";
import { keysOn, mouseOn } from "#e2e/screens/hand.ts";
import { linkIn } from "#e2e/screens/mailbox.ts";
import { signInByPassword } from "#e2e/screens/sign-in.ts";
import { wordsOf } from "#e2e/screens/words.ts";
import { PASSWORD } from "#prisma/seed/cast.ts";
import {
  codeAt,
  secretFromText,
  stepAt,
} from "#server/identity/second-factor/second-factor.rules.ts";

const { identity, ui } = wordsOf("fr");
const NEXT = "les volets bleus de la rue Haute";

const codeOf = (secret: string) => codeAt(secretFromText(secret), stepAt(Temporal.Now.instant()));

/** Leaves the account as the demonstration's other journeys know it. */
async function takeOff(page: Page): Promise<void> {
  await page.goto("/fr/account/methods");
  await page.getByRole("button", { name: identity("methods.remove") }).click();
  await expect(page.getByText(identity("methods.none"))).toBeVisible();
}

test("an owner sets up an application without JavaScript, and is asked for its code", async ({
  as,
  plain,
}) => {
  const { email } = castMember("priya");
  const page = await as("priya", { locale: "fr", browser: { javaScriptEnabled: false } });
  await page.goto("/fr/account/methods");
  await page.getByRole("link", { name: identity("methods.addTotp") }).click();
  await page.getByRole("button", { name: identity("totp.begin") }).click();
  const secret = await page.locator("main code").textContent();
  await page.getByRole("textbox", { name: /premier code/ }).fill("000000");
  await page.getByRole("button", { name: identity("totp.submit") }).click();
  await expect(page.getByRole("alert")).toContainText("Ce code");
  await page.getByRole("textbox", { name: /premier code/ }).fill(codeOf(secret ?? ""));
  await page.getByRole("button", { name: identity("totp.submit") }).click();
  await expect(page.locator("main ol code")).toHaveCount(10);
  const code = await page.locator("main ol code").first().textContent();
  await page.getByRole("button", { name: identity("recovery.kept") }).click();
  await expect(page).toHaveURL(/\/account\/methods/);

  await plain.goto("/fr/sign-in");
  await plain.getByLabel(identity("signIn.email")).fill(email);
  await plain.getByLabel(identity("signIn.password"), { exact: true }).fill(PASSWORD);
  await plain.getByRole("button", { name: identity("signIn.submit"), exact: true }).click();
  await expect(plain).toHaveURL(/\/sign-in\/factor/);
  await plain.getByLabel(identity("secondStep.code"), { exact: true }).fill(code ?? "");
  await plain.getByRole("button", { name: identity("secondStep.submit") }).click();
  await expect(plain).not.toHaveURL(/\/sign-in/);
  await takeOff(plain);
});

test("Hanna adds a passkey by the keyboard and signs in by it alone", async ({ page }) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true },
    },
  });
  const hand = keysOn(page);
  await signInByPassword(hand, "fr", { email: castMember("hanna").email, password: PASSWORD });
  await page.goto("/fr/account/methods/passkey");
  await hand.press(page.getByRole("button", { name: identity("passkey.add") }));
  await expect(page).toHaveURL(/\/methods\/codes/);
  await hand.press(page.getByRole("button", { name: identity("recovery.kept") }));
  const kind = identity("methods.kind.passkey");
  await expect(page.getByRole("cell", { name: kind, exact: true })).toBeVisible();
  await page.context().clearCookies();
  await page.goto("/fr/sign-in");
  await hand.press(page.getByRole("button", { name: identity("passkey.signIn") }));
  await expect(page).not.toHaveURL(/\/sign-in/);
  await takeOff(page);
});

test("a forgotten password is replaced by mail, for Joris alone", async ({ visitor, mail }) => {
  const page = await visitor({ javaScriptEnabled: false });
  const { email } = castMember("joris");
  await page.goto("/fr/sign-in");
  await page.getByRole("link", { name: identity("forgotten.link") }).click();
  for (const address of ["nobody@glycines.example", email]) {
    await page.getByLabel(identity("signIn.email")).fill(address);
    await page.getByRole("button", { name: identity("forgotten.submit") }).click();
    await expect(page.getByRole("status").first()).toContainText(identity("forgotten.sent"));
  }
  const link = linkIn(await mail.latestTo(email, /KoproGo/), /\/reset\//);
  await page.goto(new URL(link).pathname.replace("/nl/", "/fr/"));
  await page.getByLabel(identity("account.next")).fill(NEXT);
  await page.getByRole("button", { name: identity("reset.submit") }).click();
  await expect(page.getByRole("main")).toContainText(identity("reset.done"));
  await signInByPassword(mouseOn(page), "fr", { email, password: NEXT });
  expect(await mail.to("nobody@glycines.example")).toEqual([]);
  // The demonstration's other journeys know him by his first password.
  await page.goto("/fr/account/methods");
  await page.getByLabel(identity("account.current")).fill(NEXT);
  await page.getByLabel(identity("account.next")).fill(PASSWORD);
  await page.getByRole("button", { name: identity("account.changePassword") }).click();
  await expect(page.getByRole("main")).toContainText(identity("account.saved"));
});

test("a session says that it ends, and stays open by one key", async ({ as }) => {
  const page = await as("amina", { locale: "fr" });
  await page.clock.install();
  await page.goto("/fr/account");
  await page.getByLabel(identity("emailChange.field")).fill("amina.e@glycines.example");
  await page.clock.fastForward("01:58:30");
  const dialog = page.getByRole("dialog", { name: ui("session.soon") });
  await expect(dialog).toBeVisible();
  expect(await defectsOf(page)).toEqual([]);
  await expect(dialog.getByRole("button", { name: ui("session.extend") })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  const typed = page.getByLabel(identity("emailChange.field"));
  await expect(typed).toHaveValue("amina.e@glycines.example");
});

for (const path of ["account/methods", "account/sessions", "forgotten", "confirm"]) {
  test(`${path} fits 320 pixels in the dark`, async ({ as }) => {
    const look = { colorScheme: "dark", viewport: { width: 320, height: 640 } } as const;
    const page = await as("odile", { browser: look });
    await page.goto(`/fr/${path}`);
    expect(await defectsOf(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
  });
}
