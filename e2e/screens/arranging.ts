import { PASSWORD, STAFF } from "#prisma/seed/cast.ts";
import { type Building, inDays, type Resident } from "./building.ts";
import type { Hand } from "./hand.ts";
import { convene, type PlannedMeeting, prepareMeeting } from "./planning.ts";
import { enterRegister, inviteOwner, sendRegister, takeOn } from "./register.ts";
import { signInByPassword } from "./sign-in.ts";

export const ITEMS: PlannedMeeting["items"] = [
  {
    title: "Comptes de l’exercice",
    text: "L’assemblée approuve les comptes de l’exercice.",
    decision: "D-01",
  },
  {
    title: "Isolation de la toiture",
    text: "L’assemblée décide d’isoler la toiture selon l’offre de la SRL Toitures Lambert.",
    decision: "D-14",
  },
];

/** What `files/register.csv` enters. */
export const COUNTS = { lots: 8, parties: 6 };

/** Odile signs in, takes the building on and enters its register. */
export async function openBuilding(odile: Hand, building: Building): Promise<void> {
  const email = STAFF[0]?.email ?? "";
  await signInByPassword(odile, "fr", { email, password: PASSWORD });
  await takeOn(odile, building);
  await sendRegister(odile, building.register);
  await enterRegister(odile, COUNTS);
}

/** Odile invites owners, and convenes a meeting in sixteen days. */
export async function inviteAndConvene(odile: Hand, owners: readonly Resident[]): Promise<void> {
  for (const owner of owners) await inviteOwner(odile, owner);
  await prepareMeeting(odile, { on: inDays(16), items: ITEMS });
  await convene(odile, COUNTS.parties);
}
