import { formatDate, formatMoney } from "#components/ui/format.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { COUNTS, ITEMS, openBuilding } from "#e2e/screens/arranging.ts";
import { buildingCalled, inDays } from "#e2e/screens/building.ts";
import { keysOn, mouseOn } from "#e2e/screens/hand.ts";
import { fileQuote, fundText, planCorrection } from "#e2e/screens/notice.ts";
import { meetingIn, slugIn } from "#e2e/screens/place.ts";
import { convene, prepareMeeting } from "#e2e/screens/planning.ts";
import { acceptByPassword, inviteOwner } from "#e2e/screens/register.ts";
import { findMeeting } from "#e2e/screens/voter.ts";
import { wordsOf } from "#e2e/screens/words.ts";
import { PASSWORD } from "#prisma/seed/cast.ts";

const { assembly } = wordsOf("fr");
const QUOTE = { item: 2, supplier: "Toitures Lambert SRL", amount: "30 000" };
const REASON = "La salle est prise ce soir-là : nous nous voyons deux jours plus tard.";

// Patience on a machine that does much else; alone it takes some forty seconds.
test.setTimeout(240_000);

test("around the notice: an offer, what each would pay, who comes, and another notice instead of an edit", async ({
  visitor,
  mail,
}) => {
  const building = buildingCalled("avis");
  const { lucie } = building.residents;
  const odile = mouseOn(await visitor());
  const { page } = odile;
  const keys = keysOn(page);
  const [on, later, firstCall] = [inDays(16), inDays(18), inDays(60)];
  await openBuilding(odile, building);
  const slug = slugIn(page);
  await inviteOwner(odile, lucie);
  const owner = mouseOn(await visitor({ javaScriptEnabled: false }));
  await acceptByPassword(owner, lucie, PASSWORD, mail);
  await prepareMeeting(odile, { on, items: ITEMS });
  const meeting = `/fr/${slug}/assembly/meetings/${meetingIn(page)}`;

  await test.step("the office says by keyboard how the roof is paid, and files an offer", async () => {
    await fundText(keys, { text: "2.1", reserve: "10 000", call: "20 000", firstOn: firstCall });
    await page.goto(`${meeting}/annexes`);
    await fileQuote(keys, QUOTE);
    await page.goto(meeting);
    await convene(odile, COUNTS.parties);
  });

  await test.step("an owner reads the offer and what she would pay, before any vote", async () => {
    await findMeeting(owner, lucie);
    const hers = owner.page.getByRole("main");
    await expect(hers.getByRole("row", { name: QUOTE.supplier })).toBeVisible();
    // 190 of 1 000: 3 800 of the calls, 1 900 of the reserve.
    const total = formatMoney("380000", "fr");
    await expect(hers.getByText(assembly("funding.own", { total, count: 2 }))).toBeVisible();
    const first = { amount: formatMoney("190000", "fr"), date: formatDate(firstCall, "fr") };
    await expect(hers.getByText(assembly("funding.ownFirst", first))).toBeVisible();
    const reserve = { amount: formatMoney("190000", "fr") };
    await expect(hers.getByText(assembly("funding.ownReserve", reserve))).toBeVisible();
    await expect(hers.getByText(assembly("correction.start"))).toHaveCount(0);
  });

  await test.step("she says without script that she comes, then that she does not know", async () => {
    await owner.press(owner.page.getByRole("link", { name: assembly("meeting.say") }));
    for (const [answer, button] of [
      ["room", "expected.send"],
      ["unsure", "expected.change"],
    ] as const) {
      const words = assembly(`expected.answer.${answer}`);
      await owner.choose(owner.page.getByRole("radio", { name: words }));
      await owner.press(owner.page.getByRole("button", { name: assembly(button) }));
      const said = assembly("expected.said", { answer: words });
      await expect(owner.page.getByText(said)).toBeVisible();
    }
    await page.goto(`${meeting}/expected`);
    await expect(page.getByRole("row").filter({ hasText: lucie.name })).toContainText(
      `${assembly("expected.answer.unsure")}`,
    );
  });

  await test.step("what was sent cannot be edited: another notice is prepared by keyboard, and leaves", async () => {
    expect((await page.goto(`${meeting}/edit`))?.status()).toBe(404);
    await page.goto(meeting);
    await planCorrection(keys, REASON, later);
    const replaces = { date: formatDate(on, "fr"), reason: REASON };
    await expect(page.getByText(assembly("correction.replaces", replaces))).toBeVisible();
    await owner.page.goto(meeting);
    await expect(owner.page.getByText(REASON)).toHaveCount(0);
    await convene(odile, COUNTS.parties);
    await owner.page.goto(meeting);
    const replaced = { date: formatDate(later, "fr"), reason: REASON };
    await expect(owner.page.getByText(assembly("correction.replaced", replaced))).toBeVisible();
    await expect(owner.page.getByText(formatDate(on, "fr", "full"))).toBeVisible();
    await owner.press(owner.page.getByRole("link", { name: assembly("correction.open") }));
    await expect(owner.page.getByText(formatDate(later, "fr", "full"))).toBeVisible();
    await expect(owner.page.getByRole("row", { name: QUOTE.supplier })).toBeVisible();
    await expect(async () => {
      const notice = (await mail.to(lucie.email)).findLast(({ subject }) => / – /.test(subject));
      expect(notice?.text).toContain(REASON);
    }).toPass({ timeout: 30_000 });
  });
});
