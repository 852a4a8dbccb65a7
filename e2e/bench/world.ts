import type pg from "pg";
import { cookieFor } from "./session.ts";

/** An office whose manager is signed in: its associations all look alike. */
export type Office = Readonly<{ officeId: string; accountId: string; cookie: string }>;

export type Size = Readonly<{ name: string; associations: number; lots: number }>;

/** Ids that follow from what they name, so that one statement can point at what another makes. */
const NAMED_IDS = `CREATE OR REPLACE FUNCTION bench_id(text) RETURNS uuid IMMUTABLE LANGUAGE sql AS
  $$SELECT overlay(overlay(md5($1) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid$$`;

const LAID_OUT = [
  `INSERT INTO office (id, kind, name, email, phone, street, postcode, town, created_at)
   SELECT bench_id($1), 'firm', $1, $1 || '@bench.example', '+32 2 000 00 00', 'Rue de la Loi 1',
     '1000', 'Bruxelles', '2020-01-01'`,
  `INSERT INTO account (id, email, display_name, locale, created_at)
   SELECT bench_id($1 || '/manager'), $1 || '@people.example', 'Sofie', 'fr', '2020-01-01'`,
  `INSERT INTO office_staff (id, office_id, account_id, role, starts_on)
   SELECT gen_random_uuid(), bench_id($1), bench_id($1 || '/manager'), 'manager', '2020-01-01'`,
  `INSERT INTO association (id, slug, name, enterprise_number, street, postcode, town, shares_total,
     fiscal_year_start, languages, period_start, created_at)
   SELECT bench_id($1 || a), $1 || '-' || a, 'Résidence ' || $1 || ' ' || a, '0479495447',
     'Rue du Parc ' || a, '1000', 'Bruxelles', $3::int * 25, '01-01', '{fr,nl}', '05-11',
     '2020-01-01' FROM generate_series(1, $2::int) a`,
  `INSERT INTO mandate (association_id, id, office_id, appointed_on, starts_on, ends_on)
   SELECT bench_id($1 || a), gen_random_uuid(), bench_id($1), current_date - 400,
     current_date - 400, current_date + 90 + a % 300 FROM generate_series(1, $2::int) a`,
  `INSERT INTO lot (association_id, id, register_number, code, kind, shares)
   SELECT bench_id($1 || a), bench_id($1 || a || '/' || l), l, 'A' || l, 'apartment', 25
   FROM generate_series(1, $2::int) a, generate_series(1, $3::int) l`,
  `INSERT INTO party (association_id, id, kind, given_name, family_name, email, phone, street,
     postcode, town, language, created_at)
   SELECT bench_id($1 || a), bench_id($1 || a || '/party/' || l), 'natural',
     (ARRAY['Amina','Marc','Lotte','Günther','Chloé'])[1 + l % 5], 'Peeters ' || (ARRAY['Dubois','Vanden Berghe','Özdemir','Lefèvre'])[1 + l % 4],
     'p' || l || '@' || a || '.bench.example', '+32 470 ' || lpad((a * 1000 + l)::text, 6, '0'),
     'Rue du Parc ' || a, '1000', 'Bruxelles', 'fr', '2020-01-01'
   FROM generate_series(1, $2::int) a, generate_series(1, $3::int) l`,
  `INSERT INTO holding (association_id, id, lot_id, party_id, "right", numerator, denominator, starts_on)
   SELECT bench_id($1 || a), gen_random_uuid(), bench_id($1 || a || '/' || l),
     bench_id($1 || a || '/party/' || l), 'full', 1, 1, '2020-01-01'
   FROM generate_series(1, $2::int) a, generate_series(1, $3::int) l`,
  `INSERT INTO meeting (association_id, id, kind, session, starts_at, place, remote_allowed,
     consultation, language, rules_version, created_at)
   SELECT bench_id($1 || a), bench_id($1 || a || '/meeting'), 'ordinary', 1,
     now() + (20 + a % 200) * interval '1 day', 'Salle communale', false, 'Au bureau', 'fr',
     'be-2019-01', now() FROM generate_series(1, $2::int) a`,
  `INSERT INTO legal_deadline (association_id, id, kind, subject_id, due_on, article)
   SELECT bench_id($1 || a), gen_random_uuid(), kind, bench_id($1 || a || '/meeting'),
     current_date - 10 + ((a * 7 + place) % 120)::int, 'art. 3.87 §3 C. civ.'
   FROM generate_series(1, $2::int) a,
     unnest(ARRAY['assembly.convocation', 'assembly.minutes']) WITH ORDINALITY AS k(kind, place)`,
];

/** Each statement is given what it uses, and nothing else: PostgreSQL refuses the rest. */
const used = (statement: string, values: readonly unknown[]) =>
  values.slice(0, statement.includes("$3") ? 3 : statement.includes("$2") ? 2 : 1);

/** Lays out an office and signs its manager in. */
export async function layOutOffice(
  admin: pg.Pool,
  { name, associations, lots }: Size,
): Promise<Office> {
  await admin.query(NAMED_IDS);
  for (const statement of LAID_OUT) {
    await admin.query(statement, used(statement, [name, associations, lots]));
  }
  await admin.query("ANALYZE");
  const { rows } = await admin.query<{ office: string; account: string }>(
    "SELECT bench_id($1) AS office, bench_id($1 || '/manager') AS account",
    [name],
  );
  const { office = "", account = "" } = rows[0] ?? {};
  return { officeId: office, accountId: account, cookie: await cookieFor(account) };
}
