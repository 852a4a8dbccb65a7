import { AccountLocale } from "#server/identity/account/account.schema.ts";
import type { Person } from "#server/kernel/actor.ts";
import { noonOf } from "#server/kernel/calendar.ts";
import { parseEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { findOffice, lockMandates } from "../mandate/mandate.queries.ts";
import type { Known } from "../mandate/mandate.rules.ts";
import { enterAppointment, lawfulTerm, refuseOverlap } from "../mandate/mandate.service.ts";
import { checkIdentity } from "../office/office.rules.ts";
import { openJoining } from "../staff/joining.service.ts";
import { type Ground, groundOf } from "./standing.service.ts";
import { successionPolicy } from "./succession.policy.ts";
import { type OpenSuccession, openSuccessions } from "./succession.queries.ts";
import {
  countsAtOnce,
  isFifth,
  judgeSuccession,
  mandateInTheWay,
  sharesHeldBy,
} from "./succession.rules.ts";
import { type SuccessionRef, Successor } from "./succession.schema.ts";

/** The mandate that came of it; null while it waits for more co-owners. */
export type Named = Readonly<{ mandateId: string | null }>;

/** Where nobody is syndic, and nobody is about to be: the one case in which others record who is. */
async function lockVacancy(tx: Tx, association: AssociationId): Promise<readonly Known[]> {
  const all = await lockMandates(tx, association);
  const other = mandateInTheWay(all, today());
  if (other) throw new DomainError("succession.not-vacant", { until: noonOf(other.endsOn) });
  return all;
}

async function check(tx: Tx, successor: Successor, all: readonly Known[], { last }: Ground) {
  const days = lawfulTerm(successor);
  const verdict = judgeSuccession(days, today());
  if (verdict !== "lawful") {
    const field = {
      "decision-in-future": "appointedOn",
      "starts-too-late": "startsOn",
      "already-over": "endsOn",
    } as const;
    throw new DomainError(`succession.${verdict}`, {}, field[verdict]);
  }
  refuseOverlap(successor, all);
  const { outside, officeKey = "" } = successor;
  const number = outside
    ? checkIdentity(outside, "outside.").enterpriseNumber
    : parseEnterpriseNumber(officeKey);
  const known = outside ? null : await findOffice(tx, number, officeKey);
  if (!outside && !known) throw new DomainError("mandate.office-unknown", {}, "officeKey");
  return {
    isLast:
      last !== null && (known?.id === last.id || (number && number === last.enterpriseNumber)),
  };
}

/** Opens the mandate and the way in for its office; what waited besides waits for nothing any more. */
async function enter(
  tx: Tx,
  actor: Person,
  association: AssociationId,
  { id, successor, all }: Readonly<{ id: string; successor: Successor; all: readonly Known[] }>,
): Promise<Named> {
  const { mandateId, officeId } = await enterAppointment(tx, actor, association, {
    all,
    appointment: successor,
  });
  const { outside } = successor;
  if (outside) {
    const { name, email } = outside;
    const locale = AccountLocale.catch("fr").parse(actor.locale);
    await openJoining(tx, actor, association, { officeId, name, email, role: "manager", locale });
  }
  const closedAt = nowColumn();
  const waiting = { associationId: association, closedAt: null };
  await tx.succession.updateMany({ where: { ...waiting, id }, data: { mandateId } });
  await tx.succession.updateMany({ where: waiting, data: { closedAt } });
  await record(tx, actor, association, "registry/successor.entered", {
    successionId: id,
    mandateId,
  });
  return { mandateId };
}

async function back(tx: Tx, association: AssociationId, successionId: string, { parties }: Ground) {
  await tx.successionBacker.createMany({
    data: parties.map((partyId) => ({
      ...{ associationId: association, id: newRowId(), successionId, partyId },
      at: nowColumn(),
    })),
    skipDuplicates: true,
  });
}

/**
 * Records who was appointed while nobody is syndic: at once, for who may act for the association;
 * else it waits until co-owners of one fifth stand behind it (art. 3.87 §2).
 * @throws DomainError `succession.not-vacant`, `.own-office`, `.already-proposed`,
 *   `.decision-in-future`, `.starts-too-late`, `.already-over`, and those of an appointment.
 */
export function nameSuccessor(
  actor: Person,
  association: AssociationId,
  successor: Successor,
): Promise<Named> {
  return write(actor, association, async (tx) => {
    authorize(successionPolicy["succession.record"](actor, association));
    const all = await lockVacancy(tx, association);
    const ground = await groundOf(tx, actor, association, all);
    const { standing } = ground;
    authorize(successionPolicy["succession.stands"](standing));
    if (!standing) throw notFound();
    const { isLast } = await check(tx, successor, all, ground);
    // Who was dismissed, or whose term is over, does not put himself back.
    if (standing === "former_syndic" && isLast) throw new DomainError("succession.own-office");
    const isEnough = countsAtOnce(standing);
    const waiting = isEnough ? [] : await openSuccessions(tx, association);
    if (waiting.some(({ accountId }) => accountId === actor.accountId)) {
      throw new DomainError("succession.already-proposed");
    }
    const id = newRowId();
    const row = { associationId: association, id, accountId: actor.accountId, standing };
    await tx.succession.create({ data: { ...row, successor, proposedAt: nowColumn() } });
    await back(tx, association, id, ground);
    if (isEnough) return enter(tx, actor, association, { id, successor, all });
    await record(tx, actor, association, "registry/successor.named", { successionId: id });
    return { mandateId: null };
  });
}

async function openOne(tx: Tx, association: AssociationId, id: string): Promise<OpenSuccession> {
  const found = (await openSuccessions(tx, association)).find((one) => one.id === id);
  if (!found) throw notFound();
  return found;
}

/**
 * Stands behind a successor that another co-owner recorded; with one fifth of the shares it counts.
 * @throws DomainError `succession.not-vacant`, `.already-backed`, and those of an appointment.
 */
export function backSuccessor(
  actor: Person,
  association: AssociationId,
  { successionId }: SuccessionRef,
): Promise<Named> {
  return write(actor, association, async (tx) => {
    authorize(successionPolicy["succession.back"](actor, association));
    const all = await lockVacancy(tx, association);
    const found = await openOne(tx, association, successionId);
    const ground = await groundOf(tx, actor, association, all);
    authorize(ground.parties.length > 0);
    const before = found.backers.map(({ partyId }) => partyId);
    if (ground.parties.every((party) => before.includes(party))) {
      throw new DomainError("succession.already-backed");
    }
    await back(tx, association, successionId, ground);
    await record(tx, actor, association, "registry/successor.backed", { successionId });
    const held = sharesHeldBy([...before, ...ground.parties], ground.lots);
    if (!isFifth(held, ground.total)) return { mandateId: null };
    const successor = Successor.parse(found.successor);
    await check(tx, successor, all, ground);
    return enter(tx, actor, association, { id: successionId, successor, all });
  });
}

/** Takes back what one recorded oneself and what has not counted yet. */
export function withdrawSuccessor(
  actor: Person,
  association: AssociationId,
  { successionId }: SuccessionRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(successionPolicy["succession.record"](actor, association));
    await lockMandates(tx, association);
    const { accountId } = await openOne(tx, association, successionId);
    authorize(accountId === actor.accountId);
    await tx.succession.update({
      where: { associationId_id: { associationId: association, id: successionId } },
      data: { closedAt: nowColumn() },
      select: { id: true },
    });
    await record(tx, actor, association, "registry/successor.withdrawn", { successionId });
  });
}
