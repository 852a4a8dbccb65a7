import { provenAssociation } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { personOf } from "#server/platform/testing.ts";
import { listLots } from "#server/registry/lot/lot.queries.ts";
import { LotFilter } from "#server/registry/lot/lot.schema.ts";
import { plainPostgres } from "../floors/plain-postgres.ts";
import type { Row } from "../row.ts";
import { layOutOffice } from "../world.ts";

/** One statement for what the list shows of a lot, without search, order or count of pages. */
const JOIN = `SELECT l.*, p.given_name, p.family_name FROM lot l
  JOIN holding h ON h.association_id = l.association_id AND h.lot_id = l.id
  JOIN party p ON p.association_id = h.association_id AND p.id = h.party_id
  WHERE l.association_id = $1`;

export const register: Row = {
  name: "register of 500 lots, searched",
  says: {
    product: "a page of the lots, searched by owner and sorted by holder",
    floor: "the join of lots, holdings and people, unsorted",
  },
  unit: "ms",
  bar: { ratio: 4, limit: 50 },
  calls: 20,
  atOnce: 1,
  warmUp: 10,
  arrange: async ({ admin, appUrl }) => {
    const size = { name: "large", associations: 1, lots: 500 };
    const { officeId, accountId } = await layOutOffice(admin, size);
    const { rows } = await admin.query("SELECT bench_id('large' || 1) AS id");
    const association = provenAssociation(rows[0]?.id);
    const actor = personOf(association, "syndic", { officeId, accountId });
    const filter = LotFilter.parse({ search: "Peeters", sort: "holder" });
    const plain = await plainPostgres(appUrl);
    return {
      product: () => read(actor, (tx) => listLots(tx, association, today(), filter)),
      floor: () => plain.inScope(association, "register", JOIN, [association]),
      close: plain.close,
    };
  },
};
