import { namesAgree } from "#server/identity/provider/provider.rules.ts";
import type { VerifiedIdentity } from "#server/identity/provider/provider.schema.ts";
import { bindIdentity } from "#server/identity/provider/provider.service.ts";
import type { Actor, Person } from "#server/kernel/actor.ts";
import { toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { membershipPolicy } from "./membership.policy.ts";
import { expectedNames, listMemberships } from "./membership.queries.ts";
import type { MembershipLine, MembershipRef } from "./membership.schema.ts";

type Standing = Readonly<{
  role: string;
  partyId: string;
  /** By whose power, where the account is not the party's own. */
  representativeId?: string | null;
}>;

/**
 * Lets an account stand for a party in a role from today, inside the use case that proved its right
 * to. A membership that already lasts is left as it is. A legal representative's holds the party's
 * capacity on the days on which he acts for it, and on no other (`power_acts`).
 */
export async function joinAs(
  tx: Tx,
  association: AssociationId,
  accountId: string,
  { role, partyId, representativeId = null }: Standing,
): Promise<void> {
  const startsOn = toColumn(today());
  const lasting = await tx.membership.findFirst({
    where: {
      associationId: association,
      accountId,
      role,
      partyId,
      representativeId,
      OR: [{ endsOn: null }, { endsOn: { gte: startsOn } }],
    },
    select: { id: true },
  });
  if (lasting) return;
  const key = { associationId: association, accountId, role, partyId, startsOn };
  await tx.membership.upsert({
    where: { associationId_accountId_role_partyId_startsOn: key },
    create: { ...key, representativeId, id: newRowId() },
    // Ended and joined again on one day: the same membership goes on.
    update: { endsOn: null, representativeId },
  });
}

/** Who has access to an association, for its office. */
export function showMemberships(
  actor: Actor,
  associationId: AssociationId,
  partyId?: string,
): Promise<MembershipLine[]> {
  authorize(membershipPolicy["membership.list"](actor, associationId));
  return read(actor, (tx) => listMemberships(tx, associationId, partyId));
}

/** Ends an access yesterday, so that it holds nothing from now on. */
export function endMembership(
  actor: Actor,
  association: AssociationId,
  { membershipId }: MembershipRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(membershipPolicy["membership.end"](actor, association));
    const { count } = await tx.membership.updateMany({
      where: { associationId: association, id: membershipId, endsOn: null },
      data: { endsOn: toColumn(today().subtract({ days: 1 })) },
    });
    if (count === 0) throw notFound();
    await record(tx, actor, association, "registry/membership.ended", { membershipId });
  });
}

/**
 * Whoever an account is bound to must bear the name of each party it stands for; a difference is
 * recorded, for the office to judge.
 * @param actor in all his roles, whatever role is chosen for the session.
 * @throws DomainError `provider.other-name`.
 */
export async function refuseForeignName(actor: Person, identity: VerifiedIdentity): Promise<void> {
  const parties = await read(actor, (tx) => expectedNames(tx, actor));
  const other = parties.find(({ names }) => !names.some((name) => namesAgree(name, identity.name)));
  if (other) {
    await write(actor, null, (tx) =>
      record(tx, actor, null, "registry/identity.refused", { partyId: other.partyId }),
    );
    throw new DomainError("provider.other-name");
  }
}

/**
 * Binds an identity to the account signed in, whose parties bear its verified name.
 * @param actor in all his roles, whatever role is chosen for the session.
 * @throws DomainError `provider.other-name`, `provider.bound-elsewhere`.
 */
export async function linkIdentity(actor: Person, identity: VerifiedIdentity): Promise<void> {
  await refuseForeignName(actor, identity);
  // Staff stand for no party: the name of their account is all that speaks for them.
  if (actor.mustEnrol && !namesAgree(actor.displayName, identity.name)) {
    throw new DomainError("provider.other-name");
  }
  await write(actor, null, async (tx) => {
    const linked = await bindIdentity(tx, actor.accountId, identity);
    if (linked)
      await record(tx, actor, null, "identity/subject.bound", { accountId: actor.accountId });
  });
}
