import type { Page } from "@playwright/test";
import { withClient } from "#deploy/local/databases.ts";
import { castMember, expect, test } from "#e2e/fixtures.ts";
import { mouseOn } from "#e2e/screens/hand.ts";
import { signInHere } from "#e2e/screens/sign-in.ts";
import { wordsOf } from "#e2e/screens/words.ts";
import { PASSWORD } from "#prisma/seed/cast.ts";
import { deviceWords } from "#server/identity/session/session.rules.ts";

const { identity, registry, site, ui } = wordsOf("fr");
const NAME = "Résidence du Parc";

async function fillInAssociation(page: Page): Promise<void> {
  await page.getByRole("link", { name: site("home.add") }).click();
  await page.getByLabel(registry("create.name"), { exact: true }).fill(NAME);
}

async function send(page: Page): Promise<void> {
  await page.getByRole("button", { name: registry("create.save") }).click();
}

async function expectKept(page: Page, sentence: string): Promise<void> {
  await expect(page.getByRole("main").getByRole("alert")).toContainText(sentence);
  await expect(page.getByLabel(registry("create.name"), { exact: true })).toHaveValue(NAME);
}

test("while the line is down a form says so and keeps what was typed", async ({ as }) => {
  const page = await as("odile");
  await fillInAssociation(page);
  await page.context().setOffline(true);
  await send(page);
  await expectKept(page, ui("form.unreachable"));
  await page.context().setOffline(false);
  await send(page);
  // The rest of the form is empty: that is what it says now.
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).not.toContainText(ui("form.unreachable"));
  await expectKept(page, "");
});

test("without JavaScript a refused form says so once, by the form", async ({ as }) => {
  const page = await as("odile", { browser: { javaScriptEnabled: false } });
  await fillInAssociation(page);
  await send(page);
  await expect(page.getByRole("alert")).toHaveCount(1);
  await expect(page.getByLabel(registry("create.name"), { exact: true })).toHaveValue(NAME);
});

test("a form of a version that is gone says so and keeps what was typed", async ({ as }) => {
  const page = await as("odile");
  await fillInAssociation(page);
  await page.route("**/associations/new", (route) =>
    route.continue({
      headers: { ...route.request().headers(), "next-action": "40".padEnd(42, "0") },
    }),
  );
  await send(page);
  await expectKept(page, ui("form.outdated"));
});

/** A browser that nobody else here has: others are at work in her name meanwhile. */
const APART = "Mozilla/5.0 (X11; OpenBSD amd64; rv:140.0) Gecko/20100101 Firefox/140.0";

/** What two hours without a request do. */
async function endSession(email: string): Promise<void> {
  const { rowCount } = await withClient(process.env.KOPRO_E2E_DATABASE ?? "", (client) =>
    client.query(
      `UPDATE session SET expires_at = now() - interval '1 second'
       WHERE account_id = (SELECT id FROM account WHERE email = $1) AND device = $2`,
      [email, deviceWords(APART)],
    ),
  );
  expect(rowCount).toBe(1);
}

test("without JavaScript a form sent after the session ended is shown again, once", async ({
  as,
}) => {
  const browser = { javaScriptEnabled: false, userAgent: APART };
  const page = await as("odile", { browser });
  const { email } = castMember("odile");
  await fillInAssociation(page);
  const postcode = page.getByLabel(registry("create.postcode"), { exact: true });
  await postcode.fill("1180");
  await endSession(email);
  await send(page);

  await expect(page.getByRole("main")).toContainText(identity("signIn.interruptedForm.kept"));
  await signInHere(mouseOn(page), "fr", { email, password: PASSWORD });

  // It stands there again, and nothing was done.
  await expect(page).toHaveURL(/\/associations\/new$/);
  await expect(page.getByText(ui("interrupted.title"))).toBeVisible();
  await expect(page.getByLabel(registry("create.name"), { exact: true })).toHaveValue(NAME);
  await expect(postcode).toHaveValue("1180");
  await page.getByRole("link", { name: ui("interrupted.toForm") }).click();
  await send(page);
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await expect(page.getByLabel(registry("create.name"), { exact: true })).toHaveValue(NAME);

  await page.goto("/fr/associations/new");
  await expect(page.getByText(ui("interrupted.title"))).toHaveCount(0);
  await expect(page.getByLabel(registry("create.name"), { exact: true })).toHaveValue("");
});

test("without JavaScript a form of a version that is gone says so in its language", async ({
  as,
}) => {
  const page = await as("odile", { browser: { javaScriptEnabled: false } });
  await fillInAssociation(page);
  await page.route("**/associations/new", (route) => {
    const sent = route.request().postData();
    if (!sent) return route.continue();
    // The action of a build that is no more.
    return route.continue({ postData: sent.replace(/"id":"[0-9a-f]{4}/, '"id":"40ff') });
  });
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await send(page);
  expect((await answered).status()).toBe(409);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ui("outdated.title"));
  await expect(page.getByRole("link", { name: ui("outdated.retry") })).toBeVisible();
});

test("without JavaScript a missing page says so in its language", async ({ plain }) => {
  for (const locale of ["fr", "nl", "de", "en"] as const) {
    const words = wordsOf(locale).ui;
    const answer = await plain.goto(`/${locale}/nulle/part`);
    expect(answer?.status()).toBe(404);
    await expect(plain.getByRole("heading", { level: 1 })).toHaveText(words("notFound.title"));
    await expect(plain.locator("html")).toHaveAttribute("lang", locale);
    await expect(plain.getByRole("link", { name: words("notFound.home") })).toBeVisible();
  }
});
