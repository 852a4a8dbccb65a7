import type { ConvocationAct } from "#server/documents/template/template.schema.ts";
import type { PlainDate } from "#server/kernel/calendar.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { annualPoints } from "../agenda/annual.queries.ts";
import { lacking, type PointLine } from "../agenda/annual.rules.ts";
import { dayOf, getMeeting } from "../meeting/meeting.queries.ts";
import {
  earliestMeeting,
  judgeNotice,
  judgeSecondSession,
  type NoticeVerdict,
  type SecondSessionVerdict,
} from "../meeting/meeting.rules.ts";
import { countWaiting, proposalsLeftFor } from "../proposal/proposal.queries.ts";
import { noticeTo, type Reachable, recipientOf } from "./act.rules.ts";
import { addresseesOn, noticeSource, unfitElectorates } from "./convocation.queries.ts";
import { type NoticeObstacle, obstaclesTo } from "./convocation.rules.ts";

export type PreviewLine = Readonly<{
  partyId: string;
  name: string;
  language: string;
  channel: "email" | "registered_letter";
  /** The e-mail, or the postal lines; none when the register has no address. */
  address: readonly string[];
  lots: readonly string[];
  designation: readonly string[];
}>;

/** What would leave if the meeting were convened today, and what keeps it from leaving. */
export type ConvocationPreview = Readonly<{
  verdict: NoticeVerdict;
  /** For a second session: lawful, or contestable on the fifteenth day (R-AG-31). */
  session: SecondSessionVerdict | null;
  obstacles: readonly NoticeObstacle[];
  /** Proposals that stand on no agenda: those this one must take, and all that wait (R-AG-20). */
  proposals: Readonly<{ left: number; waiting: number }>;
  /** What the annual meeting has to treat (R-AG-23); none for another meeting. */
  points: readonly PointLine[];
  latestOn: string;
  recommendedOn: string;
  /** First day the meeting could be held on, if its notice left today. */
  earliestOn: string;
  people: readonly PreviewLine[];
}>;

/** Where it goes, and to whom where that is not the person himself. */
function addressShown(person: Reachable): readonly string[] {
  const { name, lines, capacity } = recipientOf(person);
  if (person.acceptedEmail === null) return capacity ? [name, ...lines] : lines;
  return capacity ? [name, capacity, person.acceptedEmail] : [person.acceptedEmail];
}

/** The notice as it stands today, before it is sent. @throws notFound */
export async function previewConvocation(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  on: PlainDate,
): Promise<ConvocationPreview> {
  const view = await getMeeting(tx, association, meetingId);
  const addressees = await addresseesOn(tx, association, on);
  const meetingOn = dayOf(new Date(view.startsAt));
  const hasSyndic = (await noticeSource(tx, association, view, on)) !== null;
  const electorates = await unfitElectorates(tx, association, view);
  const waiting = await countWaiting(tx, association, on);
  const retryOfOn = view.retryOf && Temporal.PlainDate.from(view.retryOf.on);
  const planned = { ...view, on: meetingOn, retryOfOn };
  const proposalsLeft = await proposalsLeftFor(tx, association, planned);
  const points = await annualPoints(tx, association, meetingId);
  const pointsMissing = lacking(points, "C").length;
  const plan = {
    ...view,
    sentOn: on,
    meetingOn,
    items: view.items.length,
    ...{ hasSyndic, electorates, proposalsLeft, pointsMissing },
  };
  const firstOn = view.firstSession && Temporal.PlainDate.from(view.firstSession.on);
  return {
    verdict: judgeNotice(on, meetingOn, view.urgencyReason),
    session: firstOn && judgeSecondSession(firstOn, meetingOn),
    obstacles: obstaclesTo({ ...plan, firstOn, retryOfOn, addressees: addressees.length }),
    proposals: { left: proposalsLeft, waiting },
    points,
    ...view.notice,
    earliestOn: earliestMeeting(on, firstOn, retryOfOn).toString(),
    people: addressees.map(({ addressee, person }) => ({
      partyId: addressee.partyId,
      name: person.name,
      language: person.language,
      channel: person.acceptedEmail ? "email" : "registered_letter",
      address: addressShown(person),
      lots: addressee.lots.map(({ code }) => code),
      designation: addressee.designation,
    })),
  };
}

/** The notice to one person, word for word, before it is sent. @throws notFound */
export async function previewNotice(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  partyId: string,
  on: PlainDate,
): Promise<ConvocationAct> {
  const view = await getMeeting(tx, association, meetingId);
  const source = await noticeSource(tx, association, view, on);
  const found = (await addresseesOn(tx, association, on)).find(
    ({ addressee }) => addressee.partyId === partyId,
  );
  if (!source || !found) throw notFound();
  return noticeTo(source, found.person, found.addressee);
}
