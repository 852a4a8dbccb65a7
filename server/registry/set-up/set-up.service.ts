import { createHash, randomBytes } from "node:crypto";
import { findCredentials } from "#server/identity/account/account.queries.ts";
import { createAccount } from "#server/identity/account/account.service.ts";
import { judgePassword } from "#server/identity/account/password.service.ts";
import { hashPassword } from "#server/identity/factor/factor.service.ts";
import type { OpenedSession } from "#server/identity/session/session.schema.ts";
import { openSession } from "#server/identity/session/session.service.ts";
import type { SystemActor } from "#server/kernel/actor.ts";
import { toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { newRowId, now, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { insertOffice } from "../office/office.service.ts";
import { isOpen, SET_UP_HOURS } from "./set-up.rules.ts";
import type { SetUp } from "./set-up.schema.ts";

/** Whoever holds the link that the terminal printed. */
const setUp: SystemActor = { kind: "system", name: "registry.set-up", scope: provenScope([]) };

const hashOf = (token: string) => new Uint8Array(createHash("sha256").update(token).digest());
const instant = (value: Date) => Temporal.Instant.fromEpochMilliseconds(value.getTime());

/**
 * Makes the link by which the first office is made, and closes those made before. Only its hash is
 * kept. @returns its secret; null where there is an office.
 */
export function issueSetUpLink(): Promise<string | null> {
  return write(setUp, null, async (tx) => {
    if ((await lockOffices(tx)) > 0) return null;
    const token = randomBytes(32).toString("base64url");
    const made = now();
    const createdAt = new Date(made.epochMilliseconds);
    const expiresAt = new Date(made.add({ hours: SET_UP_HOURS }).epochMilliseconds);
    await tx.setUpLink.updateMany({ where: { usedAt: null }, data: { expiresAt: createdAt } });
    const id = newRowId();
    await tx.setUpLink.create({ data: { id, tokenHash: hashOf(token), createdAt, expiresAt } });
    await record(tx, setUp, null, "registry/set-up.offered", { linkId: id });
    return token;
  });
}

/** How many offices there are; nobody makes one until this transaction is over. */
async function lockOffices(tx: Tx): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('kopro set-up'))`;
  return tx.office.count();
}

/** Whether a link opens the set-up. Looking uses nothing up. */
export function showSetUp(token: string): Promise<{ isOpen: boolean }> {
  return read(setUp, async (tx) => ({ isOpen: (await openLink(tx, token)) !== null }));
}

async function openLink(tx: Tx, token: string): Promise<string | null> {
  const link = await tx.setUpLink.findUnique({ where: { tokenHash: hashOf(token) } });
  const known = link && {
    expiresAt: instant(link.expiresAt),
    usedAt: link.usedAt && instant(link.usedAt),
  };
  return isOpen(known, await tx.office.count(), now()) ? (link?.id ?? null) : null;
}

/**
 * Makes the first office and its manager's account, and signs him in.
 * @throws DomainError `access.not-found` for a link that opens nothing, the refusals of
 *   `judgePassword` and of an office's identity.
 */
export async function completeSetUp({
  token,
  office,
  manager,
}: SetUp): Promise<OpenedSession & { officeId: string }> {
  if (!(await showSetUp(token)).isOpen) throw notFound();
  const { email, name, locale, password } = manager;
  await judgePassword(password, { email, name }, "manager.password");
  const passwordHash = await hashPassword(password);
  return write(setUp, null, async (tx) => {
    await lockOffices(tx);
    const linkId = await openLink(tx, token);
    if (!linkId) throw notFound();
    await tx.setUpLink.update({ where: { id: linkId }, data: { usedAt: nowColumn() } });
    if (await findCredentials(tx, email)) {
      throw new DomainError("invitation.account-exists", {}, "manager.email");
    }
    const officeId = await insertOffice(tx, office, "office.");
    const account = { email, displayName: name, locale, passwordHash };
    const accountId = await createAccount(tx, account);
    const startsOn = toColumn(today());
    await tx.officeStaff.create({
      data: { id: newRowId(), officeId, accountId, role: "manager", startsOn },
      select: { id: true },
    });
    const secret = await openSession(tx, accountId, {
      factors: ["pwd"],
      acr: null,
      authTime: now(),
    });
    await record(tx, setUp, null, "registry/office.created", { officeId, accountId, linkId });
    return { secret, locale, officeId };
  });
}
