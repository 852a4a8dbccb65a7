import type { Actor, Person, SystemActor } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { newRowId, now } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { keyedHash } from "#server/platform/secret.ts";
import { findCredentialsById } from "../account/account.queries.ts";
import { deviceLimits, resetLimits } from "../factor/factor.rules.ts";
import { drawAttempt } from "../factor/factor.service.ts";
import { stateOf } from "../link/link.rules.ts";
import type { FoundLink, LinkState } from "../link/link.schema.ts";
import { findLink, findLinkById, issueLink, useLink } from "../link/link.service.ts";
import { mailDeviceLink } from "../notice/link-mail.service.ts";
import { readCode, recoveryCode } from "../second-factor/second-factor.rules.ts";
import { findOpenSession } from "../session/session.queries.ts";
import type { SignedIn } from "../session/session.schema.ts";
import { afterPassword } from "../session/sign-in.service.ts";
import type {
  ContinueAt,
  DeviceCode,
  DeviceLinkRef,
  DeviceLinkView,
  DeviceLook,
} from "./device.schema.ts";

const machine: SystemActor = { kind: "system", name: "identity.device", scope: provenScope([]) };

/** Fifty bits, made again from the link's id whenever its first screen is shown. */
const codeOf = (id: string) => recoveryCode(keyedHash("device-code", id));
/** What is kept of it: under a key, since fifty bits alone could be tried out. */
const secretOf = (bare: string) => keyedHash("device-link", bare).toString("base64url");
const bareOf = (code: string) => code.replace("-", "");

/**
 * Makes a code to go on with a page on another device, for ten minutes and once, as long as this
 * session lasts; by mail it is sent as a link to the account's own address as well.
 * @returns its id.
 * @throws DomainError `limit.too-many` mails.
 */
export async function continueElsewhere(
  actor: Person,
  { page, by }: ContinueAt,
  address: string,
): Promise<string> {
  const { accountId, sessionId } = actor;
  if (by === "mail") {
    await drawAttempt(resetLimits({ email: `device ${accountId}`, address }));
  }
  return write(actor, null, async (tx) => {
    const id = newRowId();
    const token = secretOf(bareOf(codeOf(id)));
    await issueLink(tx, { id, accountId, purpose: "device", detail: page, sessionId, token });
    const fact = by === "mail" ? "identity/device.mail-asked" : "identity/device.offered";
    await record(tx, actor, null, fact, { accountId, linkId: id });
    return id;
  });
}

/** Sends that link, while it serves. @throws MailNotSent to be tried again. */
export async function sendDeviceLink(actor: Actor, linkId: string): Promise<void> {
  const found = await read(actor, async (tx) => {
    const link = await findLinkById(tx, linkId);
    if (!link || (await stateHere(tx, link)) !== "open") return null;
    const account = await findCredentialsById(tx, link.accountId);
    return account && { link, account };
  });
  if (!found) return;
  const { link, account } = found;
  await mailDeviceLink(account, { linkId, code: codeOf(linkId), expiresAt: link.expiresAt });
}

/** What a code is on this side: it has ended with the session it was made in. */
async function stateHere(tx: Tx, link: FoundLink | null): Promise<LinkState> {
  const state = stateOf(link, ["device"], now());
  if (state !== "open" || !link?.sessionId) return state;
  return (await findOpenSession(tx, link.sessionId, now())) ? "open" : "expired";
}

/**
 * What a code would open, told to the device that holds it; looking uses nothing up.
 * @throws DomainError `limit.too-many` guesses.
 */
export async function lookDevice({ code }: DeviceCode, address: string): Promise<DeviceLook> {
  const refund = await drawAttempt(deviceLimits(address));
  const typed = readCode(code);
  if (typed?.kind !== "recovery") return { state: "unknown", offer: null };
  const found = await read(machine, async (tx) => {
    const link = await findLink(tx, secretOf(typed.code));
    const state = await stateHere(tx, link);
    if (!link || state !== "open") return { state, offer: null };
    const account = await findCredentialsById(tx, link.accountId);
    const session = link.sessionId ? await findOpenSession(tx, link.sessionId, now()) : null;
    const offer = {
      ...{ name: account?.displayName ?? "", from: session?.device ?? "" },
      page: link.detail?.split(/[?#]/)[0] ?? "/",
      ...{ askedAt: link.opensAt.toString(), expiresAt: link.expiresAt.toString() },
    };
    return { state, offer };
  });
  if (found.state !== "unknown") await refund();
  return found;
}

/** What has become of a code one has made. @throws DomainError `access.not-found` for another's. */
export async function followDevice(actor: Person, { id }: DeviceLinkRef): Promise<DeviceLinkView> {
  const link = await read(actor, (tx) => findLinkById(tx, id));
  if (link?.accountId !== actor.accountId || link.purpose !== "device") throw notFound();
  const state = stateOf(link, ["device"], now());
  const expiresAt = link.expiresAt.toString();
  const shown = state === "open" || state === "used" ? state : "expired";
  return { state: shown, code: codeOf(id), page: link.detail ?? "/", expiresAt };
}

/**
 * Goes on here with what was begun elsewhere: as strong as a right password, no more. Where the
 * account has a second factor it is asked for, and nothing sensitive is confirmed.
 * @returns how one is signed in, and the page to open.
 * @throws DomainError `link.*`, `limit.too-many`.
 */
export async function continueHere(
  { code }: DeviceCode,
  address: string,
): Promise<Readonly<{ signedIn: SignedIn; page: string }>> {
  const refund = await drawAttempt(deviceLimits(address));
  const typed = readCode(code);
  if (typed?.kind !== "recovery") throw new DomainError("link.unknown", {}, "code");
  const link = await write(machine, null, async (tx) => {
    const used = await useLink(tx, secretOf(typed.code), ["device"]);
    if (used.sessionId && !(await findOpenSession(tx, used.sessionId, now()))) {
      throw new DomainError("link.expired");
    }
    const { accountId, id: linkId } = used;
    await record(tx, machine, null, "identity/device.continued", { accountId, linkId });
    return used;
  });
  await refund();
  const account = await read(machine, (tx) => findCredentialsById(tx, link.accountId));
  if (!account) throw new DomainError("link.unknown", {}, "code");
  return { signedIn: await afterPassword(account, null, "link"), page: link.detail ?? "/" };
}
