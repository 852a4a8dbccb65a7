import { readLink } from "#server/documents/delivery/link.service.ts";
import type { Actor, SystemActor } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import { type AssociationId, provenScope } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { lockMeeting } from "../meeting/meeting.queries.ts";
import { expectedPolicy } from "./expected.policy.ts";
import { linkedDelivery, listExpected, shownByLink } from "./expected.queries.ts";
import { refuseExpected } from "./expected.rules.ts";
import type { AnswerByLink, LinkShown, Medium, SayExpected } from "./expected.schema.ts";

/** Keeps what one of those convened says; what he said before stays, the last word counts. */
async function keepAnswer(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { meetingId, partyId, answer }: SayExpected,
  medium: Medium,
): Promise<void> {
  const meeting = await lockMeeting(tx, association, meetingId);
  const [line] = await listExpected(tx, association, meetingId, [partyId]);
  if (!line) throw notFound();
  const refusal = refuseExpected(answer, meeting);
  if (refusal) throw new DomainError(refusal, {}, "answer");
  // Saying the same again is no news.
  if (line.answer === answer) return;
  await tx.expectedAttendance.create({
    data: {
      id: newRowId(),
      associationId: association,
      ...{ meetingId, partyId, answer, medium },
      at: nowColumn(),
    },
  });
  await record(tx, actor, association, "assembly/attendance.expected", { meetingId, partyId });
}

/** An owner says on line whether he comes. @throws DomainError `expected.*` */
export function sayExpected(
  actor: Actor,
  association: AssociationId,
  input: SayExpected,
): Promise<void> {
  return write(actor, association, (tx) => {
    authorize(expectedPolicy["expected.say"](actor, association, input.partyId));
    return keepAnswer(tx, actor, association, input, "online");
  });
}

/** The office writes down what it was told. @throws DomainError `expected.*` */
export function encodeExpected(
  actor: Actor,
  association: AssociationId,
  input: SayExpected,
): Promise<void> {
  return write(actor, association, (tx) => {
    authorize(expectedPolicy["expected.encode"](actor, association));
    return keepAnswer(tx, actor, association, input, "office");
  });
}

/** Whoever holds the link of a mail: its seal is the right to that association's one meeting. */
function bearerOf(token: string) {
  const linked = readLink(token);
  if (!linked) throw notFound();
  const actor: SystemActor = {
    kind: "system",
    name: "assembly.expected-link",
    scope: provenScope([linked.association]),
  };
  return { ...linked, actor };
}

/** What a link opens. Looking uses nothing up. @throws notFound */
export async function showExpectedLink(token: string): Promise<LinkShown> {
  const { actor, association, deliveryId } = bearerOf(token);
  return read(actor, async (tx) => {
    const linked = await linkedDelivery(tx, association, deliveryId);
    const shown = linked && (await shownByLink(tx, association, linked));
    if (!shown) throw notFound();
    return shown;
  });
}

/** The answer given behind the link of a mail. @throws DomainError `expected.*`, notFound */
export async function answerByLink({ token, answer }: AnswerByLink): Promise<void> {
  const { actor, association, deliveryId } = bearerOf(token);
  return write(actor, association, async (tx) => {
    const linked = await linkedDelivery(tx, association, deliveryId);
    if (!linked) throw notFound();
    await keepAnswer(tx, actor, association, { ...linked, answer }, "link");
  });
}
