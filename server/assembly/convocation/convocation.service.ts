import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { queueDelivery } from "#server/documents/delivery/delivery.service.ts";
import type { Act } from "#server/documents/template/template.schema.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { noonOf, type PlainDate } from "#server/kernel/calendar.ts";
import { DomainError, type ErrorDetails } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { completeDeadline, setDeadline } from "#server/registry/deadline/deadline.service.ts";
import { agendaRecord } from "../agenda/agenda.rules.ts";
import { annualPoints } from "../agenda/annual.queries.ts";
import { lacking } from "../agenda/annual.rules.ts";
import { openAnnexes } from "../annex/annex.service.ts";
import { authorizeConvening, refuseOvertaken } from "../convening/authority.service.ts";
import { meetingsUnderOrder } from "../convening/convener.queries.ts";
import type { Convener } from "../convening/convening.schema.ts";
import { getMeeting, type LockedMeeting, lockMeeting } from "../meeting/meeting.queries.ts";
import { earliestMeeting, latestNotice, minutesDue } from "../meeting/meeting.rules.ts";
import { keepRulesOfDay } from "../meeting/meeting.service.ts";
import { occupantsToldBy } from "../occupant/occupant.rules.ts";
import { proposalsLeftFor } from "../proposal/proposal.queries.ts";
import { applyGeneralDeeds } from "../proxy/deed.service.ts";
import { answerRequests } from "../request/taking.service.ts";
import { type NoticeSource, noticeTo } from "./act.rules.ts";
import { addresseesOn, noticeSource, unfitElectorates } from "./convocation.queries.ts";
import { type NoticeObstacle, type NoticePlan, obstaclesTo } from "./convocation.rules.ts";
import type { ConveneMeeting } from "./convocation.schema.ts";
import { refuseLateCorrection, withdrawReplaced } from "./correction.service.ts";

type Addressees = Awaited<ReturnType<typeof addresseesOn>>;

/** The dates an obstacle's sentence gives, for those that are about dates. */
function datesOf(obstacle: NoticeObstacle, meeting: LockedMeeting, on: PlainDate): ErrorDetails {
  if (obstacle === "convocation.notice-too-short") {
    const earliest = earliestMeeting(on, meeting.firstOn, meeting.retryOfOn);
    return { latest: noonOf(latestNotice(meeting.on)), earliest: noonOf(earliest) };
  }
  if (obstacle === "meeting.second-session-too-early" || obstacle === "meeting.retry-too-early") {
    return { earliest: noonOf(earliestMeeting(on, meeting.firstOn, meeting.retryOfOn)) };
  }
  return {};
}

/** A plan that is not lawful is not sent; the first obstacle is told (R-AG-10, R-AG-13). */
function refuseUnlawful(
  meeting: LockedMeeting,
  plan: Pick<
    NoticePlan,
    "items" | "addressees" | "hasSyndic" | "electorates" | "proposalsLeft" | "pointsMissing"
  >,
  on: PlainDate,
): void {
  const [obstacle] = obstaclesTo({ ...meeting, ...plan, sentOn: on, meetingOn: meeting.on });
  if (!obstacle) return;
  const count = obstacle === "agenda.points-missing" ? plan.pointsMissing : plan.proposalsLeft;
  throw new DomainError(obstacle, { ...datesOf(obstacle, meeting, on), count });
}

/** One notice to each person: by e-mail where he accepted it in writing, else registered (R-AG-11). */
async function queueNotices(
  tx: Tx,
  association: AssociationId,
  source: NoticeSource,
  addressees: Addressees,
): Promise<void> {
  for (const { addressee, person } of addressees) {
    const props = noticeTo(source, person, addressee);
    const act: Act = { kind: "assembly.convocation", props };
    await queueDelivery(tx, association, {
      subjectId: source.meeting.id,
      partyId: addressee.partyId,
      channel: person.acceptedEmail ? "email" : "registered_letter",
      language: person.language,
      address: {
        name: props.recipient.name,
        email: person.acceptedEmail,
        lines: props.recipient.lines,
        plain: person.mailFormat === "text",
      },
      act,
    });
  }
}

/** What the law expects next: proof of the notice, then the minutes (art. 3.87 §§3, 12). */
async function setTerms(
  tx: Tx,
  association: AssociationId,
  { id, on }: LockedMeeting,
  convener: Convener | null,
) {
  const told = occupantsToldBy(on, today());
  await completeDeadline(tx, association, "assembly.convocation", id);
  // The judge's term is met by this notice, wherever it was left when a meeting was called off.
  for (const ordered of await meetingsUnderOrder(tx, association, id)) {
    await completeDeadline(tx, association, "assembly.court-order", ordered);
  }
  // The proof is for whoever convened; the register of decisions stays the syndic's.
  if (!convener?.partyId) {
    await setDeadline(tx, association, "assembly.notice", id, latestNotice(on), "3.87 §3");
    await setDeadline(tx, association, "assembly.occupants", id, told, "3.89 §5 6°");
  }
  await setDeadline(tx, association, "assembly.minutes", id, minutesDue(on), "3.87 §12");
}

/** Convenes a draft in the caller's transaction: what follows from it is kept with it, or not at all. */
export async function conveneIn(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  meetingId: string,
): Promise<void> {
  const convener = await authorizeConvening(tx, actor, association, meetingId);
  const meeting = await lockMeeting(tx, association, meetingId);
  if (meeting.stage !== "draft") throw new DomainError("convocation.already-sent");
  await refuseOvertaken(tx, association, convener, meeting.session);
  await refuseLateCorrection(tx, association, meeting);
  await keepRulesOfDay(tx, association, meeting);
  const on = today();
  const view = await getMeeting(tx, association, meetingId);
  const source = await noticeSource(tx, association, view, on);
  const addressees = await addresseesOn(tx, association, on);
  const electorates = await unfitElectorates(tx, association, view);
  const proposalsLeft = await proposalsLeftFor(tx, association, meeting);
  const pointsMissing = lacking(await annualPoints(tx, association, meetingId), "C").length;
  const plan = { items: view.items.length, electorates, proposalsLeft, pointsMissing };
  const people = { addressees: addressees.length, hasSyndic: source !== null };
  refuseUnlawful(meeting, { ...plan, ...people }, on);
  if (!source) throw new DomainError("convocation.no-syndic");
  const agenda = `${canonicalize(agendaRecord(view.rulesVersion, view.items, source.fundings))}`;
  const agendaHash = createHash("sha256").update(agenda, "utf8").digest();
  const fact = { associationId: association, meetingId, at: nowColumn(), agendaHash };
  await tx.convocation.create({ data: fact });
  const fingerprint = agendaHash.toString("hex");
  await queueNotices(tx, association, { ...source, fingerprint }, addressees);
  await setTerms(tx, association, meeting, convener);
  await openAnnexes(tx, association, meetingId);
  await withdrawReplaced(tx, actor, association, meeting);
  await applyGeneralDeeds(tx, association, meetingId);
  await answerRequests(tx, association, meetingId);
  await record(tx, actor, association, "assembly/meeting.convened", { meetingId });
}

/**
 * Convenes a meeting: fixes its agenda, asks for one notice to each person entitled and
 * sets the terms that follow. The jobs send them.
 * @throws DomainError with the first obstacle; nothing is sent then
 */
export function convene(
  actor: Actor,
  association: AssociationId,
  { meetingId }: ConveneMeeting,
): Promise<void> {
  return write(actor, association, (tx) => conveneIn(tx, actor, association, meetingId));
}
