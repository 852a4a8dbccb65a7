import {
  addressOf,
  HANDLERS,
  PAGES,
  type PageOfTree,
  SEATS,
  type Seat,
  STAGES,
} from "#e2e/pages.ts";
import { ITEMS } from "#e2e/screens/arranging.ts";
import { LOCALES } from "#messages/routing.ts";
import { placeOf, type World } from "./arranging.ts";
import { type Answer, meaningOf } from "./asking.ts";
import { expect, test } from "./fixtures.ts";

/** Who is nothing to the association. */
const OUTSIDERS: readonly Seat[] = ["anonymous", "former", "stranger", "otherOffice"];

/** Each address of the tree, at each stage of the meeting that it is about. */
const CELLS = [...PAGES, ...HANDLERS].flatMap((page, index) => {
  const locale = LOCALES[index % LOCALES.length] ?? "fr";
  const stages = page.stages ? STAGES : [null];
  return stages.map((stage) => ({ page, stage, locale }));
});

/** Only these show an association to whoever holds their address: that is what they are for. */
const tellsItsBearer = ({ pattern }: PageOfTree) => pattern.includes("[token]");
/** These tell anybody whose syndic is who (art. 3.89 §2), and nothing of anybody who lives there. */
const isPublic = ({ pattern }: PageOfTree) => pattern.includes("/b/[slug]");

/** What of the association stands in an answer that must hold none of it. */
function tracesIn(
  { building }: World,
  page: PageOfTree,
  seat: Seat,
  { body }: Answer,
): readonly string[] {
  const { name, enterpriseNumber, residents } = building;
  const outside =
    OUTSIDERS.includes(seat) && !isPublic(page) ? [name, enterpriseNumber, "Rue des Tilleuls"] : [];
  const people =
    seat === "owner" && !isPublic(page) ? [] : [residents.lucie.name, residents.lucie.email];
  const inside = ["Immo Beaulieu", "Quai de Rome", ...ITEMS.map(({ text }) => text)];
  return [...outside, ...people, ...inside].filter((trace) => body.includes(trace));
}

for (const { page, stage, locale } of CELLS) {
  const { pattern, status = 200 } = page;
  test(`${pattern}${stage ? ` (${stage})` : ""} answers whom it is for`, async ({
    world,
    asking,
  }) => {
    const allowed = stage ? (page.stages?.[stage] ?? []) : page.seats;
    const address = addressOf(page, { ...placeOf(world, page, stage), locale });
    const found = await asking.askAll(address);
    // The jobs' own door says alike to everybody that he is not signed in; a secret address that
    // nobody has is not there, for anybody.
    const refusal = (seat: Seat) => {
      if (pattern === "/api/inngest") return "not signed in";
      if (pattern === "/api/calendar/[token]") return "not found";
      return seat === "anonymous" ? "not signed in" : "not found";
    };
    const answered = found.map(([seat, answer]) => [
      seat,
      allowed.includes(seat) ? answer.status : meaningOf(answer),
    ]);
    const expected = SEATS.map((seat) => [seat, allowed.includes(seat) ? status : refusal(seat)]);
    expect(Object.fromEntries(answered)).toEqual(Object.fromEntries(expected));
    for (const [seat, answer] of found) {
      const isHis = allowed.includes(seat) && !OUTSIDERS.includes(seat) && !isPublic(page);
      if (isHis || tellsItsBearer(page)) continue;
      expect(tracesIn(world, page, seat, answer), seat).toEqual([]);
    }
  });
}
