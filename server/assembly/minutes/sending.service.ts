import { lettersToPost, mailsToSend } from "#server/documents/delivery/delivery.queries.ts";
import { queueDelivery, recordProof } from "#server/documents/delivery/delivery.service.ts";
import type { Act, MinutesAct } from "#server/documents/template/template.schema.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { isAfter, isBefore, noonOf, type PlainDate, plainDate } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { associationOf, authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { env } from "#server/platform/env.ts";
import { record } from "#server/platform/record.ts";
import { verificationAddress } from "#server/proof/act/act.rules.ts";
import { completeDeadline, setDeadline } from "#server/registry/deadline/deadline.service.ts";
import { partiesAt } from "#server/registry/holding/holding.queries.ts";
import { recipientOf } from "../convocation/act.rules.ts";
import { addresseesOn, sourceAfterwards } from "../convocation/convocation.queries.ts";
import type { RecordPosting } from "../convocation/convocation.schema.ts";
import type { Outgoing } from "../convocation/sending.service.ts";
import { dayOf, getMeeting, type LockedMeeting, lockMeeting } from "../meeting/meeting.queries.ts";
import { minutesDue } from "../meeting/meeting.rules.ts";
import { type Report, reportOf } from "./annex.queries.ts";
import { mayDraftMinutes } from "./minutes.policy.ts";
import { unsignedOf } from "./minutes.rules.ts";
import type { SendMinutes } from "./minutes.schema.ts";
import { MINUTES, minutesStatus } from "./sending.queries.ts";
import { findMinutes, type MinutesView, openSignatories } from "./signature.queries.ts";

/** The act as it is now, and the day it became final. @throws DomainError minutes.not-frozen */
async function finalMinutes(tx: Tx, association: AssociationId, meetingId: string) {
  const minutes = await findMinutes(tx, association, meetingId);
  if (!minutes) throw new DomainError("minutes.not-frozen");
  return minutes;
}

/**
 * Those who held a real right with a vote on the day of the meeting (art. 3.87 §12), each where the
 * register reaches him now: by post, or by e-mail where he chose it.
 */
async function recipients(tx: Tx, association: AssociationId, meetingOn: PlainDate) {
  const now = await partiesAt(tx, association, today());
  return (await addresseesOn(tx, association, meetingOn)).map(
    ({ addressee, person }) =>
      now.get(addressee.partyId) ?? { ...person, ordinaryEmail: null, partyId: addressee.partyId },
  );
}

type Recipient = Awaited<ReturnType<typeof recipients>>[number];
type Cover = NonNullable<MinutesAct["cover"]>;

function actFor(
  minutes: MinutesView,
  person: Recipient,
  report: Report | null,
  cover: Omit<Cover, "recipient" | "letter">,
): Act {
  const { record: act, recordHash, signatures } = minutes;
  const { language } = person;
  return {
    kind: MINUTES,
    props: {
      locale: language,
      association: act.association,
      record: act,
      recordHash,
      verify: verificationAddress(env().NEXTAUTH_URL, language, recordHash),
      signatures: signatures.flatMap(({ capacity, name, signed }) =>
        signed ? [{ capacity, name, ...signed }] : [],
      ),
      unsigned: unsignedOf(signatures),
      ...(report && { report }),
      cover: {
        ...cover,
        recipient: recipientOf(person),
        letter: person.ordinaryEmail === null,
      },
    },
  };
}

const namedLines = ({ name, lines }: Cover["recipient"]) => ({ name, lines });

/**
 * Asks for the final minutes to be brought to everybody entitled to them, by e-mail to who chose
 * it and by letter to all others. Asking again brings only what has not left. The jobs send.
 * @throws DomainError `minutes.not-frozen`, `minutes.unsigned`, `convocation.no-syndic`
 */
