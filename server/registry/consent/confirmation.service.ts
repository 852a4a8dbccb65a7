import { toLocale } from "#messages/routing.ts";
import type { Actor, SystemActor } from "#server/kernel/actor.ts";
import { isAfter, plainDate } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import { type AssociationId, provenAssociation, provenScope } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { now, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { consentPolicy } from "./consent.policy.ts";
import { type FoundRequest, findByToken } from "./consent.queries.ts";
import { isPending, stateOf } from "./consent.rules.ts";
import {
  type ConfirmedConsent,
  type ConsentShown,
  ConsentToken,
  type SignedForm,
} from "./consent.schema.ts";
import { type Evidence, keepConsent } from "./keeping.service.ts";
import { hashOf, wordsOf } from "./wording.service.ts";

/** Whoever holds a link, before it has proved anything. */
const bearer: SystemActor = { kind: "system", name: "registry.consent", scope: provenScope([]) };

async function locate(tx: Tx, token: string): Promise<FoundRequest> {
  const given = ConsentToken.safeParse(token);
  const found = given.success ? await findByToken(tx, hashOf(given.data)) : null;
  if (!found) throw new DomainError("consent.link-unknown");
  return found;
}

function stateOfFound(found: FoundRequest) {
  const { confirmed_at: confirmedAt, closed_at: closedAt, expires_at: expiresAt } = found;
  return stateOf({ oralAnswer: null, confirmedAt, closedAt, expiresAt }, now());
}

/** What the bearer of a link sees. Looking uses nothing up. @throws DomainError `consent.link-unknown` */
export async function showConsentLink(token: string): Promise<ConsentShown> {
  const found = await read(bearer, (tx) => locate(tx, token));
  const language = toLocale(found.language);
  return {
    state: stateOfFound(found),
    associationName: found.association_name,
    partyName: found.party_name,
    email: found.email,
    language,
    origin: found.origin === "person" ? "person" : "office",
    text: wordsOf(language, found.association_name, found.email),
  };
}

/**
 * Confirms in writing by the link sent to the very address: from now on the consent counts.
 * @throws DomainError `consent.link-unknown`, `.link-used`, `.link-expired`, `consent.not-agreed`.
 */
export async function confirmByLink({ token, agreed }: ConfirmedConsent): Promise<void> {
  const found = await read(bearer, (tx) => locate(tx, token));
  if (!agreed) throw new DomainError("consent.not-agreed", {}, "agreed");
  const association = provenAssociation(found.association_id);
  // The link's secret is the proof of the right to this one association, and no other.
  const actor: SystemActor = { ...bearer, scope: provenScope([found.association_id]) };
  await write(actor, association, async (tx) => {
    const at = nowColumn();
    const { count } = await tx.consentRequest.updateMany({
      where: {
        ...{ associationId: association, id: found.id, confirmedAt: null, closedAt: null },
        expiresAt: { gt: at },
      },
      data: { confirmedAt: at, confirmedBy: "link" },
    });
    if (count === 0) {
      const state = stateOfFound(await locate(tx, token));
      throw new DomainError(state === "expired" ? "consent.link-expired" : "consent.link-used");
    }
    const isOnline = found.origin === "person";
    const evidence: Evidence = {
      partyId: found.party_id,
      email: found.email,
      language: found.language,
      textVersion: found.text_version,
      text: wordsOf(found.language, found.association_name, found.email),
      proof: isOnline ? "online" : "link",
      accountId: isOnline ? found.account_id : null,
      amr: isOnline ? found.amr : [],
      acr: isOnline ? found.acr : null,
      requestId: found.id,
    };
    await keepConsent(tx, actor, association, evidence, today());
  });
}

/**
 * The signed form came back: the consent counts from the day it was signed.
 * @throws DomainError `consent.not-pending`, `consent.in-the-future`.
 */
export function confirmOnPaper(
  actor: Actor,
  association: AssociationId,
  { requestId, signedOn, kept }: SignedForm,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(consentPolicy["consent.give"](actor, association));
    await tx.$queryRaw`SELECT FROM consent_request
      WHERE association_id = ${association}::uuid AND id = ${requestId}::uuid FOR UPDATE`;
    const key = { associationId: association, id: requestId };
    const request = await tx.consentRequest.findUnique({ where: { associationId_id: key } });
    if (!request) throw notFound();
    if (!isPending(stateOf(request, now()))) throw new DomainError("consent.not-pending");
    const day = plainDate(signedOn);
    if (isAfter(day, today())) throw new DomainError("consent.in-the-future", {}, "signedOn");
    await tx.consentRequest.update({
      where: { associationId_id: key },
      data: { confirmedAt: nowColumn(), confirmedBy: "paper" },
    });
    const { partyId, email, language, textVersion } = request;
    const name = await tx.association.findUniqueOrThrow({
      where: { id: association },
      select: { name: true },
    });
    const text = `${wordsOf(language, name.name, email)}\n${kept}`;
    const evidence = { partyId, email, language, textVersion, text, requestId } as const;
    const by = { proof: "paper", accountId: null, amr: [], acr: null } as const;
    return keepConsent(tx, actor, association, { ...evidence, ...by }, day);
  });
}
