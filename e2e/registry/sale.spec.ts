import { expect, test } from "#e2e/fixtures.ts";
import { openBuilding } from "#e2e/screens/arranging.ts";
import { buildingCalled, inDays } from "#e2e/screens/building.ts";
import { type Hand, keysOn, mouseOn } from "#e2e/screens/hand.ts";
import { slugIn } from "#e2e/screens/place.ts";
import type { Locale } from "#e2e/screens/sign-in.ts";
import { wordsOf } from "#e2e/screens/words.ts";

type Sale = Readonly<{ locale: Locale; lot: string; seller: string; buyer: string }>;

/** The day of the deeds, and the day before it. */
const [DEED, EVE] = [inDays(-10), inDays(-11)];

const SALES: readonly Sale[] = [
  { locale: "fr", lot: "A1", seller: "Lucie Maréchal", buyer: "Henri Lacroix" },
  { locale: "nl", lot: "A2", seller: "Tom Janssens", buyer: "Sara Benali" },
  { locale: "de", lot: "B1", seller: "Sara Benali", buyer: "Immo Beaulieu SA" },
  { locale: "en", lot: "C2", seller: "Georges Wauters", buyer: "Tom Janssens" },
];

/** From the list of lots to the deed entered in the register, one key after the other. */
async function sell(hand: Hand, slug: string, { locale, lot, seller, buyer }: Sale): Promise<void> {
  const { page } = hand;
  const { registry: t } = wordsOf(locale);
  await page.goto(`/${locale}/${slug}/registry`);
  await hand.press(page.getByRole("link", { name: lot, exact: true }));
  await hand.press(page.getByRole("link", { name: t("movement.act.transfer"), exact: true }));
  const passing = t("movement.passing", { name: seller, right: t("right.full") });
  await hand.select(page.getByLabel(t("movement.from")), passing);
  await hand.select(page.getByLabel(t("movement.acquirer", { n: 1 }), { exact: true }), buyer);
  await hand.date(page.getByLabel(t("movement.on"), { exact: true }), DEED);
  await hand.type(page.getByLabel(t("movement.notary")), "Me Claes, Gent");
  await hand.press(page.getByRole("button", { name: t("movement.preview"), exact: true }));
  const preview = page.getByRole("region", { name: t("movement.previewTitle") });
  await expect(preview.getByRole("cell", { name: seller })).toBeVisible();
  await expect(preview.getByRole("cell", { name: buyer })).toBeVisible();
  await hand.press(page.getByRole("button", { name: t("movement.enter"), exact: true }));
  await expect(page.getByRole("heading", { level: 3 })).toHaveCount(1);
}

/** Who the register says held the lot that day. */
async function expectHolder({ page }: Hand, locale: Locale, day: string, name: string) {
  const { registry: t } = wordsOf(locale);
  await page.goto(`${page.url().split("?")[0]}?on=${day}`);
  const start = t("movement.holdersOn", { date: "#" }).split("#")[0] ?? "";
  const holders = page.getByRole("region", { name: start });
  await expect(holders.getByRole("rowheader")).toHaveText(name);
}

test("Odile records four sales, in four languages, and both days answer", async ({ page }) => {
  const odile = mouseOn(page);
  await openBuilding(odile, buildingCalled("ventes"));
  const slug = slugIn(page);
  const hand = keysOn(page);
  for (const sale of SALES) {
    await sell(hand, slug, sale);
    await expectHolder(hand, sale.locale, EVE, sale.seller);
    await expectHolder(hand, sale.locale, DEED, sale.buyer);
  }
});
