import { mailsToSend } from "#server/documents/delivery/delivery.queries.ts";
import { queueDelivery } from "#server/documents/delivery/delivery.service.ts";
import type { WrittenWordAct } from "#server/documents/template/written.schema.ts";
import type { Actor } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { associationOf, authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx } from "#server/platform/db.ts";
import { env } from "#server/platform/env.ts";
import { record } from "#server/platform/record.ts";
import { partiesAt, type RegisterParty } from "#server/registry/holding/holding.queries.ts";
import { partyNames } from "../attendance/floor.queries.ts";
import { votersOf } from "../attendance/roll.rules.ts";
import { decisionOf, isDecisionType } from "../ballot/catalogue.rules.ts";
import { impactFor, recipientOf } from "../convocation/act.rules.ts";
import type { Outgoing } from "../convocation/sending.service.ts";
import { issuerOf } from "../decision/decision.queries.ts";
import type { Held } from "./held.queries.ts";
import { membersOn } from "./roll.queries.ts";
import { senderOn } from "./sender.queries.ts";
import { WORD } from "./sending.queries.ts";
import { annexesOf, textsOf } from "./text.queries.ts";
import { writtenPolicy } from "./written.policy.ts";
import { hasSigned, refusers } from "./written.rules.ts";

/** What is told to the owners, and why where something ended. */
export type Told = Readonly<{
  occasion: WrittenWordAct["occasion"];
  reason?: string | null;
  /** Of who refused. */
  name?: string | null;
}>;

/** What every letter about one written decision says alike. @throws DomainError `convocation.no-syndic` */
async function commonOf(tx: Tx, association: AssociationId, held: Held) {
  const { town, slug, ...sender } = await senderOn(tx, association, today());
  const texts = await textsOf(tx, association, held.id, held.answerBy);
  const annexes = await annexesOf(tx, association, held.id);
  const members = await membersOn(tx, association, today());
  const names = await partyNames(tx, association);
  const issuer = await issuerOf(tx, association);
  return { association: issuer, sender, town, slug, texts, annexes, members, names };
}

type Common = Awaited<ReturnType<typeof commonOf>>;

function actFor(
  common: Common,
  held: Held,
  person: RegisterParty,
  { occasion, reason = null, name = null }: Told,
): WrittenWordAct {
  const { language, partyId } = person;
  const { association, sender, town, slug, texts, annexes } = common;
  return {
    ...{ locale: language, association, sender, occasion, reason, name },
    recipient: recipientOf(person),
    letter: person.ordinaryEmail === null,
    ...{ place: town, signedOn: today().toString() },
    ...{ title: held.title, explanation: held.explanation, textLanguage: held.language },
    answerBy: held.answerBy.toString(),
    texts: texts.map(({ position, text, decisionType, deedReason, plan }) => ({
      ...{ number: position, text, ...(deedReason && { deedReason }) },
      article: isDecisionType(decisionType)
        ? decisionOf(held.rulesVersion, decisionType).article
        : "",
      ...(plan && { impact: impactFor(plan, partyId) }),
    })),
    annexes: annexes.map(({ title }) => title),
    hash: held.hash,
    signatories: common.members
      .filter((member) => votersOf(member).includes(partyId))
      .map(({ holders, codes }) => ({
        names: holders.map((id) => common.names.get(id) ?? "").join(" & "),
        lots: [...codes],
      })),
    url: `${env().NEXTAUTH_URL}/${language}/${slug}/assembly/written/${held.id}`,
  };
}

/**
 * Tells every member with a vote, each in his language and by his channel: by e-mail where he chose it,
 * by letter otherwise. A reminder goes to those alone who have not signed.
 * @throws DomainError `convocation.no-syndic`
 */
export async function tellMembers(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  held: Held,
  told: Told,
): Promise<number> {
  const common = await commonOf(tx, association, held);
  const people = await partiesAt(tx, association, today());
  const { members } = common;
  const signed = await tx.writtenSignature.findMany({
    where: { associationId: association, writtenId: held.id },
    select: { partyId: true },
  });
  const signers = new Set(signed.map(({ partyId }) => partyId));
  const asked =
    told.occasion === "reminder" ? members.filter((one) => !hasSigned(one, signers)) : members;
  const id = newRowId();
  await tx.writtenWord.create({
    data: {
      ...{ associationId: association, id, writtenId: held.id },
      ...{ occasion: told.occasion, at: nowColumn() },
    },
  });
  const addressees = [...refusers(asked)].flatMap((partyId) => people.get(partyId) ?? []);
  for (const person of addressees) {
    const { name, lines } = recipientOf(person);
    await queueDelivery(tx, association, {
      ...{ subjectId: id, partyId: person.partyId, language: person.language },
      channel: person.ordinaryEmail ? "email" : "letter",
      address: {
        ...{ name, lines, email: person.ordinaryEmail },
        plain: person.mailFormat === "text",
      },
      act: { kind: WORD, props: actFor(common, held, person, told) },
    });
  }
  await record(tx, actor, association, "assembly/written.told", {
    writtenId: held.id,
    subjectId: id,
  });
  return addressees.length;
}

/** The mails of one word still to be sent; null for what is none. */
export function wordsToSend(
  actor: Actor,
  associationId: string,
  subjectId: string,
): Promise<Outgoing | null> {
  const association = associationOf(actor, associationId);
  authorize(writtenPolicy["written.keep"](actor, association));
  return read(actor, async (tx) => {
    const word = await tx.writtenWord.findUnique({
      where: { associationId_id: { associationId: association, id: subjectId } },
      select: { written: { select: { language: true } } },
    });
    if (!word) return null;
    const mails = await mailsToSend(tx, association, { kind: WORD, subjectId });
    return { language: word.written.language, mails };
  });
}
