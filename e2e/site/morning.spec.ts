import type { Page } from "@playwright/test";
import { withClient } from "#deploy/local/databases.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { keyboardOf } from "#e2e/screens/keyboard.ts";
import { wordsOf } from "#e2e/screens/words.ts";

const { registry, site, ui } = wordsOf("fr");

/** Minutes that have waited for a signature longer than anything else: a home shows the nearest. */
async function leaveUnsigned(): Promise<void> {
  await withClient(process.env.KOPRO_E2E_DATABASE ?? "", (client) =>
    client.query(
      `INSERT INTO legal_deadline (association_id, id, kind, subject_id, due_on, article)
       SELECT id, gen_random_uuid(), 'assembly.signatures', gen_random_uuid(),
         current_date - 400, '3.87 §10' FROM association WHERE slug LIKE '%glycines%'
       ON CONFLICT DO NOTHING`,
    ),
  );
}

const isHydrated = (page: Page) => page.waitForLoadState("networkidle");

test("Odile finds an owner by one key, from anywhere, without accents", async ({ as }) => {
  const page = await as("odile");
  await isHydrated(page);
  await page.keyboard.press("/");
  const box = page.getByRole("combobox", { name: ui("search.label") });
  await expect(box).toBeFocused();
  await page.keyboard.type("nguyen");
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Nguyễn");
  await page.keyboard.press("Control+k");
  await expect(box).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(box).toBeHidden();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: ui("shortcuts.title") })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/\/fr\/calendar/);
});

test("Odile marks a term done by keyboard, and takes it back", async ({ as }) => {
  await leaveUnsigned();
  const page = await as("odile");
  const { press } = keyboardOf(page);
  const term = registry("deadline.kind.assembly.signatures.title");
  const seeTo = page.getByRole("link", { name: `${site("home.deadline.seeTo")} (${term}` });
  await press(seeTo.first());
  await press(page.getByRole("button", { name: site("home.seeTo.finish") }));
  await expect(page.getByText(site("home.finished"))).toBeVisible();
  const left = await seeTo.count();
  await press(page.getByRole("button", { name: ui("undo.undo") }));
  await expect(seeTo).toHaveCount(left + 1);
});

test("Odile keeps a view of the lots under a name, and takes the list away", async ({ as }) => {
  const page = await as("odile");
  const { press, type } = keyboardOf(page);
  await page.goto("/fr/office/lots?filter=garage&sort=shares&dir=desc");
  await press(page.locator("summary", { hasText: registry("views.manage") }));
  await type(page.getByLabel(registry("views.name"), { exact: true }), "Les garages");
  await press(page.getByRole("button", { name: registry("views.save") }));
  const view = page.getByRole("link", { name: "Les garages" });
  await expect(view).toHaveAttribute("aria-current", "true");
  const file = await page.getByRole("link", { name: ui("table.xlsx") }).getAttribute("href");
  const answer = await page.request.get(file ?? "");
  expect(answer.headers()["content-type"]).toContain("spreadsheetml");
  expect((await answer.body()).subarray(0, 2).toString()).toBe("PK");
});

test("without JavaScript search is a page, and an owner is told no number", async ({ as }) => {
  const page = await as("marc", { browser: { javaScriptEnabled: false } });
  await page.getByRole("link", { name: ui("search.link"), exact: true }).click();
  await page.getByRole("searchbox").fill("idrissi");
  await page.getByRole("button", { name: ui("search.go"), exact: true }).click();
  await expect(page.getByRole("link", { name: "Amina El Idrissi" })).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("+32");
});
