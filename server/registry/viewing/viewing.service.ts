import { type Actor, type Capacity, type Person, ROLES } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import { type AssociationId, provenAssociation, provenScope } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, now, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { refuseRestricted } from "../privacy/restriction.queries.ts";
import { viewingPolicy } from "./viewing.policy.ts";
import type { StartViewing, ViewingRef, ViewingShown } from "./viewing.schema.ts";

/** Long enough to help somebody on the telephone. */
const MINUTES = 30;

/** The roles one may look with: those in which a party is somebody of the association. */
const EYES = ["owner", "council", "auditor"] as const;

/**
 * Opens an association as a person of its register sees it: read only, for half an hour, as a fact
 * that the person can read.
 * @throws DomainError `privacy.restricted` where his data may only be kept, `viewing.nobody` for who holds nothing and has no access today.
 */
export function startViewing(
  actor: Actor,
  association: AssociationId,
  { partyId }: StartViewing,
): Promise<ViewingRef> {
  return write(actor, association, async (tx) => {
    authorize(viewingPolicy["viewing.start"](actor, association));
    if (actor.kind !== "person") throw notFound();
    const party = await tx.party.count({ where: { associationId: association, id: partyId } });
    if (party === 0) throw notFound();
    await refuseRestricted(tx, association, { partyId }, "registry.viewing", today());
    if ((await rolesOf(tx, association, partyId)).length === 0) {
      throw new DomainError("viewing.nobody");
    }
    const id = newRowId();
    const started = now();
    await tx.viewing.create({
      data: {
        ...{ associationId: association, id, partyId },
        accountId: actor.accountId,
        sessionId: actor.sessionId,
        officeName: await officeOf(tx, association),
        viewerName: actor.displayName,
        startedAt: new Date(started.epochMilliseconds),
        expiresAt: new Date(started.add({ minutes: MINUTES }).epochMilliseconds),
      },
    });
    const fact = { viewingId: id, partyId };
    await record(tx, actor, association, "registry/viewing.started", fact);
    return { associationId: association, viewingId: id };
  });
}

/** Stops looking; nothing is to be done where the look is over already. */
export async function endViewing(actor: Person): Promise<void> {
  const { viewing } = actor;
  if (!viewing) return;
  const { associationId: association, id } = viewing;
  return write(actor, association, async (tx) => {
    const { count } = await tx.viewing.updateMany({
      where: { associationId: association, id, accountId: actor.accountId, endedAt: null },
      data: { endedAt: nowColumn() },
    });
    if (count === 0) return;
    const fact = { viewingId: id, partyId: viewing.partyId };
    await record(tx, actor, association, "registry/viewing.ended", fact);
  });
}

/**
 * The same person with another's eyes: his own rights are gone while he looks, and whatever he does
 * stays under his own account. Null where the look is over, is another session's, or is no longer his
 * to take: then he is himself again.
 */
export async function lookingAs(
  actor: Person,
  { associationId, viewingId }: ViewingRef,
): Promise<Readonly<{ actor: Person; shown: ViewingShown }> | null> {
  if (!viewingPolicy["viewing.start"](actor, associationId)) return null;
  const association = provenAssociation(associationId);
  return read(actor, async (tx) => {
    const viewing = await tx.viewing.findFirst({
      where: {
        ...{ associationId: association, id: viewingId, endedAt: null },
        ...{ sessionId: actor.sessionId, accountId: actor.accountId },
        expiresAt: { gt: nowColumn() },
      },
      select: { partyId: true, expiresAt: true },
    });
    if (!viewing) return null;
    const { partyId, expiresAt } = viewing;
    const [party] = await tx.$queryRaw<{ name: string; slug: string }[]>`
      SELECT coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)) AS name, a.slug
      FROM party p JOIN association a ON a.id = p.association_id
      WHERE p.association_id = ${association}::uuid AND p.id = ${partyId}::uuid`;
    if (!party) return null;
    const capacities: Capacity[] = (await rolesOf(tx, association, partyId)).map((role) => ({
      ...{ associationId: association, role, partyId, officeId: null },
    }));
    const looking: Person = {
      ...{ ...actor, capacities, scope: provenScope([association]) },
      viewing: { id: viewingId, associationId: association, partyId },
    };
    return { actor: looking, shown: { ...party, until: expiresAt.toISOString() } };
  });
}

/** In what a party is somebody today: by its members' roles, and as owner where it holds a lot. */
async function rolesOf(tx: Tx, association: AssociationId, partyId: string) {
  const on = today().toString();
  const rows = await tx.$queryRaw<{ role: string }[]>`
    SELECT m.role FROM membership m
    WHERE m.association_id = ${association}::uuid AND m.party_id = ${partyId}::uuid
      AND m.starts_on <= ${on}::date AND (m.ends_on IS NULL OR m.ends_on >= ${on}::date)
    UNION SELECT 'owner' FROM holding h
    WHERE h.association_id = ${association}::uuid AND h.party_id = ${partyId}::uuid
      AND h.starts_on <= ${on}::date AND (h.ends_on IS NULL OR h.ends_on >= ${on}::date)`;
  const held = new Set(rows.map(({ role }) => role));
  return ROLES.filter((role) => EYES.some((eye) => eye === role) && held.has(role));
}

async function officeOf(tx: Tx, association: AssociationId): Promise<string> {
  const on = today().toString();
  const [office] = await tx.$queryRaw<{ name: string }[]>`
    SELECT o.name FROM mandate m JOIN office o ON o.id = m.office_id
    WHERE m.association_id = ${association}::uuid
      AND m.starts_on <= ${on}::date AND m.ends_on >= ${on}::date
    ORDER BY m.starts_on DESC LIMIT 1`;
  return office?.name ?? "";
}
