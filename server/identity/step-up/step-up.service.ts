import type { Person } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { newRowId, now, nowColumn } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { clientOfIssuer } from "#server/platform/oidc.ts";
import { record } from "#server/platform/record.ts";
import { findBoundAccount } from "../provider/provider.queries.ts";
import { isStrong } from "../provider/provider.rules.ts";
import type { VerifiedIdentity } from "../provider/provider.schema.ts";
import { hasStepUp } from "./step-up.queries.ts";
import { isFresh } from "./step-up.rules.ts";

/**
 * Keeps one strong identification for one purpose, with its evidence.
 * @throws DomainError `step-up.other-person` when the identity is not bound to this account,
 * `provider.too-weak`, `step-up.too-old`, `step-up.used` when the token served already.
 */
export function completeStepUp(
  actor: Person,
  purpose: string,
  identity: VerifiedIdentity,
): Promise<void> {
  return write(actor, null, async (tx) => {
    const bound = await findBoundAccount(tx, identity.issuer, identity.subject);
    if (bound?.accountId !== actor.accountId) throw new DomainError("step-up.other-person");
    // What counts as strong is the provider's own; one that is configured no more vouches for nobody.
    const strong = clientOfIssuer(identity.issuer)?.strong ?? [];
    if (identity.acr === null || !isStrong(identity.acr, strong)) {
      throw new DomainError("provider.too-weak");
    }
    if (!isFresh(identity.authTime, now())) throw new DomainError("step-up.too-old");
    const { count } = await tx.stepUp.createMany({
      data: {
        id: newRowId(),
        accountId: actor.accountId,
        sessionId: actor.sessionId,
        purpose,
        issuer: identity.issuer,
        subject: identity.subject,
        acr: identity.acr,
        authTime: new Date(identity.authTime.epochMilliseconds),
        tokenHash: identity.tokenHash,
        at: nowColumn(),
      },
      skipDuplicates: true,
    });
    if (count === 0) throw new DomainError("step-up.used");
    await record(tx, actor, null, "identity/step-up.completed", { accountId: actor.accountId });
  });
}

/** Whether the person has identified himself strongly for the purpose. */
export function isSteppedUp(actor: Person, purpose: string): Promise<boolean> {
  return read(actor, (tx) => hasStepUp(tx, actor.accountId, purpose));
}
