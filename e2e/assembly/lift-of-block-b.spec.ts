import { expect, test } from "#e2e/fixtures.ts";
import { COUNTS, ITEMS, openBuilding } from "#e2e/screens/arranging.ts";
import { buildingCalled, inDays } from "#e2e/screens/building.ts";
import { keysOn } from "#e2e/screens/hand.ts";
import { convene, prepareMeeting } from "#e2e/screens/planning.ts";
import { acceptByItsme, enterKey, inviteOwner } from "#e2e/screens/register.ts";
import {
  arrive,
  closeBallot,
  encodeChoices,
  endMeeting,
  freezeMinutes,
  openMeeting,
} from "#e2e/screens/room.ts";
import { paperOf } from "#e2e/screens/voter.ts";
import { wordsOf } from "#e2e/screens/words.ts";
import { translator } from "#messages/translator.ts";

const { assembly, errors } = wordsOf("fr");
const PART = "Ascenseur du bloc B";
const LIFT = {
  title: "Ascenseur du bloc B",
  text: "Les copropriétaires concernés décident de remplacer la cabine.",
  decision: "D-14",
  part: PART,
} as const;
const lots = "B1, B2, C1";

test.setTimeout(240_000);

test("the lift of block B is for its owners, by the keyboard", async ({ visitor, mail }) => {
  const building = buildingCalled("marronniers");
  const { lucie, sara, henri } = building.residents;
  const odile = keysOn(await visitor());
  const { page } = odile;
  await openBuilding(odile, building);

  await test.step("the register knows the part and what each lot bears of it", async () => {
    const plan = { name: PART, from: inDays(-20), weights: "B1;60\nB2;50\nC1;40" };
    await enterKey(odile, { ...plan, decision: "Règlement de copropriété, art. 12" });
  });

  const atLucies = keysOn(await visitor());
  await inviteOwner(odile, lucie);
  await acceptByItsme(atLucies, lucie, mail);

  await test.step("each notice says who votes on it", async () => {
    const [accounts] = ITEMS;
    if (!accounts) throw new Error("no other item");
    await prepareMeeting(odile, { on: inDays(16), items: [LIFT, accounts] });
    await convene(odile, COUNTS.parties);
    const notice = async (to: typeof lucie) => (await mail.latestTo(to.email, / – /)).text;
    const french = translator("fr", "documents");
    const english = translator("en", "documents");
    expect(await notice(lucie)).toContain(french("convocation.electorateOutside"));
    expect(await notice(sara)).toContain(
      english("convocation.electorateOwn", { votes: "60", total: "150" }),
    );
  });

  await test.step("the quorum is that of the building", async () => {
    await odile.press(page.getByRole("link", { name: assembly("kind.extraordinary") }));
    await odile.press(page.getByRole("link", { name: assembly("meeting.room") }));
    for (const name of [lucie.name, sara.name, henri.name, "Immo Beaulieu SA"]) {
      await arrive(odile, name);
    }
    await openMeeting(odile, lucie.name);
    for (const item of [1, 2]) {
      const open = page.getByRole("button", { name: assembly("room.openBallotLabel", { item }) });
      await odile.press(open);
      await expect(open).toBeHidden();
    }
  });

  await test.step("somebody outside is told why, and refused when he insists", async () => {
    const her = atLucies.page;
    await her.goto(page.url().replace(/\/room.*$/, "/vote"));
    await expect(
      her.getByText(assembly("electorate.outside", { part: PART, article: "3.87 §6" })),
    ).toBeVisible();
    await expect(paperOf(her, 1)).toHaveCount(0);
    const paper = paperOf(her, 2);
    const lift = await her.getByRole("listitem").filter({ hasText: LIFT.text }).getAttribute("id");
    await paper.locator('input[name="resolutionId"]').evaluate((field, id) => {
      field.setAttribute("value", id ?? "");
    }, lift);
    await atLucies.choose(paper.getByRole("radio", { name: assembly("choice.against") }));
    await atLucies.press(paper.getByRole("button"));
    await expect(paper).toContainText(errors("ballot.not-concerned", { number: 1, part: PART }));
  });

  await test.step("those concerned decide, by two thirds of their part", async () => {
    await encodeChoices(odile, 1, "for", { [henri.name]: "against" });
    const result = await closeBallot(odile, 1);
    await expect(result).toContainText(assembly("result.adopted"));
    await expect(result).toContainText(
      assembly("electorate.threshold.twoThirds", { cast: "150", for: "100" }),
    );
    await expect(result).toContainText(assembly("result.against", { names: henri.name }));
  });

  await test.step("the minutes say the electorate, its votes and the majority", async () => {
    await closeBallot(odile, 2);
    await endMeeting(odile);
    const t = translator("fr", "documents");
    const act = page.getByRole("main");
    await expect(act).toContainText(
      t("minutes.electorate", { part: PART, lots, article: "3.87 §6" }),
    );
    await expect(act).toContainText(t("minutes.electorateBase", { base: "150", votes: "150" }));
    await expect(act).toContainText(t("minutes.raw", { for: "100", against: "50", abstain: "0" }));
    await expect(act).toContainText(t("act.majority.twoThirds"));
    await freezeMinutes(odile);
    const pdf = page.getByRole("link", { name: assembly("act.pdf") });
    const printed = await page.request.get((await pdf.getAttribute("href")) ?? "");
    expect((await printed.body()).subarray(0, 5).toString()).toBe("%PDF-");
  });
});
