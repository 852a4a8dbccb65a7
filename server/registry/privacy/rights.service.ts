import { type Actor, partiesOf } from "#server/kernel/actor.ts";
import { fromColumn, isAfter, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { completeDeadline, setDeadline } from "../deadline/deadline.service.ts";
import { heldOfPower, isAbout, powersOf, spokesmenOf } from "./about.queries.ts";
import { answerDue, extendedDue } from "./clock.rules.ts";
import { type ErasureItem, erasureOf, erasureOfPower } from "./erasure.rules.ts";
import { eraseNow } from "./erasure.service.ts";
import { privacyPolicy } from "./privacy.policy.ts";
import { heldFacts, listExports, listLooks, listRights } from "./privacy.queries.ts";
import type {
  About,
  AskRight,
  DecideRequest,
  ExtendRequest,
  ProveIdentity,
  RequestLine,
} from "./privacy.schema.ts";
import { restrictionOf } from "./restriction.queries.ts";

/** The term of an answer. */
const ANSWER = "registry.privacy";

/**
 * A person asks for one of his rights, or the office enters it for one who telephones or writes. The
 * month runs from the day it was received (GDPR art. 12 §3).
 * @throws DomainError `privacy.in-the-future`.
 */
export function askRight(
  actor: Actor,
  association: AssociationId,
  { partyId, representativeId = null, kind, words, channel, receivedOn }: AskRight,
): Promise<string> {
  return write(actor, association, async (tx) => {
    const party = await tx.party.count({ where: { associationId: association, id: partyId } });
    authorize(privacyPolicy["privacy.ask"](actor, association, partyId) && party === 1);
    authorize(await isAbout(tx, actor, association, { partyId, representativeId }));
    const himself = partiesOf(actor, association).includes(partyId);
    const day = himself || !receivedOn ? today() : plainDate(receivedOn);
    if (isAfter(day, today())) throw new DomainError("privacy.in-the-future", {}, "receivedOn");
    const id = newRowId();
    const due = answerDue(day);
    await tx.privacyRequest.create({
      data: {
        ...{ associationId: association, id, partyId, representativeId, kind, words },
        channel: himself ? "online" : (channel ?? "letter"),
        receivedOn: toColumn(day),
        enteredBy: actor.kind === "person" ? actor.accountId : association,
        // Whoever is signed in for the party was identified when he was given that access.
        ...(himself ? { identityProof: "session", identityOn: toColumn(today()) } : {}),
        dueOn: toColumn(due),
      },
    });
    await setDeadline(tx, association, ANSWER, id, due, "12 §3");
    await record(tx, actor, association, "registry/privacy.asked", { requestId: id, partyId });
    return id;
  });
}

async function openRequest(tx: Tx, association: AssociationId, id: string) {
  await tx.$queryRaw`SELECT FROM privacy_request
    WHERE association_id = ${association}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const where = { associationId_id: { associationId: association, id } };
  const request = await tx.privacyRequest.findUnique({ where });
  if (!request) throw notFound();
  if (request.decidedAt) throw new DomainError("privacy.decided");
  return { where, request };
}

/** The office notes how it made sure who asks. @throws DomainError `privacy.decided`. */
export function proveIdentity(
  actor: Actor,
  association: AssociationId,
  { requestId, proof }: ProveIdentity,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(privacyPolicy["privacy.decide"](actor, association));
    const { where } = await openRequest(tx, association, requestId);
    const data = { identityProof: proof, identityOn: toColumn(today()) };
    await tx.privacyRequest.update({ where, data });
    await record(tx, actor, association, "registry/privacy.identified", { requestId });
  });
}

/**
 * Two further months, with the reason, told within the first (art. 12 §3).
 * @throws DomainError `privacy.decided`, `privacy.extended`, `privacy.too-late`.
 */
export function extendRequest(
  actor: Actor,
  association: AssociationId,
  { requestId, reason }: ExtendRequest,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(privacyPolicy["privacy.decide"](actor, association));
    const { where, request } = await openRequest(tx, association, requestId);
    if (request.extendedOn) throw new DomainError("privacy.extended");
    if (isAfter(today(), fromColumn(request.dueOn))) throw new DomainError("privacy.too-late");
    const due = extendedDue(fromColumn(request.receivedOn));
    await tx.privacyRequest.update({
      where,
      data: {
        ...{ extensionReason: reason, extendedOn: toColumn(today()) },
        dueOn: toColumn(due),
      },
    });
    await setDeadline(tx, association, ANSWER, requestId, due, "12 §3");
    await record(tx, actor, association, "registry/privacy.extended", { requestId });
  });
}

/**
 * Answers a request. Granted or in part, it takes effect at once: an erasure erases what nothing
 * holds, a restriction or an objection stops the uses it is about.
 * @throws DomainError `privacy.decided`, `privacy.identity-first`.
 */
export function decideRequest(
  actor: Actor,
  association: AssociationId,
  { requestId, outcome, answer }: DecideRequest,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(privacyPolicy["privacy.decide"](actor, association));
    const { where, request } = await openRequest(tx, association, requestId);
    // Nobody's data is given, changed or erased at the word of somebody unknown (art. 12 §6).
    if (!request.identityProof) throw new DomainError("privacy.identity-first");
    const { partyId, representativeId, kind } = request;
    if (outcome !== "refused") {
      if (kind === "erasure") await eraseNow(tx, actor, association, request);
      if (kind === "restriction" || kind === "objection") {
        await tx.restriction.create({
          data: {
            ...{ associationId: association, id: newRowId(), partyId, representativeId, requestId },
            extent: kind === "restriction" ? "all" : "optional",
            startsOn: toColumn(today()),
          },
        });
      }
    }
    await tx.privacyRequest.update({ where, data: { outcome, answer, decidedAt: nowColumn() } });
    await completeDeadline(tx, association, ANSWER, requestId);
    await record(tx, actor, association, "registry/privacy.answered", { requestId, partyId });
  });
}

/** Ends a person's restrictions, who is told before (art. 18 §3). @throws notFound where none is. */
export function liftRestriction(
  actor: Actor,
  association: AssociationId,
  { partyId, representativeId = null }: About,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(privacyPolicy["privacy.decide"](actor, association));
    const { count } = await tx.restriction.updateMany({
      where: { associationId: association, partyId, representativeId, endsOn: null },
      data: { endsOn: toColumn(today().subtract({ days: 1 })) },
    });
    if (count === 0) throw notFound();
    await record(tx, actor, association, "registry/privacy.lifted", { partyId });
  });
}

export type OwnRights = Readonly<{
  requests: readonly RequestLine[];
  exports: Awaited<ReturnType<typeof listExports>>;
  looks: Awaited<ReturnType<typeof listLooks>>;
  erasure: readonly (Omit<ErasureItem, "until"> & Readonly<{ until: string | null }>)[];
  restriction: "all" | "optional" | null;
  /** The reader's own lines as legal representative of this party: his own data, asked for apart. */
  powers: readonly Readonly<{ id: string; name: string }>[];
}>;

/**
 * All about a person's rights: what he asked, his files, who looked, what an erasure would do; or the
 * same of a legal representative's own data.
 */
export function showRights(
  actor: Actor,
  association: AssociationId,
  about: About,
): Promise<OwnRights> {
  const { partyId, representativeId = null } = about;
  return read(actor, async (tx) => {
    authorize(privacyPolicy["privacy.read"](actor, association, partyId));
    authorize(await isAbout(tx, actor, association, about));
    const erasure = await erasureFor(tx, association, about);
    if (!erasure) throw notFound();
    const isHimself = privacyPolicy["privacy.self"](actor, association, partyId);
    // The file that somebody asked for himself is no business of the office's.
    const apart = isHimself || representativeId ? [] : await spokesmenOf(tx, association, partyId);
    return {
      requests: await listRights(tx, association, about),
      exports: await listExports(tx, association, about, apart),
      looks: representativeId ? [] : await listLooks(tx, association, partyId),
      erasure: erasure.map((item) => ({ ...item, until: item.until?.toString() ?? null })),
      restriction: await restrictionOf(tx, association, about, today()),
      powers: representativeId ? [] : await powersOf(tx, actor, association, partyId),
    };
  });
}

async function erasureFor(
  tx: Tx,
  association: AssociationId,
  { partyId, representativeId }: About,
): Promise<readonly ErasureItem[] | null> {
  if (representativeId) {
    const facts = await heldOfPower(tx, association, representativeId, today());
    return facts && erasureOfPower(facts);
  }
  const facts = await heldFacts(tx, association, partyId, today());
  return facts && erasureOf(facts, today());
}

/** The requests of an association, for its office. */
export function showRequests(
  actor: Actor,
  association: AssociationId,
): Promise<readonly RequestLine[]> {
  authorize(privacyPolicy["privacy.decide"](actor, association));
  return read(actor, (tx) => listRights(tx, association, null));
}
