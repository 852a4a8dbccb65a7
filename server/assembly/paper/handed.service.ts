import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import type { Person } from "#server/kernel/actor.ts";
import { isAfter, legalDate, legalTime, plainDate } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { partyNames } from "../attendance/floor.queries.ts";
import { keepBreach } from "../breach/breach.service.ts";
import { lockMeeting } from "../meeting/meeting.queries.ts";
import {
  countersigners,
  fieldOf,
  holderOf,
  judgeProxy,
  keepProxy,
} from "../proxy/proxy.service.ts";
import { roomMoment } from "./clock.rules.ts";
import { ACCEPTED_AS, type Accepted, acceptedOf, handedProblem } from "./handed.rules.ts";
import type { Frame } from "./order.rules.ts";
import { mayEncodePaper } from "./paper.policy.ts";
import type { HandedIn, HandIn } from "./paper.schema.ts";
import { holdPaper } from "./paper.service.ts";
import { clockNow, frameOf } from "./plan.queries.ts";

/** When a proxy was handed in, as it was noted at the door. @throws DomainError what cannot be so */
function handedAt(frame: Frame, typed: string): Temporal.Instant {
  const moment = roomMoment(frame.startsAt, typed, null);
  if (typeof moment === "string") throw new DomainError(moment, {}, "handedInAt");
  const problem = handedProblem(frame, moment, clockNow());
  if (problem) throw new DomainError(problem, {}, "handedInAt");
  return Temporal.Instant.fromEpochMilliseconds(moment);
}

type Said = Readonly<{
  meetingId: string;
  language: string;
  principal: string;
  holder: string;
  reason: string;
  at: Temporal.Instant;
}>;

/** What the room accepted against the law goes into the minutes, in the language of the act (AD-01). */
async function keepAccepted(
  tx: Tx,
  actor: Person,
  association: AssociationId,
  { meetingId, language, reason, at, ...who }: Said,
  what: Accepted,
): Promise<void> {
  const names = await partyNames(tx, association);
  const t = translator(toLocale(language), "assembly");
  const said = {
    ...{ principal: names.get(who.principal) ?? "", holder: names.get(who.holder) ?? "" },
    time: legalTime(at),
  };
  const { kind, article } = ACCEPTED_AS[what];
  await keepBreach(tx, actor, association, {
    ...{ meetingId, itemId: null, correctsId: null, at, reason, kind },
    article: what === "assisted" ? t("handed.assistedArticle") : article,
    statement: t(`handed.accepted.${what}`, said),
  });
}

/** Whoever must have signed besides did not: a fact of the room. @throws DomainError any other */
async function countersigned(
  tx: Tx,
  association: AssociationId,
  { principalPartyId, signedOn, countersigned: isSigned = false }: HandIn,
): Promise<Readonly<{ names: string | null; missing: DomainError | null }>> {
  try {
    const signed = { on: plainDate(signedOn), countersigned: isSigned };
    return {
      names: await countersigners(tx, association, principalPartyId, signed),
      missing: null,
    };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "proxy.not-countersigned") throw error;
    return { names: null, missing: error };
  }
}

/** A principal who names another at the door took the proxy back that he had given before. */
async function replaceGiven(
  tx: Tx,
  association: AssociationId,
  { meetingId, principalPartyId }: HandIn,
  at: Date,
): Promise<void> {
  await tx.proxy.updateMany({
    where: { associationId: association, meetingId, principalPartyId, revokedAt: null },
    data: { revokedAt: at },
  });
}

/**
 * Enters a proxy that was handed in at a meeting held on paper: it is carried from the hour it was
 * handed in. What the law forbids and the room accepted is recorded with its article and a reason;
 * without the reason it is refused as anywhere else. Returns the proxy's id.
 */
export function handIn(actor: Person, association: AssociationId, input: HandIn): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(mayEncodePaper(actor, association));
    const { meetingId, principalPartyId: principal, reason } = input;
    const floor = await holdPaper(tx, association, meetingId);
    const at = handedAt(await frameOf(tx, association, meetingId, floor), input.handedInAt);
    const signedOn = plainDate(input.signedOn);
    if (isAfter(signedOn, legalDate(at)))
      throw new DomainError("proxy.signed-later", {}, "signedOn");
    const meeting = await lockMeeting(tx, association, meetingId);
    const signers = await countersigned(tx, association, input);
    const holder = await holderOf(tx, association, principal, input.holder);
    const judged = { principal, holder, lots: [...new Set(input.lotIds ?? [])] };
    const handedInAt = new Date(at.epochMilliseconds);
    if (input.replaces) await replaceGiven(tx, association, input, handedInAt);
    const refusal = await judgeProxy(tx, association, meeting, judged);
    const accepted = refusal && acceptedOf(refusal);
    if (refusal && !(accepted && reason)) throw new DomainError(refusal, {}, fieldOf(refusal));
    if (signers.missing && !reason) throw signers.missing;
    if (input.unnamed && !reason) throw new DomainError("paper.proxy-unnamed", {}, "reason");
    const proxyId = await keepProxy(tx, association, meetingId, {
      ...{ ...judged, signedOn, countersignedBy: signers.names },
      ...{ servesSecond: input.servesSecond ?? true, handedInAt },
    });
    const breaches: readonly (Accepted | null)[] = [
      accepted,
      input.unnamed ? "unnamed" : null,
      signers.missing ? "assisted" : null,
    ];
    const said = { meetingId, language: meeting.language, principal, holder, reason, at };
    for (const what of breaches) {
      if (what) await keepAccepted(tx, actor, association, said, what);
    }
    await record(tx, actor, association, "assembly/paper.proxy-kept", { meetingId, proxyId });
    return proxyId;
  });
}

/**
 * Takes back a proxy that was entered by mistake: it never was carried. What was recorded with it
 * stays, and is corrected among the breaches.
 */
export function takeHandedBack(
  actor: Person,
  association: AssociationId,
  { meetingId, proxyId }: HandedIn,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayEncodePaper(actor, association));
    const floor = await holdPaper(tx, association, meetingId);
    const where = { associationId: association, meetingId, id: proxyId };
    const proxy = await tx.proxy.findFirst({
      where,
      select: { handedInAt: true, revokedAt: true },
    });
    if (!proxy?.handedInAt) throw notFound();
    if (proxy.revokedAt) throw new DomainError("proxy.already-revoked");
    const frame = await frameOf(tx, association, meetingId, floor);
    const problem = handedProblem(frame, proxy.handedInAt.getTime(), clockNow());
    if (problem) throw new DomainError(problem);
    await tx.proxy.updateMany({ where, data: { revokedAt: proxy.handedInAt } });
    await record(tx, actor, association, "assembly/paper.proxy-withdrawn", { meetingId, proxyId });
  });
}
