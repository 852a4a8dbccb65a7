import { findCredentials } from "#server/identity/account/account.queries.ts";
import { createAccount } from "#server/identity/account/account.service.ts";
import { judgePassword } from "#server/identity/account/password.service.ts";
import { hashPassword } from "#server/identity/factor/factor.service.ts";
import {
  findBoundAccount,
  listLinkedIdentities,
} from "#server/identity/provider/provider.queries.ts";
import { namesAgree } from "#server/identity/provider/provider.rules.ts";
import type { VerifiedIdentity } from "#server/identity/provider/provider.schema.ts";
import { bindIdentity, factorOf } from "#server/identity/provider/provider.service.ts";
import type { OpenedSession } from "#server/identity/session/session.schema.ts";
import { openSession } from "#server/identity/session/session.service.ts";
import type { Person, SystemActor } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { type AssociationId, provenAssociation, provenScope } from "#server/kernel/ids.ts";
import { now, nowColumn } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { joinAs, refuseForeignName } from "../membership/membership.service.ts";
import { stateOf } from "./invitation.rules.ts";
import type { AcceptByPassword, FoundInvitation } from "./invitation.schema.ts";
import { bearer, locate } from "./invitation.service.ts";

/**
 * Accepts by choosing a password: makes the account and signs it in.
 * @throws DomainError `invitation.unknown`, `.used`, `.expired`, `.account-exists`, and the
 * refusals of `judgePassword`.
 */
export async function acceptByPassword(input: AcceptByPassword): Promise<OpenedSession> {
  const { email, personName } = await read(bearer, (tx) => locate(tx, input.token));
  await judgePassword(input.password, { email, name: personName }, "password");
  const passwordHash = await hashPassword(input.password);
  return accept(input.token, async (tx, invitation) => {
    const accountId = await newAccount(tx, invitation, input.locale, passwordHash);
    const secret = await openSession(tx, accountId, {
      factors: ["pwd"],
      acr: null,
      authTime: now(),
    });
    return { accountId, linked: false, result: { secret, locale: input.locale } };
  });
}

/**
 * Accepts as the person signed in: the account stands for one more party. Whom an identity has
 * proved to be somebody is nobody else: else an intercepted link would take a vote.
 * @throws DomainError `provider.other-name`, and as by password.
 */
export async function acceptAsPerson(actor: Person, token: string): Promise<void> {
  const proved = await read(actor, (tx) => listLinkedIdentities(tx, actor.accountId));
  await refuseOtherName(token, proved);
  return accept(token, async () => ({
    accountId: actor.accountId,
    linked: false,
    result: undefined,
  }));
}

/**
 * Accepts by an identity: its verified name must be that of the person invited. The identity is
 * bound to the account signed in, whose other parties must bear that name too, or to its own, or
 * to a new one, and signs it in.
 * @throws DomainError `provider.other-name`, `provider.bound-elsewhere`, and as by password.
 */
export async function acceptByIdentity(
  token: string,
  identity: VerifiedIdentity,
  locale: AcceptByPassword["locale"],
  actor: Person | null,
): Promise<OpenedSession> {
  await refuseOtherName(token, [identity]);
  if (actor) await refuseForeignName(actor, identity);
  return accept(token, async (tx, invitation) => {
    const bound = await findBoundAccount(tx, identity.issuer, identity.subject);
    if (actor && bound && bound.accountId !== actor.accountId) {
      throw new DomainError("invitation.other-account");
    }
    const known = actor?.accountId ?? bound?.accountId;
    const accountId = known ?? (await newAccount(tx, invitation, locale, null));
    const linked = await bindIdentity(tx, accountId, identity);
    const secret = await openSession(tx, accountId, {
      factors: [factorOf(identity)],
      acr: identity.acr,
      authTime: identity.authTime,
    });
    return { accountId, linked, result: { secret, locale } };
  });
}

/** A difference of names is kept on record, in a transaction of its own, for the office to judge. */
async function refuseOtherName(
  token: string,
  identities: readonly Readonly<{ name: string }>[],
): Promise<void> {
  const invitation = await read(bearer, (tx) => locate(tx, token));
  if (identities.every(({ name }) => namesAgree(invitation.personName, name))) return;
  const [actor, association] = bearerOf(invitation);
  await write(actor, association, (tx) =>
    record(tx, actor, association, "registry/identity.refused", {
      invitationId: invitation.id,
      partyId: invitation.partyId,
    }),
  );
  throw new DomainError("provider.other-name");
}

type Accepted<T> = { accountId: string; linked: boolean; result: T };

/** Uses an invitation up, once whoever comes first, for the account that `join` gives. */
async function accept<T>(
  token: string,
  join: (tx: Tx, invitation: FoundInvitation) => Promise<Accepted<T>>,
): Promise<T> {
  const invitation = await read(bearer, (tx) => locate(tx, token));
  const [actor, association] = bearerOf(invitation);
  return write(actor, association, async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: {
        associationId: association,
        id: invitation.id,
        usedAt: null,
        expiresAt: { gt: nowColumn() },
      },
      data: { usedAt: nowColumn() },
    });
    if (count === 0) {
      const state = stateOf(await locate(tx, token), now());
      throw new DomainError(state === "used" ? "invitation.used" : "invitation.expired");
    }
    const { accountId, linked, result } = await join(tx, invitation);
    await tx.invitation.update({
      where: { associationId_id: { associationId: association, id: invitation.id } },
      data: { accountId },
    });
    const { role, partyId, representativeId } = invitation;
    await joinAs(tx, association, accountId, { role, partyId, representativeId });
    await record(tx, actor, association, "registry/invitation.accepted", {
      invitationId: invitation.id,
      partyId: invitation.partyId,
      accountId,
      identityLinked: linked,
    });
    return result;
  });
}

/** The link's secret is the proof of the right to this one association, and no other. */
function bearerOf({ associationId }: FoundInvitation): [SystemActor, AssociationId] {
  return [{ ...bearer, scope: provenScope([associationId]) }, provenAssociation(associationId)];
}

async function newAccount(
  tx: Tx,
  { email, personName }: FoundInvitation,
  locale: AcceptByPassword["locale"],
  passwordHash: string | null,
): Promise<string> {
  if (await findCredentials(tx, email)) throw new DomainError("invitation.account-exists");
  return createAccount(tx, { email, displayName: personName, locale, passwordHash });
}
