import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { type ImportPreview, LANGUAGES, Mapping } from "./import.schema.ts";

/** A file that was sent in, and what it is measured against. */
export async function findImport(tx: Tx, associationId: AssociationId, id: string) {
  const file = await tx.registerImport.findUnique({
    where: { associationId_id: { associationId, id } },
    select: { id: true, filename: true, storageKey: true, mapping: true, appliedAt: true },
  });
  const association = await tx.association.findUnique({
    where: { id: associationId },
    select: { sharesTotal: true, languages: true },
  });
  if (!file || !association) return null;
  const language = LANGUAGES.find((known) => known === association.languages[0]) ?? "fr";
  const mapping = file.mapping === null ? undefined : Mapping.parse(file.mapping);
  return { ...file, mapping, sharesTotal: association.sharesTotal, language };
}

/** The files sent in for an association, latest first. */
export async function listImports(tx: Tx, associationId: AssociationId) {
  const files = await tx.registerImport.findMany({
    where: { associationId },
    orderBy: { id: "desc" },
    take: 100,
    select: { id: true, filename: true, createdAt: true, appliedAt: true },
  });
  return files.map(({ createdAt, appliedAt, ...file }) => ({
    ...file,
    createdAt: createdAt.toISOString(),
    appliedAt: appliedAt?.toISOString() ?? null,
  }));
}

/** How the office mapped a file with this header before; undefined when it never did. */
export async function rememberedMapping(
  tx: Tx,
  officeId: string,
  fingerprint: string,
): Promise<Mapping | undefined> {
  const row = await tx.columnMapping.findUnique({
    where: { officeId_fingerprint: { officeId, fingerprint } },
    select: { mapping: true },
  });
  return row ? Mapping.parse(row.mapping) : undefined;
}

/** The ids given to what a preview holds, in its own order. */
export type GivenIds = Readonly<
  Record<"lots" | "parties" | "holdings" | "consents", readonly string[]>
>;

function json(
  rows: readonly Record<string, string | number | bigint | null | undefined>[],
): string {
  return JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? value.toString() : value));
}

/**
 * Inserts a whole register, one statement a table: a thousand lots take no longer to agree on
 * than one. `day` is the import's: it dates what the file does not date.
 */
export async function insertRegister(
  tx: Tx,
  association: AssociationId,
  preview: ImportPreview,
  ids: GivenIds,
  { importId, day, moment }: Readonly<{ importId: string; day: string; moment: Date }>,
): Promise<void> {
  const lots = preview.lots.map((lot, i) => ({ ...lot, id: ids.lots[i], number: i + 1 }));
  await tx.$executeRaw`
    INSERT INTO lot (association_id, id, register_number, code, kind, floor, shares)
    SELECT ${association}::uuid, id, number, code, kind, floor, shares
    FROM jsonb_to_recordset(${json(lots)}::jsonb)
      AS x(id uuid, number int, code text, kind lot_kind, floor text, shares bigint)`;
  const parties = preview.parties.map(({ consents: _, ...party }, i) => ({
    ...party,
    id: ids.parties[i],
  }));
  await tx.$executeRaw`
    INSERT INTO party (association_id, id, kind, family_name, given_name, company_name,
      enterprise_number, email, phone, street, postcode, town, language, created_at)
    SELECT ${association}::uuid, id, kind, "familyName", "givenName", "companyName",
      "enterpriseNumber", email, phone, street, postcode, town, language, ${moment}
    FROM jsonb_to_recordset(${json(parties)}::jsonb)
      AS x(id uuid, kind party_kind, "familyName" text, "givenName" text, "companyName" text,
        "enterpriseNumber" text, email text, phone text, street text, postcode text, town text,
        language text)`;
  const holdings = preview.holdings.map(({ lot, party, right, part, since }, i) => ({
    id: ids.holdings[i],
    lot: ids.lots[lot],
    party: ids.parties[party],
    right,
    num: part.num,
    den: part.den,
    since: since ?? day,
  }));
  await tx.$executeRaw`
    INSERT INTO holding (association_id, id, lot_id, party_id, "right", numerator, denominator, starts_on)
    SELECT ${association}::uuid, id, lot, party, "right", num, den, since
    FROM jsonb_to_recordset(${json(holdings)}::jsonb)
      AS x(id uuid, lot uuid, party uuid, "right" holding_right, num bigint, den bigint, since date)`;
  const consents = preview.parties.flatMap(({ consents: given, email }, i) =>
    given ? [{ id: ids.consents[i], party: ids.parties[i], email }] : [],
  );
  await tx.$executeRaw`
    INSERT INTO consent (association_id, id, party_id, email, accepted_text, accepted_on, proof)
    SELECT ${association}::uuid, id, party, email, ${importId}, ${day}::date, 'import'
    FROM jsonb_to_recordset(${json(consents)}::jsonb) AS x(id uuid, party uuid, email text)`;
}
