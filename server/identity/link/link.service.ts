import { createHash } from "node:crypto";
import { DomainError } from "#server/kernel/errors.ts";
import { now, nowColumn } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { keyedHash } from "#server/platform/secret.ts";
import { lifeOf, stateOf } from "./link.rules.ts";
import { type FoundLink, LINK_PURPOSES, type LinkPurpose } from "./link.schema.ts";

/**
 * The secret of a link, made again from its id whenever its mail is written: it is stored nowhere.
 */
export function linkToken(id: string): string {
  return keyedHash("account-link", id).toString("base64url");
}

const hashOf = (token: string) => new Uint8Array(createHash("sha256").update(token).digest());
const column = (moment: Temporal.Instant) => new Date(moment.epochMilliseconds);
const instant = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime());

/** Makes a link; those of the account for the same purpose serve no more. */
export async function issueLink(
  tx: Tx,
  link: Readonly<{
    id: string;
    accountId: string;
    purpose: LinkPurpose;
    detail?: string;
    sessionId?: string;
    /** Its secret, where it is not that of a mail. */
    token?: string;
  }>,
): Promise<void> {
  const { id, accountId, purpose, detail = null, token = linkToken(link.id) } = link;
  const { sessionId = null } = link;
  const made = now();
  const { opensAt, expiresAt } = lifeOf(purpose, made);
  await dropLinks(tx, accountId, [purpose]);
  await tx.accountLink.create({
    data: {
      ...{ id, accountId, purpose, detail, hash: hashOf(token), createdAt: column(made) },
      ...{ sessionId, opensAt: column(opensAt), expiresAt: column(expiresAt) },
    },
  });
}

/** Takes back the links of an account for these purposes that have not served. */
export async function dropLinks(
  tx: Tx,
  accountId: string,
  purposes: readonly LinkPurpose[],
): Promise<void> {
  await tx.accountLink.deleteMany({
    where: { accountId, purpose: { in: [...purposes] }, usedAt: null },
  });
}

/** The link of a secret, whatever has become of it; null when it is none of ours. */
export async function findLink(tx: Tx, token: string): Promise<FoundLink | null> {
  return foundIn(await tx.accountLink.findUnique({ where: { hash: hashOf(token) } }));
}

/** A link by its id, for whoever made it. */
export async function findLinkById(tx: Tx, id: string): Promise<FoundLink | null> {
  return foundIn(await tx.accountLink.findUnique({ where: { id } }));
}

type Row = Awaited<ReturnType<Tx["accountLink"]["findUnique"]>>;

function foundIn(row: Row): FoundLink | null {
  const purpose = LINK_PURPOSES.find((known) => known === row?.purpose);
  if (!row || !purpose) return null;
  const { id, accountId, detail, sessionId, opensAt, expiresAt, usedAt } = row;
  const times = { opensAt: instant(opensAt), expiresAt: instant(expiresAt) };
  return { id, accountId, purpose, detail, sessionId, ...times, isUsed: usedAt !== null };
}

/**
 * Uses a link up, once whoever comes first, inside the use case it is for.
 * @throws DomainError `link.unknown`, `.used`, `.expired`, `.too-early`.
 */
export async function useLink(
  tx: Tx,
  token: string,
  purposes: readonly LinkPurpose[],
): Promise<FoundLink> {
  const link = await openLink(tx, token, purposes);
  const { count } = await tx.accountLink.updateMany({
    where: { id: link.id, usedAt: null },
    data: { usedAt: nowColumn() },
  });
  if (count === 0) throw new DomainError("link.used");
  return link;
}

/** A link that serves at this moment, without using it up. @throws as `useLink`. */
export async function openLink(
  tx: Tx,
  token: string,
  purposes: readonly LinkPurpose[],
): Promise<FoundLink> {
  const link = await findLink(tx, token);
  const state = stateOf(link, purposes, now());
  if (!link || state !== "open") {
    throw new DomainError(`link.${state === "open" ? "unknown" : state}`);
  }
  return link;
}
