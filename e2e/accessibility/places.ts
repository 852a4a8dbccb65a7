import { expect, type Page } from "@playwright/test";
import { COUNTS, ITEMS } from "#e2e/screens/arranging.ts";
import { buildingCalled, inDays } from "#e2e/screens/building.ts";
import type { Hand } from "#e2e/screens/hand.ts";
import { linkIn, type Mailbox } from "#e2e/screens/mailbox.ts";
import { convene, prepareMeeting } from "#e2e/screens/planning.ts";
import {
  acceptByItsme,
  acceptByPassword,
  enterRegister,
  inviteOwner,
  sendRegister,
  takeOn,
} from "#e2e/screens/register.ts";
import { arrive, openBallot, openMeeting } from "#e2e/screens/room.ts";
import { PASSWORD } from "#prisma/seed/cast.ts";

const slugIn = (page: Page) => new URL(page.url()).pathname.split("/")[2] ?? "";
const meetingIn = (page: Page) => /meetings\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";

/** The last part of the address of a link on a page. */
async function linkedFrom(page: Page, address: string, selector: string): Promise<string> {
  await page.goto(address);
  const href = await page.locator(selector).first().getAttribute("href");
  return href?.split("/").at(-1) ?? "";
}

/** The office of the demonstration, and its first member. */
async function findOffice(page: Page): Promise<{ office: string; staff: string }> {
  await page.goto("/fr/offices");
  const href = await page.locator('main a[href*="/staff/"]').first().getAttribute("href");
  const [office = "", staff = ""] = href?.match(/[0-9a-f-]{36}/g) ?? [];
  return { office, staff };
}

/** The fingerprint of the minutes that hold a decision. */
async function fingerprintOf(page: Page, decision: string): Promise<string> {
  await page.goto(decision);
  const code = page.locator("main code").filter({ hasText: /^[0-9a-f]{64}$/ });
  return (await code.first().textContent()) ?? "";
}

/** The demonstration: what its register and its meetings are called. */
export async function findDemonstration(page: Page) {
  await page.goto("/fr/home");
  await page.getByRole("link", { name: "Les Glycines" }).first().click();
  await expect(page).toHaveURL(/glycines/);
  const association = slugIn(page);
  const at = `/fr/${association}`;
  const list = `a[href^="${at}/assembly/meetings/"]:not([href$="/new"])`;
  await page.goto(`${at}/assembly`);
  const links = await page
    .locator(list)
    .evaluateAll((found) =>
      found.map((link) => link.getAttribute("href")?.split("/").at(-1) ?? ""),
    );
  const meetings = new Map<string, string>();
  for (const meeting of new Set(links)) {
    await page.goto(`${at}/assembly/meetings/${meeting}`);
    // A meeting that lasts has a draft of its minutes: the first that is found says how far it is.
    for (const part of ["room", "minutes", "edit"]) {
      if ((await page.locator(`main a[href$="/${part}"]`).count()) === 0) continue;
      meetings.set(part, meeting);
      break;
    }
  }
  const meetingWith = (part: string) => ({ association, meeting: meetings.get(part) ?? "" });
  const decisions = `${at}/assembly/decisions`;
  const decision = await linkedFrom(page, decisions, 'main table a[href*="/decisions/"]');
  return {
    association: {
      association,
      lot: await linkedFrom(page, `${at}/registry?q=C1`, 'main a[href*="/lots/"]'),
      act: "transfer",
      list: "lots",
      party: await linkedFrom(
        page,
        `${at}/registry/parties?q=Idrissi`,
        'main a[href*="/parties/"]',
      ),
      import: await linkedFrom(page, `${at}/registry/import`, 'main table a[href*="/import/"]'),
      ...(await findOffice(page)),
      mandate: await linkedFrom(
        page,
        `${at}/registry/mandates`,
        'main table a[href*="/mandates/"]',
      ),
      proposal: await linkedFrom(
        page,
        `${at}/assembly/proposals`,
        'main table a[href*="/proposals/"]',
      ),
      poll: await linkedFrom(page, `${at}/assembly/polls`, 'main table a[href*="/polls/"]'),
      decision,
      fingerprint: await fingerprintOf(page, `${decisions}/${decision}`),
      request: await linkedFrom(
        page,
        `${at}/assembly/requests`,
        'main table a[href*="/requests/"]',
      ),
      fault: await linkedFrom(page, `${at}/site/faults`, 'main table a[href*="/faults/"]'),
    },
    inStage: {
      draft: meetingWith("edit"),
      convened: meetingWith("room"),
      closed: meetingWith("minutes"),
    },
  };
}

/** A building taken on and nothing more, but for a file that says nothing good and a bare draft. */
export async function makeEmpty(hand: Hand) {
  const { page } = hand;
  await page.goto("/fr/home");
  await takeOn(hand, buildingCalled("erables-vides"));
  const association = slugIn(page);
  const buffer = Buffer.from("Lot;Quotités;Nom\nA1;douze;Peeters\nA1;100;\n;40;Dubois\n");
  await sendRegister(hand, { name: "essai.csv", mimeType: "text/csv", buffer });
  const file = page.url().split("/").at(-1) ?? "";
  await prepareMeeting(hand, { on: inDays(30), items: [] });
  const meeting = meetingIn(page);
  return { association: { association, import: file }, draft: { association, meeting } };
}

/** A meeting under way: one owner may vote, another is only invited. */
export async function makeOpen(hand: Hand, owner: Hand, mail: Mailbox) {
  const { page } = hand;
  const building = buildingCalled("erables");
  const { lucie, tom, sara, henri } = building.residents;
  await page.goto("/fr/home");
  await takeOn(hand, building);
  const association = slugIn(page);
  await sendRegister(hand, building.register);
  await enterRegister(hand, COUNTS);
  await inviteOwner(hand, lucie);
  await acceptByItsme(owner, lucie, mail);
  await inviteOwner(hand, tom);
  const token =
    linkIn(await mail.latestTo(tom.email), /\/invitations\//)
      .split("/")
      .at(-1) ?? "";
  const urgency = "La toiture laisse entrer l’eau depuis la tempête de dimanche.";
  await prepareMeeting(hand, { on: inDays(1), urgency, items: ITEMS });
  const open = { association, meeting: meetingIn(page) };
  await convene(hand, COUNTS.parties);
  await page.goto(`/fr/${association}/assembly/meetings/${open.meeting}/room`);
  for (const { name } of [lucie, tom, sara, henri]) await arrive(hand, name);
  await openMeeting(hand, lucie.name);
  await openBallot(hand, 1);
  return { open, token };
}

/** A building of which only the register is known: one owner has an access, another had one. */
export async function makeLoaded(hand: Hand, owners: Record<"henri" | "tom", Hand>, mail: Mailbox) {
  const { page } = hand;
  const building = buildingCalled("erables-neufs");
  const { henri, tom } = building.residents;
  await page.goto("/fr/home");
  await takeOn(hand, building);
  const association = slugIn(page);
  await sendRegister(hand, building.register);
  await enterRegister(hand, COUNTS);
  for (const owner of [henri, tom]) await inviteOwner(hand, owner);
  await acceptByPassword(owners.henri, henri, PASSWORD, mail);
  await acceptByPassword(owners.tom, tom, PASSWORD, mail);
  await page.goto(`/fr/${association}/registry/access`);
  const row = page.getByRole("row").filter({ hasText: tom.name });
  await hand.press(row.getByRole("button"));
  await expect(row.getByRole("button")).toBeHidden();
  return { association };
}
