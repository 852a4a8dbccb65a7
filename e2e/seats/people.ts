import type { Page } from "@playwright/test";
import type { Seat } from "#e2e/pages.ts";
import type { Building } from "#e2e/screens/building.ts";
import { type Hand, mouseOn } from "#e2e/screens/hand.ts";
import type { Mailbox } from "#e2e/screens/mailbox.ts";
import { acceptByPassword, endAccess, inviteOwner } from "#e2e/screens/register.ts";
import { type Locale, signInByPassword } from "#e2e/screens/sign-in.ts";
import { PASSWORD } from "#prisma/seed/cast.ts";
import type { Role } from "#server/kernel/actor.ts";

/** Somebody at his seat: the page of a browser of his own, and his address. */
export type Guest = Readonly<{ page: Page; email: string }>;
export type Guests = ReadonlyMap<Seat, Guest>;

type Invited = Readonly<{
  seat: Seat;
  /** The party of the register that he stands for, and its language. */
  name: string;
  locale: Locale;
  email: string;
  role: Role;
}>;

/** Whom the office invites to each role that is held by invitation, and one whose access ends. */
function invitedTo({ residents }: Building): readonly Invited[] {
  const { lucie, tom, sara, henri } = residents;
  const own = lucie.email.split("@")[1];
  const at = (name: string) => `${name}@${own}`;
  const georges = { name: "Georges Wauters", locale: "fr" } as const;
  return [
    { ...lucie, seat: "owner", role: "owner" },
    { ...tom, seat: "council", role: "council", email: at("conseil") },
    { ...sara, seat: "auditor", role: "auditor", email: at("commissaire") },
    { ...georges, seat: "contractor", role: "contractor", email: at("travaux") },
    { ...georges, seat: "notary", role: "notary", email: at("etude") },
    { ...georges, seat: "occupant", role: "occupant", email: at("locataire") },
    { ...henri, seat: "former", role: "council", email: at("ancien") },
  ];
}

/** Those whom the demonstration has: staff of the office, an owner elsewhere, another office. */
const KNOWN = {
  clerk: "els@verhaegen.example",
  accountant: "karim@verhaegen.example",
  stranger: "marc@glycines.example",
  otherOffice: "nadine@willems.example",
} as const;

/** Fills every seat: the office invites, each accepts by his own mail, one access ends again. */
export async function seatGuests(
  odile: Hand,
  building: Building,
  { visit, mail }: Readonly<{ visit: () => Promise<Page>; mail: Mailbox }>,
): Promise<Guests> {
  const found = new Map<Seat, Guest>();
  found.set("syndic", { page: odile.page, email: "odile@verhaegen.example" });
  const invited = invitedTo(building);
  for (const guest of invited) await inviteOwner(odile, guest);
  for (const guest of invited) {
    const page = await visit();
    await acceptByPassword(mouseOn(page), guest, PASSWORD, mail);
    found.set(guest.seat, { page, email: guest.email });
  }
  const former = invited.find(({ seat }) => seat === "former");
  if (former) await endAccess(odile, former.name, former.role);
  for (const seat of ["clerk", "accountant", "stranger", "otherOffice"] as const) {
    const page = await visit();
    await signInByPassword(mouseOn(page), "fr", { email: KNOWN[seat], password: PASSWORD });
    found.set(seat, { page, email: KNOWN[seat] });
  }
  return found;
}
