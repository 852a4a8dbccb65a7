import { createAccount } from "#server/identity/account/account.service.ts";
import { hashPassword } from "#server/identity/factor/factor.service.ts";
import { secretFromText } from "#server/identity/second-factor/second-factor.rules.ts";
import { giveTotp } from "#server/identity/second-factor/second-factor.service.ts";
import type { SystemActor } from "#server/kernel/actor.ts";
import { legalInstant } from "#server/kernel/calendar.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { at } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import type { NewOffice } from "#server/registry/office/office.schema.ts";
import { addStaff, createOffice } from "#server/registry/office/office.service.ts";
import {
  BUILDING,
  OFFICE,
  OFFICE_CONTACT,
  OTHER_OFFICE,
  PASSWORD,
  REGISTER,
  STAFF,
} from "./cast.ts";
import type { StoryDays } from "./days.ts";
import { type Call, during } from "./person.ts";

/** The association of the story, and the people of its register by name. */
export type Building = Readonly<{
  associationId: string;
  slug: string;
  officeId: string;
  partyOf: (name: string) => string;
}>;

/** Whoever sets up the installation: only such a machine makes an office. */
const setUp: SystemActor = { kind: "system", name: "prisma.seed", scope: provenScope([]) };

/** Makes an office with the accounts of its staff; they begin that day. */
async function openOffice(office: NewOffice, startsOn: string): Promise<string> {
  const officeId = await createOffice(setUp, office);
  const staff = STAFF.filter((member) => member.office === office.name);
  for (const { email, name, locale, role, totp } of staff) {
    const passwordHash = await hashPassword(PASSWORD);
    const accountId = await write(setUp, null, (tx) =>
      createAccount(tx, { email, displayName: name, locale, passwordHash }),
    );
    await write(setUp, null, (tx) => giveTotp(tx, accountId, secretFromText(totp)));
    await addStaff(setUp, { officeId, accountId, role, startsOn });
  }
  return officeId;
}

async function enterRegister(call: Call, associationId: string): Promise<void> {
  const bytes = new TextEncoder().encode(REGISTER);
  const filename = "registre-les-glycines.csv";
  const importId = await call.registry.import.upload({ associationId, filename, bytes });
  await call.registry.import.enter({ associationId, importId });
}

async function peopleOf(call: Call, associationId: string): Promise<Building["partyOf"]> {
  const { lines } = await call.registry.party.list({ associationId });
  const ids = new Map(lines.map(({ name, id }) => [name, id]));
  return (name) => {
    const id = ids.get(name);
    if (!id) throw new RangeError(`nobody in the register is called ${name}`);
    return id;
  };
}

/**
 * Sixteen weeks before the assembly the office takes the building on, until the end of June, and
 * enters its register.
 */
export async function takeOnBuilding({ assembly }: StoryDays): Promise<Building> {
  const on = assembly.subtract({ days: 120 });
  const officeId = await at(legalInstant(on, "09:00"), async () => {
    await openOffice(OTHER_OFFICE, on.toString());
    return openOffice(OFFICE, on.toString());
  });
  const mandate = {
    appointedOn: on.toString(),
    startsOn: on.toString(),
    endsOn: assembly.with({ month: 6, day: 30 }).toString(),
  };
  const { id: associationId, slug } = await during(legalInstant(on, "10:00"), "odile", (call) =>
    call.registry.association.create({
      ...BUILDING,
      languages: [...BUILDING.languages],
      officeId,
      mandate,
    }),
  );
  return during(legalInstant(on, "14:30"), "odile", async (call) => {
    await call.registry.office.changeContact({ ...OFFICE_CONTACT, officeId });
    await call.registry.association.nameConsultation({ associationId, at: "office", note: "" });
    await enterRegister(call, associationId);
    return { associationId, slug, officeId, partyOf: await peopleOf(call, associationId) };
  });
}
