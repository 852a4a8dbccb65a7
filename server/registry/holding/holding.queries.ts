import { Prisma } from "#prisma/client/client.ts";
import type { PlainDate } from "#server/kernel/calendar.ts";
import type { Fraction } from "#server/kernel/fraction.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { type Shares, toShares } from "#server/kernel/shares.ts";
import type { Tx } from "#server/platform/db.ts";
import { ordinaryEmail, reachedOn } from "../representative/mail.rules.ts";
import { REPRESENTATIVES, RepresentativeRows } from "../representative/representative.queries.ts";
import type { ActingFor } from "../representative/representative.schema.ts";

export type HeldRight =
  | "full"
  | "bare"
  | "usufruct"
  | "use"
  | "habitation"
  | "long_lease"
  | "building_right";

/** A lot as it stands in the register on a day: its shares, who holds it, who represents it. */
export type RegisterLot = Readonly<{
  lotId: string;
  registerNumber: number;
  code: string;
  kind: string;
  shares: Shares;
  /** The party named for a lot whose right is divided (art. 3.87 §1); null when none is. */
  representativeId: string | null;
  holders: readonly Readonly<{
    holdingId: string;
    partyId: string;
    right: HeldRight;
    /** Part of the lot, never of the building. */
    part: Fraction;
  }>[];
}>;

/** A person of the register on a day, with where what is sent to him goes that day. */
export type RegisterParty = Readonly<{
  partyId: string;
  kind: "natural" | "legal" | "estate";
  name: string;
  language: "fr" | "nl" | "de" | "en";
  email: string | null;
  /** The address accepted for convocations in writing; null means a registered letter. */
  acceptedEmail: string | null;
  /** Where all but convocations goes by e-mail; null means by post, which is the rule. */
  ordinaryEmail: string | null;
  /** html, or text for who reads nothing else. */
  mailFormat: "html" | "text";
  street: string | null;
  postcode: string | null;
  town: string | null;
  /** The legal representative whose address, language and channel these are; null for his own. */
  through: ActingFor | null;
}>;

export type HoldingRow = {
  lotId: string;
  registerNumber: number;
  code: string;
  kind: string;
  shares: bigint;
  representativeId: string | null;
  holdingId: string | null;
  partyId: string;
  right: HeldRight;
  num: bigint;
  den: bigint;
};

/**
 * The lots of an association on a day, a row for each who holds one: `at` and `on` are columns or values
 * of the statement around.
 */
export const lotRows = (at: Prisma.Sql, on: Prisma.Sql) => Prisma.sql`
  SELECT l.id AS "lotId", l.register_number AS "registerNumber", l.code, l.kind::text, l.shares,
    (SELECT r.party_id FROM representation r
      WHERE r.association_id = l.association_id AND r.lot_id = l.id AND r.starts_on <= ${on}
        AND (r.ends_on IS NULL OR r.ends_on >= ${on})
      ORDER BY r.starts_on DESC, r.id DESC LIMIT 1) AS "representativeId",
    h.id AS "holdingId", h.party_id AS "partyId", h."right"::text, h.numerator AS num, h.denominator AS den
  FROM lots_on(${at}, ${on}) l
  LEFT JOIN holding h ON h.association_id = l.association_id AND h.lot_id = l.id
    AND h.starts_on <= ${on} AND (h.ends_on IS NULL OR h.ends_on >= ${on})`;

/** The lots of such rows, which come in the order of lots and of holdings. */
export function lotsOf(rows: readonly HoldingRow[]): RegisterLot[] {
  const lots = new Map<string, RegisterLot & { holders: RegisterLot["holders"][number][] }>();
  for (const { holdingId, partyId, right, num, den, ...row } of rows) {
    const lot = lots.get(row.lotId) ?? { ...row, shares: toShares(row.shares), holders: [] };
    lots.set(row.lotId, lot);
    if (holdingId) lot.holders.push({ holdingId, partyId, right, part: { num, den } });
  }
  return [...lots.values()];
}

/** All lots on a day in the order of their register numbers: past days can be replayed. */
export async function lotsAt(
  tx: Tx,
  association: AssociationId,
  day: PlainDate,
): Promise<RegisterLot[]> {
  const on = Prisma.sql`${day.toString()}::date`;
  const rows = await tx.$queryRaw<HoldingRow[]>`
    ${lotRows(Prisma.sql`${association}::uuid`, on)} ORDER BY l.register_number, h.id`;
  return lotsOf(rows);
}

type PartyRow = Omit<RegisterParty, "through" | "ordinaryEmail"> & {
  ordinaryChannel: string | null;
  representatives: unknown;
};

/**
 * Everybody who holds or represents a lot on a day, by party id, each where mail reaches him: at his
 * legal representative's where the register says so.
 */
export async function partiesAt(
  tx: Tx,
  association: AssociationId,
  day: PlainDate,
): Promise<ReadonlyMap<string, RegisterParty>> {
  const on = day.toString();
  const rows = await tx.$queryRaw<PartyRow[]>`
    SELECT p.id AS "partyId", p.kind::text, p.language, p.email, p.street, p.postcode, p.town,
      p.mail_format AS "mailFormat", p.ordinary_channel AS "ordinaryChannel",
      coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)) AS name,
      (SELECT c.email FROM consent c
        WHERE c.association_id = p.association_id AND c.party_id = p.id
          AND c.accepted_on <= ${on}::date AND (c.revoked_on IS NULL OR c.revoked_on > ${on}::date)
        ORDER BY c.accepted_on DESC, c.id DESC LIMIT 1) AS "acceptedEmail",
      ${REPRESENTATIVES} AS representatives
    FROM party p
    WHERE p.association_id = ${association}::uuid AND p.id IN (
      SELECT h.party_id FROM holding h WHERE h.association_id = ${association}::uuid
        AND h.starts_on <= ${on}::date AND (h.ends_on IS NULL OR h.ends_on >= ${on}::date)
      UNION
      SELECT r.party_id FROM representation r WHERE r.association_id = ${association}::uuid
        AND r.starts_on <= ${on}::date AND (r.ends_on IS NULL OR r.ends_on >= ${on}::date))
    ORDER BY p.id`;
  return new Map(
    rows.map(({ ordinaryChannel, representatives, ...row }) => {
      const own = { ...row, ordinaryEmail: ordinaryEmail(row, ordinaryChannel), through: null };
      return [row.partyId, reachedOn(own, RepresentativeRows.parse(representatives), on)];
    }),
  );
}
