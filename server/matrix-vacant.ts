import type pg from "pg";
import type { People } from "./matrix-people.ts";
import { newRowId } from "./platform/clock.ts";
import type { House } from "./platform/testing-house.ts";

/** An association that has no syndic any more, and the names that wait for its co-owners. */
export type Vacant = Readonly<{
  id: string;
  /** Recorded by somebody else, and by the council's member. */
  successionId: string;
  ownSuccessionId: string;
}>;

const WAITING = {
  ...{ appointer: "assembly", appointedOn: "2026-05-19", startsOn: "2026-05-20" },
  ...{ endsOn: "2027-05-19", decision: "PV du 19 mai 2026, point 2" },
  outside: {
    ...{ kind: "volunteer", name: "Ben Maes", enterpriseNumber: "", ipiNumber: "" },
    ...{ email: "ben@maes.example", phone: "+32 2 000 00 02", street: "Rue Basse 4" },
    ...{ postcode: "1000", town: "Bruxelles" },
  },
};

/** Ana holds a tenth of it; the office that was syndic last is the one that left the other house. */
export async function seedVacant(
  admin: pg.Pool,
  vacant: House,
  house: House,
  people: People,
): Promise<Vacant> {
  const ana = house.partyOf("Ana");
  await admin.query(
    `INSERT INTO party (association_id, id, kind, given_name, family_name, email, language, created_at)
     VALUES ($1, $2, 'natural', 'Ana', 'Peeters', 'ana@vacant.example', 'fr', '2020-01-01T00:00:00Z')`,
    [vacant.id, ana],
  );
  await admin.query("UPDATE holding SET party_id = $2 WHERE association_id = $1 AND lot_id = $3", [
    vacant.id,
    ana,
    vacant.lotOf("N2"),
  ]);
  const officeId = people.former_syndic.capacities[0]?.officeId;
  await admin.query(
    "UPDATE mandate SET ends_on = '2026-05-01', office_id = $2 WHERE association_id = $1",
    [vacant.id, officeId],
  );
  const insert = async (accountId: string) => {
    const id = newRowId();
    await admin.query(
      `INSERT INTO succession (association_id, id, account_id, standing, successor, proposed_at)
       VALUES ($1, $2, $3, 'co_owner', $4, '2026-05-20T08:00:00Z')`,
      [vacant.id, id, accountId, WAITING],
    );
    return id;
  };
  return {
    id: vacant.id,
    successionId: await insert(newRowId()),
    ownSuccessionId: await insert(people.council.accountId),
  };
}
