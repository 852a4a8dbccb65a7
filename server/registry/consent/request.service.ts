import { randomInt } from "node:crypto";
import { toLocale } from "#messages/routing.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { legalDate } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, now, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { type PartyToTell, partyToTell } from "../invitation/identity-notice.queries.ts";
import { refuseRestricted } from "../privacy/restriction.queries.ts";
import { consentPolicy } from "./consent.policy.ts";
import { acceptedEmail, isVerified, listRequests } from "./consent.queries.ts";
import { CONFIRM_DAYS, CONSENT_VERSION, codeOf, inGroups, isCode } from "./consent.rules.ts";
import type {
  AskedConsent,
  ConsentInvitation,
  ConsentRef,
  ConsentRequestLine,
  ConsentRequestRef,
  OralAnswer,
} from "./consent.schema.ts";
import { keepConsent } from "./keeping.service.ts";
import { consentToken, hashOf, wordsOf } from "./wording.service.ts";

async function partyOf(tx: Tx, association: AssociationId, partyId: string): Promise<PartyToTell> {
  const party = await partyToTell(tx, association, partyId, today());
  if (!party) throw notFound();
  return party;
}

/** Where a person's own consent stands: what is asked of him, and the words for his address. */
export function showConsentText(
  actor: Actor,
  association: AssociationId,
  { partyId }: ConsentRef,
): Promise<
  Readonly<{ text: string; email: string | null; requests: readonly ConsentRequestLine[] }>
> {
  return read(actor, async (tx) => {
    authorize(consentPolicy["consent.read"](actor, association, partyId));
    const { language, association: name, email } = await partyOf(tx, association, partyId);
    const requests = await listRequests(tx, association, now(), partyId);
    return { text: wordsOf(language, name, email ?? "…"), email, requests };
  });
}

type NewRequest = Readonly<{
  partyId: string;
  email: string;
  language: string;
  origin: "person" | "office";
  via: "email" | "letter";
}>;

/** Asks in the caller's transaction; whatever was asked before of the same person ends. */
async function openRequest(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  request: NewRequest,
): Promise<string> {
  const open = { associationId: association, partyId: request.partyId, confirmedAt: null };
  await tx.consentRequest.updateMany({
    where: { ...open, closedAt: null },
    data: { closedAt: nowColumn() },
  });
  const id = newRowId();
  const made = now();
  await tx.consentRequest.create({
    data: {
      ...{ ...request, id, associationId: association, textVersion: CONSENT_VERSION },
      code: await freeCode(tx, association),
      tokenHash: hashOf(consentToken(id)),
      createdAt: new Date(made.epochMilliseconds),
      expiresAt: new Date(made.add({ hours: 24 * CONFIRM_DAYS }).epochMilliseconds),
      accountId: actor.kind === "person" ? actor.accountId : null,
      amr: actor.kind === "person" ? [...actor.amr] : [],
      acr: actor.kind === "person" ? actor.acr : null,
    },
  });
  return id;
}

/** Two people of one association are never told the same code. */
async function freeCode(tx: Tx, associationId: AssociationId): Promise<string> {
  for (;;) {
    const code = codeOf(randomInt(10_000_000));
    if ((await tx.consentRequest.count({ where: { associationId, code } })) === 0) return code;
  }
}

/**
 * A person accepts e-mail for his convocations on the screen. It counts once the link sent to that
 * address was used, which proves the address; at once where one was used before.
 * @returns the request's id. @throws DomainError `consent.not-agreed`, `consent.already-given`.
 */
export function askConsent(
  actor: Actor,
  association: AssociationId,
  { partyId, email, agreed }: AskedConsent,
): Promise<Readonly<{ requestId: string; isGiven: boolean }>> {
  return write(actor, association, async (tx) => {
    authorize(consentPolicy["consent.ask"](actor, association, partyId));
    if (!agreed) throw new DomainError("consent.not-agreed", {}, "agreed");
    if ((await acceptedEmail(tx, association, partyId, today())) === email) {
      throw new DomainError("consent.already-given");
    }
    const { language, association: name } = await partyOf(tx, association, partyId);
    const asked = { partyId, email, language, origin: "person", via: "email" } as const;
    const isKnown = await isVerified(tx, association, partyId, email);
    const requestId = await openRequest(tx, actor, association, asked);
    if (isKnown && actor.kind === "person") {
      const where = { associationId_id: { associationId: association, id: requestId } };
      const data = { confirmedAt: nowColumn(), confirmedBy: "screen" };
      await tx.consentRequest.update({ where, data });
      const { accountId, amr, acr } = actor;
      const text = wordsOf(language, name, email);
      const evidence = { partyId, email, language, requestId, text, accountId, amr, acr };
      const proof = { proof: "online", textVersion: CONSENT_VERSION } as const;
      await keepConsent(tx, actor, association, { ...evidence, ...proof }, today());
    } else {
      const fact = { partyId, requestId };
      await record(tx, actor, association, "registry/consent.asked", fact);
    }
    return { requestId, isGiven: isKnown };
  });
}

