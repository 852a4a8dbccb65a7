import { addressOf, HANDLERS, PAGES, type Place, STAGES } from "#e2e/pages.ts";
import { placeOf } from "./arranging.ts";
import { expect, test } from "./fixtures.ts";

const UNKNOWN = "01890a5d-ac96-774b-bcce-b302099a8057";
/** What stands in an address where something else should: no id, an id of nothing, no words. */
const NONSENSE = ["nonsense", UNKNOWN, "%E2%80%AE", "'--"] as const;

const PARTS =
  /\[(association|meeting|lot|act|party|import|document|list|resolution|entitlement|slug|fault|proposal|poll|decision|request)\]/g;
const partsOf = (pattern: string) => [...pattern.matchAll(PARTS)].map(([, part = ""]) => part);

const CELLS = [...PAGES, ...HANDLERS].flatMap((page) => {
  const seat = page.seats.find((one) => one === "syndic") ?? page.seats.find(() => true);
  const stage = page.stages && STAGES.find((one) => seat && page.stages?.[one]?.includes(seat));
  return seat ? [{ page, seat, stage: stage ?? null }] : [];
});

for (const { page, seat, stage } of CELLS.filter(({ page }) => partsOf(page.pattern).length > 0)) {
  test(`${page.pattern} leads nowhere when a part of it is of nothing`, async ({
    world,
    asking,
  }) => {
    const place = placeOf(world, page, stage);
    const found = await Promise.all(
      partsOf(page.pattern).flatMap((part) =>
        NONSENSE.map(async (nonsense) => {
          const wrong: Place = { ...place, [part]: decodeURIComponent(nonsense) };
          const { status } = await asking.ask(seat, addressOf(page, { ...wrong, locale: "fr" }));
          return `${part} ${nonsense}: ${status}`;
        }),
      ),
    );
    expect(found.filter((line) => !line.endsWith(": 404"))).toEqual([]);
  });
}

/** What a list could be asked, and nobody means. */
const QUERY = "page=-1&sort=no&dir=up&q=%00%25'&q=2&problem=no&saved=2&back=//evil.example";

for (const { page, seat, stage } of CELLS.filter(({ page }) => !page.query)) {
  test(`${page.pattern} is there whatever else is asked of it`, async ({ world, asking }) => {
    const place = { ...placeOf(world, page, stage), locale: "nl" };
    const { status } = await asking.ask(seat, `${addressOf(page, place)}?${QUERY}`);
    expect(status).toBe(page.status ?? 200);
  });
}
