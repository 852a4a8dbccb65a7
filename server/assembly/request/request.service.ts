import { type Actor, partiesOf } from "#server/kernel/actor.ts";
import { isAfter, isBefore, type PlainDate, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { completeDeadline, setDeadline } from "#server/registry/deadline/deadline.service.ts";
import { sharesHeldBy } from "#server/registry/succession/succession.rules.ts";
import { requestAnsweredBy } from "../meeting/meeting.rules.ts";
import { requestPolicy } from "./request.policy.ts";
import { type LockedRequest, lockRequest, shareholdingOn } from "./request.queries.ts";
import { isEnough, isOpenToSign } from "./request.rules.ts";
import type {
  EncodeRequest,
  PostRequest,
  ReceiveRequest,
  RequestRef,
  StartRequest,
  WithdrawRequest,
} from "./request.schema.ts";

/** So many are open at most of one owner: each asks all the others to read and to decide. */
const MOST_OPEN = 3;
/** Working out who received what takes days, not weeks: then the syndic says when it came. */
const RECEIPT_DAYS = 7;

export const ARTICLE = "3.87 §2";

async function keepWords(
  tx: Tx,
  association: AssociationId,
  requestId: string,
  { points }: StartRequest,
): Promise<void> {
  await tx.requestPoint.createMany({
    data: points.map(({ title, motion }, index) => ({
      ...{ associationId: association, id: newRowId(), requestId },
      ...{ position: index + 1, title, motion },
    })),
  });
}

async function keepSignatures(
  tx: Tx,
  association: AssociationId,
  requestId: string,
  parties: readonly string[],
): Promise<void> {
  await tx.requestSignature.createMany({
    data: parties.map((partyId) => ({
      ...{ associationId: association, id: newRowId(), requestId, partyId },
      at: nowColumn(),
    })),
  });
}

/** The parties of somebody that hold shares today: for these he signs. @throws DomainError */
async function signingFor(tx: Tx, actor: Actor, association: AssociationId) {
  authorize(requestPolicy["request.sign"](actor, association));
  const { lots } = await shareholdingOn(tx, association, today());
  const holding = partiesOf(actor, association).filter(
    (party) => sharesHeldBy([party], lots).num > 0n,
  );
  if (holding.length === 0) throw new DomainError("request.no-shares");
  return holding;
}

/**
 * Begins to ask for a general assembly; who begins signs (art. 3.87 §2). It reaches nobody but the
 * other owners until its letter is posted. @returns its id.
 * @throws DomainError `request.no-shares`, `request.too-many`
 */
export function startRequest(
  actor: Actor,
  association: AssociationId,
  words: StartRequest,
): Promise<string> {
  return write(actor, association, async (tx) => {
    const parties = await signingFor(tx, actor, association);
    const starterId = parties[0] ?? null;
    const open = { associationId: association, starterId, withdrawnAt: null, receivedOn: null };
    if ((await tx.meetingRequest.count({ where: open })) >= MOST_OPEN) {
      throw new DomainError("request.too-many");
    }
    const id = newRowId();
    const { reason } = words;
    await tx.meetingRequest.create({
      data: {
        ...{ associationId: association, id, medium: "online", starterId, reason },
        recordedAt: nowColumn(),
      },
    });
    await keepWords(tx, association, id, words);
    await keepSignatures(tx, association, id, parties);
    await record(tx, actor, association, "assembly/request.started", { requestId: id });
    return id;
  });
}

/** What is posted is what was signed: neither names nor words move any more. */
function refuseFixed({ state }: LockedRequest): void {
  if (state === "withdrawn") throw new DomainError("request.withdrawn");
  if (!isOpenToSign(state)) throw new DomainError("request.posted");
}

/** Signs a request besides others. @throws DomainError `request.already-signed`, `request.posted` */
export function signRequest(
  actor: Actor,
  association: AssociationId,
  { requestId }: RequestRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const parties = await signingFor(tx, actor, association);
    const request = await lockRequest(tx, association, parties, today(), requestId);
    refuseFixed(request);
    const missing = parties.filter((party) => !request.parties.includes(party));
    if (missing.length === 0) throw new DomainError("request.already-signed");
    await keepSignatures(tx, association, requestId, missing);
    await record(tx, actor, association, "assembly/request.signed", { requestId });
  });
}

/** Takes a signature back, until the letter is posted. @throws DomainError `request.not-signed` */
export function unsignRequest(
  actor: Actor,
  association: AssociationId,
  { requestId }: RequestRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(requestPolicy["request.sign"](actor, association));
    const own = partiesOf(actor, association);
    const request = await lockRequest(tx, association, own, today(), requestId);
    refuseFixed(request);
    if (!request.hasSigned) throw new DomainError("request.not-signed");
    await tx.requestSignature.updateMany({
      where: {
        ...{ associationId: association, requestId, takenBackAt: null },
        partyId: { in: [...own] },
      },
      data: { takenBackAt: nowColumn() },
    });
    await record(tx, actor, association, "assembly/request.unsigned", { requestId });
  });
}

/** Those who asked for it, and nobody else, say what became of their letter. */
function authorizeSigner(actor: Actor, association: AssociationId, request: LockedRequest): void {
  authorize(requestPolicy["request.sign"](actor, association) && request.hasSigned);
}

const at = (association: AssociationId, id: string) => ({
  where: { associationId_id: { associationId: association, id } },
  select: { id: true },
});

/**
 * Notes that the printed request left by registered letter, with the number on its proof.
 * @throws DomainError `request.below-fifth` with what is missing, `request.posted-later`
 */
