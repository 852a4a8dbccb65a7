import { createHash } from "node:crypto";
import { formatDate } from "#components/ui/format.ts";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { findCredentials, getAccount } from "#server/identity/account/account.queries.ts";
import { createAccount } from "#server/identity/account/account.service.ts";
import { judgePassword } from "#server/identity/account/password.service.ts";
import { hashPassword } from "#server/identity/factor/factor.service.ts";
import type { OpenedSession } from "#server/identity/session/session.schema.ts";
import { openSession } from "#server/identity/session/session.service.ts";
import type { Actor, Person, SystemActor } from "#server/kernel/actor.ts";
import { legalDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { type AssociationId, provenScope } from "#server/kernel/ids.ts";
import { composeMail } from "#server/kernel/mail.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, now, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { env } from "#server/platform/env.ts";
import { send } from "#server/platform/mail.ts";
import { record } from "#server/platform/record.ts";
import { keyedHash } from "#server/platform/secret.ts";
import { officePolicy } from "../office/office.policy.ts";
import { roleInOffice } from "../office/office.queries.ts";
import { listStaff } from "./staff.queries.ts";
import { JOIN_DAYS, stateOf } from "./staff.rules.ts";
import type { InviteColleague, JoinByPassword, JoinView } from "./staff.schema.ts";

/** Whoever holds a link, before it has proved anything. */
const bearer: SystemActor = { kind: "system", name: "registry.staff", scope: provenScope([]) };

/** The secret of a link, made again from its id whenever the mail is written: it is stored nowhere. */
export function joinToken(id: string): string {
  return keyedHash("staff-invitation", id).toString("base64url");
}

const hashOf = (token: string) => new Uint8Array(createHash("sha256").update(token).digest());
const instant = (value: Date) => Temporal.Instant.fromEpochMilliseconds(value.getTime());

/**
 * Invites a colleague to an account of his own. @returns the invitation's id.
 */
export function inviteColleague(
  actor: Person,
  { officeId, name, email, role, locale }: InviteColleague,
): Promise<string> {
  return write(actor, null, async (tx) => {
    const own = await roleInOffice(tx, actor, officeId, today());
    authorize(officePolicy["office.add-staff"](actor, own));
    return openJoining(tx, actor, null, { officeId, name, email, role, locale });
  });
}

/**
 * Opens the link by which somebody joins an office, inside a use case that was authorized. One still
 * open for the same address ends. @param association in which it was decided; null for an office's own.
 * @returns the invitation's id; a job sends its mail.
 */
export async function openJoining(
  tx: Tx,
  actor: Actor,
  association: AssociationId | null,
  { officeId, name, email, role, locale }: InviteColleague,
): Promise<string> {
  const id = newRowId();
  const made = now();
  const createdAt = new Date(made.epochMilliseconds);
  await tx.staffInvitation.updateMany({
    where: { officeId, email, usedAt: null, expiresAt: { gt: createdAt } },
    data: { expiresAt: createdAt },
  });
  const expiresAt = new Date(made.add({ hours: 24 * JOIN_DAYS }).epochMilliseconds);
  const tokenHash = hashOf(joinToken(id));
  await tx.staffInvitation.create({
    data: { ...{ id, officeId, email, name, role, locale }, tokenHash, createdAt, expiresAt },
    select: { id: true },
  });
  const fact = { officeId, staffInvitationId: id };
  await record(tx, actor, association, "registry/staff.invited", fact);
  return id;
}

async function locate(tx: Tx, token: string) {
  const row = await tx.staffInvitation.findUnique({
    where: { tokenHash: hashOf(token) },
    include: { office: { select: { name: true } } },
  });
  if (!row) throw new DomainError("invitation.unknown");
  const [expiresAt, usedAt] = [instant(row.expiresAt), row.usedAt && instant(row.usedAt)];
  return { ...row, state: stateOf({ expiresAt, usedAt }, now()) };
}

/** What the bearer of a link sees; looking uses nothing up. @throws DomainError invitation.unknown */
export async function showJoining(token: string): Promise<JoinView> {
  const { state, office, name, email, role } = await read(bearer, (tx) => locate(tx, token));
  return { state, officeName: office.name, name, email, role };
}

/**
 * Joins with a new account and its password, and signs it in.
 * @throws DomainError `invitation.unknown`, `.used`, `.expired`, `.account-exists`, and the refusals
 *   of `judgePassword`.
 */
export async function joinByPassword(input: JoinByPassword): Promise<OpenedSession> {
  const { email, name } = await read(bearer, (tx) => locate(tx, input.token));
  await judgePassword(input.password, { email, name }, "password");
  const passwordHash = await hashPassword(input.password);
  const { locale } = input;
  return join(bearer, input.token, async (tx) => {
    if (await findCredentials(tx, email)) throw new DomainError("invitation.account-exists");
    const accountId = await createAccount(tx, { email, displayName: name, locale, passwordHash });
    const secret = await openSession(tx, accountId, {
      factors: ["pwd"],
      acr: null,
      authTime: now(),
    });
    return { accountId, result: { secret, locale } };
  });
}

/**
 * Joins as the person signed in: the one who was written to, for a forwarded link opens an office.
 * @throws DomainError `invitation.other-account`, `staff.already-here`, and as by password.
 */
export async function joinAsPerson(actor: Person, token: string): Promise<void> {
  const { email } = await read(actor, (tx) => getAccount(tx, actor.accountId));
  return join(actor, token, async (_, invitation) => {
    if (invitation.email !== email) throw new DomainError("invitation.other-account");
    return { accountId: actor.accountId, result: undefined };
  });
}

type Joined<T> = Promise<{ accountId: string; result: T }>;

/** Uses a link up, once whoever comes first, for the account that `by` gives. */
function join<T>(
  actor: Actor,
  token: string,
  by: (tx: Tx, invitation: Awaited<ReturnType<typeof locate>>) => Joined<T>,
): Promise<T> {
  return write(actor, null, async (tx) => {
    const { count } = await tx.staffInvitation.updateMany({
      where: { tokenHash: hashOf(token), usedAt: null, expiresAt: { gt: nowColumn() } },
      data: { usedAt: nowColumn() },
    });
    const invitation = await locate(tx, token);
    if (count === 0) {
      throw new DomainError(invitation.state === "used" ? "invitation.used" : "invitation.expired");
    }
    const { accountId, result } = await by(tx, invitation);
    const { id, officeId, role } = invitation;
    const staff = await listStaff(tx, officeId, today());
    if (staff.some((one) => one.accountId === accountId))
      throw new DomainError("staff.already-here");
    await tx.staffInvitation.update({ where: { id }, data: { accountId }, select: { id: true } });
    const key = { officeId, accountId, startsOn: toColumn(today()) };
    await tx.officeStaff.upsert({
      where: { officeId_accountId_startsOn: key },
      create: { ...key, id: newRowId(), role },
      // Ended and engaged again on one day: the same engagement goes on.
      update: { role, endsOn: null },
      select: { id: true },
    });
    await record(tx, actor, null, "registry/staff.added", { officeId, accountId });
    return result;
  });
}

/**
 * Sends the mail that carries a colleague's link, once.
 * @throws MailNotSent when it may be tried again.
 */
export async function sendJoining(
  actor: Actor,
  id: string,
): Promise<"accepted" | "refused" | null> {
  const key = `registry.staff-invitation:${id}`;
  const token = joinToken(id);
  const found = await read(actor, async (tx) => {
    const done = await tx.effectKey.findUnique({ where: { key }, select: { key: true } });
    return done ? null : locate(tx, token);
  });
  if (found?.state !== "open") return null;
  const language = toLocale(found.locale);
  const t = translator(language, "registry");
  const { kind } = await send({
    messageId: `${id}@${new URL(env().NEXTAUTH_URL).hostname}`,
    to: { name: found.name, email: found.email },
    language,
    ...composeMail(
      {
        subject: t("staffMail.subject", { office: found.office.name }),
        greeting: t("mandateMail.greeting"),
        text: t("staffMail.text", { office: found.office.name }),
        beforeLink: t("staffMail.link", {
          date: formatDate(legalDate(instant(found.expiresAt)).toString(), language),
        }),
        link: `${env().NEXTAUTH_URL}/${language}/offices/join/${token}`,
        unexpected: t("staffMail.unexpected"),
      },
      language,
    ),
  });
  await write(actor, null, async (tx) => {
    await tx.effectKey.createMany({ data: { key, at: nowColumn() }, skipDuplicates: true });
    const fact = kind === "accepted" ? "registry/staff.mailed" : "registry/staff.mail-bounced";
    await record(tx, actor, null, fact, { staffInvitationId: id });
  });
  return kind;
}
