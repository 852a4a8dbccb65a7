import { toLocale } from "#messages/routing.ts";
import { queueDelivery } from "#server/documents/delivery/delivery.service.ts";
import type { Act } from "#server/documents/template/template.schema.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { env } from "#server/platform/env.ts";
import { record } from "#server/platform/record.ts";
import { faultPolicy } from "./fault.policy.ts";
import { type FaultView, lockFault } from "./fault.queries.ts";
import type { FaultAnswer, FaultRef } from "./fault.schema.ts";

async function openFault(tx: Tx, actor: Actor, association: AssociationId, faultId: string) {
  authorize(faultPolicy["fault.treat"](actor, association));
  const fault = await lockFault(tx, association, faultId);
  if (!fault) throw notFound();
  if (fault.state === "closed") throw new DomainError("fault.closed");
  return fault;
}

/**
 * Answers a report: by mail where an address was left, else it is noted what was answered.
 * @throws DomainError `fault.closed`, `fault.no-syndic`
 */
export function answerFault(
  actor: Actor,
  association: AssociationId,
  { faultId, text }: FaultAnswer,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const fault = await openFault(tx, actor, association, faultId);
    const id = newRowId();
    const deliveryId = await mailAnswer(tx, association, fault, { id, text });
    const row = { associationId: association, id, faultId, text, deliveryId };
    const accountId = actor.kind === "person" ? actor.accountId : null;
    const data = { ...row, accountId, at: nowColumn() };
    await tx.faultAnswer.create({ data, select: { id: true } });
    await record(tx, actor, association, "site/fault.answered", { faultId, deliveryId });
  });
}

/** @returns the delivery's id; null where no address was left. */
async function mailAnswer(
  tx: Tx,
  association: AssociationId,
  fault: FaultView,
  answer: Readonly<{ id: string; text: string }>,
): Promise<string | null> {
  const { email, locale } = fault;
  if (!email) return null;
  return queueDelivery(tx, association, {
    act: await actOf(tx, association, fault, answer.text, today()),
    subjectId: answer.id,
    // Who reported it is nobody of the register: the report stands for him.
    partyId: fault.id,
    channel: "email",
    language: locale,
    address: { name: email, lines: [], email },
  });
}

async function actOf(
  tx: Tx,
  association: AssociationId,
  { locale: language, reference, reportedAt, what, place }: FaultView,
  answer: string,
  on: PlainDate,
): Promise<Act> {
  const day = toColumn(on);
  const mandate = await tx.mandate.findFirst({
    where: { associationId: association, startsOn: { lte: day }, endsOn: { gte: day } },
    include: { office: true, association: true },
    orderBy: [{ provisional: "asc" }, { startsOn: "desc" }, { id: "desc" }],
  });
  if (!mandate) throw new DomainError("fault.no-syndic");
  const { office, association: issuer } = mandate;
  const { name, enterpriseNumber, street, postcode, town, slug } = issuer;
  const locale = toLocale(language);
  return {
    kind: "site.fault-answer",
    props: {
      ...{ locale, reference, reportedAt, what, place, answer, answeredOn: on.toString() },
      association: { name, enterpriseNumber, street, postcode, town },
      sender: {
        name: office.name,
        lines: [office.street, `${office.postcode} ${office.town}`],
        email: office.email,
        phone: office.phone,
        ipiNumber: office.ipiNumber,
      },
      url: `${env().NEXTAUTH_URL}/${locale}/b/${slug}`,
    },
  };
}

/** Nothing more is to be done about a report. @throws DomainError `fault.closed` */
export function closeFault(
  actor: Actor,
  association: AssociationId,
  { faultId }: FaultRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    await openFault(tx, actor, association, faultId);
    const accountId = actor.kind === "person" ? actor.accountId : null;
    const row = { associationId: association, id: newRowId(), faultId, accountId };
    await tx.faultClosure.create({ data: { ...row, at: nowColumn() }, select: { id: true } });
    await record(tx, actor, association, "site/fault.closed", { faultId });
  });
}
