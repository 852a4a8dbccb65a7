import type { Actor, Person, SystemActor } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { newRowId } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { findCredentials, findCredentialsById } from "../account/account.queries.ts";
import { resetLimits } from "../factor/factor.rules.ts";
import { drawAttempt } from "../factor/factor.service.ts";
import { dropLinks, issueLink, useLink } from "../link/link.service.ts";
import { mailLink } from "../notice/link-mail.service.ts";
import { endOtherSessions } from "../session/session.service.ts";
import type { AskEmail } from "./recovery.schema.ts";

const machine: SystemActor = { kind: "system", name: "identity.email", scope: provenScope([]) };

/**
 * Asks to change the address of one's account: it changes once the link sent there is opened.
 * Whether the address is another's is not said before.
 * @throws DomainError `account.email-same`, `limit.too-many`.
 */
export async function askEmail(actor: Person, { email }: AskEmail, address: string): Promise<void> {
  const { accountId } = actor;
  const account = await read(actor, (tx) => findCredentialsById(tx, accountId));
  if (account?.email === email) throw new DomainError("account.email-same", {}, "email");
  await drawAttempt(resetLimits({ email, address }));
  await write(actor, null, async (tx) => {
    const linkId = newRowId();
    await issueLink(tx, { id: linkId, accountId, purpose: "email", detail: email });
    await record(tx, actor, null, "identity/email.asked", { accountId, linkId });
  });
}

/** Sends the link of a change of address to where it leads. @throws MailNotSent to be tried again. */
export async function sendEmailLink(actor: Actor, linkId: string): Promise<void> {
  const link = await read(actor, (tx) =>
    tx.accountLink.findFirst({
      where: { id: linkId, purpose: "email", usedAt: null },
      select: { accountId: true, detail: true },
    }),
  );
  const account = link && (await read(actor, (tx) => findCredentialsById(tx, link.accountId)));
  if (!account || !link?.detail) return;
  await mailLink({ ...account, email: link.detail }, linkId, "email");
}

/**
 * Takes the address a link was sent to, or gives back the one before. The address before is told,
 * with a link to take it back for seven days; taking it back ends every session, since somebody
 * else had one.
 * @throws DomainError `link.*`, `account.email-taken`.
 */
export function finishEmail({ token }: Readonly<{ token: string }>): Promise<void> {
  return write(machine, null, async (tx) => {
    const { accountId, purpose, detail } = await useLink(tx, token, ["email", "email-back"]);
    const email = detail ?? "";
    const before = await findCredentialsById(tx, accountId);
    const holder = await findCredentials(tx, email);
    if (!before || (holder && holder.id !== accountId)) {
      throw new DomainError("account.email-taken");
    }
    await tx.account.update({ where: { id: accountId }, data: { email } });
    await dropLinks(tx, accountId, ["reset", "email", "factor", "device"]);
    if (purpose === "email-back") {
      await endOtherSessions(tx, accountId, null);
      await record(tx, machine, null, "identity/email.taken-back", { accountId });
      return;
    }
    const linkId = newRowId();
    await issueLink(tx, { id: linkId, accountId, purpose: "email-back", detail: before.email });
    await record(tx, machine, null, "identity/email.changed", { accountId, linkId });
  });
}
