import { type PlainDate, plainDate, toColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type { Changes } from "./movement.rules.ts";
import type { Effects, Newcomer } from "./movement.schema.ts";
import { type Day, dayBefore, type Rows } from "./rows.rules.ts";

const json = (rows: readonly unknown[]) =>
  JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? value.toString() : value));

/** Enters somebody the register did not know. @returns the party's id. */
export async function enterNewcomer(
  tx: Tx,
  associationId: AssociationId,
  { kind, name, givenName, ...contact }: Newcomer,
): Promise<string> {
  const id = newRowId();
  const names =
    kind === "legal" ? { companyName: name } : { familyName: name, givenName: givenName };
  await tx.party.create({
    data: { associationId, id, kind, ...names, ...contact, createdAt: nowColumn() },
    select: { id: true },
  });
  return id;
}

async function saveHoldings(tx: Tx, association: AssociationId, changes: Changes): Promise<void> {
  await tx.$executeRaw`
    UPDATE holding h SET ends_on = x.ends_on, enjoyed_until = x.enjoyed_until
    FROM jsonb_to_recordset(${json(
      changes.closed.map(({ holdingId, endsOn, enjoyedUntil }) => ({
        ...{ id: holdingId, ends_on: endsOn, enjoyed_until: enjoyedUntil },
      })),
    )}::jsonb) AS x(id uuid, ends_on date, enjoyed_until date)
    WHERE h.association_id = ${association}::uuid AND h.id = x.id`;
  const dropped = changes.dropped.map(({ holdingId }) => holdingId);
  await tx.holding.deleteMany({ where: { associationId: association, id: { in: dropped } } });
}

async function openHoldings(tx: Tx, association: AssociationId, changes: Changes): Promise<void> {
  const opened = changes.opened.map(({ part, holdingId, ...holding }) => ({
    ...{ id: holdingId, ...holding, num: part.num, den: part.den },
  }));
  await tx.$executeRaw`
    INSERT INTO holding (association_id, id, lot_id, party_id, "right", numerator, denominator,
      starts_on, enjoyed_from)
    SELECT ${association}::uuid, id, "lotId", "partyId", "right", num, den, "startsOn", "enjoyedFrom"
    FROM jsonb_to_recordset(${json(opened)}::jsonb) AS x(id uuid, "lotId" uuid, "partyId" uuid,
      "right" holding_right, num bigint, den bigint, "startsOn" date, "enjoyedFrom" date)`;
}

async function saveLots(
  tx: Tx,
  association: AssociationId,
  { ended, created }: Changes,
): Promise<void> {
  for (const { lotId, endsOn } of ended) {
    await tx.lot.update({
      where: { associationId_id: { associationId: association, id: lotId } },
      data: { endsOn: toColumn(plainDate(endsOn)) },
      select: { id: true },
    });
  }
  await tx.$executeRaw`
    INSERT INTO lot (association_id, id, register_number, code, kind, floor, shares, starts_on)
    SELECT ${association}::uuid, "lotId", "registerNumber", code, kind, floor, shares, "startsOn"
    FROM jsonb_to_recordset(${json(created)}::jsonb) AS x("lotId" uuid, "registerNumber" int,
      code text, kind lot_kind, floor text, shares bigint, "startsOn" date)`;
}

async function saveShares(
  tx: Tx,
  association: AssociationId,
  { reshared, total }: Changes,
  movementId: string,
  until: Day,
): Promise<void> {
  const lots = json(reshared);
  // Twice on one day: until the day before it had what it had before the first.
  await tx.$executeRaw`
    INSERT INTO former_shares (association_id, lot_id, ends_on, shares, movement_id)
    SELECT ${association}::uuid, "lotId", ${until}::date, former, ${movementId}::uuid
    FROM jsonb_to_recordset(${lots}::jsonb) AS x("lotId" uuid, former bigint)
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    UPDATE lot l SET shares = x.shares
    FROM jsonb_to_recordset(${lots}::jsonb) AS x("lotId" uuid, shares bigint)
    WHERE l.association_id = ${association}::uuid AND l.id = x."lotId"`;
  if (!total) return;
  await tx.$executeRaw`
    INSERT INTO former_total (association_id, ends_on, total, movement_id)
    VALUES (${association}::uuid, ${until}::date, ${total.former}, ${movementId}::uuid)
    ON CONFLICT DO NOTHING`;
  await tx.association.update({
    where: { id: association },
    data: { sharesTotal: total.total },
    select: { id: true },
  });
}

