import { createHash } from "node:crypto";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";
import type { Person, SystemActor } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { seal, unseal } from "#server/platform/auth.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { env } from "#server/platform/env.ts";
import { record } from "#server/platform/record.ts";
import { findCredentialsById } from "../account/account.queries.ts";
import { keep } from "../confirmation/confirmation.service.ts";
import { ISSUER } from "../second-factor/second-factor.rules.ts";
import { firstRecoveryCodes, makeRoom } from "../second-factor/second-factor.service.ts";
import type { SignedIn } from "../session/session.schema.ts";
import { strengthenSession } from "../session/session.service.ts";
import { opened, readHalf } from "../session/sign-in.service.ts";
import { findPasskey, listCredentials } from "./passkey.queries.ts";
import type { AddPasskey, AskedToAdd, AskedToUse, UsePasskey } from "./passkey.schema.ts";

const machine: SystemActor = { kind: "system", name: "identity.passkey", scope: provenScope([]) };

const PURPOSE = "koprogo.passkey";
const SECONDS = 5 * 60;
/** What was asked: of whom, and for what; of nobody where the passkey itself says who is there. */
const Kept = z.object({ challenge: z.string(), accountId: z.string().nullable(), to: z.string() });

/** The site a passkey is bound to: the address people use, and no other. */
const site = () => new URL(env().NEXTAUTH_URL);

/** Asks a browser for a new passkey of one's account. @throws DomainError `factor.too-many`. */
export async function askToAdd(actor: Person): Promise<AskedToAdd> {
  const { accountId } = actor;
  const [account, excludeCredentials] = await read(actor, async (tx) => {
    await makeRoom(tx, accountId);
    return [await findCredentialsById(tx, accountId), await listCredentials(tx, accountId)];
  });
  const options = await generateRegistrationOptions({
    rpName: ISSUER,
    rpID: site().hostname,
    userID: new Uint8Array(Buffer.from(accountId.replaceAll("-", ""), "hex")),
    userName: account?.email ?? "",
    userDisplayName: account?.displayName ?? "",
    excludeCredentials,
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
  });
  const { challenge } = options;
  return { options, sealed: await seal(PURPOSE, { challenge, accountId, to: "add" }, SECONDS) };
}

/**
 * Keeps a passkey that a browser made for one's account.
 * @returns ten recovery codes, once, where the account has none.
 * @throws DomainError `factor.passkey-refused`, `factor.too-many`.
 */
export async function addPasskey(
  actor: Person,
  { sealed, answer, name }: AddPasskey,
): Promise<readonly string[]> {
  const { accountId } = actor;
  const kept = await keptFor(sealed, "add", accountId);
  const made = await refusing(() =>
    verifyRegistrationResponse({
      response: answer,
      expectedChallenge: kept.challenge,
      expectedOrigin: site().origin,
      expectedRPID: site().hostname,
      requireUserVerification: false,
    }),
  );
  if (!made.verified) throw refused();
  const {
    id: credentialId,
    publicKey,
    counter,
    transports = [],
  } = made.registrationInfo.credential;
  return write(actor, null, async (tx) => {
    await takeChallenge(tx, kept.challenge);
    await makeRoom(tx, accountId);
    const id = newRowId();
    const at = nowColumn();
    const { count } = await tx.factor.createMany({
      data: {
        ...{ id, accountId, kind: "passkey", name, credentialId, transports },
        ...{ publicKey: new Uint8Array(publicKey), counter: BigInt(counter) },
        ...{ createdAt: at, confirmedAt: at },
      },
      skipDuplicates: true,
    });
    if (count === 0) throw refused();
    await strengthenSession(tx, actor, "key");
    await record(tx, actor, null, "identity/factor.added", { accountId, factorId: id });
    return firstRecoveryCodes(tx, accountId);
  });
}

/** Asks any browser for a passkey that says who is there, and that he was verified by it. */
export async function askToSignIn(): Promise<AskedToUse> {
  const rpID = site().hostname;
  const options = await generateAuthenticationOptions({ rpID, userVerification: "required" });
  const kept = { challenge: options.challenge, accountId: null, to: "sign-in" };
  return { options, sealed: await seal(PURPOSE, kept, SECONDS) };
}

