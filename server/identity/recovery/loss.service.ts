import type { Actor, SystemActor } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { newRowId } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { findCredentialsById } from "../account/account.queries.ts";
import { resetLimits } from "../factor/factor.rules.ts";
import { drawAttempt } from "../factor/factor.service.ts";
import { issueLink, useLink } from "../link/link.service.ts";
import { mailLink } from "../notice/link-mail.service.ts";
import { endOtherSessions } from "../session/session.service.ts";
import { readHalf } from "../session/sign-in.service.ts";

const machine: SystemActor = { kind: "system", name: "identity.loss", scope: provenScope([]) };

/**
 * Who typed the right password says that every second factor is lost. The link that takes them off
 * goes to the account's address at once and opens three days later; any sign-in by a factor cancels
 * it (`passFactor`).
 * @throws DomainError `factor.expired`, `limit.too-many`.
 */
export async function askForLoss(half: string, address: string): Promise<void> {
  const account = await readHalf(half);
  if (!account) throw new DomainError("factor.expired");
  await drawAttempt(resetLimits({ email: `loss ${account.email}`, address }));
  await write(machine, null, async (tx) => {
    const linkId = newRowId();
    await issueLink(tx, { id: linkId, accountId: account.id, purpose: "factor" });
    await record(tx, machine, null, "identity/loss.asked", { accountId: account.id, linkId });
  });
}

/** Sends that link. @throws MailNotSent to be tried again. */
export async function sendLossLink(actor: Actor, linkId: string): Promise<void> {
  const link = await read(actor, (tx) =>
    tx.accountLink.findFirst({
      where: { id: linkId, purpose: "factor", usedAt: null },
      select: { accountId: true },
    }),
  );
  const account = link && (await read(actor, (tx) => findCredentialsById(tx, link.accountId)));
  if (account) await mailLink(account, linkId, "factor");
}

/**
 * Takes every second factor and recovery code off an account, and ends its sessions. Staff of an
 * office are led to set up a new one at their next sign-in.
 * @throws DomainError `link.*`.
 */
export function finishLoss({ token }: Readonly<{ token: string }>): Promise<void> {
  return write(machine, null, async (tx) => {
    const { accountId } = await useLink(tx, token, ["factor"]);
    await tx.factor.deleteMany({ where: { accountId } });
    await tx.recoveryCode.deleteMany({ where: { accountId } });
    await endOtherSessions(tx, accountId, null);
    await record(tx, machine, null, "identity/factors.lost", { accountId });
  });
}
