import type pg from "pg";
import type { Person } from "#server/kernel/actor.ts";
import { provenAssociation } from "#server/kernel/ids.ts";
import { personOf } from "#server/platform/testing.ts";
import { applyImport, uploadRegister } from "#server/registry/import/import.service.ts";
import { type Copied, copyOf, insertOf, plainPostgres } from "../floors/plain-postgres.ts";
import { RUNS } from "../measure.ts";
import type { Row } from "../row.ts";
import { layOutOffice, type Office } from "../world.ts";
import { registerFile } from "./register-file.ts";

const LOTS = 650;
const WARM_UP = 2;
const CALLS = RUNS + WARM_UP;

/** What an import leaves behind, and all of it: the floor leaves the same. */
const TABLES = ["lot", "party", "holding", "consent", "register_import", "audit_event"];

/** An association of the office with an empty register of so many shares. */
async function emptyAssociation(admin: pg.Pool, { officeId, accountId }: Office) {
  const id = crypto.randomUUID();
  await admin.query(
    `INSERT INTO association (id, slug, name, enterprise_number, street, postcode, town,
       shares_total, fiscal_year_start, languages, period_start, created_at)
     SELECT $1::uuid, $1::text, 'Résidence neuve', '0479495447', 'Rue du Parc 1', '1000', 'Bruxelles', $2,
       '01-01', '{fr}', '05-11', now()`,
    [id, LOTS * 10],
  );
  return personOf(id, "syndic", { officeId, accountId });
}

async function enter(actor: Person, bytes: Uint8Array): Promise<void> {
  const association = provenAssociation(actor.scope[0] ?? "");
  const importId = await uploadRegister(actor, association, { filename: "registre.csv", bytes });
  await applyImport(actor, association, importId);
}

/** The same rows for another association, with other ids. */
function readdressed(copies: readonly Copied[], from: string, to: string): readonly Copied[] {
  const ids = new Map(
    copies.flatMap(({ rows }) => rows.map((row) => [row.id, crypto.randomUUID()])),
  );
  ids.set(from, to);
  const other = (value: unknown) => ids.get(value) ?? value;
  return copies.map(({ rows, ...table }) => ({
    ...table,
    rows: rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, other(value)])),
    ),
  }));
}

export const importRegister: Row = {
  name: `import of ${LOTS} lots`,
  says: {
    product: "a file sent in, read, checked and entered",
    floor: "the rows it leaves in every table, entered by one statement",
  },
  unit: "ms",
  bar: { ratio: 3, limit: 1_000 },
  calls: 1,
  atOnce: 1,
  warmUp: WARM_UP,
  arrange: async ({ admin, appUrl }) => {
    const office = await layOutOffice(admin, { name: "import", associations: 1, lots: 1 });
    const bytes = registerFile(LOTS);
    const make = () =>
      Promise.all(Array.from({ length: CALLS }, () => emptyAssociation(admin, office)));
    const [model, actors, targets] = [
      await emptyAssociation(admin, office),
      await make(),
      await make(),
    ];
    await enter(model, bytes);
    const from = model.scope[0] ?? "";
    const copies = await Promise.all(
      TABLES.map((table) => copyOf(admin, table, "association_id = $1", [from])),
    );
    const floors = targets.map(({ scope: [to = ""] }) => ({
      to,
      ...insertOf(readdressed(copies, from, to)),
    }));
    const plain = await plainPostgres(appUrl);
    return {
      product: async () => {
        const actor = actors.pop();
        if (actor) await enter(actor, bytes);
      },
      floor: async () => {
        const next = floors.pop();
        if (next) await plain.inScope(next.to, "import", next.text, next.values);
      },
      close: plain.close,
    };
  },
};
