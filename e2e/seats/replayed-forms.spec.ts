import { withClient } from "#deploy/local/databases.ts";
import { addressOf, PAGES, type Seat, STAGES } from "#e2e/pages.ts";
import { wordsOf } from "#e2e/screens/words.ts";
import { placeOf, type World } from "./arranging.ts";
import { meaningOf } from "./asking.ts";
import { expect, test } from "./fixtures.ts";
import { bodyOf, formsIn } from "./forms.ts";

const { errors, registry } = wordsOf("fr");

/** Who may do nothing in this association, and who may but little. */
const REPLAYING: readonly Seat[] = [
  "anonymous",
  "former",
  "stranger",
  "otherOffice",
  "occupant",
  "notary",
  "contractor",
];
const OUTSIDERS: readonly Seat[] = ["anonymous", "former", "stranger", "otherOffice"];

/** How many facts those seats have brought about: every write of the product leaves one. */
function factsBy({ sessions }: World, seats: readonly Seat[]): Promise<number> {
  const emails = seats.map((seat) => sessions.get(seat)?.email ?? "");
  return withClient(process.env.KOPRO_E2E_DATABASE ?? "", async (client) => {
    const { rows } = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit_event
       WHERE actor->>'kind' = 'anonymous'
         OR actor->>'accountId' IN (SELECT id::text FROM account WHERE email = ANY ($1))`,
      [emails],
    );
    return rows[0]?.count ?? -1;
  });
}

/** The pages of an association with forms, as whoever sees the most of them is given them. */
const CELLS = PAGES.filter(({ pattern }) => pattern.includes("[association]")).flatMap((page) => {
  const stages = page.stages ? STAGES : [null];
  return stages.flatMap((stage) => {
    const seen = stage ? (page.stages?.[stage] ?? []) : page.seats;
    return (["syndic", "owner"] as const)
      .filter((seat) => seen.includes(seat))
      .map((seat) => ({ page, stage, seat }));
  });
});

for (const { page, stage, seat } of CELLS) {
  const name = `${page.pattern}${stage ? ` (${stage})` : ""}`;
  test(`${name}: what the ${seat} may send, nobody else sends in his place`, async ({
    world,
    asking,
    plain,
  }) => {
    const address = addressOf(page, { ...placeOf(world, page, stage), locale: "fr" });
    const forms = await formsIn(plain, (await asking.ask(seat, address)).body);
    const before = await factsBy(world, REPLAYING);
    for (const form of forms) {
      for (const other of REPLAYING) {
        const answer = await asking.ask(other, address, { method: "POST", body: bodyOf(form) });
        const refused = other === "anonymous" ? "not signed in" : "not found";
        expect(meaningOf(answer), `${form.label} as ${other}`).toBe(refused);
        if (OUTSIDERS.includes(other)) expect(answer.body).not.toContain(world.building.name);
      }
    }
    expect(await factsBy(world, REPLAYING)).toBe(before);
  });
}

/** Pages that another office has too, whose forms are bound to the association they came with. */
const TWINS = PAGES.filter(({ pattern }) => /\/(meetings\/new|registry\/import)$/.test(pattern));

for (const page of TWINS) {
  test(`${page.pattern}: another's form sent to one's own page finds nothing`, async ({
    world,
    asking,
    plain,
  }) => {
    const place = { ...placeOf(world, page, null), locale: "fr" };
    const [form] = await formsIn(plain, (await asking.ask("syndic", addressOf(page, place))).body);
    if (!form) throw new Error(`${page.pattern} has no form`);
    const own = addressOf(page, { ...place, association: world.elsewhere });
    expect((await asking.ask("otherOffice", own)).status).toBe(200);
    const before = await factsBy(world, ["otherOffice"]);
    const body = bodyOf(form);
    const answer = await asking.ask("otherOffice", own, { method: "POST", body });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain(errors("access.not-found"));
    expect(answer.body).not.toContain(world.building.name);
    expect(await factsBy(world, ["otherOffice"])).toBe(before);
  });
}

test("the same form, sent by who was given it, is taken", async ({ world, asking, plain }) => {
  const page = PAGES.find(({ pattern }) => pattern.endsWith("/me"));
  if (!page) throw new Error("there is no page of one's own details");
  const address = addressOf(page, { ...placeOf(world, page, null), locale: "fr" });
  const forms = await formsIn(plain, (await asking.ask("owner", address)).body);
  const form = forms.find(({ label }) => label === registry("me.address"));
  if (!form) throw new Error("an owner has no form of his address");
  const before = await factsBy(world, ["owner"]);
  const body = bodyOf(form);
  body.set("street", "Rue des Tilleuls 14");
  const answer = await asking.ask("owner", address, { method: "POST", body });
  expect(answer.status).toBe(303);
  expect(await factsBy(world, ["owner"])).toBe(before + 1);
});
