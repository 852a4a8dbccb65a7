import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { isBefore, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { enterEnd } from "#server/registry/mandate/end.service.ts";
import { lockMandates, mandateAt } from "#server/registry/mandate/mandate.queries.ts";
import { enterAppointment } from "#server/registry/mandate/mandate.service.ts";
import { enterSeat } from "#server/registry/seat/seat.service.ts";
import { standingOf } from "../challenge/challenge.rules.ts";
import { decisionPolicy } from "../decision/decision.policy.ts";
import { getDecision, lockRegister } from "../decision/decision.queries.ts";
import type { DecisionLine } from "../decision/decision.schema.ts";
import type { Effect, EffectKind, RecordEffect } from "./effect.schema.ts";

type Brought = Readonly<{ kind: EffectKind; subjectId: string | null }>;
type Place = Readonly<{ tx: Tx; actor: Actor; association: AssociationId; decision: DecisionLine }>;
type Of<Kind extends Effect["kind"]> = Extract<Effect, { kind: Kind }>;

/** A decision that was adopted and stands, alone in hand. @throws DomainError */
export async function lockAdopted(
  tx: Tx,
  association: AssociationId,
  decisionId: string,
): Promise<DecisionLine> {
  await lockRegister(tx, association);
  const decision = await getDecision(tx, association, decisionId);
  if (decision.outcome !== "adopted") throw new DomainError("effect.not-adopted");
  if (standingOf(decision.challenges) === "annulled") throw new DomainError("effect.annulled");
  return decision;
}

/** Where the decision stands, for the mandate or the seat it gives. */
function sourceOf({ number, decidedOn, language }: DecisionLine): string {
  const t = translator(toLocale(language), "assembly");
  return t("register.entry", { number, day: toColumn(plainDate(decidedOn)) });
}

async function giveMandate(
  { tx, actor, association, decision }: Place,
  { startsOn, endsOn, officeKey }: Of<"mandate">,
): Promise<Brought> {
  const all = await lockMandates(tx, association);
  const present = await mandateAt(tx, association, today());
  if (!officeKey && !present) throw new DomainError("effect.no-syndic", {}, "officeKey");
  const whom = officeKey ? { officeKey } : { officeId: present?.officeId ?? "" };
  const term = { appointedOn: decision.decidedOn, startsOn, endsOn, decision: sourceOf(decision) };
  const appointment = { ...whom, ...term };
  const { mandateId } = await enterAppointment(tx, actor, association, { all, appointment });
  return { kind: "mandate", subjectId: mandateId };
}

async function endMandate(
  { tx, actor, association, decision }: Place,
  { mandateId, lastDay }: Of<"mandate-end">,
): Promise<Brought> {
  await enterEnd(tx, actor, association, {
    ...{ mandateId, kind: "dismissal", decidedOn: decision.decidedOn, lastDay },
    reason: decision.text,
  });
  return { kind: "mandate-end", subjectId: mandateId };
}

async function giveSeat(
  { tx, actor, association, decision }: Place,
  { kind, partyId, startsOn, endsOn }: Of<"council" | "auditor">,
): Promise<Brought> {
  const seat = { kind, partyId, startsOn, endsOn, appointedOn: decision.decidedOn };
  const subjectId = await enterSeat(tx, actor, association, {
    ...{ ...seat, decision: sourceOf(decision) },
  });
  return { kind, subjectId };
}

async function giveBudget(
  { tx, association }: Place,
  { budget, startsOn, endsOn, amount }: Of<"budget">,
): Promise<Brought> {
  const [first, last] = [plainDate(startsOn), plainDate(endsOn)];
  if (isBefore(last, first)) throw new DomainError("effect.in-order", {}, "endsOn");
  const id = newRowId();
  await tx.adoptedBudget.create({
    data: {
      ...{ associationId: association, id, kind: budget, amountCents: amount, at: nowColumn() },
      ...{ startsOn: toColumn(first), endsOn: toColumn(last) },
    },
  });
  return { kind: "budget", subjectId: id };
}

async function knownMandate(
  { tx, association, decision }: Place,
  { mandateId }: Of<"known-mandate">,
): Promise<Brought> {
  const where = { associationId: association, id: mandateId };
  const known = await tx.mandate.findFirst({ where, select: { appointedOn: true } });
  if (!known) throw notFound();
  refuseOtherDay(known.appointedOn, decision, "mandateId");
  return { kind: "mandate", subjectId: mandateId };
}

async function knownSeat(
  { tx, association, decision }: Place,
  { seatId }: Of<"known-seat">,
): Promise<Brought> {
  const where = { associationId: association, id: seatId };
  const known = await tx.seat.findFirst({ where, select: { appointedOn: true, kind: true } });
  if (!known) throw notFound();
  refuseOtherDay(known.appointedOn, decision, "seatId");
  return { kind: known.kind, subjectId: seatId };
}

function refuseOtherDay(day: Date, { decidedOn }: DecisionLine, field: string): void {
  if (day.getTime() !== toColumn(plainDate(decidedOn)).getTime()) {
    throw new DomainError("effect.other-day", {}, field);
  }
}

function bring(place: Place, effect: Effect): Promise<Brought> {
  switch (effect.kind) {
    case "mandate":
      return giveMandate(place, effect);
    case "mandate-end":
      return endMandate(place, effect);
    case "council":
    case "auditor":
      return giveSeat(place, effect);
    case "budget":
      return giveBudget(place, effect);
    case "known-mandate":
      return knownMandate(place, effect);
    case "known-seat":
      return knownSeat(place, effect);
    case "none":
      return Promise.resolve({ kind: "none", subjectId: null });
    default:
      return effect satisfies never;
  }
}

/**
 * Records what an adopted decision brought about, exactly once: the mandate, the seat or the budget is
 * entered in the same transaction and says which decision it comes from.
 * @throws DomainError `effect.not-adopted`, `effect.annulled`, `effect.recorded`, `effect.other-day`,
 * `effect.no-syndic`, `effect.in-order`, and those of the mandate or seat
 */
export function recordEffect(
  actor: Actor,
  association: AssociationId,
  effect: RecordEffect,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(decisionPolicy["decision.keep"](actor, association));
    const { decisionId } = effect;
    const decision = await lockAdopted(tx, association, decisionId);
    const key = { associationId: association, decisionId };
    if ((await tx.decisionEffect.count({ where: key })) > 0)
      throw new DomainError("effect.recorded");
    const brought = await bring({ tx, actor, association, decision }, effect);
    const { kind, subjectId } = brought;
    const linked = { associationId: association, kind, subjectId };
    if (subjectId && (await tx.decisionEffect.count({ where: linked })) > 0) {
      throw new DomainError("effect.recorded");
    }
    await tx.decisionEffect.create({ data: { ...key, kind, subjectId, at: nowColumn() } });
    await record(tx, actor, association, "assembly/decision.took-effect", {
      decisionId,
      kind,
      subjectId,
    });
  });
}
