import type { SystemActor } from "#server/kernel/actor.ts";
import { fromColumn } from "#server/kernel/calendar.ts";
import { type AssociationId, provenAssociation, provenScope } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { completeDeadline, setDeadline } from "../deadline/deadline.service.ts";
import { knownMandates } from "./mandate.queries.ts";
import { type ExpectedTerm, expectedTerms } from "./mandate.rules.ts";

const ARTICLES = {
  "registry.mandate": "3.89 §1",
  "registry.handover": "3.89 §5 7°",
} as const satisfies Record<ExpectedTerm["kind"], string>;

const KINDS = ["registry.mandate", "registry.handover"] as const;

/**
 * Brings the terms that follow from the mandates themselves in line with them, inside the use case
 * that changed one, and every morning: time alone ends a mandate.
 */
export async function settleMandates(tx: Tx, association: AssociationId): Promise<void> {
  const expected = expectedTerms(await knownMandates(tx, association), today());
  const done = await tx.mandateTask.findMany({
    where: { associationId: association, kind: "handover" },
    select: { mandateId: true },
  });
  const isDone = ({ kind, mandateId }: ExpectedTerm) =>
    kind === "registry.handover" && done.some((task) => task.mandateId === mandateId);
  const open = await tx.legalDeadline.findMany({
    where: { associationId: association, kind: { in: [...KINDS] }, doneAt: null },
    select: { kind: true, subjectId: true, dueOn: true },
  });
  for (const term of expected.filter((one) => !isDone(one))) {
    const known = open.find(
      ({ kind, subjectId }) => kind === term.kind && subjectId === term.mandateId,
    );
    if (known && fromColumn(known.dueOn).equals(term.dueOn)) continue;
    await setDeadline(tx, association, term.kind, term.mandateId, term.dueOn, ARTICLES[term.kind]);
  }
  for (const kind of KINDS) {
    const asked = expected.filter((term) => term.kind === kind).map(({ mandateId }) => mandateId);
    const over = open.filter((row) => row.kind === kind && !asked.includes(row.subjectId));
    for (const { subjectId } of over) await completeDeadline(tx, association, kind, subjectId);
  }
}

/** What time alone has done to the mandates of an association since yesterday. */
export function settleOvernight(actor: SystemActor, associationId: string): Promise<void> {
  const association = provenAssociation(associationId);
  const scan: SystemActor = { ...actor, scope: provenScope([associationId]) };
  return write(scan, association, (tx) => settleMandates(tx, association));
}
