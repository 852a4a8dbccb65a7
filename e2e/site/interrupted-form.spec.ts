import type { Page } from "@playwright/test";
import { expect, test } from "#e2e/fixtures.ts";
import { wordsOf } from "#e2e/screens/words.ts";

const { registry, site, ui } = wordsOf("fr");
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
