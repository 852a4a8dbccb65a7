import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { holds, type Person, partiesOf } from "#server/kernel/actor.ts";
import { isAfter, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { setDeadline } from "#server/registry/deadline/deadline.service.ts";
import { refuseUnheldDecision } from "../agenda/agenda.service.ts";
import type { DecisionType } from "../ballot/catalogue.rules.ts";
import { type LockedMeeting, lockMeeting } from "../meeting/meeting.queries.ts";
import { planMeeting } from "../meeting/meeting.service.ts";
import { lockRequest } from "../request/request.queries.ts";
import { putPoints } from "../request/taking.service.ts";
import { mayStartConvening } from "./convening.policy.ts";
import { ownVacancy } from "./convening.queries.ts";
import { mayConveneFor } from "./convening.rules.ts";
import type { AskedGround, Convener, Ground, StartConvening } from "./convening.schema.ts";

type Text = Readonly<{ text: string; decisionType: DecisionType }>;
type Item = Readonly<{ title: string; texts: readonly Text[] }>;

/** Writes the agenda once and for all: whoever convenes in another's stead adds nothing to it. */
async function writeAgenda(
  tx: Tx,
  association: AssociationId,
  meeting: LockedMeeting,
  items: readonly Item[],
): Promise<void> {
  const within = { associationId: association, meetingId: meeting.id };
  for (const [index, { title, texts }] of items.entries()) {
    const itemId = newRowId();
    const place = { ...within, id: itemId, position: index + 1, title, explanation: null };
    await tx.agendaItem.create({ data: place });
    for (const [at, { text, decisionType }] of texts.entries()) {
      refuseUnheldDecision(meeting, decisionType);
      const data = { ...within, id: newRowId(), itemId, position: at + 1, text, decisionType };
      await tx.resolution.create({ data });
    }
  }
}

type Fact = Readonly<{
  ground: Ground;
  partyId: string | null;
  requestId?: string;
  reason?: string | null;
  orderReference?: string;
  orderedOn?: string;
  orderWithin?: string | null;
  derogation?: string | null;
}>;

const column = (day: string | null | undefined) => (day ? toColumn(plainDate(day)) : null);

async function keepConvener(tx: Tx, association: AssociationId, meetingId: string, fact: Fact) {
  const { orderedOn, orderWithin, ...said } = fact;
  await tx.meetingConvener.create({
    data: {
      ...{ associationId: association, meetingId, ...said, at: nowColumn() },
      ...{ orderedOn: column(orderedOn), orderWithin: column(orderWithin) },
    },
  });
}

/** Who convened the first session convenes the second by the same right, said in the same words. */
export async function keepSameConvener(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  { ground, partyId, requestId, reason, order }: Convener,
): Promise<void> {
  await keepConvener(tx, association, meetingId, {
    ...{ ground, partyId, reason, ...(requestId && { requestId }) },
    ...(order && {
      ...{ orderReference: order.reference, orderedOn: order.on },
      ...{ orderWithin: order.within, derogation: order.derogation },
    }),
  });
}

type Starting = Readonly<{
  tx: Tx;
  actor: Person;
  association: AssociationId;
  meeting: LockedMeeting;
}>;
type Asked<By extends AskedGround["by"]> = Extract<AskedGround, { by: By }>;

/** One of those who signed, once the thirty days are over: on their points alone (R-AG-02). */
async function byRequest(
  { tx, actor, association, meeting }: Starting,
  { requestId, types }: Asked<"request">,
): Promise<void> {
  const own = partiesOf(actor, association);
  const request = await lockRequest(tx, association, own, today(), requestId);
  authorize(request.hasSigned);
  if (!mayConveneFor(request.state, true)) throw new DomainError("convening.not-lapsed");
  const partyId = own.find((party) => request.parties.includes(party));
  if (!partyId) throw notFound();
  await keepConvener(tx, association, meeting.id, { ground: "request", partyId, requestId });
  await putPoints(tx, association, meeting, request, types);
}

/** Where nobody is syndic: one item, a text for each candidate, one after the other (R-AG-03). */
async function byVacancy(
  { tx, actor, association, meeting }: Starting,
  { candidates, reason }: Asked<"vacancy">,
): Promise<void> {
  const { isVacant, turn } = await ownVacancy(tx, actor, association);
  if (!isVacant) throw new DomainError("convening.not-vacant");
  if (!turn) throw new DomainError("convening.not-your-turn");
  if (!turn.isFirst && !reason)
    throw new DomainError("convening.reason-missing", {}, "ground.reason");
  const [partyId = null] = partiesOf(actor, association);
  await keepConvener(tx, association, meeting.id, { ground: turn.as, partyId, reason });
  const t = translator(toLocale(meeting.language), "assembly");
  const texts = candidates.map((name) => ({
    text: t("convening.appointText", { name }),
    decisionType: "D-02" as const,
  }));
  await writeAgenda(tx, association, meeting, [{ title: t("convening.appointItem"), texts }]);
}

/** By the judge's order, which its number and day name: of an owner, or addressed to the syndic. */
async function byCourt(
  { tx, actor, association, meeting }: Starting,
  { points, orderReference, orderedOn, orderWithin, derogation }: Asked<"court">,
): Promise<void> {
  if (isAfter(plainDate(orderedOn), today())) {
    throw new DomainError("convening.order-to-come", {}, "ground.orderedOn");
  }
  const isSyndic = holds(actor, association, ["syndic"]);
  const [own = null] = partiesOf(actor, association);
  const partyId = isSyndic ? null : own;
  authorize(isSyndic || (own !== null && holds(actor, association, ["owner"])));
  const order = { orderReference, orderedOn, orderWithin, derogation };
  await keepConvener(tx, association, meeting.id, { ground: "court", partyId, ...order });
  const items = points.map(({ title, motion, decisionType }) => ({
    title,
    texts: motion ? [{ text: motion, decisionType }] : [],
  }));
  await writeAgenda(tx, association, meeting, items);
  if (!isSyndic || !orderWithin) return;
  const due = plainDate(orderWithin);
  await setDeadline(tx, association, "assembly.court-order", meeting.id, due, "3.92 §4");
}

/**
 * Drafts a meeting that somebody convenes in the syndic's stead, or by order of a judge, with the whole
 * of its agenda. @returns its id.
 * @throws DomainError `convening.not-lapsed`, `.not-vacant`, `.not-your-turn`, `.reason-missing`,
 *   `.order-to-come`
 */
export function startConvening(
  actor: Person,
  association: AssociationId,
  { ground, ...details }: StartConvening,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(mayStartConvening(actor, association));
    const planned = { ...details, kind: "extraordinary" as const };
    const meetingId = await planMeeting(tx, association, planned, ground.by === "court");
    const meeting = await lockMeeting(tx, association, meetingId);
    const starting = { tx, actor, association, meeting };
    if (ground.by === "request") await byRequest(starting, ground);
    else if (ground.by === "vacancy") await byVacancy(starting, ground);
    else await byCourt(starting, ground);
    await record(tx, actor, association, "assembly/convening.started", { meetingId });
    return meetingId;
  });
}
