import type pg from "pg";
import type { Person } from "#server/kernel/actor.ts";
import { type AssociationId, provenAssociation } from "#server/kernel/ids.ts";
import { newRowId } from "./clock.ts";
import { personOf } from "./testing.ts";

export type HouseLot = Readonly<{
  code: string;
  shares: number;
  /** Who holds it, `name` or `name:right`; equal parts when several. */
  holders: readonly string[];
  representative?: string;
}>;

/** An association with its people, made behind the fences for tests. */
export type House = Readonly<{
  id: AssociationId;
  slug: string;
  officeId: string;
  /** The account of the office's only manager. */
  staffAccountId: string;
  syndic: Person;
  partyOf: (name: string) => string;
  lotOf: (code: string) => string;
  owner: (name: string) => Person;
}>;

type Extra = Readonly<{
  /** People with their language, where it is not French. */
  languages?: Readonly<Record<string, string>>;
  /** People who accepted e-mail for convocations. */
  consents?: readonly string[];
  associationLanguages?: readonly string[];
}>;

async function insert(admin: pg.Pool, table: string, row: Readonly<Record<string, unknown>>) {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`).join(", ");
  const names = columns.map((column) => `"${column}"`).join(", ");
  await admin.query(`INSERT INTO ${table} (${names}) VALUES (${places})`, Object.values(row));
}

async function seedOffice(admin: pg.Pool, association: string) {
  const officeId = newRowId();
  const staffAccountId = newRowId();
  const name = `Bureau ${officeId.slice(-6)}`;
  const address = { street: "Rue de la Loi 1", postcode: "1000", town: "Bruxelles" };
  await insert(admin, "office", {
    id: officeId,
    kind: "firm",
    name,
    email: `${officeId.slice(-6)}@office.example`,
    phone: "+32 2 000 00 00",
    ...address,
    created_at: new Date("2020-01-01T00:00:00Z"),
  });
  await insert(admin, "account", {
    id: staffAccountId,
    email: `staff-${staffAccountId}@office.example`,
    display_name: `Sofie ${staffAccountId.slice(-6)}`,
    locale: "fr",
    created_at: new Date("2020-01-01T00:00:00Z"),
  });
  // Staff without a second factor may do nothing: this manager has one.
  await insert(admin, "factor", {
    ...{ id: newRowId(), account_id: staffAccountId, kind: "totp", name: "", transports: [] },
    ...{
      created_at: new Date("2020-01-01T00:00:00Z"),
      confirmed_at: new Date("2020-01-01T00:00:00Z"),
    },
  });
  await insert(admin, "office_staff", {
    id: newRowId(),
    office_id: officeId,
    account_id: staffAccountId,
    role: "manager",
    starts_on: "2020-01-01",
  });
  await insert(admin, "mandate", {
    association_id: association,
    id: newRowId(),
    office_id: officeId,
    appointed_on: "2025-06-01",
    starts_on: "2025-06-01",
    ends_on: "2028-05-31",
  });
  return { officeId, staffAccountId };
}

async function seedPeople(
  admin: pg.Pool,
  association: string,
  names: readonly string[],
  { languages, consents }: Extra,
) {
  const parties = new Map<string, string>();
  for (const name of names) {
    const id = newRowId();
    parties.set(name, id);
    await insert(admin, "party", {
      association_id: association,
      id,
      kind: "natural",
      given_name: name,
      family_name: "Peeters",
      email: `${name}@owner.example`,
      street: "Avenue Louise 5",
      postcode: "1050",
      town: "Ixelles",
      language: languages?.[name] ?? "fr",
      created_at: new Date("2020-01-01T00:00:00Z"),
    });
    if (!consents?.includes(name)) continue;
    await insert(admin, "consent", {
      association_id: association,
      id: newRowId(),
      party_id: id,
      email: `${name}@owner.example`,
      accepted_text: "J’accepte d’être convoqué par courriel.",
      accepted_on: "2021-01-01",
      proof: "paper",
    });
  }
  return parties;
}

async function seedLot(
  admin: pg.Pool,
  association: string,
  lot: HouseLot,
  order: number,
  parties: ReadonlyMap<string, string>,
) {
  const id = newRowId();
  const keys = { association_id: association, lot_id: id, starts_on: "2020-01-01" };
  await insert(admin, "lot", {
    association_id: association,
    id,
    register_number: order,
    code: lot.code,
    kind: "apartment",
    shares: lot.shares,
  });
  for (const holder of lot.holders) {
    const [name, right] = holder.split(":");
    await insert(admin, "holding", {
      ...keys,
      id: newRowId(),
      party_id: parties.get(name ?? ""),
      right: right ?? "full",
      numerator: 1,
      denominator: lot.holders.length,
    });
  }
  if (lot.representative) {
    const party_id = parties.get(lot.representative);
    await insert(admin, "representation", { ...keys, id: newRowId(), party_id });
  }
  return id;
}

function found(map: ReadonlyMap<string, string>, key: string): string {
  const value = map.get(key);
  if (!value) throw new RangeError(`nothing called ${key} in this house`);
  return value;
}

/** An association of the given lots, its owners, and the office that manages it until May 2028. */
export async function seedHouse(
  admin: pg.Pool,
  lots: readonly HouseLot[],
  extra: Extra = {},
): Promise<House> {
  const id = newRowId();
  const slug = `house-${id.slice(-8)}`;
  await insert(admin, "association", {
    id,
    slug,
    name: "Résidence du Parc",
    enterprise_number: "0479495447",
    street: "Rue du Parc 10",
    postcode: "1000",
    town: "Bruxelles",
    shares_total: lots.reduce((sum, { shares }) => sum + shares, 0),
    fiscal_year_start: "01-01",
    languages: extra.associationLanguages ?? ["fr", "nl"],
    period_start: "05-11",
    created_at: new Date("2020-01-01T00:00:00Z"),
  });
  const names = [
    ...new Set(lots.flatMap(({ holders }) => holders.map((h) => h.split(":")[0] ?? h))),
  ];
  const parties = await seedPeople(admin, id, names, extra);
  const lotIds = new Map<string, string>();
  for (const [index, lot] of lots.entries()) {
    lotIds.set(lot.code, await seedLot(admin, id, lot, index + 1, parties));
  }
  const office = await seedOffice(admin, id);
  const partyOf = (name: string) => found(parties, name);
  return {
    id: provenAssociation(id),
    slug,
    ...office,
    syndic: personOf(id, "syndic", { officeId: office.officeId, accountId: office.staffAccountId }),
    partyOf,
    lotOf: (code) => found(lotIds, code),
    owner: (name) => personOf(id, "owner", { partyId: partyOf(name) }),
  };
}

/** Seeds an owner of the house as somebody who works for its office. */
export async function seedColleague(admin: pg.Pool, house: House, name: string): Promise<void> {
  const id = newRowId();
  await insert(admin, "account", {
    ...{ id, email: `${id}@office.example`, display_name: `${name} Peeters`, locale: "fr" },
    created_at: new Date("2020-01-01T00:00:00Z"),
  });
  await insert(admin, "office_staff", {
    ...{ id: newRowId(), office_id: house.officeId, account_id: id, role: "clerk" },
    starts_on: "2020-01-01",
  });
}
