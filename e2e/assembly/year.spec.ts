import type { Locator, Page } from "@playwright/test";
import { formatDate } from "#components/ui/format.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { COUNTS, openBuilding } from "#e2e/screens/arranging.ts";
import { buildingCalled, identityOf, inDays } from "#e2e/screens/building.ts";
import { keysOn } from "#e2e/screens/hand.ts";
import { slugIn } from "#e2e/screens/place.ts";
import {
  convene,
  encodeProxy,
  type PlannedMeeting,
  prepareMeeting,
} from "#e2e/screens/planning.ts";
import { acceptByItsme, inviteOwner } from "#e2e/screens/register.ts";
import {
  arrive,
  closeBallot,
  depart,
  encodeChoices,
  endMeeting,
  excludeSupplier,
  freezeMinutes,
  openBallot,
  openInVain,
  openMeeting,
} from "#e2e/screens/room.ts";
import { joinRemotely, signMinutes, vote } from "#e2e/screens/voter.ts";
import { wordsOf } from "#e2e/screens/words.ts";

const { assembly } = wordsOf("fr");
const nl = wordsOf("nl").assembly;

const SUPPLIER = "Immo Beaulieu SA";
const ITEMS: PlannedMeeting["items"] = [
  { title: "Comptes", text: "L’assemblée approuve les comptes.", decision: "D-01" },
  {
    title: "Façade",
    text: "L’assemblée confie la façade à Immo Beaulieu SA.",
    decision: "D-14",
  },
  { title: "Budget", text: "L’assemblée approuve le budget.", decision: "D-01" },
];

/** What a choice came to in a result: the votes cast, and those that count. */
const line = (result: Locator, choice: string) =>
  result.getByRole("row").filter({ has: result.page().getByRole("rowheader", { name: choice }) });

/** The result of an item on the page of somebody who reads Dutch. */
const dutchResult = (page: Page, item: number) =>
  page.getByRole("listitem").filter({
    has: page.getByRole("table", { name: nl("result.caption", { item }) }),
  });

// A year is told in one go.
test.setTimeout(480_000);

