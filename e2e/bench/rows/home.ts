import { ask } from "../asking.ts";
import type { Row } from "../row.ts";
import { layOutOffice } from "../world.ts";

/** The first page of a working day grows with what is shown of it, not with what is behind it. */
export const home: Row = {
  name: "signed-in home, 80 associations",
  says: {
    product: "GET /fr/home as the manager of 80 associations of 40 lots",
    floor: "the same page as the manager of one such association",
  },
  unit: "ms",
  bar: { ratio: 1.5, limit: 100 },
  calls: 20,
  atOnce: 1,
  warmUp: 20,
  arrange: async ({ admin, site }) => {
    const many = await layOutOffice(admin, { name: "eighty", associations: 80, lots: 40 });
    const one = await layOutOffice(admin, { name: "single", associations: 1, lots: 40 });
    return {
      product: () => ask(`${site}/fr/home`, { cookie: many.cookie }),
      floor: () => ask(`${site}/fr/home`, { cookie: one.cookie }),
    };
  },
};
