import { expect, type Page } from "@playwright/test";
import type { PageOfTree, Place, Seat, Stage } from "#e2e/pages.ts";
import { ITEMS, openBuilding } from "#e2e/screens/arranging.ts";
import { encodeRequest } from "#e2e/screens/asking.ts";
import { type Building, buildingCalled, inDays } from "#e2e/screens/building.ts";
import { enterEarlierDecision } from "#e2e/screens/decisions.ts";
import { type Hand, mouseOn } from "#e2e/screens/hand.ts";
import { linkIn, type Mailbox } from "#e2e/screens/mailbox.ts";
import { linkedFrom, meetingIn, slugIn } from "#e2e/screens/place.ts";
import { convene, lettersOf, prepareMeeting } from "#e2e/screens/planning.ts";
import { startPoll } from "#e2e/screens/polling.ts";
import { proposeItem } from "#e2e/screens/proposing.ts";
import { reportFault } from "#e2e/screens/public-page.ts";
import { INVITATION, inviteOwner, takeOn } from "#e2e/screens/register.ts";
import {
  arrive,
  closeBallot,
  encodeVotes,
  endMeeting,
  freezeMinutes,
  openBallot,
  openMeeting,
} from "#e2e/screens/room.ts";
import { type Guest, type Guests, seatGuests } from "./people.ts";

/** A session as a request sends it, and the address of its account. */
export type Session = Readonly<{ cookie: string; email: string }>;

type Meetings = Readonly<Record<Stage, string>>;

/** A building with a meeting at each stage and somebody in each seat. */
export type World = Readonly<{
  building: Building;
  /** Of every seat but the visitor's. */
  sessions: ReadonlyMap<Seat, Session>;
  slug: string;
  associationId: string;
  meetings: Meetings;
  receipts: Readonly<Record<"open" | "closed", Place>>;
  things: Place;
  /** The association of the other office, which has nobody in its register. */
  elsewhere: string;
  /** The print-ready letters, for the office alone. */
  letters: string;
}>;

/** What fills the addresses of a page or handler at a stage. */
export function placeOf(world: World, { pattern }: PageOfTree, stage: Stage | null): Place {
  return {
    ...world.things,
    ...world.receipts[stage === "closed" ? "closed" : "open"],
    association: pattern.startsWith("/api/") ? world.associationId : world.slug,
    meeting: world.meetings[stage ?? "convened"],
  };
}

const [ACCOUNTS] = ITEMS.slice(0, 1);
const URGENCY = "La toiture laisse entrer l’eau depuis la tempête de dimanche.";

async function meetingOf(odile: Hand, on: string, urgency?: string): Promise<string> {
  const items = ACCOUNTS ? [ACCOUNTS] : [];
  await prepareMeeting(odile, { on, items, ...(urgency ? { urgency } : {}) });
  return meetingIn(odile.page);
}

/** A meeting of tomorrow, under way: one text is voted on by those in the room. */
async function holdMeeting(odile: Hand, { residents }: Building, slug: string): Promise<string> {
  const meeting = await meetingOf(odile, inDays(1), URGENCY);
  await convene(odile, 6);
  await odile.page.goto(`/fr/${slug}/assembly/meetings/${meeting}/room`);
  for (const { name } of Object.values(residents)) await arrive(odile, name);
  await openMeeting(odile, residents.lucie.name);
  await openBallot(odile, 1);
  await encodeVotes(odile, 1);
  return meeting;
}

async function makeMeetings(odile: Hand, building: Building, slug: string) {
  const convened = await meetingOf(odile, inDays(16));
  await convene(odile, 6);
  const closed = await holdMeeting(odile, building, slug);
  await closeBallot(odile, 1);
  await endMeeting(odile);
  await freezeMinutes(odile);
  const open = await holdMeeting(odile, building, slug);
  const draft = await meetingOf(odile, inDays(40));
  await odile.page.goto(`/fr/${slug}/assembly/meetings/${convened}/convocation`);
  return { draft, convened, open, closed, letters: await lettersOf(odile) };
}

