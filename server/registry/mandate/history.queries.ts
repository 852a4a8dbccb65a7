import { fromColumn, type PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import type { Appointer, EndKind, TaskKind } from "./mandate.schema.ts";

/** An office as an association's members and its notice may name it. */
export type OfficeShown = Readonly<{
  kind: "firm" | "volunteer";
  name: string;
  legalForm: string | null;
  enterpriseNumber: string | null;
  ipiNumber: string | null;
  email: string;
  phone: string;
  street: string;
  postcode: string;
  town: string;
}>;

export type TaskLine = Readonly<{
  kind: TaskKind;
  /** Null where nothing asked for it. */
  dueOn: string | null;
  doneOn: string | null;
  note: string | null;
}>;

/** One mandate with all that happened in it; days in ISO. */
export type MandateStory = Readonly<{
  id: string;
  officeId: string;
  office: OfficeShown;
  appointedOn: string;
  startsOn: string;
  endsOn: string;
  appointer: Appointer;
  provisional: boolean;
  decision: string | null;
  when: "past" | "present" | "future";
  end: Readonly<{ kind: EndKind; decidedOn: string; termEndsOn: string; reason: string }> | null;
  tasks: readonly TaskLine[];
  acts: readonly Readonly<{ id: string; actedOn: string; what: string; why: string }>[];
  corrections: readonly Readonly<{ id: string; at: string; reason: string }>[];
}>;

const TASKS = ["filing", "filing-end", "handover"] as const satisfies readonly TaskKind[];
const iso = (column: Date) => fromColumn(column).toString();

function whenOf(startsOn: string, endsOn: string, on: string): MandateStory["when"] {
  if (endsOn < on) return "past";
  return startsOn > on ? "future" : "present";
}

const OFFICE = {
  kind: true,
  name: true,
  legalForm: true,
  enterpriseNumber: true,
  ipiNumber: true,
  email: true,
  phone: true,
  street: true,
  postcode: true,
  town: true,
} as const;

/** For how many days a former syndic reads; null until the hand-over is recorded. */
export async function formerAccessDays(tx: Tx, associationId: AssociationId) {
  const settled = await tx.association.findUnique({
    where: { id: associationId },
    select: { formerAccessDays: true },
  });
  return settled?.formerAccessDays ?? null;
}

/** Every mandate of an association, the latest first. */
export async function listMandates(
  tx: Tx,
  associationId: AssociationId,
  day: PlainDate,
): Promise<readonly MandateStory[]> {
  const rows = await tx.mandate.findMany({
    where: { associationId },
    include: {
      office: { select: OFFICE },
      ends: true,
      tasks: true,
      acts: { orderBy: [{ actedOn: "asc" }, { id: "asc" }] },
    },
    orderBy: [{ startsOn: "desc" }, { id: "desc" }],
    take: 100,
  });
  const terms = await tx.legalDeadline.findMany({
    where: { associationId, kind: { in: TASKS.map((kind) => `registry.${kind}`) } },
    select: { kind: true, subjectId: true, dueOn: true },
  });
  const corrections = await tx.mandateCorrection.findMany({
    where: { associationId },
    select: { id: true, mandateId: true, reason: true, at: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ office, ends, tasks, acts, ...row }): MandateStory => {
    const [end] = ends;
    const [startsOn, endsOn] = [iso(row.startsOn), iso(row.endsOn)];
    const lines = TASKS.map((kind): TaskLine => {
      const term = terms.find((one) => one.kind === `registry.${kind}` && one.subjectId === row.id);
      const done = tasks.find((one) => one.kind === kind);
      return {
        kind,
        dueOn: term ? iso(term.dueOn) : null,
        doneOn: done ? iso(done.doneOn) : null,
        note: done?.note ?? null,
      };
    });
    return {
      ...{ id: row.id, officeId: row.officeId, office, startsOn, endsOn },
      appointedOn: iso(row.appointedOn),
      appointer: row.appointer,
      provisional: row.provisional,
      decision: row.decision,
      when: whenOf(startsOn, endsOn, day.toString()),
      end: end
        ? {
            kind: end.kind,
            decidedOn: iso(end.decidedOn),
            termEndsOn: iso(end.termEndsOn),
            reason: end.reason,
          }
        : null,
      tasks: lines.filter(({ dueOn, doneOn }) => dueOn !== null || doneOn !== null),
      acts: acts.map(({ id, actedOn, what, why }) => ({ id, actedOn: iso(actedOn), what, why })),
      corrections: corrections
        .filter(({ mandateId }) => mandateId === row.id)
        .map(({ id, at, reason }) => ({ id, at: at.toISOString(), reason })),
    };
  });
}
