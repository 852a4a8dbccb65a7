import type pg from "pg";
import { ASKERS, type Asker, type People } from "./matrix-people.ts";
import { newRowId } from "./platform/clock.ts";
import type { House } from "./platform/testing-house.ts";
import { takeSeat } from "./registry/seat/seat.service.ts";
import { inviteColleague, joinToken } from "./registry/staff/joining.service.ts";

/** What is asked about offices and those who work there. */
export type Offices = Readonly<{
  /** The engagement of a clerk of the house's office. */
  clerkId: string;
  /** Bruno sits in the council. */
  seatId: string;
  /** An invitation into another office for each: to a new account, and to the asker's own. */
  joins: Readonly<Record<string, string>>;
  joinsAs: Readonly<Record<string, string>>;
}>;

/** The addresses of the askers' accounts. */
export const emailOf = (people: People, asker: Asker) =>
  `${people[asker].accountId}@person.example`;

export async function seedOffices(
  admin: pg.Pool,
  house: House,
  elsewhere: House,
  people: People,
): Promise<Offices> {
  const clerkId = newRowId();
  await admin.query(
    `INSERT INTO office_staff (id, office_id, account_id, role, starts_on, acts)
     VALUES ($1, $2, $3, 'clerk', '2026-01-01', '{read}')`,
    [clerkId, house.officeId, newRowId()],
  );
  const seatId = await takeSeat(house.syndic, house.id, {
    ...{ kind: "council", partyId: house.partyOf("Bruno") },
    ...{ appointedOn: "2026-05-19", startsOn: "2026-05-19", endsOn: "2027-05-25" },
  });
  const joins: Record<string, string> = {};
  const joinsAs: Record<string, string> = {};
  const invite = async (email: string) => {
    const colleague = { officeId: elsewhere.officeId, name: "Camille Dubois", email };
    const id = await inviteColleague(elsewhere.syndic, {
      ...colleague,
      role: "clerk",
      locale: "fr",
    });
    return joinToken(id);
  };
  for (const asker of ASKERS) {
    joins[asker] = await invite(`${asker}@colleague.example`);
    joinsAs[asker] = await invite(emailOf(people, asker));
  }
  return { clerkId, seatId, joins, joinsAs };
}