/** What the register and the archive call their things. */
async function findThings(odile: Page, owner: Page, at: string) {
  const last = async (page: Page, address: string, selector: string) =>
    (await linkedFrom(page, address, selector)).at(-1) ?? "";
  // The one that went to her alone, not what hangs in the hall for everybody.
  const documents = 'main tr:has-text("Convocation") a[href*="/api/documents/"]';
  await expect(async () => {
    await linkedFrom(owner, `${at}/documents`, documents);
  }).toPass({ timeout: 60_000 });
  const [, , associationId = "", document = ""] = await linkedFrom(
    owner,
    `${at}/documents`,
    documents,
  );
  const [, , office = "", , staff = ""] = await linkedFrom(
    odile,
    "/fr/offices",
    'main a[href*="/staff/"]',
  );
  return {
    ...{ associationId, document, office, staff, act: "transfer" },
    lot: await last(odile, `${at}/registry`, 'main a[href*="/lots/"]'),
    party: await last(odile, `${at}/registry/parties?q=Lucie`, 'main a[href*="/parties/"]'),
    mandate: await last(odile, `${at}/registry/mandates`, 'main table a[href*="/mandates/"]'),
    representative: "01890a5d-ac96-774b-bcce-b302099a8058",
    // One that nobody asked for.
    export: "01890a5d-ac96-774b-bcce-b302099a8057",
    extract: "01890a5d-ac96-774b-bcce-b302099a8058",
    certificate: "01890a5d-ac96-774b-bcce-b302099a8059",
    written: "01890a5d-ac96-774b-bcce-b302099a8060",
    signature: "01890a5d-ac96-774b-bcce-b302099a8061",
    import: await last(odile, `${at}/registry/import`, 'main table a[href*="/import/"]'),
    proposal: await last(odile, `${at}/assembly/proposals`, 'main table a[href*="/proposals/"]'),
    poll: await last(odile, `${at}/assembly/polls`, 'main table a[href*="/polls/"]'),
    decision: await last(odile, `${at}/assembly/decisions`, 'main table a[href*="/decisions/"]'),
    request: await last(odile, `${at}/assembly/requests`, 'main table a[href*="/requests/"]'),
    fault: await last(odile, `${at}/site/faults`, 'main table a[href*="/faults/"]'),
  };
}

/** The owner's receipt of each meeting voted at. */
async function findReceipts(owner: Page, at: string, meetings: Meetings) {
  const found = async (meeting: string) => {
    const link = `main a[href*="/${meeting}/"][href^="/api/receipts/"]`;
    const [, , , , resolution = "", entitlement = ""] = await linkedFrom(
      owner,
      `${at}/proof`,
      link,
    );
    return { resolution, entitlement };
  };
  return { open: await found(meetings.open), closed: await found(meetings.closed) };
}

async function sessionOf({ page, email }: Guest): Promise<Session> {
  const cookies = await page.context().cookies();
  return { email, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") };
}

async function sessionsOf(guests: Guests): Promise<ReadonlyMap<Seat, Session>> {
  const found = new Map<Seat, Session>();
  for (const [seat, guest] of guests) found.set(seat, await sessionOf(guest));
  return found;
}

/** Makes all of it through the screens. */
export async function arrange(visit: () => Promise<Page>, mail: Mailbox): Promise<World> {
  const building = buildingCalled("sieges");
  const odile = mouseOn(await visit());
  await openBuilding(odile, building);
  const slug = slugIn(odile.page);
  const at = `/fr/${slug}`;
  const guests = await seatGuests(odile, building, { visit, mail });
  const [owner, otherOffice] = [guests.get("owner")?.page, guests.get("otherOffice")?.page];
  if (!owner || !otherOffice) throw new Error("an owner and another office are needed");
  await takeOn(mouseOn(otherOffice), buildingCalled("ailleurs"));
  const { tom } = building.residents;
  await inviteOwner(odile, tom);
  const { letters, ...meetings } = await makeMeetings(odile, building, slug);
  await reportFault(owner, slug, { what: "L’ascenseur est en panne.", place: "Ascenseur" });
  await proposeItem(mouseOn(owner), slug, { title: "Éclairage du garage" });
  await startPoll(odile, slug, { question: "Un abri pour vélos ?", options: ["Oui", "Non"] });
  const earlier = { on: "2019-05-14", item: "Façade", text: "Repeindre la façade arrière." };
  await enterEarlierDecision(odile, slug, earlier);
  await encodeRequest(odile, slug, { reason: "La chaudière", signers: [tom.name] });
  const { associationId, ...things } = await findThings(odile.page, owner, at);
  const token = linkIn(await mail.latestTo(tom.email, INVITATION), /\/invitations\//);
  return {
    ...{ building, slug, associationId, meetings, letters },
    sessions: await sessionsOf(guests),
    receipts: await findReceipts(owner, at, meetings),
    things: {
      ...{ ...things, slug, token: token.split("/").at(-1) ?? "", list: "lots", provider: "itsme" },
      // Of no act: it is answered that none is known.
      fingerprint: "0".repeat(64),
    },
    elsewhere: slugIn(otherOffice),
  };
}
