import { ask } from "../asking.ts";
import type { Row } from "../row.ts";
import { layOutOffice } from "../world.ts";

/** What is typed, as it is typed: the beginning of a name, part of a number, a lot, words apart. */
const TYPED = ["peet", "0470 040", "A17", "amina oz", "eighty 12", "zzz"];

export const search: Row = {
  name: "search over an office",
  says: {
    product: "GET /api/search over 80 associations of 40 lots, six questions in turn",
    floor: "–",
  },
  unit: "ms",
  bar: { ratio: null, limit: 200 },
  calls: 30,
  atOnce: 1,
  warmUp: 12,
  arrange: async ({ admin, site }) => {
    const { cookie } = await layOutOffice(admin, { name: "sought", associations: 80, lots: 40 });
    const answers = await ask(`${site}/api/search?q=peet`, { cookie });
    if (!answers.includes("Peeters")) throw new Error("the search finds nobody to be measured by");
    let turn = 0;
    return {
      product: () => {
        turn += 1;
        const q = encodeURIComponent(TYPED[turn % TYPED.length] ?? "");
        return ask(`${site}/api/search?q=${q}`, { cookie });
      },
      floor: null,
    };
  },
};
