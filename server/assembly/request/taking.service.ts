import type { Actor } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { completeDeadline } from "#server/registry/deadline/deadline.service.ts";
import { itemIds } from "../agenda/agenda.queries.ts";
import { refuseUnheldDecision } from "../agenda/agenda.service.ts";
import { type LockedMeeting, lockMeeting } from "../meeting/meeting.queries.ts";
import { lockDraft, planMeeting } from "../meeting/meeting.service.ts";
import { requestPolicy } from "./request.policy.ts";
import { type LockedRequest, lockRequest } from "./request.queries.ts";
import { mayBeTakenUp } from "./request.rules.ts";
import type { TakeUpRequest } from "./request.schema.ts";

/** Every point becomes an item at the end of the agenda, its words a text of the type that was said. */
export async function putPoints(
  tx: Tx,
  association: AssociationId,
  meeting: LockedMeeting,
  request: Pick<LockedRequest, "id" | "points">,
  types: TakeUpRequest["types"],
): Promise<void> {
  const within = { associationId: association, meetingId: meeting.id };
  const before = (await itemIds(tx, association, meeting.id)).length;
  for (const [index, { id, title, motion }] of request.points.entries()) {
    const itemId = newRowId();
    await tx.agendaItem.create({
      data: { ...within, id: itemId, position: before + index + 1, title, explanation: null },
    });
    if (!motion) continue;
    const decisionType = types[id] ?? "D-01";
    refuseUnheldDecision(meeting, decisionType);
    const data = { ...within, id: newRowId(), itemId, position: 1, text: motion, decisionType };
    await tx.resolution.create({ data });
  }
  await tx.requestMeeting.create({
    data: {
      ...{ associationId: association, requestId: request.id, meetingId: meeting.id },
      at: nowColumn(),
    },
  });
}

/** The hour of a meeting for which none was said, until its page says another. */
const EVENING = "19:00";

/** What of a meeting of one's own is said later, on its page: nothing leaves without it. */
async function planFor(
  tx: Tx,
  association: AssociationId,
  place: Readonly<{ on: string; time: string }>,
): Promise<string> {
  const { languages } = await tx.association.findUniqueOrThrow({
    where: { id: association },
    select: { languages: true },
  });
  return planMeeting(tx, association, {
    ...{ kind: "extraordinary", ...place, place: "", consultation: "", urgencyReason: null },
    ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null },
    language: (languages[0] ?? "fr") as "fr",
  });
}

/**
 * Takes a request up in one gesture: its points stand on the agenda of an extraordinary meeting of
 * their own, or of one in preparation. The thirty days count until its notice leaves. @returns the
 * meeting's id. @throws DomainError `request.not-received`, `.taken-up`
 */
export function takeUpRequest(
  actor: Actor,
  association: AssociationId,
  { requestId, types, meetingId: chosen, on, time }: TakeUpRequest,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(requestPolicy["request.keep"](actor, association));
    const request = await lockRequest(tx, association, [], today(), requestId);
    if (!mayBeTakenUp(request.state)) throw new DomainError("request.not-received");
    const own = { on: on ?? today().toString(), time: time ?? EVENING };
    const meetingId = chosen ?? (await planFor(tx, association, own));
    if (request.meetings.some(({ id }) => id === meetingId)) {
      throw new DomainError("request.taken-up");
    }
    if (chosen) await lockDraft(tx, actor, association, meetingId);
    const meeting = await lockMeeting(tx, association, meetingId);
    await putPoints(tx, association, meeting, request, types);
    await record(tx, actor, association, "assembly/request.taken-up", { requestId, meetingId });
    return meetingId;
  });
}

/** The notice of a meeting has left: every request that it takes up is answered. */
export async function answerRequests(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<void> {
  const rows = await tx.requestMeeting.findMany({
    where: { associationId: association, meetingId },
    select: { requestId: true },
  });
  for (const { requestId } of rows) {
    await completeDeadline(tx, association, "assembly.request", requestId);
  }
}
