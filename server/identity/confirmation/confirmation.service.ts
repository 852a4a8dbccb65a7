import type { Person } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { now, today } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { keysOf } from "#server/platform/oidc.ts";
import { record } from "#server/platform/record.ts";
import { getAccount } from "../account/account.queries.ts";
import { attemptLimits } from "../factor/factor.rules.ts";
import { drawAttempt, verifyPassword } from "../factor/factor.service.ts";
import { findBoundAccount } from "../provider/provider.queries.ts";
import type { VerifiedIdentity } from "../provider/provider.schema.ts";
import { factorOf } from "../provider/provider.service.ts";
import { takeCode } from "../second-factor/code.service.ts";
import { asksForMore, findSecondFactors } from "../second-factor/second-factor.queries.ts";
import type { Factor } from "../session/session.schema.ts";
import { strengthenSession } from "../session/session.service.ts";
import { isFresh } from "../step-up/step-up.rules.ts";
import { CONFIRM_FIELD, type Confirmation, type ConfirmationWays } from "./confirmation.schema.ts";

/** How the person can confirm who he is: a password counts only where there is nothing better. */
export function confirmationWays(actor: Person): Promise<ConfirmationWays> {
  return read(actor, async (tx) => {
    const has = await findSecondFactors(tx, actor.accountId, today().toString());
    const byPassword = has.hasPassword && !asksForMore(has);
    const byCode = has.totp || has.recovery > 0;
    const field = byCode ? "code" : byPassword ? "password" : null;
    return { field, passkey: has.passkey, providers: keysOf(has.issuers) };
  });
}

/**
 * Confirms who is there by what the one field asks for; it serves for a quarter of an hour.
 * @throws DomainError `factor.wrong-code`, `account.password-wrong`, `limit.too-many`.
 */
export async function confirm(
  actor: Person,
  { given }: Confirmation,
  address: string,
): Promise<void> {
  const { accountId, sessionId: device } = actor;
  const { field } = await confirmationWays(actor);
  if (field === "code") {
    const taken = await takeCode({ accountId, address, device }, given, CONFIRM_FIELD);
    return keep(actor, taken);
  }
  const { email, passwordHash } = await read(actor, (tx) => getAccount(tx, accountId));
  const refund = await drawAttempt(attemptLimits({ email, address, device }));
  const right = await verifyPassword(given, field === "password" ? passwordHash : null);
  if (!right) throw new DomainError("account.password-wrong", {}, CONFIRM_FIELD);
  await refund();
  return keep(actor, "pwd");
}

/**
 * Confirms it by an identification, of the same person and of this very moment.
 * @throws DomainError `step-up.other-person`, `step-up.too-old`.
 */
export async function confirmByIdentity(actor: Person, identity: VerifiedIdentity): Promise<void> {
  const bound = await read(actor, (tx) => findBoundAccount(tx, identity.issuer, identity.subject));
  if (bound?.accountId !== actor.accountId) throw new DomainError("step-up.other-person");
  if (!isFresh(identity.authTime, now())) throw new DomainError("step-up.too-old");
  return keep(actor, factorOf(identity));
}

/** Keeps in the session that the person was there. */
export function keep(actor: Person, factor: Factor): Promise<void> {
  return write(actor, null, async (tx) => {
    await strengthenSession(tx, actor, factor);
    await record(tx, actor, null, "identity/session.confirmed", { sessionId: actor.sessionId });
  });
}
