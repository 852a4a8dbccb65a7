import type { SystemActor } from "#server/kernel/actor.ts";
import { type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import { type AssociationId, provenAssociation, provenScope } from "#server/kernel/ids.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { removeFile } from "#server/platform/storage.ts";
import { dueBefore, type RetentionKind, type RetentionSettings } from "./retention.rules.ts";
import { retentionSettings } from "./settings.queries.ts";

/** Every association: the job acts in each by itself. */
export async function associationsToKeep(actor: SystemActor): Promise<readonly string[]> {
  const rows = await read(
    actor,
    (tx) => tx.$queryRaw<{ id: string }[]>`SELECT id FROM associations_to_keep() AS kept(id)`,
  );
  return rows.map(({ id }) => id);
}

type Removed = Readonly<{ kind: RetentionKind; count: number }>;

/** What a later chapter removes of its own, inside the same use case. */
export type Remover = (
  tx: Tx,
  association: AssociationId,
  day: PlainDate,
  settings: RetentionSettings,
) => Promise<Removed>;

/**
 * Removes from an association what is no longer kept and writes down how much of what: kinds and
 * counts, nobody's data. Votes, minutes and their proofs are no part of it.
 */
export async function removeDue(
  actor: SystemActor,
  associationId: string,
  chapters: readonly Remover[] = [],
): Promise<readonly Removed[]> {
  const association = provenAssociation(associationId);
  const job: SystemActor = { ...actor, scope: provenScope([associationId]) };
  const files = await read(job, (tx) => filesDue(tx, association, today()));
  const removed = await write(job, association, async (tx) => {
    const day = today();
    const settings = await retentionSettings(tx, association);
    const all: Removed[] = [
      { kind: "exports", count: await removeExports(tx, association, files) },
      { kind: "consent-requests", count: await removeRequests(tx, association, day) },
      { kind: "consents", count: await removeConsents(tx, association, day) },
      { kind: "invitations", count: await removeInvitations(tx, association, day) },
      { kind: "requests", count: await removeRights(tx, association, day) },
      { kind: "viewings", count: await removeViewings(tx, association, day) },
      { kind: "addresses", count: await removeAddresses(tx, association, day) },
      { kind: "contact", count: await removeContacts(tx, association, day) },
      { kind: "consultations", count: await removeConsultations(tx, day) },
      { kind: "occupants", count: await removeOccupants(tx, association, day, settings) },
      { kind: "withdrawn-occupants", count: await removeWithdrawn(tx, association, day) },
      { kind: "representatives", count: await removeRepresentatives(tx, association, day) },
    ];
    for (const remove of chapters) all.push(await remove(tx, association, day, settings));
    const some = all.filter(({ count }) => count > 0);
    if (some.length === 0) return some;
    const at = nowColumn();
    await tx.retentionRemoval.createMany({
      data: some.map((one) => ({ ...one, associationId: association, id: newRowId(), at })),
    });
    const count = some.reduce((sum, one) => sum + one.count, 0);
    await record(tx, job, association, "registry/retention.removed", { count });
    return some;
  });
  // After the rows: a file that nothing names any more is only space, a row without it a fault.
  for (const { storageKey } of files) if (storageKey) await removeFile(storageKey);
  return removed;
}

const before = (kind: RetentionKind, day: PlainDate): Date => toColumn(dueBefore(kind, day) ?? day);

function filesDue(tx: Tx, associationId: AssociationId, day: PlainDate) {
  return tx.personalExport.findMany({
    where: { associationId, askedAt: { lt: before("exports", day) } },
    select: { id: true, storageKey: true },
  });
}

async function removeExports(
  tx: Tx,
  associationId: AssociationId,
  files: readonly Readonly<{ id: string }>[],
): Promise<number> {
  const where = { associationId, id: { in: files.map(({ id }) => id) } };
  return (await tx.personalExport.deleteMany({ where })).count;
}

async function removeRequests(tx: Tx, associationId: AssociationId, day: PlainDate) {
  const createdAt = { lt: before("consent-requests", day) };
  const where = { associationId, confirmedAt: null, createdAt };
  return (await tx.consentRequest.deleteMany({ where })).count;
}

async function removeConsents(tx: Tx, associationId: AssociationId, day: PlainDate) {
  const where = { associationId, revokedOn: { lt: before("consents", day) } };
  return (await tx.consent.deleteMany({ where })).count;
}

/** What a link was accepted for stays with its membership; the link itself has no more use. */
async function removeInvitations(tx: Tx, associationId: AssociationId, day: PlainDate) {
  const where = { associationId, usedAt: null, expiresAt: { lt: before("invitations", day) } };
  return (await tx.invitation.deleteMany({ where })).count;
}

async function removeRights(tx: Tx, associationId: AssociationId, day: PlainDate) {
  const where = { associationId, decidedAt: { lt: before("requests", day) } };
  return (await tx.privacyRequest.deleteMany({ where })).count;
}

async function removeViewings(tx: Tx, associationId: AssociationId, day: PlainDate) {
  const where = { associationId, startedAt: { lt: before("viewings", day) } };
  return (await tx.viewing.deleteMany({ where })).count;
}

/** Former states only: the last one is the address in force, and says since when. */
function removeAddresses(tx: Tx, association: AssociationId, day: PlainDate): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM contact_version v WHERE v.association_id = ${association}::uuid
      AND EXISTS (SELECT FROM contact_version l WHERE l.association_id = v.association_id
        AND l.party_id = v.party_id AND (l.starts_at, l.id) > (v.starts_at, v.id)
        AND l.starts_at < ${before("addresses", day)})`;
}

/** Of those who hold nothing and represent nobody any more since that long. */
function removeContacts(tx: Tx, association: AssociationId, day: PlainDate): Promise<number> {
  const limit = dueBefore("contact", day)?.toString() ?? "-infinity";
  return tx.$executeRaw`
    UPDATE party p SET email = NULL, phone = NULL, street = NULL, postcode = NULL, town = NULL
    WHERE p.association_id = ${association}::uuid
      AND (p.email, p.phone, p.street, p.postcode, p.town) IS DISTINCT FROM (NULL, NULL, NULL, NULL, NULL)
      AND EXISTS (SELECT FROM holding h
        WHERE h.association_id = p.association_id AND h.party_id = p.id)
      AND NOT EXISTS (SELECT FROM holding h
        WHERE h.association_id = p.association_id AND h.party_id = p.id
          AND (h.ends_on IS NULL OR h.ends_on >= ${limit}::date))
      AND NOT EXISTS (SELECT FROM representation r
        WHERE r.association_id = p.association_id AND r.party_id = p.id
          AND (r.ends_on IS NULL OR r.ends_on >= ${limit}::date))
      AND NOT EXISTS (SELECT FROM membership m
        WHERE m.association_id = p.association_id AND m.party_id = p.id
          AND (m.ends_on IS NULL OR m.ends_on >= ${limit}::date))`;
}

/** Who looked at what is a fact that nobody deletes by hand: a function of the tables' own does it. */
async function removeConsultations(tx: Tx, day: PlainDate): Promise<number> {
  const limit = dueBefore("consultations", day)?.toString() ?? "-infinity";
  const [row] = await tx.$queryRaw<{ removed: number }[]>`
    SELECT forget_consultations(${limit}::date) AS removed`;
  return row?.removed ?? 0;
}

/** Who left that long ago, with what was corrected of him. */
async function removeOccupants(
  tx: Tx,
  associationId: AssociationId,
  day: PlainDate,
  settings: RetentionSettings,
): Promise<number> {
  const limit = toColumn(dueBefore("occupants", day, settings) ?? day);
  return (await tx.occupant.deleteMany({ where: { associationId, endsOn: { lt: limit } } })).count;
}

async function removeWithdrawn(tx: Tx, associationId: AssociationId, day: PlainDate) {
  const at = { lt: before("withdrawn-occupants", day) };
  return (await tx.occupant.deleteMany({ where: { associationId, withdrawal: { at } } })).count;
}

/**
 * Whoever no longer acts for a party since that long, or whose party holds nothing since: minutes and
 * proofs of sending name him where he was named. An access that was his leads nowhere after that.
 */
function removeRepresentatives(tx: Tx, association: AssociationId, day: PlainDate) {
  const limit = dueBefore("representatives", day)?.toString() ?? "-infinity";
  return tx.$executeRaw`
    DELETE FROM legal_representative a WHERE a.association_id = ${association}::uuid AND (
      a.ends_on < ${limit}::date OR a.withdrawn_at < ${limit}::date
      OR (EXISTS (SELECT FROM holding h
          WHERE h.association_id = a.association_id AND h.party_id = a.party_id)
        AND NOT EXISTS (SELECT FROM holding h
          WHERE h.association_id = a.association_id AND h.party_id = a.party_id
            AND (h.ends_on IS NULL OR h.ends_on >= ${limit}::date))
        AND NOT EXISTS (SELECT FROM representation r
          WHERE r.association_id = a.association_id AND r.party_id = a.party_id
            AND (r.ends_on IS NULL OR r.ends_on >= ${limit}::date))))`;
}
