import { createHash } from "node:crypto";
import type { Actor, SystemActor } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import { type AssociationId, provenScope } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, now, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { keyedHash } from "#server/platform/secret.ts";
import { holderOfAccess } from "../membership/membership.queries.ts";
import { refuseRestricted } from "../privacy/restriction.queries.ts";
import { representativesOf } from "../representative/representative.queries.ts";
import { actingOn } from "../representative/representative.rules.ts";
import { invitationPolicy } from "./invitation.policy.ts";
import { findInvitation, findPartyName, listInvitations } from "./invitation.queries.ts";
import { expiryOf, stateOf } from "./invitation.rules.ts";
import {
  type FoundInvitation,
  type InvitationLine,
  type InvitationView,
  type InviteParty,
  Token,
} from "./invitation.schema.ts";

/** Whoever holds a link, before the link has proved anything. */
export const bearer: SystemActor = {
  kind: "system",
  name: "registry.invitation",
  scope: provenScope([]),
};

/**
 * The secret of an invitation's link, made again from its id whenever the mail is written: it is
 * stored nowhere, not even in the event that has it sent.
 */
export function invitationToken(id: string): string {
  return keyedHash("invitation", id).toString("base64url");
}

/** The hash by which a link is found. */
export function hashOf(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

/**
 * Invites a party, or whoever acts for it in law, to open an account. An invitation still open for the
 * same person and role ends.
 * @returns the invitation's id; a job sends its mail.
 * @throws DomainError `access.not-found` for a party of another association,
 * `representative.not-acting`, `.assists-only`, `invitation.has-access` for who gains nothing by it.
 */
export function inviteParty(
  actor: Actor,
  associationId: AssociationId,
  { partyId, role, email, personName, representativeId = null }: InviteParty,
): Promise<string> {
  return write(actor, associationId, async (tx) => {
    const name = await findPartyName(tx, associationId, partyId);
    authorize(invitationPolicy["invitation.make"](actor, associationId));
    if (name === null) throw notFound();
    const use = "registry.invitation";
    await refuseRestricted(tx, associationId, { partyId }, use, today());
    if (representativeId) {
      await refuseRestricted(tx, associationId, { partyId, representativeId }, use, today());
    }
    const named =
      representativeId && (await actingName(tx, associationId, partyId, representativeId));
    const invited = { partyId, role, email, representativeId };
    const holder = await holderOfAccess(tx, associationId, invited);
    if (holder !== null) throw new DomainError("invitation.has-access", { name: holder }, "email");
    const id = newRowId();
    const made = now();
    const open = { usedAt: null, expiresAt: { gt: nowColumn() } };
    await tx.invitation.updateMany({
      where: { associationId, partyId, role, representativeId, ...open },
      data: { expiresAt: new Date(made.epochMilliseconds) },
    });
    await tx.invitation.create({
      data: {
        associationId,
        id,
        partyId,
        role,
        email,
        personName: named || personName || name,
        representativeId,
        tokenHash: hashOf(invitationToken(id)),
        createdAt: new Date(made.epochMilliseconds),
        expiresAt: new Date(expiryOf(made).epochMilliseconds),
      },
    });
    await record(tx, actor, associationId, "registry/invitation.created", {
      invitationId: id,
      partyId,
    });
    return id;
  });
}

/** The name of a representative who may be given an access: he acts today, and in the party's place. */
async function actingName(
  tx: Tx,
  association: AssociationId,
  partyId: string,
  representativeId: string,
): Promise<string> {
  const all = (await representativesOf(tx, association, partyId))?.all ?? [];
  const one = actingOn(all, today().toString()).find(({ id }) => id === representativeId);
  if (!one) throw new DomainError("representative.not-acting", {}, "representativeId");
  // Who is assisted acts himself: an account that votes for him would be another's will.
  if (one.manner === "assistance") {
    throw new DomainError("representative.assists-only", {}, "representativeId");
  }
  return one.name;
}

/** The invitations of an association, for its office. */
export function showInvitations(
  actor: Actor,
  associationId: AssociationId,
): Promise<InvitationLine[]> {
  authorize(invitationPolicy["invitation.list"](actor, associationId));
  return read(actor, (tx) => listInvitations(tx, associationId));
}

/**
 * What the bearer of a link sees. Looking uses nothing up.
 * @throws DomainError `invitation.unknown`.
 */
export async function showInvitation(token: string): Promise<InvitationView> {
  const found = await read(bearer, (tx) => locate(tx, token));
  const { associationName, partyName, personName, role, email } = found;
  const state = stateOf(found, now());
  return { state, associationName, partyName, personName, role, email };
}

/**
 * The invitation a link opens, whatever its association.
 * @throws DomainError `invitation.unknown`.
 */
export async function locate(tx: Tx, token: string): Promise<FoundInvitation> {
  const given = Token.safeParse(token);
  const found = given.success ? await findInvitation(tx, hashOf(given.data)) : null;
  if (!found) throw new DomainError("invitation.unknown");
  return found;
}
