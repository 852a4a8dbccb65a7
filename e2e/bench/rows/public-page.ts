import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ask } from "../asking.ts";
import type { Row } from "../row.ts";
import { layOutOffice } from "../world.ts";

const FLOOR = "/api/floor";

/** A hall full of people with one address: the page against its own bytes from memory. */
export const publicPage: Row = {
  name: "public page of a building",
  says: {
    product: "GET /fr/b/{slug}, by sixteen visitors at once",
    floor: "the same bytes from memory by a handler of the same application",
  },
  unit: "requests/s",
  bar: { ratio: 0.75, limit: 500 },
  calls: 1_500,
  atOnce: 16,
  warmUp: 1_500,
  arrange: async ({ admin, site, bytesFolder }) => {
    await layOutOffice(admin, { name: "hall", associations: 1, lots: 40 });
    writeFileSync(join(bytesFolder, "hall"), await ask(`${site}/fr/b/hall-1`));
    return {
      product: () => ask(`${site}/fr/b/hall-1`),
      floor: () => ask(`${site}${FLOOR}?page=hall`),
    };
  },
};

const BUILDINGS = 1_000;

/** Each visitor at a door of his own, so that no page is kept from the visitor before. */
export const publicPages: Row = {
  name: `public pages of ${BUILDINGS} buildings`,
  says: {
    product: "GET /{locale}/b/{slug}, each time another building or language",
    floor: "the bytes of one of them from memory by a handler of the same application",
  },
  unit: "requests/s",
  bar: { ratio: 0.15, limit: 150 },
  calls: 600,
  atOnce: 16,
  warmUp: 600,
  arrange: async ({ admin, site, bytesFolder }) => {
    await layOutOffice(admin, { name: "doors", associations: BUILDINGS, lots: 2 });
    writeFileSync(join(bytesFolder, "doors"), await ask(`${site}/fr/b/doors-1`));
    const locales = ["fr", "nl", "de", "en"];
    let turn = 0;
    return {
      product: () => {
        turn += 1;
        const locale = locales[Math.floor(turn / BUILDINGS) % locales.length];
        return ask(`${site}/${locale}/b/doors-${1 + (turn % BUILDINGS)}`);
      },
      floor: () => ask(`${site}${FLOOR}?page=doors`),
    };
  },
};
