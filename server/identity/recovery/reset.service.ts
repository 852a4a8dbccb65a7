import type { Actor, SystemActor } from "#server/kernel/actor.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { findCredentials, findCredentialsById } from "../account/account.queries.ts";
import { judgePassword } from "../account/password.service.ts";
import { resetLimits } from "../factor/factor.rules.ts";
import { drawAttempt, hashPassword } from "../factor/factor.service.ts";
import { dropLinks, issueLink, openLink, useLink } from "../link/link.service.ts";
import { mailLink } from "../notice/link-mail.service.ts";
import { endOtherSessions } from "../session/session.service.ts";
import type { AskReset, FinishReset } from "./recovery.schema.ts";

const machine: SystemActor = { kind: "system", name: "identity.reset", scope: provenScope([]) };

/**
 * Asks for a new password at an address. Whether it is anybody's is not looked up here: the same
 * rows are written for every address, so that neither answer nor time says anything. A job answers.
 * @throws DomainError `limit.too-many`, for anybody's address alike.
 */
export async function askReset({ email }: AskReset, address: string): Promise<void> {
  await drawAttempt(resetLimits({ email, address }));
  await write(machine, null, async (tx) => {
    const id = newRowId();
    await tx.resetRequest.create({ data: { id, email, createdAt: nowColumn() } });
    await record(tx, machine, null, "identity/reset.asked", { requestId: id });
  });
}

/**
 * Answers a request: the link to the account's address, or nothing to an address of nobody. The
 * request is forgotten either way. A second run sends the same mail again, under the same id.
 * @throws MailNotSent when it may be tried again.
 */
export async function answerReset(actor: Actor, requestId: string): Promise<"mailed" | null> {
  const request = await read(actor, (tx) =>
    tx.resetRequest.findUnique({ where: { id: requestId }, select: { email: true } }),
  );
  if (!request) return null;
  const account = await read(actor, (tx) => findCredentials(tx, request.email));
  if (account) {
    await write(actor, null, async (tx) => {
      const isMade = await tx.accountLink.count({ where: { id: requestId } });
      if (isMade) return;
      await issueLink(tx, { id: requestId, accountId: account.id, purpose: "reset" });
    });
    await mailLink(account, requestId, "reset");
  }
  await write(actor, null, async (tx) => {
    await tx.resetRequest.deleteMany({ where: { id: requestId } });
    if (account) await record(tx, actor, null, "identity/reset.mailed", { accountId: account.id });
  });
  return account ? "mailed" : null;
}

/**
 * Takes a new password by a link, once. Every session ends, every other link is taken back; the
 * second factor stays, and is asked for at the next sign-in.
 * @throws DomainError `link.*`, and the refusals of `judgePassword`.
 */
export async function finishReset({ token, password }: FinishReset): Promise<void> {
  const { accountId } = await read(machine, (tx) => openLink(tx, token, ["reset"]));
  const account = await read(machine, (tx) => findCredentialsById(tx, accountId));
  const owner = { email: account?.email ?? "", name: account?.displayName ?? "" };
  await judgePassword(password, owner, "password");
  const passwordHash = await hashPassword(password);
  await write(machine, null, async (tx) => {
    await useLink(tx, token, ["reset"]);
    await tx.account.update({ where: { id: accountId }, data: { passwordHash } });
    await endOtherSessions(tx, accountId, null);
    await dropLinks(tx, accountId, ["reset", "factor", "device", "email"]);
    await record(tx, machine, null, "identity/password.reset", { accountId });
  });
}
