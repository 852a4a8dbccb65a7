import { expect } from "@playwright/test";
import type { Role } from "#server/kernel/actor.ts";
import { type Building, identityOf, inDays, type Resident } from "./building.ts";
import type { Hand } from "./hand.ts";
import { identifyBy } from "./identity-provider.ts";
import { linkIn, type Mailbox } from "./mailbox.ts";
import { wordsOf } from "./words.ts";

const { registry, site, ui } = wordsOf("fr");

/** The subject of an invitation in the four languages, not that of a notice. */
export const INVITATION = /^[^–]*$/;

/** The office takes a building on, from its home. */
export async function takeOn(hand: Hand, building: Building): Promise<void> {
  const { page } = hand;
  const write = (label: string, text: string) =>
    hand.type(page.getByLabel(label, { exact: true }), text);
  await hand.press(page.getByRole("link", { name: site("home.add") }));
  await write(registry("create.name"), building.name);
  await write(registry("create.number"), building.enterpriseNumber);
  await write(registry("create.street"), "Rue des Tilleuls 8");
  await write(registry("create.postcode"), "4000");
  await write(registry("create.town"), "Liège");
  await write(registry("create.shares"), "1000");
  await write(registry("create.fiscalYear"), "01-01");
  await write(registry("create.period"), "05-11");
  await hand.date(page.getByLabel(registry("create.appointedOn")), inDays(-30));
  await hand.date(page.getByLabel(registry("create.startsOn")), inDays(-30));
  await hand.date(page.getByLabel(registry("create.endsOn")), inDays(365));
  await hand.press(page.getByRole("button", { name: registry("create.save") }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(registry("imports.title"));
}

/** Sends a file of the register and comes to what it would enter. */
export async function sendRegister(hand: Hand, register: Building["register"]): Promise<void> {
  const { page } = hand;
  await page.getByLabel(registry("imports.file")).setInputFiles({ ...register });
  await hand.press(page.getByRole("button", { name: registry("imports.send") }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(registry("imports.preview"));
}

/** Enters what the preview shows. */
export async function enterRegister(
  hand: Hand,
  counts: Readonly<{ lots: number; parties: number }>,
): Promise<void> {
  const { page } = hand;
  await hand.press(page.getByRole("button", { name: registry("imports.apply", counts) }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(registry("lots.title"));
}

type Invited = Readonly<{ name: string; email: string; role?: Role }>;

/** Invites somebody of the register to open an access, as an owner unless said otherwise. */
export async function inviteOwner(hand: Hand, invited: Invited): Promise<void> {
  const { page } = hand;
  const { name, email, role = "owner" } = invited;
  await hand.press(page.getByRole("link", { name: ui("rail.registry"), exact: true }));
  await hand.press(page.getByRole("link", { name: registry("nav.parties"), exact: true }));
  await hand.press(page.getByRole("link", { name, exact: true }));
  await expect(page.getByRole("region", { name: registry("party.holdings") })).toBeVisible();
  // Who has an access already is given another one only where that is asked for.
  const other = page.locator("summary", { hasText: registry("party.inviteOther") });
  const hasAccess = (await other.count()) > 0;
  if (hasAccess) await hand.press(other);
  const title = registry(hasAccess ? "party.inviteOther" : "party.invite");
  const form = page.getByRole("form", { name: title });
  if (role === "owner" && !hasAccess)
    await expect(form.getByLabel(registry("party.email"))).toHaveValue(email);
  else {
    await hand.type(form.getByLabel(registry("party.email")), email);
    if (role !== "owner")
      await hand.select(form.getByLabel(registry("party.inviteRole")), ui(`role.${role}`));
  }
  await hand.press(form.getByRole("button", { name: registry("party.inviteSend") }));
  await expect(page.getByRole("row").filter({ hasText: email })).toContainText(
    registry("access.open"),
  );
}

/** Takes an access away from who holds it in a role. */
export async function endAccess(hand: Hand, name: string, role: Role): Promise<void> {
  const { page } = hand;
  await hand.press(page.getByRole("link", { name: ui("rail.registry"), exact: true }));
  await hand.press(page.getByRole("link", { name: registry("nav.access"), exact: true }));
  const whom = `${name} (${ui(`role.${role}`)})`;
  const end = page.getByRole("button", { name: registry("access.endLabel", { name: whom }) });
  await hand.press(end);
  await expect(end).toBeHidden();
}

/** The invited owner opens the mail's link and accepts as who itsme says he is. */
export async function acceptByItsme(hand: Hand, owner: Resident, mail: Mailbox): Promise<void> {
  const { page } = hand;
  const { identity } = wordsOf(owner.locale);
  await page.goto(linkIn(await mail.latestTo(owner.email, INVITATION), /\/invitations\//));
  await hand.press(
    page.getByRole("link", { name: identity("invitation.by", { provider: "itsme" }) }),
  );
  await identifyBy(hand, identityOf(owner));
  await expect(page).toHaveURL(/\/home/);
}

/** The invited owner opens the mail's link and accepts with a password of his own. */
export async function acceptByPassword(
  hand: Hand,
  owner: Pick<Resident, "email" | "locale">,
  password: string,
  mail: Mailbox,
): Promise<void> {
  const { page } = hand;
  const { identity } = wordsOf(owner.locale);
  await page.goto(linkIn(await mail.latestTo(owner.email, INVITATION), /\/invitations\//));
  await hand.type(page.getByLabel(identity("invitation.password")), password);
  await hand.press(page.getByRole("button", { name: identity("invitation.submit") }));
  await expect(page).toHaveURL(/\/home/);
}

type SpecialPart = Readonly<{
  name: string;
  from: string;
  decision: string;
  /** A line a lot: `B1;60`. */
  weights: string;
}>;

/** The office enters the key of a special common part, after seeing what each lot would bear. */
export async function enterKey(hand: Hand, part: SpecialPart): Promise<void> {
  const { page } = hand;
  const field = (label: string) => page.getByLabel(label, { exact: true });
  await hand.press(page.getByRole("link", { name: ui("rail.registry"), exact: true }));
  await hand.press(page.getByRole("link", { name: registry("nav.keys"), exact: true }));
  await hand.press(page.getByRole("link", { name: registry("keys.add") }));
  await hand.type(field(registry("keys.name")), part.name);
  await hand.choose(page.getByRole("radio", { name: registry("keys.purposes.special_parts") }));
  await hand.date(page.getByLabel(registry("keys.from")), part.from);
  await hand.type(field(registry("keys.decision")), part.decision);
  await hand.type(field(registry("keys.weightsList")), part.weights);
  await hand.press(page.getByRole("button", { name: registry("keys.preview") }));
  await hand.press(page.getByRole("button", { name: registry("keys.enter") }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(registry("keys.title"));
}
