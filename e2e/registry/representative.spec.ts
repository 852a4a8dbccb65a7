import { expect, test } from "#e2e/fixtures.ts";
import { openBuilding } from "#e2e/screens/arranging.ts";
import { buildingCalled, inDays } from "#e2e/screens/building.ts";
import { type Hand, keysOn, mouseOn } from "#e2e/screens/hand.ts";
import { slugIn } from "#e2e/screens/place.ts";
import { prepareMeeting } from "#e2e/screens/planning.ts";
import { wordsOf } from "#e2e/screens/words.ts";

const { registry: t, assembly } = wordsOf("fr");
const COMPANY = "Immo Beaulieu SA";
const ORGAN = "Luc Adam";

/** From the list of people to the organ of the company, one key after the other. */
async function enterOrgan(hand: Hand, slug: string): Promise<void> {
  const { page } = hand;
  const field = (key: Parameters<typeof t>[0]) => page.getByLabel(t(key), { exact: true });
  await page.goto(`/fr/${slug}/registry/parties`);
  await hand.press(page.getByRole("link", { name: COMPANY, exact: true }));
  await hand.press(page.getByRole("link", { name: t("representative.add"), exact: true }));
  await hand.select(
    page.getByLabel(t("representative.capacity")),
    t("representative.kind.managing_director"),
  );
  await hand.type(page.getByLabel(t("representative.name"), { exact: true }), ORGAN);
  await hand.select(page.getByLabel(t("representative.from")), t("representative.source.gazette"));
  await hand.date(page.getByLabel(t("representative.sourceOn")), inDays(-30));
  await hand.date(field("representative.startsOn"), inDays(-30));
  await hand.type(page.getByLabel(t("representative.street")), "Quai de Rome 12");
  await hand.type(page.getByLabel(t("representative.postcode")), "4000");
  await hand.type(page.getByLabel(t("representative.town")), "Liège");
  await hand.press(page.getByRole("button", { name: t("representative.save"), exact: true }));
  const acting = page.getByRole("region", { name: t("representative.title") });
  await expect(acting.getByRole("row").filter({ hasText: ORGAN })).toContainText(
    t("representative.standing.acting"),
  );
}

test("Odile enters the organ of a company by keyboard, and its convocation is addressed to him", async ({
  page,
}) => {
  const odile = mouseOn(page);
  await openBuilding(odile, buildingCalled("organes"));
  const slug = slugIn(page);
  await enterOrgan(keysOn(page), slug);

  await page.goto(`/fr/${slug}`);
  const item = { title: "Toiture", text: "Approuver le devis.", decision: "D-01" } as const;
  await prepareMeeting(odile, { on: inDays(40), items: [item] });
  await odile.press(page.getByRole("link", { name: assembly("meeting.convocation") }));
  const notice = page.getByRole("row").filter({ hasText: COMPANY });
  await expect(notice).toContainText(ORGAN);
  await expect(notice).toContainText(t("representative.as.managing_director"));
  await expect(notice).toContainText("Quai de Rome 12");
});
