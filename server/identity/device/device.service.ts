import type { Person, SystemActor } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { newRowId, now } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { keyedHash } from "#server/platform/secret.ts";
import { findCredentialsById } from "../account/account.queries.ts";
import { deviceLimits } from "../factor/factor.rules.ts";
import { drawAttempt } from "../factor/factor.service.ts";
import { stateOf } from "../link/link.rules.ts";
import { findLinkById, issueLink, useLink } from "../link/link.service.ts";
import { readCode, recoveryCode } from "../second-factor/second-factor.rules.ts";
import type { SignedIn } from "../session/session.schema.ts";
import { afterPassword } from "../session/sign-in.service.ts";
import type { ContinueAt, DeviceCode, DeviceLinkRef, DeviceLinkView } from "./device.schema.ts";

const machine: SystemActor = { kind: "system", name: "identity.device", scope: provenScope([]) };

/** Fifty bits, made again from the link's id whenever its first screen is shown. */
const codeOf = (id: string) => recoveryCode(keyedHash("device-code", id));
/** What is kept of it: under a key, since fifty bits alone could be tried out. */
const secretOf = (bare: string) => keyedHash("device-link", bare).toString("base64url");
const bareOf = (code: string) => code.replace("-", "");

/** Makes a code to go on with a page on another device, for ten minutes and once. @returns its id. */
export function continueElsewhere(actor: Person, { page }: ContinueAt): Promise<string> {
  return write(actor, null, async (tx) => {
    const id = newRowId();
    const { accountId } = actor;
    const token = secretOf(bareOf(codeOf(id)));
    await issueLink(tx, { id, accountId, purpose: "device", detail: page, token });
    await record(tx, actor, null, "identity/device.offered", { accountId, linkId: id });
    return id;
  });
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
    const { accountId, id: linkId } = used;
    await record(tx, machine, null, "identity/device.continued", { accountId, linkId });
    return used;
  });
  await refund();
  const account = await read(machine, (tx) => findCredentialsById(tx, link.accountId));
  if (!account) throw new DomainError("link.unknown", {}, "code");
  return { signedIn: await afterPassword(account, null, "link"), page: link.detail ?? "/" };
}
