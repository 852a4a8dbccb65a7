import type { Prisma } from "#prisma/client/client.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { type PlainDate, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { kindsFor } from "./kind.rules.ts";
import { representativePolicy } from "./representative.policy.ts";
import { representativesOf, restrictedOf } from "./representative.queries.ts";
import { clashOf, problemOf, shownKind, standingOf } from "./representative.rules.ts";
import type {
  ChangedRepresentative,
  NewRepresentative,
  RepresentativeEnd,
  RepresentativeLine,
  RepresentativeRow,
  RepresentativeWithdrawal,
} from "./representative.schema.ts";

const HIDDEN = {
  ...{ email: null, phone: null, street: null, postcode: null, town: null },
  ...{ ordinaryChannel: null, emailAcceptedOn: null, endReason: null },
  ...{ sourceOn: null, sourceReference: null, court: null },
} as const;

/**
 * Who acts for a party and who did, with what stands of each today. How they are reached, and by what
 * order, is the office's and the party's own to read: judicial protection is nobody else's business.
 */
export function showRepresentatives(
  actor: Actor,
  association: AssociationId,
  partyId: string,
  day: PlainDate = today(),
) {
  authorize(representativePolicy["representative.read"](actor, association));
  const mayKeep = representativePolicy["representative.keep"](actor, association);
  const seesAll = representativePolicy["representative.read-all"](actor, association, partyId);
  return read(actor, async (tx) => {
    const found = await representativesOf(tx, association, partyId);
    if (!found) throw notFound();
    const restricted = mayKeep ? await restrictedOf(tx, association, partyId, day) : [];
    const lines = found.all.map(({ partyId: _, isWithdrawn, ...row }): RepresentativeLine => {
      const standing = standingOf({ ...row, isWithdrawn }, found.all, day.toString());
      const kind = seesAll ? row.kind : shownKind(row.kind);
      const isRestricted = restricted.includes(row.id);
      return { ...row, ...(seesAll ? {} : HIDDEN), kind, standing, isRestricted };
    });
    return {
      lines: seesAll ? lines : lines.filter(isPublic),
      kinds: mayKeep ? kindsFor(found.kind) : [],
      mayKeep,
      seesAll,
    };
  });
}

/** Who acts in his place is told among co-owners; who only assists him is not. */
const isPublic = ({ standing, manner }: RepresentativeLine) =>
  standing === "acting" && manner !== "assistance";

async function lockParty(tx: Tx, association: AssociationId, partyId: string) {
  await tx.$queryRaw`SELECT FROM party
    WHERE association_id = ${association}::uuid AND id = ${partyId}::uuid FOR UPDATE`;
  const found = await representativesOf(tx, association, partyId);
  if (!found) throw notFound();
  return found;
}

type Rivals = Parameters<typeof clashOf>;

/** @throws DomainError with the name of the first with whom a power cannot be in force. */
function refuseClash(power: Rivals[0] & { id?: string }, all: readonly RepresentativeRow[]): void {
  const others = all.filter(({ id }) => id !== power.id);
  const clash = clashOf(power, others);
  if (clash) {
    throw new DomainError(`representative.${clash.code}`, { name: clash.name }, clash.field);
  }
}

const column = (day: string | null) => (day ? toColumn(plainDate(day)) : null);

/**
 * Enters who acts for a party in law. Whoever he takes the administration from keeps his place in the
 * register and no longer acts, nor does an access that was his. @returns his id.
 * @throws DomainError `representative.*`: the first thing the law does not know.
 */
export function addRepresentative(
  actor: Actor,
  association: AssociationId,
  input: NewRepresentative,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(representativePolicy["representative.keep"](actor, association));
    const { partyId, startsOn, endsOn, sourceOn, emailAcceptedOn, ...rest } = input;
    const { kind, all } = await lockParty(tx, association, partyId);
    const problem = problemOf(input, kind, today().toString());
    if (problem) throw new DomainError(`representative.${problem.code}`, {}, problem.field);
    refuseClash(input, all);
    const id = newRowId();
    await tx.legalRepresentative.create({
      data: {
        ...{ ...rest, associationId: association, id, partyId, recordedAt: nowColumn() },
        startsOn: toColumn(plainDate(startsOn)),
        endsOn: column(endsOn),
        sourceOn: column(sourceOn),
        emailAcceptedOn: column(emailAcceptedOn),
      },
      select: { id: true },
    });
    const fact = { representativeId: id, partyId };
    await record(tx, actor, association, "registry/representative.added", fact);
    return id;
  });
}

