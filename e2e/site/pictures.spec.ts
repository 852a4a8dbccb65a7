import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { castMember, expect, test } from "#e2e/fixtures.ts";
import { mouseOn } from "#e2e/screens/hand.ts";
import { arrive, openBallot, openMeeting } from "#e2e/screens/room.ts";
import { awaitAnchor, verifyReceipt } from "#e2e/screens/verification.ts";
import { fillIn, findMeeting, joinRemotely, vote } from "#e2e/screens/voter.ts";
import { wordsOf } from "#e2e/screens/words.ts";
import { BUILDING } from "#prisma/seed/cast.ts";

const { assembly, site, ui } = wordsOf("fr");
const FRENCH = { locale: "fr" } as const;
const PRESENT = ["Marc Delvaux", "Hanna Weiß", "Priya Nair", "Leopold Lambrecht"];

test.setTimeout(180_000);

/**
 * A picture of what is seen under the top of a part of the page. Those in `pictures/` are made by
 * `npm run e2e -- e2e/site/pictures.spec.ts --update-snapshots`; their days change, so that they
 * are looked at and not compared.
 */
async function picture(page: Page, name: string, top?: Locator): Promise<void> {
  const isKept = ["all", "changed"].includes(test.info().config.updateSnapshots);
  const file = `${name}.png`;
  const path = isKept ? join(import.meta.dirname, "pictures", file) : test.info().outputPath(file);
  await page.mouse.move(0, 0);
  if (top) await top.evaluate((part) => part.scrollIntoView({ block: "start" }));
  else await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path, animations: "disabled" });
}

const desk = (height: number) => ({ viewport: { width: 1280, height } });

test("the pictures of an evening can be taken", async ({ as, visitor }) => {
  const odile = mouseOn(await as("odile", { browser: desk(840) }));
  const { page } = odile;
  const offices = page.getByRole("region", { name: site("home.office") });

  const { subject } = castMember("amina");
  const telephone = { viewport: { width: 320, height: 600 } };
  const amina = mouseOn(await as("amina", { browser: telephone }));
  await findMeeting(amina, FRENCH);
  await joinRemotely(amina, FRENCH, { subject });

  await page.goto(`/fr/home?q=${encodeURIComponent(BUILDING.name)}`);
  await odile.press(offices.getByRole("link", { name: BUILDING.name, exact: true }));
  await odile.press(page.getByRole("link", { name: ui("rail.assembly"), exact: true }));
  const coming = page.getByRole("row").filter({ hasText: assembly("stage.convened") });
  await odile.press(coming.getByRole("link"));
  await odile.press(page.getByRole("link", { name: assembly("meeting.room") }));
  for (const name of PRESENT) await arrive(odile, name);
  await openMeeting(odile, "Marc Delvaux");
  await openBallot(odile, 1);

  const ballots = amina.page.getByRole("region", { name: assembly("room.ballots") });
  await fillIn(amina, FRENCH, 1, { Amina: "for" });
  await picture(amina.page, "vote", ballots);
  await vote(amina, FRENCH, 1, { Amina: "for" });

  const turnout = assembly("room.turnout", { heads: 1, shares: "127" });
  await expect(page.getByText(turnout)).toBeVisible();
  await picture(page, "room");

  await awaitAnchor(amina);
  const saving = amina.page.waitForEvent("download");
  await amina.press(amina.page.getByRole("main").locator("a[download]").last());
  const receipt = await readFile(await (await saving).path(), "utf8");
  const stranger = mouseOn(await visitor(desk(680)));
  await verifyReceipt(stranger, receipt, "passed");
  await picture(stranger.page, "verify");
});
