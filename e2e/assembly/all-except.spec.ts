import type { Page } from "@playwright/test";
import { expect, test } from "#e2e/fixtures.ts";
import { inviteAndConvene, openBuilding } from "#e2e/screens/arranging.ts";
import { buildingCalled } from "#e2e/screens/building.ts";
import { mouseOn } from "#e2e/screens/hand.ts";
import { arrive, endMeeting, openMeeting } from "#e2e/screens/room.ts";
import { wordsOf } from "#e2e/screens/words.ts";

const { assembly, errors } = wordsOf("fr");

/** Alt and a letter, with the character that a browser hears access keys by and Playwright leaves out. */
async function pressAccessKey(page: Page, key: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const code = {
    code: `Key${key.toUpperCase()}`,
    key,
    text: key,
    unmodifiedText: key,
    modifiers: 1,
  };
  const windowsVirtualKeyCode = key.toUpperCase().charCodeAt(0);
  const event = { ...code, windowsVirtualKeyCode };
  await page.keyboard.down("Alt");
  await keyboard.send("Input.dispatchKeyEvent", { type: "keyDown", ...event });
  await keyboard.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
  await page.keyboard.up("Alt");
}

test.setTimeout(180_000);

test("an ordinary item with three exceptions takes twelve keys; a second paper is told", async ({
  visitor,
}) => {
  const building = buildingCalled("erables");
  const { lucie, tom, sara, henri } = building.residents;
  const odile = mouseOn(await visitor());
  const { page } = odile;
  await openBuilding(odile, building);
  await inviteAndConvene(odile, []);
  await odile.press(page.getByRole("link", { name: assembly("kind.extraordinary") }));
  await odile.press(page.getByRole("link", { name: assembly("meeting.room") }));
  const people = [lucie, tom, sara, henri].map(({ name }) => name);
  for (const name of [...people, "Immo Beaulieu SA", "Georges Wauters"]) {
    await arrive(odile, name);
  }
  await openMeeting(odile, lucie.name);
  const second = await page.context().newPage();

  await test.step("one key opens the vote and the field, three exceptions, twice Enter", async () => {
    let keys = 0;
    const press = async (key: string) => {
      keys += 1;
      await page.keyboard.press(key);
    };
    await pressAccessKey(page, "e");
    keys += 2;
    const against = page.getByLabel(
      assembly("hands.except", { choice: assembly("choice.against") }),
    );
    await expect(against).toBeFocused();
    await second.goto(page.url());
    for (const key of "a2 b1") await press(key === " " ? "Space" : key);
    await press("Tab");
    for (const key of "c1") await press(key);
    await press("Enter");
    const record = page.getByRole("button", { name: assembly("hands.close", { count: 6 }) });
    await expect(record).toBeFocused();
    await expect(page.getByRole("region", { name: assembly("hands.preview") })).toContainText(
      assembly("hands.rest", { count: 3 }),
    );
    await press("Enter");
    const result = page.getByRole("table", { name: assembly("result.caption", { item: 1 }) });
    await expect(result).toBeVisible();
    expect(keys).toBeLessThanOrEqual(12);
    await expect(page.getByRole("main")).toContainText(
      assembly("result.against", { names: `${tom.name}, ${sara.name}` }),
    );
    await expect(page.getByRole("main")).toContainText(
      assembly("result.abstained", { names: "Immo Beaulieu SA" }),
    );
  });

  await test.step("two operators with one paper: the second is told", async () => {
    await odile.press(
      page.getByRole("button", { name: assembly("room.openHandsLabel", { item: 2 }) }),
    );
    const show = assembly("hands.show");
    await page.getByRole("button", { name: show }).click();
    await second.goto(page.url());
    const record = assembly("hands.recordLabel", { item: "2", count: 6 });
    await page.getByRole("button", { name: record }).click();
    await expect(page.getByRole("region", { name: assembly("room.ballots") })).toBeVisible();
    await second.getByRole("button", { name: record }).click();
    await expect(second.getByText(errors("ballot.hands-moved")).first()).toBeVisible();
    await second.getByRole("link", { name: assembly("hands.refresh") }).click();
    await expect(second.getByText(assembly("hands.nobody"))).toBeVisible();
  });

  await test.step("a vote is taken again for a reason, a breach recorded: the minutes say both", async () => {
    await odile.press(
      page.locator("summary", { hasText: assembly("room.closeLabel", { item: 2 }) }),
    );
    await odile.press(page.getByRole("button", { name: assembly("room.closeLabel", { item: 2 }) }));
    const again = assembly("motion.reopenLabel", { item: 1 });
    await odile.press(page.locator("summary", { hasText: again }));
    const form = page.getByRole("form", { name: again });
    await form.getByLabel(assembly("motion.reason")).fill("Un lot a été mal entendu.");
    await odile.press(form.getByRole("button"));
    const open = page.getByRole("button", {
      name: assembly("room.openBallotLabel", { item: "1.2" }),
    });
    await expect(open).toBeVisible();
    await odile.press(page.locator("summary", { hasText: assembly("breach.add") }));
    const breach = page.getByRole("form", { name: assembly("breach.add") });
    await breach.getByLabel(assembly("breach.what")).selectOption("proxies");
    await breach.getByLabel(assembly("breach.statement")).fill("Une quatrième procuration.");
    await breach.getByLabel(assembly("breach.reason")).fill("Personne ne s’y est opposé.");
    await odile.press(breach.getByRole("button"));
    await expect(page.getByRole("region", { name: assembly("breach.title") })).toContainText(
      "Une quatrième procuration.",
    );
    await endMeeting(odile);
    const act = page.getByRole("main");
    await expect(act).toContainText("Un lot a été mal entendu.");
    await expect(act).toContainText("3.87 §7");
    await expect(act).toContainText("Personne ne s’y est opposé.");
  });
});
