import type { Actor } from "#server/kernel/actor.ts";
import { isBefore, noonOf, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { parseEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { setDeadline } from "../deadline/deadline.service.ts";
import { insertOffice } from "../office/office.service.ts";
import { holdsSeat } from "../seat/seat.queries.ts";
import { mandatePolicy } from "./mandate.policy.ts";
import { findOffice, lockMandates } from "./mandate.queries.ts";
import {
  filingDue,
  judgeTerm,
  type Known,
  latestEnd,
  overlapped,
  TASK_ARTICLES,
} from "./mandate.rules.ts";
import type { Appointment, OutsideOffice, Term } from "./mandate.schema.ts";
import { settleMandates } from "./term.service.ts";

/**
 * The days of a term that the law allows.
 * @throws DomainError `mandate.too-long`, `mandate.ends-before-start`,
 *   `mandate.starts-before-appointment`.
 */
export function lawfulTerm(term: Term) {
  const appointedOn = plainDate(term.appointedOn);
  const startsOn = plainDate(term.startsOn);
  const endsOn = plainDate(term.endsOn);
  const verdict = judgeTerm(appointedOn, startsOn, endsOn);
  if (verdict !== "lawful") {
    const field = verdict === "starts-before-appointment" ? "startsOn" : "endsOn";
    throw new DomainError(`mandate.${verdict}`, { latest: noonOf(latestEnd(startsOn)) }, field);
  }
  return { appointedOn, startsOn, endsOn };
}

/** @throws DomainError `mandate.overlaps`, with the days of the mandate that stands there. */
export function refuseOverlap(term: Term, all: readonly Known[]): void {
  const days = { startsOn: plainDate(term.startsOn), endsOn: plainDate(term.endsOn) };
  const other = overlapped({ ...days, provisional: term.provisional ?? false }, all);
  if (!other) return;
  const details = { from: noonOf(other.startsOn), until: noonOf(other.endsOn) };
  throw new DomainError("mandate.overlaps", details, "startsOn");
}

/**
 * Opens a mandate inside a use case that was authorized. @returns its id.
 * @throws DomainError those of `lawfulTerm`.
 */
export async function openMandate(
  tx: Tx,
  associationId: AssociationId,
  officeId: string,
  term: Term,
): Promise<string> {
  const { appointedOn, startsOn, endsOn } = lawfulTerm(term);
  const id = newRowId();
  await tx.mandate.create({
    data: {
      ...{ associationId, id, officeId },
      appointedOn: toColumn(appointedOn),
      startsOn: toColumn(startsOn),
      endsOn: toColumn(endsOn),
      appointer: term.appointer ?? "assembly",
      provisional: term.provisional ?? false,
      decision: term.decision || null,
    },
  });
  return id;
}

/** Asks for the filing at an enterprise counter of a mandate that is not over (R-SYN-20). */
export async function askForFiling(
  tx: Tx,
  association: AssociationId,
  mandateId: string,
  term: Term,
): Promise<void> {
  if (isBefore(plainDate(term.endsOn), today())) return;
  const due = filingDue(plainDate(term.appointedOn), plainDate(term.startsOn));
  await setDeadline(tx, association, "registry.filing", mandateId, due, TASK_ARTICLES.filing);
}

/**
 * Enters an appointment inside a use case that was authorized and that holds the association's
 * mandates: with what it asks for, the filing, and the hand-over by whom it ends.
 * @throws DomainError those of `appoint`.
 */
export async function enterAppointment(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { all, appointment }: Readonly<{ all: readonly Known[]; appointment: Appointment }>,
): Promise<Readonly<{ mandateId: string; officeId: string }>> {
  refuseOverlap(appointment, all);
  const days = lawfulTerm(appointment);
  const officeId = await officeOf(tx, appointment);
  // Never council member nor auditor of the same association (art. 3.89 §9).
  if (await holdsSeat(tx, association, officeId, days)) throw new DomainError("mandate.seat-held");
  const mandateId = await openMandate(tx, association, officeId, appointment);
  await askForFiling(tx, association, mandateId, appointment);
  await settleMandates(tx, association);
  await record(tx, actor, association, "registry/syndic.appointed", { mandateId, officeId });
  return { mandateId, officeId };
}

/**
 * Records the appointment or express renewal of a syndic. @returns the mandate's id.
 * @throws DomainError `mandate.overlaps`, `mandate.office-unknown`, `mandate.seat-held`, those of `lawfulTerm` and of the
 *   identity of an office outside.
 */
export function appoint(
  actor: Actor,
  association: AssociationId,
  appointment: Appointment,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(mandatePolicy["mandate.appoint"](actor, association));
    const all = await lockMandates(tx, association);
    return (await enterAppointment(tx, actor, association, { all, appointment })).mandateId;
  });
}

async function officeOf(tx: Tx, { officeId, officeKey, outside }: Appointment): Promise<string> {
  if (outside) return enterOutside(tx, outside);
  if (officeKey !== undefined) {
    const found = await findOffice(tx, parseEnterpriseNumber(officeKey), officeKey);
    if (!found) throw new DomainError("mandate.office-unknown", {}, "officeKey");
    return found.id;
  }
  const office = await tx.office.findUnique({
    where: { id: officeId ?? "" },
    select: { id: true },
  });
  if (!office) throw notFound();
  return office.id;
}

/** An office of its own for each association: what one says of it changes no other's notice. */
function enterOutside(tx: Tx, outside: OutsideOffice): Promise<string> {
  const { legalForm, ...identity } = outside;
  const isFirm = outside.kind === "firm";
  const called = { legalForm: isFirm ? legalForm : null, profession: isFirm ? null : legalForm };
  return insertOffice(tx, { ...identity, ...called }, "outside.");
}
