import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "#e2e/fixtures.ts";
import { COUNTS, ITEMS } from "#e2e/screens/arranging.ts";
import { buildingCalled, inDays } from "#e2e/screens/building.ts";
import { mouseOn } from "#e2e/screens/hand.ts";
import { prepareMeeting } from "#e2e/screens/planning.ts";
import { enterRegister, sendRegister, takeOn } from "#e2e/screens/register.ts";
import { wordsOf } from "#e2e/screens/words.ts";

const { assembly, errors, registry, ui } = wordsOf("fr");
const problem = (
  code:
    | "enterprise-number"
    | "email-shape"
    | "date-unreadable"
    | "shares-not-positive"
    | "right-unknown",
) => registry(`import.problem.${code}`);

const WRONG = readFileSync(join(import.meta.dirname, "..", "files", "wrong.csv"));

/** The row of the file, the column and the sentence of each defect of `files/wrong.csv`. */
const DEFECTS = [
  ["3", "E-mail", problem("email-shape")],
  ["4", "N° BCE", problem("enterprise-number")],
  ["5", "Quotités", problem("shares-not-positive")],
  ["6", "Droit", problem("right-unknown")],
  ["6", "Propriétaire depuis", problem("date-unreadable")],
] as const;

test("what cannot be is refused in a sentence that says what to do", async ({ as }) => {
  const odile = mouseOn(await as("odile"));
  const { page } = odile;
  const building = buildingCalled("platanes");
  await takeOn(odile, building);

  await test.step("a register that is wrong everywhere, by row and column", async () => {
    await sendRegister(odile, { ...building.register, buffer: WRONG });
    await expect(page.getByText(registry("imports.notReady"))).toBeVisible();
    const problems = page.getByRole("table", { name: registry("imports.problems") });
    for (const [row, column, sentence] of DEFECTS) {
      const line = problems
        .getByRole("row")
        .filter({ has: page.getByRole("rowheader", { name: row, exact: true }) })
        .filter({ has: page.getByRole("cell", { name: column, exact: true }) });
      await expect(line).toContainText(sentence);
    }
    await page.goBack();
  });

  await test.step("a notice one day short", async () => {
    await sendRegister(odile, building.register);
    await enterRegister(odile, COUNTS);
    await prepareMeeting(odile, { on: inDays(14), items: ITEMS });
    await odile.press(page.getByRole("link", { name: assembly("meeting.convocation") }));
    const date = (days: number) => Date.parse(`${inDays(days)}T12:00:00Z`);
    await expect(page.getByText(assembly("notice.blocked"))).toBeVisible();
    await expect(page.getByRole("main")).toContainText(
      errors("convocation.notice-too-short", { earliest: date(15), latest: date(-1) }),
    );
    await expect(page.locator("summary", { hasText: assembly("notice.send") })).toHaveCount(0);
  });

  await test.step("the addresses of a stranger's association do not exist", async () => {
    const stranger = await as("marc");
    for (const address of [page.url(), page.url().replace(/\/assembly\/.*/, "")]) {
      const answer = await stranger.goto(address);
      expect(answer?.status()).toBe(404);
      await expect(stranger.getByRole("heading", { level: 1 })).toHaveText(ui("notFound.title"));
    }
  });
});
