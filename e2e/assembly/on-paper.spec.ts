import { expect, test } from "#e2e/fixtures.ts";
import { COUNTS, ITEMS, openBuilding } from "#e2e/screens/arranging.ts";
import { buildingCalled, inDays } from "#e2e/screens/building.ts";
import {
  beginCopying,
  confirmReading,
  copyAttendance,
  copySheet,
  endCopying,
  handInProxy,
  letItPass,
  readBlind,
  settleForSecond,
  sheetOf,
  waitingSheet,
  withdrawItem,
} from "#e2e/screens/copying.ts";
import { keysOn, mouseOn } from "#e2e/screens/hand.ts";
import { meetingIn, slugIn } from "#e2e/screens/place.ts";
import { convene, prepareMeeting } from "#e2e/screens/planning.ts";
import { freezeMinutes } from "#e2e/screens/room.ts";
import { wordsOf } from "#e2e/screens/words.ts";

const { assembly } = wordsOf("fr");
const nl = wordsOf("nl").assembly;
const REASON = "L’offre n’est pas arrivée.";

test("a meeting of yesterday is recorded from its paper, by two of the office", async ({
  as,
  visitor,
}) => {
  const page = await visitor();
  const odile = mouseOn(page);
  const building = buildingCalled("papier");
  const { lucie, tom, sara, henri } = building.residents;
  await openBuilding(odile, building);
  const slug = slugIn(page);
  await prepareMeeting(odile, { on: inDays(16), items: ITEMS });
  const meetingId = meetingIn(page);
  const meeting = `/fr/${slug}/assembly/meetings/${meetingId}`;
  await convene(odile, COUNTS.parties);
  await letItPass(meetingId);

  await test.step("who came, with the proxy from the door, makes the quorum of the room", async () => {
    await page.goto(meeting);
    await beginCopying(odile);
    const proxy = { from: henri.name, to: lucie.name, at: "18h50", signedOn: inDays(-1) };
    await handInProxy(odile, proxy);
    await copyAttendance(odile, {
      ...{ opened: "1905", chair: lucie.name, teller: sara.name },
      people: {
        [lucie.name]: { came: "x" },
        [tom.name]: { came: "18:58" },
        [sara.name]: { came: "x", left: "19:30" },
      },
    });
    await confirmReading(odile, assembly("paper.attendance"));
    await expect(
      page.getByText(
        assembly("paper.quorate", {
          ...{ heads: 4, headsTotal: 6, shares: "670", sharesTotal: "1 000" },
        }),
      ),
    ).toBeVisible();
  });

  await test.step("one sheet by keyboard, one item withdrawn at its hour", async () => {
    await copySheet(keysOn(page), "1.1", { openedAt: "19h10", closedAt: "1920" });
    await page.goto(`${meeting}/room`);
    await withdrawItem(odile, 2, { at: "19:25", reason: REASON });
  });

  await test.step("a colleague reads the sheet blind, without script, and reads otherwise", async () => {
    const hers = await as("els", { browser: { javaScriptEnabled: false } });
    await hers.goto(`/nl/${slug}/assembly/meetings/${meetingId}/paper`);
    await expect(hers.getByText(nl("paper.law"))).toBeVisible();
    await hers.goto(`${meeting}/paper`);
    const read = { openedAt: "19:10", closedAt: "19:20", abstain: "Tom", reader: "Els Bogaert" };
    await readBlind(mouseOn(hers), "1.1", read);
    const sheet = waitingSheet(mouseOn(hers), sheetOf("1.1"));
    await expect(sheet).toContainText(assembly("paper.differ", { count: 1 }));
    await expect(sheet).toContainText(tom.name);
  });

  await test.step("the paper settles it, and the meeting ends after all that was done in it", async () => {
    await page.goto(`${meeting}/paper`);
    await settleForSecond(odile, "1.1", sara.name);
    await expect(page.getByText(assembly("paper.progress", { done: 1, count: 1 }))).toBeVisible();
    await endCopying(odile, "20h15");
  });

  await test.step("the minutes name the readers, the hours of the room and that it was paper", async () => {
    await freezeMinutes(odile);
    const act = page.getByRole("main");
    for (const said of [REASON, sara.name, tom.name]) await expect(act).toContainText(said);
    for (const hour of ["18:50", "19:05", "19:25", "20:15"]) await expect(act).toContainText(hour);
  });
});
