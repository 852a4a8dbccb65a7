import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { isAfter, isBefore, plainDate } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { listSeats } from "#server/registry/seat/seat.queries.ts";
import { rulesOf } from "../ballot/ballot.rules.ts";
import type { LockedMeeting } from "../meeting/meeting.queries.ts";
import { itemIds, resolutionIds } from "./agenda.queries.ts";
import { changeAgenda } from "./agenda.service.ts";
import { annualPoints } from "./annual.queries.ts";
import type { AnnualPoint, PointLine } from "./annual.rules.ts";
import type { LeavePoint, PointRef, TreatPoint } from "./annual.schema.ts";

/** Where a point stands on a draft. @throws DomainError `agenda.point-not-asked` */
async function lineOf(tx: Tx, association: AssociationId, { meetingId, point }: PointRef) {
  const line = (await annualPoints(tx, association, meetingId)).find((one) => one.point === point);
  if (!line) throw new DomainError("agenda.point-not-asked");
  return line;
}

/** Who sits today: each is proposed again by a text of his own. */
async function sittingAs(tx: Tx, association: AssociationId, kind: "council" | "auditor") {
  const on = today();
  return (await listSeats(tx, association, on))
    .filter((seat) => seat.kind === kind)
    .filter(({ startsOn }) => !isAfter(plainDate(startsOn), on))
    .filter(({ endsOn }) => !isBefore(plainDate(endsOn), on))
    .map(({ name }) => name);
}

/** The texts a point is voted by, ready in the meeting's language: one for each person who sits. */
async function readyTexts(
  tx: Tx,
  association: AssociationId,
  point: AnnualPoint,
  language: string,
): Promise<readonly string[]> {
  const t = translator(toLocale(language), "assembly");
  // What is reported or discussed is put to no vote.
  if (point === "plannedWorks" || point === "contractReport" || point === "councilReport")
    return [];
  if (point === "councilMembers" || point === "auditor") {
    const kind = point === "auditor" ? "auditor" : "council";
    const names = await sittingAs(tx, association, kind);
    if (names.length === 0) return [t(`annual.ready.${point}.text`)];
    return names.map((name) => t(`annual.ready.${point}.textFor`, { name }));
  }
  return [t(`annual.ready.${point}.text`)];
}

/** The item of a point that is not there yet, at the end of the agenda. Returns its id. */
async function newItem(
  tx: Tx,
  association: AssociationId,
  { id: meetingId, language }: LockedMeeting,
  point: AnnualPoint,
): Promise<string> {
  const t = translator(toLocale(language), "assembly");
  const position = (await itemIds(tx, association, meetingId)).length + 1;
  const id = newRowId();
  const place = { associationId: association, id, meetingId, position, points: [point] };
  const title = t(`annual.ready.${point}.title`);
  const explanation = t(`annual.ready.${point}.explanation`);
  await tx.agendaItem.create({ data: { ...place, title, explanation } });
  return id;
}

async function addTexts(
  tx: Tx,
  association: AssociationId,
  { id: meetingId, language, rulesVersion }: LockedMeeting,
  point: AnnualPoint,
  itemId: string,
): Promise<void> {
  const decisionType = rulesOf(rulesVersion).points.get(point)?.votedAs;
  if (!decisionType) return;
  const after = (await resolutionIds(tx, association, itemId)).length;
  const texts = await readyTexts(tx, association, point, language);
  await tx.resolution.createMany({
    data: texts.map((text, index) => ({
      ...{ associationId: association, id: newRowId(), meetingId, itemId },
      ...{ position: after + index + 1, text, decisionType },
    })),
  });
}

function forgetReason(tx: Tx, association: AssociationId, { meetingId, point }: PointRef) {
  return tx.agendaOmission.deleteMany({ where: { associationId: association, meetingId, point } });
}

/**
 * Puts a point of the annual meeting on its agenda, with its texts ready; where an item of it has no
 * text to vote on, the text. What is there already stays as it is.
 * @throws DomainError `agenda.point-not-asked`
 */
export function addPoint(actor: Actor, association: AssociationId, input: PointRef): Promise<void> {
  return changeAgenda(actor, association, input.meetingId, async (tx, meeting) => {
    const line: PointLine = await lineOf(tx, association, input);
    if (line.state === "there") return;
    const itemId = line.itemId ?? (await newItem(tx, association, meeting, input.point));
    await addTexts(tx, association, meeting, input.point, itemId);
    await forgetReason(tx, association, input);
  });
}

/**
 * An item that the syndic wrote himself treats the point, or does not after all. A council may come to
 * sit before the notice: its points are marked on any annual meeting.
 * @throws DomainError `agenda.point-not-asked`
 */
export function treatPoint(
  actor: Actor,
  association: AssociationId,
  input: TreatPoint,
): Promise<void> {
  const { meetingId, itemId, point, treats } = input;
  return changeAgenda(actor, association, meetingId, async (tx) => {
    const asked = await annualPoints(tx, association, meetingId);
    if (asked.length === 0) throw new DomainError("agenda.point-not-asked");
    const key = { associationId: association, id: itemId, meetingId };
    const item = await tx.agendaItem.findFirst({ where: key, select: { points: true } });
    if (!item) throw notFound();
    const others = item.points.filter((one) => one !== point);
    await tx.agendaItem.update({
      where: { associationId_id: { associationId: association, id: itemId } },
      data: { points: treats ? [...others, point] : others },
    });
    if (treats) await forgetReason(tx, association, input);
  });
}

/**
 * Says why a point is not on this agenda; the notice then leaves without it and gives the reason.
 * @throws DomainError `agenda.point-required` for what the law sets for the meeting itself
 */
export function leavePoint(
  actor: Actor,
  association: AssociationId,
  input: LeavePoint,
): Promise<void> {
  const { meetingId, point, reason } = input;
  return changeAgenda(actor, association, meetingId, async (tx) => {
    const { mayBeLeftOut, article } = await lineOf(tx, association, input);
    if (!mayBeLeftOut) throw new DomainError("agenda.point-required", { article }, "reason");
    const key = { associationId: association, meetingId, point };
    await tx.agendaOmission.upsert({
      where: { associationId_meetingId_point: key },
      create: { ...key, reason, at: nowColumn() },
      update: { reason, at: nowColumn() },
    });
  });
}
