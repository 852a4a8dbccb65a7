import { mailsToSend } from "#server/documents/delivery/delivery.queries.ts";
import { queueDelivery } from "#server/documents/delivery/delivery.service.ts";
import type { Actor, Person } from "#server/kernel/actor.ts";
import { fromColumn, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { associationOf, authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { env } from "#server/platform/env.ts";
import { record } from "#server/platform/record.ts";
import { verificationAddress } from "#server/proof/act/act.rules.ts";
import { issueAct } from "#server/proof/act/act.service.ts";
import { completeDeadline, setDeadline } from "#server/registry/deadline/deadline.service.ts";
import { partiesAt } from "#server/registry/holding/holding.queries.ts";
import { recipientOf } from "../convocation/act.rules.ts";
import type { Outgoing } from "../convocation/sending.service.ts";
import { lockRegister } from "../decision/decision.queries.ts";
import { dayOf } from "../meeting/meeting.queries.ts";
import { minutesDue } from "../meeting/meeting.rules.ts";
import { minutesStatus } from "../minutes/sending.queries.ts";
import { type Held, holdWritten } from "./held.queries.ts";
import { getWrittenMinutes, minutesFacts } from "./minutes.queries.ts";
import { proveDeposit } from "./posting.service.ts";
import { senderOn } from "./sender.queries.ts";
import { textsOf } from "./text.queries.ts";
import { writtenPolicy } from "./written.policy.ts";
import { minutesOf, WRITTEN } from "./written.queries.ts";
import { WRITTEN_ARTICLE } from "./written.rules.ts";
import type { PostWritten, WrittenRef } from "./written.schema.ts";

/** Enters each text in the register of decisions, with where it comes from (art. 3.87 §12, 3.93 §4). */
async function enterWritten(
  tx: Tx,
  association: AssociationId,
  { id, title, language, answerBy }: Held,
  act: Readonly<{ sharesTotal: string; adoptedOn: string; fingerprint: Uint8Array<ArrayBuffer> }>,
): Promise<void> {
  const last = await lockRegister(tx, association);
  const texts = await textsOf(tx, association, id, answerBy);
  await tx.decision.createMany({
    data: texts.map(({ text, decisionType }, index) => ({
      ...{ associationId: association, id: newRowId(), number: last + 1 + index, writtenId: id },
      ...{ item: title, text, language, decisionType, outcome: "adopted" as const, lots: [] },
      ...{ majority: "unanimity", article: WRITTEN_ARTICLE },
      ...{ votesFor: `${act.sharesTotal}/1`, votesAgainst: "0/1", abstained: "0" },
      ...{ recordHash: act.fingerprint, enteredAt: nowColumn() },
      decidedOn: toColumn(plainDate(act.adoptedOn)),
    })),
  });
}

/**
 * The syndic draws up the minutes of what all have signed, once: its texts enter the register, and the
 * minutes leave for everybody who had a vote (art. 3.87 §§11, 12). What was issued never changes.
 * @returns the act's id. @throws DomainError `written.not-adopted`, `written.minuted`,
 * `convocation.no-syndic`
 */
export function minuteWritten(
  actor: Person,
  association: AssociationId,
  { writtenId }: WrittenRef,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(writtenPolicy["written.keep"](actor, association));
    const held = await holdWritten(tx, association, writtenId);
    if (held.state !== "adopted") throw new DomainError("written.not-adopted");
    if (await minutesOf(tx, association, writtenId)) throw new DomainError("written.minuted");
    const facts = await minutesFacts(tx, association, held);
    const sender = await senderOn(tx, association, today());
    const content = {
      ...{ v: "koprogo.written-minutes/1" as const, ...facts, syndic: sender.name },
      ...{ drawnBy: actor.displayName, issuedOn: today().toString() },
    };
    const id = await issueAct(tx, association, {
      ...{ kind: WRITTEN, subjectId: writtenId, partyId: null, content },
      day: plainDate(facts.adoptedOn),
    });
    const { fingerprint } = await tx.issuedAct.findUniqueOrThrow({
      where: { associationId_id: { associationId: association, id } },
      select: { fingerprint: true },
    });
    await enterWritten(tx, association, held, { ...facts, fingerprint });
    await record(tx, actor, association, "assembly/written.minuted", { writtenId, actId: id });
    await bringMinutes(tx, actor, association, held);
    return id;
  });
}

