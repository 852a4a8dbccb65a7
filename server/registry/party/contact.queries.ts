import type { AssociationId } from "#server/kernel/ids.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { type ContactState, type ContactVersion, differences } from "./contact.rules.ts";

const state = {
  email: true,
  phone: true,
  street: true,
  postcode: true,
  town: true,
  language: true,
  ordinaryChannel: true,
  mailFormat: true,
} as const;

/** Every state of a party's contact, the first one first. */
export async function contactVersions(
  tx: Tx,
  associationId: AssociationId,
  partyId: string,
): Promise<readonly ContactVersion[]> {
  const rows = await tx.contactVersion.findMany({
    where: { associationId, partyId },
    select: { ...state, id: true, startsAt: true, by: true },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ startsAt, by, ...row }) => ({
    ...row,
    startsAt: startsAt.toISOString(),
    by: by === "self" || by === "office" ? by : "register",
  }));
}

/** The contact of a party as it stands, held until the transaction ends; null when there is none. */
export async function lockContact(
  tx: Tx,
  association: AssociationId,
  partyId: string,
): Promise<ContactState | null> {
  await tx.$queryRaw`SELECT FROM party
    WHERE association_id = ${association}::uuid AND id = ${partyId}::uuid FOR UPDATE`;
  const where = { associationId_id: { associationId: association, id: partyId } };
  return tx.party.findUnique({ where, select: state });
}

export type Changer = Readonly<{ by: "self" | "office"; accountId: string | null }>;

/**
 * Saves another contact and keeps what it was: the first change keeps what was entered first too.
 * @returns whether anything differed.
 */
export async function saveContact(
  tx: Tx,
  association: AssociationId,
  partyId: string,
  was: ContactState,
  is: ContactState & Readonly<{ language: string | null }>,
  changer: Changer,
): Promise<boolean> {
  if (differences(was, is).length === 0) return false;
  const key = { associationId: association, id: partyId };
  const version = ({ language, mailFormat, ...rest }: ContactState) => ({
    ...{ ...rest, language: language ?? "fr", mailFormat: mailFormat ?? "html" },
    ...{ associationId: association, partyId, id: newRowId() },
  });
  if ((await tx.contactVersion.count({ where: { associationId: association, partyId } })) === 0) {
    const party = await tx.party.findUniqueOrThrow({
      where: { associationId_id: key },
      select: { createdAt: true },
    });
    const first = { by: "register", startsAt: party.createdAt };
    await tx.contactVersion.create({ data: { ...version(was), ...first } });
  }
  await tx.contactVersion.create({
    data: { ...version(is), ...changer, startsAt: nowColumn() },
  });
  const { language, mailFormat, ...rest } = is;
  await tx.party.update({
    where: { associationId_id: key },
    data: { ...rest, language: language ?? "fr", mailFormat: mailFormat ?? "html" },
    select: { id: true },
  });
  return true;
}