export function sendMinutes(
  actor: Actor,
  association: AssociationId,
  { meetingId, withReport }: SendMinutes,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayDraftMinutes(actor, association));
    const meeting = await lockMeeting(tx, association, meetingId);
    const minutes = await finalMinutes(tx, association, meetingId);
    const report = withReport ? await reportOf(tx, association, meetingId) : null;
    // What is sent is the act, and the act is signed (art. 3.87 §§10, 12).
    const { length } = await openSignatories(tx, association, meetingId);
    if (length > 0) throw new DomainError("minutes.unsigned", { count: length });
    const view = await getMeeting(tx, association, meetingId);
    const source = await sourceAfterwards(tx, association, view, today());
    if (!source) throw new DomainError("convocation.no-syndic");
    const { town, ...sender } = source.sender;
    const { slug } = source.association;
    const printedFor = source.convener?.partyId ?? null;
    for (const person of await recipients(tx, association, meeting.on)) {
      const act = actFor(minutes, person, report, {
        sender,
        place: town,
        signedOn: today().toString(),
        ...(printedFor && { printedFor }),
        url: `${source.baseUrl}/${person.language}/${slug}/assembly/meetings/${meetingId}/minutes`,
      });
      await queueDelivery(tx, association, {
        subjectId: meetingId,
        partyId: person.partyId,
        channel: person.ordinaryEmail ? "email" : "letter",
        language: person.language,
        address: {
          ...namedLines(recipientOf(person)),
          email: person.ordinaryEmail,
          plain: person.mailFormat === "text",
        },
        act,
      });
    }
    await record(tx, actor, association, "assembly/minutes.dispatched", { meetingId });
  });
}

/** The minutes still to be mailed; null for what was never asked to leave. */
export function minutesToSend(
  actor: Actor,
  associationId: string,
  meetingId: string,
): Promise<Outgoing | null> {
  const association = associationOf(actor, associationId);
  authorize(mayDraftMinutes(actor, association));
  return read(actor, async (tx) => {
    const { sendings } = await minutesStatus(tx, association, meetingId);
    if (sendings.length === 0) return null;
    const { language } = await getMeeting(tx, association, meetingId);
    return {
      language,
      mails: await mailsToSend(tx, association, { kind: MINUTES, subjectId: meetingId }),
    };
  });
}

/** Ends the term once the minutes left for everybody, and opens it again when a mail comes back. */
async function settle(tx: Tx, actor: Actor, association: AssociationId, { id, on }: LockedMeeting) {
  const { unproven } = await minutesStatus(tx, association, id);
  if (unproven === 0) await completeDeadline(tx, association, MINUTES, id);
  else await setDeadline(tx, association, MINUTES, id, minutesDue(on), "3.87 §12");
  await record(tx, actor, association, "assembly/minutes.settled", { meetingId: id, unproven });
  return unproven;
}

/** After mails have left or come back. Returns for how many people nothing is proven. */
export function settleMinutes(
  actor: Actor,
  associationId: string,
  meetingId: string,
): Promise<number> {
  const association = associationOf(actor, associationId);
  return write(actor, association, async (tx) => {
    authorize(mayDraftMinutes(actor, association));
    return settle(tx, actor, association, await lockMeeting(tx, association, meetingId));
  });
}

/**
 * Records that letters were handed to the post on a day, also past the term (AD-01).
 * Returns for how many people nothing is proven yet.
 * @throws DomainError `minutes.not-frozen`, `minutes.sent-impossible`, `convocation.nothing-to-post`
 */
export function recordMinutesPosting(
  actor: Actor,
  association: AssociationId,
  { meetingId, deliveryIds, depositedOn, postingNumber }: RecordPosting,
): Promise<number> {
  return write(actor, association, async (tx) => {
    authorize(mayDraftMinutes(actor, association));
    const meeting = await lockMeeting(tx, association, meetingId);
    const { frozenAt } = await finalMinutes(tx, association, meetingId);
    const on = plainDate(depositedOn);
    const from = dayOf(new Date(frozenAt));
    if (isBefore(on, from) || isAfter(on, today())) {
      throw new DomainError("minutes.sent-impossible", { from: noonOf(from) }, "depositedOn");
    }
    const of = { kind: MINUTES, subjectId: meetingId };
    const letters = await lettersToPost(tx, association, of, deliveryIds);
    if (letters.length === 0) throw new DomainError("convocation.nothing-to-post");
    for (const id of letters) {
      await recordProof(tx, association, id, { kind: "posted", on, evidence: postingNumber });
    }
    return settle(tx, actor, association, meeting);
  });
}
