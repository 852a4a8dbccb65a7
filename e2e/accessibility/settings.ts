import { expect, type Page } from "@playwright/test";
import type { Place, Seat, Stage } from "#e2e/pages.ts";
import { type Building, buildingCalled, inDays } from "#e2e/screens/building.ts";
import { type Hand, mouseOn } from "#e2e/screens/hand.ts";
import { linkIn, type Mailbox } from "#e2e/screens/mailbox.ts";
import { convene, prepareMeeting } from "#e2e/screens/planning.ts";
import {
  acceptByItsme,
  enterRegister,
  inviteOwner,
  sendRegister,
  takeOn,
} from "#e2e/screens/register.ts";
import { openBallot, openMeeting } from "#e2e/screens/room.ts";
import { signInByPassword } from "#e2e/screens/sign-in.ts";
import { wordsOf } from "#e2e/screens/words.ts";
import { OWNERS, PASSWORD, STAFF } from "#prisma/seed/cast.ts";
import type { Fill, Scene } from "./scenes.ts";

const { assembly } = wordsOf("fr");

/** Where each scene is, and the page of who looks at it. */
export type Settings = Readonly<{
  placeOf: (scene: Scene) => Place;
  pageOf: (scene: Scene, seat: Seat) => Page;
}>;

type Places = Readonly<Record<Fill, Place> & Record<Stage, Place> & { bare: Place; token: string }>;

const slugIn = (page: Page) => new URL(page.url()).pathname.split("/")[2] ?? "";
const meetingIn = (page: Page) => /meetings\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";

/** The last part of the address of a link on a page. */
async function linkedFrom(page: Page, address: string, selector: string): Promise<string> {
  await page.goto(address);
  const href = await page.locator(selector).first().getAttribute("href");
  return href?.split("/").at(-1) ?? "";
}

/** The demonstration: what its register and its meetings are called. */
async function findDemonstration(page: Page) {
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
    for (const part of ["minutes", "room", "edit"]) {
      if ((await page.locator(`main a[href$="/${part}"]`).count()) > 0) meetings.set(part, meeting);
    }
  }
  const meetingWith = (part: string) => ({ association, meeting: meetings.get(part) ?? "" });
  return {
    full: {
      association,
      lot: await linkedFrom(page, `${at}/registry?q=C1`, 'main a[href*="/lots/"]'),
      party: await linkedFrom(
        page,
        `${at}/registry/parties?q=Idrissi`,
        'main a[href*="/parties/"]',
      ),
      import: await linkedFrom(page, `${at}/registry/import`, 'main table a[href*="/import/"]'),
    },
    draft: meetingWith("edit"),
    convened: meetingWith("room"),
    closed: meetingWith("minutes"),
  };
}

/** A building taken on and nothing more, but for a file that says nothing good and a bare draft. */
async function makeEmpty(hand: Hand, building: Building) {
  const { page } = hand;
  await page.goto("/fr/home");
  await takeOn(hand, building);
  const association = slugIn(page);
  const buffer = Buffer.from("Lot;Quotités;Nom\nA1;douze;Peeters\nA1;100;\n;40;Dubois\n");
  await sendRegister(hand, { name: "essai.csv", mimeType: "text/csv", buffer });
  const file = page.url().split("/").at(-1) ?? "";
  await prepareMeeting(hand, { on: inDays(30), items: [] });
  const bare = { association, meeting: meetingIn(page) };
  return { empty: { association, import: file }, bare };
}

const ROOF = {
  title: "Isolation de la toiture",
  text: "L’assemblée décide d’isoler la toiture selon l’offre de la SRL Toitures Lambert.",
  decision: "D-14",
} as const;
const ACCOUNTS = {
  title: "Comptes de l’exercice",
  text: "L’assemblée approuve les comptes de l’exercice.",
  decision: "D-01",
} as const;

/** A meeting under way: one owner may vote, another is only invited. */
async function makeOpen(hand: Hand, owner: Hand, building: Building, mail: Mailbox) {
  const { page } = hand;
  const { lucie, tom, sara, henri } = building.residents;
  await page.goto("/fr/home");
  await takeOn(hand, building);
  const association = slugIn(page);
  await sendRegister(hand, building.register);
  await enterRegister(hand, { lots: 8, parties: 6 });
  await inviteOwner(hand, lucie);
  await acceptByItsme(owner, lucie, mail);
  await inviteOwner(hand, tom);
  const token =
    linkIn(await mail.latestTo(tom.email), /\/invitations\//)
      .split("/")
      .at(-1) ?? "";
  const urgency = "La toiture laisse entrer l’eau depuis la tempête de dimanche.";
  await prepareMeeting(hand, { on: inDays(1), urgency, items: [ACCOUNTS, ROOF] });
  const open = { association, meeting: meetingIn(page) };
  await convene(hand, 6);
  await page.goto(`/fr/${association}/assembly/meetings/${open.meeting}/room`);
  for (const { name } of [lucie, tom, sara, henri]) {
    await page.getByRole("button", { name: assembly("room.arriveLabel", { name }) }).click();
    await expect(
      page.getByRole("button", { name: assembly("room.departLabel", { name }) }),
    ).toBeVisible();
  }
  await openMeeting(hand, lucie.name);
  await openBallot(hand, 1);
  return { open, token };
}

/**
 * Makes the situations of all scenes through the screens.
 * @param key letters only; buildings of these names must not exist yet
 */
export async function arrange(
  key: string,
  visit: () => Promise<Page>,
  mail: Mailbox,
): Promise<Settings> {
  const [odile, marc, lucie, anonymous] = [
    mouseOn(await visit()),
    mouseOn(await visit()),
    mouseOn(await visit()),
    mouseOn(await visit()),
  ];
  const password = PASSWORD;
  await signInByPassword(odile, "fr", { email: STAFF[0]?.email ?? "", password });
  await signInByPassword(marc, "fr", { email: OWNERS[0]?.email ?? "", password });
  const places: Places = {
    ...(await findDemonstration(odile.page)),
    ...(await makeEmpty(odile, buildingCalled(`${key}vide`))),
    ...(await makeOpen(odile, lucie, buildingCalled(key), mail)),
  };
  return {
    placeOf: ({ fill, stage }) => {
      if (fill === null) return { token: places.token };
      if (stage === null) return places[fill];
      return fill === "empty" ? places.bare : places[stage];
    },
    pageOf: ({ stage }, seat) => {
      if (seat === "anonymous") return anonymous.page;
      if (seat === "syndic") return odile.page;
      return stage === "open" ? lucie.page : marc.page;
    },
  };
}
