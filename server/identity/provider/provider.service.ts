import type { Person, SystemActor } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { clientOfIssuer, labelIn } from "#server/platform/oidc.ts";
import { FIRST_PROVIDER } from "#server/platform/oidc-settings.ts";
import { record } from "#server/platform/record.ts";
import { dropLinks } from "../link/link.service.ts";
import type { OpenedSession } from "../session/session.schema.ts";
import { openSession } from "../session/session.service.ts";
import { findBoundAccount, listLinkedIdentities } from "./provider.queries.ts";
import type { LinkedIdentity, VerifiedIdentity } from "./provider.schema.ts";

const machine: SystemActor = { kind: "system", name: "identity.provider", scope: provenScope([]) };

/** How a session tells of an identification: itsme by its name, any other provider as one. */
export function factorOf({ issuer }: Pick<VerifiedIdentity, "issuer">): "itsme" | "provider" {
  return clientOfIssuer(issuer)?.key === FIRST_PROVIDER ? "itsme" : "provider";
}

/**
 * Signs in by an identity that is bound to an account: by issuer and subject, never by name.
 * @throws DomainError `provider.unbound` when it is bound to none.
 */
export function signInByIdentity(identity: VerifiedIdentity): Promise<OpenedSession> {
  return write(machine, null, async (tx) => {
    const bound = await findBoundAccount(tx, identity.issuer, identity.subject);
    if (!bound) throw new DomainError("provider.unbound");
    await dropLinks(tx, bound.accountId, ["factor"]);
    const secret = await openSession(tx, bound.accountId, {
      factors: [factorOf(identity)],
      acr: identity.acr,
      authTime: identity.authTime,
    });
    await record(tx, machine, null, "identity/session.opened", { accountId: bound.accountId });
    return { secret, locale: bound.locale };
  });
}

/**
 * Binds an identity to an account, inside the use case that compared its name with the register
 * and records it.
 * @returns false when it was bound to this account already.
 * @throws DomainError `provider.bound-elsewhere`.
 */
export async function bindIdentity(
  tx: Tx,
  accountId: string,
  identity: VerifiedIdentity,
): Promise<boolean> {
  const { count } = await tx.providerSubject.createMany({
    data: {
      id: newRowId(),
      accountId,
      issuer: identity.issuer,
      subject: identity.subject,
      name: identity.name,
      boundAt: nowColumn(),
    },
    skipDuplicates: true,
  });
  if (count === 1) return true;
  const bound = await findBoundAccount(tx, identity.issuer, identity.subject);
  if (bound?.accountId !== accountId) throw new DomainError("provider.bound-elsewhere");
  return false;
}

/** The identities bound to one's own account, each by what its provider is called today. */
export async function showLinkedIdentities(actor: Person): Promise<LinkedIdentity[]> {
  const rows = await read(actor, (tx) => listLinkedIdentities(tx, actor.accountId));
  return rows.map(({ issuer, ...row }) => {
    const client = clientOfIssuer(issuer);
    const label = client ? labelIn(client, actor.locale) : new URL(issuer).host;
    return { ...row, provider: client?.key ?? null, label };
  });
}

/**
 * Takes an identity off one's account: a re-created account there has a new subject. The last way
 * to sign in stays.
 * @throws DomainError `provider.last-factor`, `access.not-found`.
 */
export function unbindIdentity(actor: Person, { id }: { id: string }): Promise<void> {
  return write(actor, null, async (tx) => {
    const account = await tx.account.findUniqueOrThrow({
      where: { id: actor.accountId },
      select: { passwordHash: true, subjects: { select: { id: true } } },
    });
    if (!account.subjects.some((subject) => subject.id === id)) throw notFound();
    if (account.passwordHash === null && account.subjects.length === 1) {
      throw new DomainError("provider.last-factor");
    }
    await tx.providerSubject.deleteMany({ where: { id, accountId: actor.accountId } });
    await record(tx, actor, null, "identity/subject.unbound", { accountId: actor.accountId });
  });
}
