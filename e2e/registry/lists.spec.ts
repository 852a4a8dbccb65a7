import type { Page } from "@playwright/test";
import { expect, test } from "#e2e/fixtures.ts";
import { wordsOf } from "#e2e/screens/words.ts";

const { registry, ui } = wordsOf("fr");

/** The address of the association of which some page opens. */
async function placeOf(page: Page): Promise<string> {
  await expect(page).toHaveURL(/glycines/);
  return new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
}

/** The rows of the table, cell by cell, as they are read. */
const shown = (page: Page) =>
  page
    .getByRole("main")
    .locator("tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll("th, td")].map((cell) => cell.textContent?.trim() ?? ""),
      ),
    );

/** The rows of the file that stands beside it; no value of these lists holds its separator. */
async function written(page: Page): Promise<readonly (readonly string[])[]> {
  const href = await page
    .getByRole("link", { name: ui("table.csv"), exact: true })
    .getAttribute("href");
  const answer = await page.request.get(href ?? "");
  const lines = (await answer.text())
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
  return lines.slice(1).map((line) => line.split(";").map((cell) => cell.replaceAll('"', "")));
}

test("Odile narrows and sorts the lots without JavaScript, keeps the view, and takes away what she sees", async ({
  as,
}) => {
  const page = await as("odile", { browser: { javaScriptEnabled: false } });
  await page
    .getByRole("link", { name: /Glycines/ })
    .first()
    .click();
  const home = await placeOf(page);
  await page.goto(`${home}/registry`);
  await page.getByLabel(registry("lists.only")).selectOption("apartment");
  await page.getByRole("button", { name: ui("table.filter"), exact: true }).click();
  await page
    .getByRole("columnheader", { name: registry("lists.lots.column.code") })
    .getByRole("link")
    .click();
  const rows = await shown(page);
  expect(rows.length).toBeGreaterThan(3);
  expect(new Set(rows.map(([, kind]) => kind))).toEqual(new Set([registry("kind.apartment")]));
  expect((await written(page)).map(([code, kind, floor]) => [code, kind, floor])).toEqual(
    rows.map(([code, kind, floor]) => [code, kind, floor]),
  );
  await page.locator("summary", { hasText: registry("views.manage") }).click();
  await page.getByLabel(registry("views.name"), { exact: true }).fill("Appartements par lot");
  await page.getByRole("button", { name: registry("views.save"), exact: true }).click();
  await page.goto(`${home}/registry`);
  await page.getByRole("link", { name: /^Appartements par lot/ }).click();
  expect(await shown(page)).toEqual(rows);
});

test("the people's file is the list's, and an owner's has what he is shown", async ({ as }) => {
  const page = await as("marc");
  await page
    .getByRole("link", { name: /Glycines/ })
    .first()
    .click();
  await page.goto(`${await placeOf(page)}/registry/parties?sort=lots&dir=desc`);
  const rows = await shown(page);
  const file = await written(page);
  expect(file.length).toBe(rows.length);
  // In the same order; what the page sets beneath another column is a column of the file.
  const missing = file.flatMap((cells, index) =>
    cells.filter((cell) => !rows[index]?.join(" ").includes(cell)),
  );
  expect(missing).toEqual([]);
  const filters = page.getByLabel(registry("lists.only"));
  await expect(filters).not.toContainText(registry("lists.people.filter.by-email"));
});