/**
 * Signs in by a passkey alone: what it is kept in has verified its holder.
 * @throws DomainError `factor.passkey-refused`.
 */
export async function signInByPasskey(input: UsePasskey): Promise<SignedIn> {
  const accountId = await takePasskey(input, "sign-in", null);
  const account = await read(machine, (tx) => findCredentialsById(tx, accountId));
  if (!account) throw refused();
  return opened(accountId, ["key"], account.email, null);
}

/** Asks for a passkey of the account whose password was right. @throws DomainError `factor.expired`. */
export async function askForFactor(half: string): Promise<AskedToUse> {
  const account = await readHalf(half);
  if (!account) throw new DomainError("factor.expired");
  return askOf(account.id, "factor");
}

/** The second half of a sign-in, by a passkey. @throws DomainError as `signInByPasskey`. */
export async function passByPasskey({
  half,
  ...input
}: UsePasskey & Readonly<{ half: string }>): Promise<SignedIn> {
  const account = await readHalf(half);
  if (!account) throw new DomainError("factor.expired");
  await takePasskey(input, "factor", account.id);
  return opened(account.id, ["pwd", "key"], account.email, null);
}

/** Asks for a passkey of one's own account, to confirm that one is there. */
export const askToConfirm = (actor: Person): Promise<AskedToUse> =>
  askOf(actor.accountId, "confirm");

/** Confirms who is there by a passkey. @throws DomainError `factor.passkey-refused`. */
export async function confirmByPasskey(actor: Person, input: UsePasskey): Promise<void> {
  await takePasskey(input, "confirm", actor.accountId);
  return keep(actor, "key");
}

async function askOf(accountId: string, to: string): Promise<AskedToUse> {
  const allowCredentials = await read(machine, (tx) => listCredentials(tx, accountId));
  const rpID = site().hostname;
  const options = await generateAuthenticationOptions({ rpID, allowCredentials });
  const { challenge } = options;
  return { options, sealed: await seal(PURPOSE, { challenge, accountId, to }, SECONDS) };
}

/** Checks one use of a passkey. @param of the account it must be of; null for whose it is. */
async function takePasskey(
  { sealed, answer }: UsePasskey,
  to: string,
  of: string | null,
): Promise<string> {
  const kept = await keptFor(sealed, to, of);
  const passkey = await read(machine, (tx) => findPasskey(tx, answer.id));
  if (!passkey || (of !== null && passkey.accountId !== of)) throw refused();
  const { credentialId, publicKey, counter, transports } = passkey;
  const { verified, authenticationInfo } = await refusing(() =>
    verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: kept.challenge,
      expectedOrigin: site().origin,
      expectedRPID: site().hostname,
      credential: {
        ...{ id: credentialId, publicKey, transports: [...transports] },
        counter: Number(counter),
      },
      // In place of a password it must have verified its holder; besides one, being there is enough.
      requireUserVerification: of === null,
    }),
  );
  if (!verified) throw refused();
  await write(machine, null, async (tx) => {
    await takeChallenge(tx, kept.challenge);
    await tx.factor.update({
      where: { id: passkey.id },
      data: { counter: BigInt(authenticationInfo.newCounter), usedAt: nowColumn() },
    });
  });
  return passkey.accountId;
}

async function keptFor(sealed: string, to: string, accountId: string | null) {
  const kept = Kept.safeParse(await unseal(PURPOSE, sealed));
  if (!kept.success || kept.data.to !== to || kept.data.accountId !== accountId) throw refused();
  return kept.data;
}

/** A challenge is answered once. */
async function takeChallenge(tx: Tx, challenge: string): Promise<void> {
  const key = `identity.challenge:${createHash("sha256").update(challenge).digest("hex")}`;
  const { count } = await tx.effectKey.createMany({
    data: { key, at: nowColumn() },
    skipDuplicates: true,
  });
  if (count === 0) throw refused();
}

const refused = () => new DomainError("factor.passkey-refused");

/** Any flaw of an answer is one refusal. */
async function refusing<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch {
    throw refused();
  }
}
