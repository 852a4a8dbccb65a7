import { writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "#e2e/fixtures.ts";
import errors from "#messages/fr/errors.json" with { type: "json" };
import registry from "#messages/fr/registry.json" with { type: "json" };

const sentence = errors.import["too-large"].replace("{limit}", "10");
const MEGABYTE = 1024 * 1024;

async function send(page: Page, megabytes: number): Promise<void> {
  await page.getByRole("link", { name: "Résidence Les Glycines" }).first().click();
  await page.waitForURL((url) => !url.pathname.endsWith("/home"));
  await page.goto(`${page.url()}/registry/import`);
  const file = test.info().outputPath("register.csv");
  writeFileSync(file, Buffer.alloc(megabytes * MEGABYTE, "a;b\r\n"));
  await page.getByLabel(registry.imports.file).setInputFiles(file);
  await page.getByRole("button", { name: registry.imports.send }).click();
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";
  test(`50 MB are refused in a sentence, ${how} JavaScript`, async ({ as }) => {
    const page = await as("odile", { browser: { javaScriptEnabled } });
    await send(page, 50);
    await expect(page.getByRole("alert").or(page.getByText(sentence)).first()).toContainText(
      sentence,
    );
  });
}

test("a file of several megabytes is read", async ({ as }) => {
  const page = await as("odile");
  await send(page, 4);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(registry.imports.preview);
});