export function postRequest(
  actor: Actor,
  association: AssociationId,
  { requestId, postedOn, postingNumber }: PostRequest,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const own = partiesOf(actor, association);
    const request = await lockRequest(tx, association, own, today(), requestId);
    authorizeSigner(actor, association, request);
    refuseFixed(request);
    const { held, total, missing } = request;
    if (request.state !== "ready") {
      throw new DomainError("request.below-fifth", { held, total, missing });
    }
    const day = plainDate(postedOn);
    if (isAfter(day, today())) throw new DomainError("request.posted-later", {}, "postedOn");
    await tx.meetingRequest.update({
      ...at(association, requestId),
      data: { postedOn: toColumn(day), postingNumber },
    });
    const due = day.add({ days: RECEIPT_DAYS });
    await setDeadline(tx, association, "assembly.request-receipt", requestId, due, ARTICLE);
    await record(tx, actor, association, "assembly/request.posted", { requestId });
  });
}

/** The clock of the law: thirty days from the receipt, where one fifth had signed that day. */
async function startClock(
  tx: Tx,
  association: AssociationId,
  requestId: string,
  receivedOn: PlainDate,
  parties: readonly string[],
): Promise<void> {
  const { lots, total } = await shareholdingOn(tx, association, receivedOn);
  const held = sharesHeldBy(parties, lots);
  await tx.meetingRequest.update({
    ...at(association, requestId),
    data: {
      receivedOn: toColumn(receivedOn),
      ...{ heldNumerator: held.num, heldDenominator: held.den, sharesTotal: total },
    },
  });
  await completeDeadline(tx, association, "assembly.request-receipt", requestId);
  if (!isEnough(held, total, receivedOn)) return;
  const due = requestAnsweredBy(receivedOn);
  await setDeadline(tx, association, "assembly.request", requestId, due, ARTICLE);
}

/**
 * Notes the day on which the registered letter reached the syndic: by himself, or by a co-signer with
 * what proves it. The shares are those of the register that day, whoever bought or sold in between.
 * @throws DomainError `request.not-posted`, `.already-received`, `.received-later`, `.received-early`,
 *   `.proof-missing`
 */
export function receiveRequest(
  actor: Actor,
  association: AssociationId,
  { requestId, receivedOn, proof }: ReceiveRequest,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(requestPolicy["request.read"](actor, association));
    const own = partiesOf(actor, association);
    const request = await lockRequest(tx, association, own, today(), requestId);
    const isSyndic = requestPolicy["request.keep"](actor, association);
    if (!isSyndic) authorizeSigner(actor, association, request);
    if (request.receivedOn) throw new DomainError("request.already-received");
    if (request.state !== "posted" || !request.postedOn)
      throw new DomainError("request.not-posted");
    const day = plainDate(receivedOn);
    if (isAfter(day, today())) throw new DomainError("request.received-later", {}, "receivedOn");
    if (isBefore(day, plainDate(request.postedOn))) {
      throw new DomainError("request.received-early", {}, "receivedOn");
    }
    if (!isSyndic && !proof) throw new DomainError("request.proof-missing", {}, "proof");
    if (proof) {
      await tx.meetingRequest.update({
        ...at(association, requestId),
        data: { receiptProof: proof },
      });
    }
    await startClock(tx, association, requestId, day, request.parties);
    await record(tx, actor, association, "assembly/request.received", { requestId });
  });
}

/**
 * Records a registered letter as it came, whoever signed it: of less than one fifth it is a fact too,
 * and starts no clock. @returns its id. @throws DomainError `request.received-later`
 */
export function encodeRequest(
  actor: Actor,
  association: AssociationId,
  input: EncodeRequest,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(requestPolicy["request.keep"](actor, association));
    const day = plainDate(input.receivedOn);
    if (isAfter(day, today())) throw new DomainError("request.received-later", {}, "receivedOn");
    const signers = [...new Set(input.signers)];
    const known = { associationId: association, id: { in: signers } };
    if ((await tx.party.count({ where: known })) < signers.length) {
      throw new DomainError("request.signer-unknown", {}, "signers");
    }
    const id = newRowId();
    await tx.meetingRequest.create({
      data: {
        ...{ associationId: association, id, medium: "letter", reason: input.reason },
        recordedAt: nowColumn(),
      },
    });
    await keepWords(tx, association, id, input);
    await keepSignatures(tx, association, id, signers);
    await startClock(tx, association, id, day, signers);
    await record(tx, actor, association, "assembly/request.received", { requestId: id });
    return id;
  });
}

/**
 * Gives a request up: who began it, before its letter is posted; the syndic, one that he entered from
 * a letter himself, with the reason that everybody then reads.
 * @throws DomainError `request.posted`, `request.reason-missing`
 */
export function withdrawRequest(
  actor: Actor,
  association: AssociationId,
  { requestId, reason }: WithdrawRequest,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(requestPolicy["request.read"](actor, association));
    const own = partiesOf(actor, association);
    const request = await lockRequest(tx, association, own, today(), requestId);
    const isKeeper =
      request.medium === "letter" && requestPolicy["request.keep"](actor, association);
    authorize(request.isStarter || isKeeper);
    if (request.state === "withdrawn") throw new DomainError("request.withdrawn");
    if (request.state === "answered") throw new DomainError("request.answered");
    if (!isKeeper) refuseFixed(request);
    if (isKeeper && !reason) throw new DomainError("request.reason-missing", {}, "reason");
    await tx.meetingRequest.update({
      ...at(association, requestId),
      data: { withdrawnAt: nowColumn(), withdrawnReason: reason },
    });
    await completeDeadline(tx, association, "assembly.request", requestId);
    await record(tx, actor, association, "assembly/request.withdrawn", { requestId });
  });
}