/**
 * Puts right how somebody is named, reached and written to (GDPR art. 16). His power and its days are
 * no part of it: another power is another line.
 * @throws DomainError `representative.*`: the first thing that keeps it from being so.
 */
export function changeRepresentative(
  actor: Actor,
  association: AssociationId,
  { representativeId, emailAcceptedOn, ...rest }: ChangedRepresentative,
): Promise<void> {
  return change(actor, association, representativeId, async (tx, one, { kind, all }) => {
    const next = { ...one, ...rest, emailAcceptedOn };
    const problem = problemOf(next, kind, today().toString());
    if (problem) throw new DomainError(`representative.${problem.code}`, {}, problem.field);
    refuseClash(next, all);
    await save(tx, association, one.id, { ...rest, emailAcceptedOn: column(emailAcceptedOn) });
    return "registry/representative.changed";
  });
}

/**
 * Records the last day of a power: another order, a resignation, a majority. An access of his stands
 * for the party until that day and no longer (`power_acts`).
 * @throws DomainError `representative.ends-before-start`, `.already-withdrawn`, or a clash.
 */
export function endRepresentative(
  actor: Actor,
  association: AssociationId,
  { representativeId, endsOn, reason }: RepresentativeEnd,
): Promise<void> {
  return change(actor, association, representativeId, async (tx, one, { all }) => {
    if (endsOn < one.startsOn) {
      throw new DomainError("representative.ends-before-start", {}, "endsOn");
    }
    // A later end than the one there brings him back among those who came after him.
    refuseClash({ ...one, endsOn }, all);
    await save(tx, association, one.id, { endsOn: column(endsOn), endReason: reason });
    return "registry/representative.ended";
  });
}

/**
 * Records that a line was entered by mistake: it stays to be read, and never acted. How he is reached
 * is nobody's business then, and goes (GDPR art. 5 §1 d).
 */
export function withdrawRepresentative(
  actor: Actor,
  association: AssociationId,
  { representativeId, reason }: RepresentativeWithdrawal,
): Promise<void> {
  return change(actor, association, representativeId, async (tx, one) => {
    const withdrawn = { withdrawnAt: nowColumn(), endReason: reason };
    await save(tx, association, one.id, { ...withdrawn, ...UNREACHED });
    return "registry/representative.withdrawn";
  });
}

/** Nothing is left of how he is reached, and no mail goes to him. */
export const UNREACHED = {
  ...{ email: null, phone: null, street: null, postcode: null, town: null },
  ...{ ordinaryChannel: null, emailAcceptedOn: null, acceptedText: null, receivesMail: false },
} as const;

type Changed = `registry/representative.${"changed" | "ended" | "withdrawn"}`;

function change(
  actor: Actor,
  association: AssociationId,
  representativeId: string,
  decide: (
    tx: Tx,
    one: RepresentativeRow,
    party: Awaited<ReturnType<typeof lockParty>>,
  ) => Promise<Changed>,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(representativePolicy["representative.keep"](actor, association));
    const where = { associationId_id: { associationId: association, id: representativeId } };
    const found = await tx.legalRepresentative.findUnique({ where, select: { partyId: true } });
    if (!found) throw notFound();
    const { partyId } = found;
    const party = await lockParty(tx, association, partyId);
    const one = party.all.find(({ id }) => id === representativeId);
    if (!one) throw notFound();
    if (one.isWithdrawn) throw new DomainError("representative.already-withdrawn");
    const type = await decide(tx, one, party);
    await record(tx, actor, association, type, { representativeId, partyId });
  });
}

async function save(
  tx: Tx,
  association: AssociationId,
  id: string,
  data: Prisma.LegalRepresentativeUpdateInput,
): Promise<void> {
  const where = { associationId_id: { associationId: association, id } };
  await tx.legalRepresentative.update({ where, data, select: { id: true } });
}