/** Puts what an act changes into the register's rows. */
export async function saveChanges(
  tx: Tx,
  association: AssociationId,
  changes: Changes,
  movementId: string,
  on: Day,
): Promise<void> {
  await saveLots(tx, association, changes);
  await saveHoldings(tx, association, changes);
  await openHoldings(tx, association, changes);
  await saveShares(tx, association, changes, movementId, dayBefore(on));
}

type Ended = { id: string; endsOn: string | null };

/**
 * Ends from a day what hung on holding something: an owner's access, his consent to e-mail, an
 * invitation still open. @returns what ended, with the end it had.
 */
export async function endAccess(
  tx: Tx,
  association: AssociationId,
  leavers: readonly string[],
  on: PlainDate,
): Promise<Pick<Effects, "memberships" | "consents">> {
  const until = on.subtract({ days: 1 }).toString();
  const memberships = await tx.$queryRaw<Ended[]>`
    WITH had AS (SELECT id, ends_on FROM membership
      WHERE association_id = ${association}::uuid AND role = 'owner'
        AND party_id = ANY (${[...leavers]}::uuid[]) AND (ends_on IS NULL OR ends_on > ${until}::date)
      FOR UPDATE)
    UPDATE membership m SET ends_on = ${until}::date FROM had
    WHERE m.association_id = ${association}::uuid AND m.id = had.id
    RETURNING m.id, had.ends_on::text AS "endsOn"`;
  const consents = await tx.$queryRaw<{ id: string }[]>`
    UPDATE consent SET revoked_on = ${on.toString()}::date
    WHERE association_id = ${association}::uuid AND party_id = ANY (${[...leavers]}::uuid[])
      AND revoked_on IS NULL AND accepted_on <= ${on.toString()}::date
    RETURNING id`;
  await tx.$executeRaw`
    UPDATE invitation SET expires_at = least(expires_at, ${nowColumn()})
    WHERE association_id = ${association}::uuid AND party_id = ANY (${[...leavers]}::uuid[])
      AND role = 'owner' AND used_at IS NULL`;
  return { memberships, consents: consents.map(({ id }) => id) };
}

/**
 * Ends the designations of some lots' representatives: those who hold now designate anew
 * (art. 3.87 §1). One made since the day stands. @returns what ended, with the end it had.
 */
export function endRepresentations(
  tx: Tx,
  association: AssociationId,
  lotIds: readonly string[],
  on: Day,
): Promise<Ended[]> {
  const until = dayBefore(on);
  return tx.$queryRaw<Ended[]>`
    WITH had AS (SELECT id, ends_on FROM representation
      WHERE association_id = ${association}::uuid AND lot_id = ANY (${[...lotIds]}::uuid[])
        AND starts_on <= ${until}::date AND (ends_on IS NULL OR ends_on > ${until}::date)
      FOR UPDATE)
    UPDATE representation r SET ends_on = ${until}::date FROM had
    WHERE r.association_id = ${association}::uuid AND r.id = had.id
    RETURNING r.id, had.ends_on::text AS "endsOn"`;
}

/** What must be known of an act to take it back. */
export function effectsOf(
  rows: Rows,
  changes: Changes,
): Omit<Effects, "memberships" | "representations" | "consents"> {
  const closed = new Set(changes.closed.map(({ holdingId }) => holdingId));
  return {
    closed: rows.holdings
      .filter(({ holdingId }) => closed.has(holdingId))
      .map(({ holdingId, endsOn, enjoyedUntil }) => ({ holdingId, endsOn, enjoyedUntil })),
    dropped: changes.dropped.map(({ part, endsOn: _, enjoyedUntil: __, ...holding }) => ({
      ...{ ...holding, num: String(part.num), den: String(part.den) },
    })),
    opened: changes.opened.map(({ holdingId }) => holdingId),
    ended: changes.ended.map(({ lotId }) => lotId),
    created: changes.created.map(({ lotId }) => lotId),
    reshared: changes.reshared.map(({ lotId, former }) => ({ lotId, former: String(former) })),
    total: changes.total ? String(changes.total.former) : null,
  };
}