/**
 * The office invites a person to accept e-mail. By letter it prints it; by e-mail a job sends it.
 * @throws DomainError `consent.already-given`.
 */
export function inviteToConsent(
  actor: Actor,
  association: AssociationId,
  { partyId, email, via }: ConsentInvitation,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(consentPolicy["consent.invite"](actor, association));
    const { language } = await partyOf(tx, association, partyId);
    if ((await acceptedEmail(tx, association, partyId, today())) === email) {
      throw new DomainError("consent.already-given");
    }
    await refuseRestricted(tx, association, { partyId }, "registry.consent-invitation", today());
    const asked = { partyId, email, language, origin: "office", via } as const;
    const requestId = await openRequest(tx, actor, association, asked);
    await record(tx, actor, association, "registry/consent.invited", { partyId, requestId });
    return requestId;
  });
}

/**
 * Notes what a person said on the telephone, by the code he read. Accepted, it waits for its
 * confirmation in writing, for which a link leaves at once; declined, the request is over.
 * @throws DomainError `consent.code-unknown`, `consent.not-pending`.
 */
export function recordOralAnswer(
  actor: Actor,
  association: AssociationId,
  { code, answer }: OralAnswer,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(consentPolicy["consent.invite"](actor, association));
    const request = isCode(code)
      ? await tx.consentRequest.findFirst({
          where: { associationId: association, code },
          select: { id: true, partyId: true },
        })
      : null;
    if (!request) throw new DomainError("consent.code-unknown", {}, "code");
    const at = nowColumn();
    const { count } = await tx.consentRequest.updateMany({
      where: {
        ...{ associationId: association, id: request.id, confirmedAt: null, closedAt: null },
        expiresAt: { gt: at },
      },
      data: {
        ...{ oralAnswer: answer, answeredAt: at },
        closedAt: answer === "declined" ? at : null,
      },
    });
    if (count === 0) throw new DomainError("consent.not-pending", {}, "code");
    const fact = { partyId: request.partyId, requestId: request.id };
    const type = answer === "accepted" ? "registry/consent.answered" : "registry/consent.declined";
    await record(tx, actor, association, type, fact);
  });
}

/** Ends a request that will not be confirmed. @throws DomainError `consent.not-pending`. */
export function closeRequest(
  actor: Actor,
  association: AssociationId,
  { requestId }: ConsentRequestRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(consentPolicy["consent.invite"](actor, association));
    const { count } = await tx.consentRequest.updateMany({
      where: { associationId: association, id: requestId, confirmedAt: null, closedAt: null },
      data: { closedAt: nowColumn() },
    });
    if (count === 0) throw new DomainError("consent.not-pending");
    await record(tx, actor, association, "registry/consent.closed", { requestId });
  });
}

/** All that an invitation or its form to sign says on paper, in the person's language. */
export type ConsentLetter = Readonly<{
  language: "fr" | "nl" | "de" | "en";
  association: string;
  name: string;
  lines: readonly string[];
  email: string;
  code: string;
  text: string;
  signedOn: string;
  answerBy: string;
  /** Answered by telephone already: what is left is to sign. */
  isConfirmation: boolean;
  office: Readonly<{ name: string; email: string; phone: string }> | null;
}>;

/** The letter of a request, for the office to print. */
export function showInvitationLetter(
  actor: Actor,
  association: AssociationId,
  { requestId }: ConsentRequestRef,
): Promise<ConsentLetter> {
  return read(actor, async (tx) => {
    authorize(consentPolicy["consent.invite"](actor, association));
    const where = { associationId_id: { associationId: association, id: requestId } };
    const request = await tx.consentRequest.findUnique({ where });
    if (!request) throw notFound();
    const party = await partyOf(tx, association, request.partyId);
    const address = await tx.party.findUniqueOrThrow({
      where: { associationId_id: { associationId: association, id: request.partyId } },
      select: { street: true, postcode: true, town: true },
    });
    const language = toLocale(request.language);
    const town = [address.postcode, address.town].filter(Boolean).join(" ");
    const until = Temporal.Instant.fromEpochMilliseconds(request.expiresAt.getTime());
    return {
      language,
      association: party.association,
      name: party.name,
      lines: [address.street ?? "", town].filter((line) => line !== ""),
      email: request.email,
      code: inGroups(request.code),
      text: wordsOf(language, party.association, request.email),
      signedOn: today().toString(),
      answerBy: legalDate(until).toString(),
      isConfirmation: request.oralAnswer === "accepted",
      office: party.office,
    };
  });
}