/** Asks for the minutes to be brought to everybody who signed or had a vote; again, only what is missing. */
async function bringMinutes(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { id: writtenId }: Held,
): Promise<void> {
  const { record: act, fingerprint } = await getWrittenMinutes(tx, association, writtenId);
  const { town, slug, ...sender } = await senderOn(tx, association, today());
  const people = await partiesAt(tx, association, today());
  const members = await tx.writtenMember.findMany({
    where: { associationId: association, writtenId, moment: "adopted" },
    select: { holderIds: true, voterPartyId: true },
  });
  const parties = new Set(
    members.flatMap(({ holderIds, voterPartyId }) => [...holderIds, voterPartyId ?? []].flat()),
  );
  const { v: _version, id: _id, ...said } = act;
  for (const person of [...parties].flatMap((party) => people.get(party) ?? [])) {
    const { language, ordinaryEmail: email } = person;
    const recipient = recipientOf(person);
    await queueDelivery(tx, association, {
      ...{ subjectId: writtenId, partyId: person.partyId, language },
      channel: email ? "email" : "letter",
      address: {
        ...{ name: recipient.name, lines: recipient.lines, email },
        plain: person.mailFormat === "text",
      },
      act: {
        kind: WRITTEN,
        props: {
          ...{ ...said, locale: language, fingerprint },
          verify: verificationAddress(env().NEXTAUTH_URL, language, fingerprint),
          cover: {
            ...{ sender, recipient, letter: email === null, place: town },
            signedOn: today().toString(),
            url: `${env().NEXTAUTH_URL}/${language}/${slug}/assembly/written/${writtenId}`,
          },
        },
      },
    });
  }
  await record(tx, actor, association, "assembly/written.dispatched", { writtenId });
}

/** The minutes still to be mailed; null where none were drawn up. */
export function writtenMinutesToSend(
  actor: Actor,
  associationId: string,
  writtenId: string,
): Promise<Outgoing | null> {
  const association = associationOf(actor, associationId);
  authorize(writtenPolicy["written.keep"](actor, association));
  return read(actor, async (tx) => {
    const row = await tx.writtenDecision.findUnique({
      where: { associationId_id: { associationId: association, id: writtenId } },
      select: { language: true },
    });
    if (!row || !(await minutesOf(tx, association, writtenId))) return null;
    const { language } = row;
    return { language, mails: await mailsToSend(tx, association, of(writtenId)) };
  });
}

const of = (subjectId: string) => ({ kind: WRITTEN, subjectId });

/** The term ends with the last proof, and is open again when a mail comes back. */
async function settle(tx: Tx, actor: Actor, association: AssociationId, writtenId: string) {
  const { unproven } = await minutesStatus(tx, association, writtenId, WRITTEN);
  const end = await tx.writtenEnd.findUniqueOrThrow({
    where: { associationId_writtenId: { associationId: association, writtenId } },
    select: { at: true, decidedOn: true },
  });
  const decidedOn = end.decidedOn ? fromColumn(end.decidedOn) : dayOf(end.at);
  const term = "assembly.written-minutes";
  if (unproven === 0) await completeDeadline(tx, association, term, writtenId);
  else await setDeadline(tx, association, term, writtenId, minutesDue(decidedOn), "3.87 §12");
  await record(tx, actor, association, "assembly/written.settled", { writtenId, unproven });
  return unproven;
}

/** After mails have left or come back. Returns for how many people nothing is proven. */
export function settleWrittenMinutes(
  actor: Actor,
  associationId: string,
  writtenId: string,
): Promise<number> {
  const association = associationOf(actor, associationId);
  return write(actor, association, async (tx) => {
    authorize(writtenPolicy["written.keep"](actor, association));
    await holdWritten(tx, association, writtenId);
    return settle(tx, actor, association, writtenId);
  });
}

/**
 * Records that letters with the minutes were handed to the post on a day.
 * @throws DomainError `written.not-adopted`, `written.posted-impossible`, `convocation.nothing-to-post`
 */
export function postWritten(
  actor: Actor,
  association: AssociationId,
  { writtenId, ...deposit }: PostWritten,
): Promise<number> {
  return write(actor, association, async (tx) => {
    authorize(writtenPolicy["written.keep"](actor, association));
    await holdWritten(tx, association, writtenId);
    const issued = await tx.issuedAct.findFirst({
      where: { associationId: association, ...of(writtenId) },
      select: { issuedAt: true },
    });
    if (!issued) throw new DomainError("written.not-adopted");
    const from = dayOf(issued.issuedAt);
    await proveDeposit(tx, association, of(writtenId), { ...deposit, from });
    return settle(tx, actor, association, writtenId);
  });
}