test("a year of an association, by the keyboard, in French and in Dutch at once", async ({
  visitor,
  mail,
}) => {
  const building = buildingCalled("annee");
  const { lucie, tom, henri } = building.residents;
  const odile = keysOn(await visitor());
  const { page } = odile;
  const atToms = keysOn(await visitor());
  const his = atToms.page;
  const [first, second] = [inDays(16), inDays(32)];
  const link = (name: string) => page.getByRole("link", { name, exact: true });
  const quorum = page.getByRole("region", { name: assembly("room.quorum") });
  const of = (part: string, whole: string) => assembly("room.of", { part, whole });

  await test.step("the building, and an owner who reads Dutch", async () => {
    await openBuilding(odile, building);
    await inviteOwner(odile, tom);
    await acceptByItsme(atToms, tom, mail);
  });

  await test.step("the meeting is convened; a proxy comes on paper", async () => {
    await prepareMeeting(odile, { on: first, items: ITEMS });
    await convene(odile, COUNTS.parties);
    expect((await mail.latestTo(tom.email, / – /)).text).toContain(formatDate(first, "nl"));
    await odile.press(link(assembly("kind.extraordinary")));
    await expect(link(assembly("meeting.kit"))).toBeVisible();
    const kit = await page.request.get(
      (await link(assembly("meeting.kit")).getAttribute("href")) ?? "",
    );
    expect((await kit.body()).subarray(0, 5).toString()).toBe("%PDF-");
    await odile.press(link(assembly("meeting.proxies")));
    await encodeProxy(odile, henri.name, SUPPLIER);
  });

  await test.step("too few come: no vote, in either language", async () => {
    await odile.press(link(assembly("kind.extraordinary")));
    await odile.press(link(assembly("meeting.room")));
    await arrive(odile, lucie.name);
    await openInVain(odile, lucie.name);
    await expect(quorum).toContainText(of("1", "6"));
    await expect(quorum).toContainText(of("190", "1 000"));
    await expect(quorum).toContainText(assembly("room.quorumNo"));
    await his.goto(
      page
        .url()
        .replace("/fr/", "/nl/")
        .replace(/\/room.*$/, ""),
    );
    await expect(
      his.getByText(
        nl("meeting.notQuorate", { heads: 1, headsTotal: 6, shares: "190", sharesTotal: "1 000" }),
      ),
    ).toBeVisible();
  });

  await test.step("the second session is convened for the first lawful day", async () => {
    await odile.press(link(assembly("kind.extraordinary")));
    const form = page.getByRole("form", { name: assembly("second.convene") });
    await expect(form.getByLabel(assembly("second.on"))).toHaveValue(second);
    await odile.press(form.getByRole("button", { name: assembly("second.convene") }));
    await expect(page.getByRole("region", { name: assembly("notice.batch") })).toBeVisible();
    await expect(async () => {
      const notice = (await mail.to(tom.email)).findLast(({ subject }) => / – /.test(subject));
      expect(notice?.text).toContain(formatDate(second, "nl"));
    }).toPass({ timeout: 60_000 });
    await odile.press(link(assembly("kind.extraordinary")));
    await odile.press(link(assembly("meeting.proxies")));
    // The proxy of the first serves the second, unless it says otherwise.
    const proxy = page.getByRole("row").filter({ hasText: henri.name });
    await expect(proxy).toContainText(SUPPLIER);
    await expect(proxy).toContainText(assembly("proxies.inForce"));
  });

  await test.step("it is held by three of six, half of the heads and no more", async () => {
    await odile.press(link(assembly("kind.extraordinary")));
    await odile.press(link(assembly("meeting.room")));
    for (const name of [lucie.name, SUPPLIER]) await arrive(odile, name);
    await openMeeting(odile, SUPPLIER);
    await expect(quorum).toContainText(of("3", "6"));
    await expect(quorum).toContainText(of("530", "1 000"));
    await expect(quorum).toContainText(assembly("room.quorumYes"));
  });

  await test.step("somebody joins from afar, identified by itsme; the accounts are adopted", async () => {
    await his.goto(
      page
        .url()
        .replace("/fr/", "/nl/")
        .replace(/\/room.*$/, ""),
    );
    await joinRemotely(atToms, tom, identityOf(tom));
    await page.reload();
    await openBallot(odile, 1);
    await vote(atToms, tom, 1, { [tom.name]: "against" });
    await encodeChoices(odile, 1, "for", {});
    const result = await closeBallot(odile, 1);
    await expect(result).toContainText(assembly("result.adopted"));
    await expect(line(result, assembly("choice.for"))).toContainText(/530\s*530/);
    await expect(line(result, assembly("choice.against"))).toContainText(/160\s*160/);
    await expect(result).toContainText(assembly("result.against", { names: tom.name }));
    await expect(dutchResult(his, 1)).toContainText(nl("result.adopted"));
    await expect(dutchResult(his, 1)).toContainText(nl("result.against", { names: tom.name }));
  });

  await test.step("a supplier stays out with the proxy he carries; an owner is capped", async () => {
    await openBallot(odile, 2);
    await excludeSupplier(odile, 2, SUPPLIER);
    await vote(atToms, tom, 2, { [tom.name]: "for" });
    await encodeChoices(odile, 2, "for", {});
    const result = await closeBallot(odile, 2);
    await expect(result).toContainText(assembly("result.adopted"));
    await expect(line(result, assembly("choice.for"))).toContainText(/350\s*320/);
    const capped = { names: lucie.name, votes: "190", others: "160" };
    await expect(result).toContainText(assembly("result.capped", capped));
    await expect(result).toContainText(assembly("result.capWorked", { ...capped, base: "350" }));
    await expect(result).toContainText(`${SUPPLIER} ne participe pas`);
    const told = dutchResult(his, 2);
    await expect(told).toContainText(nl("result.capped", capped));
    await expect(told).toContainText(nl("result.capWorked", { ...capped, base: "350" }));
    await expect(told).toContainText(nl("exclusion.ground.contract"));
  });

  await test.step("one leaves; who then holds most is capped to a tie, which rejects", async () => {
    await depart(odile, lucie.name);
    await openBallot(odile, 3);
    await vote(atToms, tom, 3, { [tom.name]: "against" });
    await encodeChoices(odile, 3, "for", {});
    const result = await closeBallot(odile, 3);
    await expect(result).toContainText(assembly("result.rejected"));
    await expect(line(result, assembly("choice.for"))).toContainText(/340\s*160/);
    const capped = { names: SUPPLIER, votes: "340", others: "160" };
    await expect(result).toContainText(assembly("result.capWorked", { ...capped, base: "500" }));
    await expect(result).toContainText(assembly("result.tie", { votes: "160" }));
    await expect(dutchResult(his, 3)).toContainText(nl("result.tie", { votes: "160" }));
    await expect(dutchResult(his, 3)).toContainText(nl("result.rejected"));
  });

  await test.step("the minutes are signed: on paper, at the desk, from afar", async () => {
    await endMeeting(odile);
    await freezeMinutes(odile);
    const byHand = page.getByRole("button", {
      name: assembly("act.recordLabel", { name: SUPPLIER }),
    });
    await odile.press(byHand);
    await expect(byHand).toBeHidden();
    const sign = page.getByRole("button", { name: assembly("act.sign"), exact: true });
    await odile.press(sign);
    await expect(sign).toBeHidden();
    await signMinutes(atToms, tom);
    await page.reload();
    await expect(page.getByText(assembly("act.missing"))).toHaveCount(0);
  });

  await test.step("whoever disagrees has four months from the meeting", async () => {
    const until = Temporal.PlainDate.from(second).add({ months: 4 }).toString();
    await expect(page.getByRole("main")).toContainText(
      assembly("challenge.open", { date: formatDate(until, "fr") }),
    );
    await expect(his.getByRole("main")).toContainText(
      nl("challenge.open", { date: formatDate(until, "nl") }),
    );
    await his.goto(`/nl/${slugIn(page)}/assembly/decisions`);
    for (const { title } of ITEMS) {
      await expect(his.getByRole("row", { name: title })).toBeVisible();
    }
  });
});
