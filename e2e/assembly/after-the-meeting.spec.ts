import type { Page } from "@playwright/test";
import { formatDate, formatMoney } from "#components/ui/format.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { ITEMS, inviteAndConvene, openBuilding } from "#e2e/screens/arranging.ts";
import { buildingCalled, inDays } from "#e2e/screens/building.ts";
import { keysOn, mouseOn } from "#e2e/screens/hand.ts";
import { fileSignedSheet, writeProse } from "#e2e/screens/minutes.ts";
import { meetingIn, slugIn } from "#e2e/screens/place.ts";
import { acceptByPassword } from "#e2e/screens/register.ts";
import {
  arrive,
  closeBallot,
  encodeChoices,
  endMeeting,
  freezeMinutes,
  openBallot,
  openMeeting,
} from "#e2e/screens/room.ts";
import { wordsOf } from "#e2e/screens/words.ts";
import { PASSWORD } from "#prisma/seed/cast.ts";

const { assembly, documents, proof } = wordsOf("fr");
const PROSE = "Le syndic présente les comptes : il reste 4 321 euros.";

const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true });

/** What a link gives is a printed act. */
async function expectPdf(page: Page, name: string) {
  const printed = await page.request.get((await link(page, name).getAttribute("href")) ?? "");
  expect((await printed.body()).subarray(0, 5).toString()).toBe("%PDF-");
}

// Patience on a machine that does much else; alone it takes some forty seconds.
test.setTimeout(240_000);

test("after the meeting: words around the facts, a sheet signed by hand, an extract, a budget, a certificate", async ({
  visitor,
  mail,
}) => {
  const building = buildingCalled("suites");
  const { lucie, tom, sara, henri } = building.residents;
  const odile = mouseOn(await visitor());
  const { page } = odile;
  const keys = keysOn(page);
  const [accounts] = ITEMS;
  await openBuilding(odile, building);
  const slug = slugIn(page);
  await inviteAndConvene(odile, [lucie]);
  const meeting = `/fr/${slug}/assembly/meetings/${meetingIn(page)}`;
  const owner = mouseOn(await visitor({ javaScriptEnabled: false }));
  await acceptByPassword(owner, lucie, PASSWORD, mail);

  await test.step("the meeting is held in the room", async () => {
    await page.goto(`${meeting}/room`);
    for (const { name } of [lucie, tom, sara, henri]) await arrive(odile, name);
    await openMeeting(odile, lucie.name);
    await openBallot(odile, 1);
    await encodeChoices(odile, 1, "for", { [tom.name]: "against" });
    await closeBallot(odile, 1);
    await endMeeting(odile);
  });

  await test.step("words are written around the facts by keyboard; a stray figure is pointed at", async () => {
    await writeProse(keys, 1, PROSE);
    const stray = assembly("act.proseStray", { number: 1, count: 1, figures: "4 321" });
    await expect(page.getByText(stray)).toBeVisible();
    await freezeMinutes(odile);
    await expect(page.getByText(PROSE)).toBeVisible();
    await expect(
      page.getByRole("form", { name: assembly("act.proseSaveLabel", { number: 1 }) }),
    ).toHaveCount(0);
  });

  await test.step("the sheet is printed, signed by hand, and its scan filed", async () => {
    await expectPdf(page, assembly("act.sheetPrint"));
    await fileSignedSheet(odile);
    await expect(page.getByRole("main")).toContainText(tom.name);
  });

  await test.step("the decision is in the register; its extract is issued, read and printed", async () => {
    await page.goto(`/fr/${slug}/assembly/decisions`);
    await odile.press(page.getByRole("link", { name: accounts?.title ?? "" }));
    await keys.press(page.getByRole("button", { name: assembly("register.extractIssue") }));
    await expectPdf(page, assembly("register.extractPdf"));
    const decision = page.url();
    await odile.press(link(page, assembly("register.extractPage")));
    await expect(
      page.getByRole("heading", { name: documents("extract.title"), exact: true }),
    ).toBeVisible();
    await expect(page.getByText(accounts?.text ?? "")).toBeVisible();
    const stands = documents("extract.standing.stands", { date: formatDate(inDays(0), "fr") });
    await expect(page.getByText(stands)).toBeVisible();
    await page.goto(decision);
  });

  await test.step("the budget it adopts is taken up by keyboard, and stands as its effect", async () => {
    const give = assembly("followUp.give.budget");
    await keys.press(page.locator("summary", { hasText: give }));
    const form = page.getByRole("form", { name: give });
    await keys.date(form.getByLabel(assembly("followUp.field.startsOn")), inDays(30));
    await keys.date(form.getByLabel(assembly("followUp.field.endsOn")), inDays(394));
    await keys.type(form.getByLabel(assembly("followUp.field.amount")), "48 000");
    await keys.press(form.getByRole("button", { name: give }));
    const taken = assembly("followUp.effect.budget.ordinary", {
      amount: formatMoney("4800000", "fr"),
      from: formatDate(inDays(30), "fr"),
      to: formatDate(inDays(394), "fr"),
    });
    await expect(page.getByText(taken)).toBeVisible();
    await expect(form).toHaveCount(0);
  });

  await test.step("an owner has herself certified that she took part, without script", async () => {
    await owner.page.goto(`${meeting}/minutes`);
    await owner.press(link(owner.page, assembly("act.participation")));
    await owner.tick(owner.page.getByLabel(assembly("participation.withVotes")));
    await owner.press(owner.page.getByRole("button", { name: assembly("participation.issue") }));
    await expectPdf(owner.page, assembly("participation.pdf"));
    await owner.press(link(owner.page, assembly("participation.page")));
    const { page: hers } = owner;
    await expect(
      hers.getByRole("heading", { name: documents("participation.title"), exact: true }),
    ).toBeVisible();
    const vote = { number: "1", names: lucie.name };
    await expect(hers.getByText(documents("participation.choice.for", vote))).toBeVisible();
    await expect(hers.getByRole("heading", { level: 1 })).toHaveText(proof("act.title"));
  });
});
