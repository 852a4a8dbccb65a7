import type { Actor } from "#server/kernel/actor.ts";
import {
  fromColumn,
  isAfter,
  isBefore,
  noonOf,
  plainDate,
  toColumn,
} from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { seatPolicy } from "./seat.policy.ts";
import { hasRight, isSyndic, listElectable, listSeats, seatGround } from "./seat.queries.ts";
import { countedLots, judgeSeat, needsCouncil, nextPeriodEnd } from "./seat.rules.ts";
import type { NewSeat, SeatEnd } from "./seat.schema.ts";

/** Who sits, who sat, what the law expects; and whom the office may record. */
export function showSeats(actor: Actor, association: AssociationId) {
  const mayRecord = seatPolicy["seat.record"](actor, association);
  return read(actor, async (tx) => {
    const seats = await listSeats(tx, association, today(), mayRecord ? today() : null);
    const { kinds, periodStart } = await seatGround(tx, association);
    const day = today().toString();
    const sits = (kind: string) =>
      seats.some((one) => one.kind === kind && one.startsOn <= day && one.endsOn >= day);
    return {
      seats,
      mayRecord,
      electable: mayRecord ? await listElectable(tx, association) : [],
      counted: countedLots(kinds),
      needsCouncil: needsCouncil(kinds),
      hasCouncil: sits("council"),
      hasAuditor: sits("auditor"),
      until: nextPeriodEnd(today(), periodStart).toString(),
    };
  });
}

/**
 * Records whom the assembly elected to the council, one by one, or as auditor. @returns the seat's id.
 * @throws DomainError `seat.not-holder`, `seat.is-syndic`, `seat.already-held`, `seat.beyond-assembly`,
 *   `seat.starts-before-appointment`, `seat.ends-before-start`.
 */
export function takeSeat(actor: Actor, association: AssociationId, seat: NewSeat): Promise<string> {
  return write(actor, association, (tx) => {
    authorize(seatPolicy["seat.record"](actor, association));
    return enterSeat(tx, actor, association, seat);
  });
}

/** The same inside a use case that was authorized. @throws DomainError those of `takeSeat` */
export async function enterSeat(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  seat: NewSeat,
): Promise<string> {
  await tx.$executeRaw`SELECT FROM association WHERE id = ${association}::uuid FOR UPDATE`;
  const { kind, partyId } = seat;
  const party = await tx.party.count({ where: { associationId: association, id: partyId } });
  if (party === 0) throw notFound();
  const { periodStart } = await seatGround(tx, association);
  const appointedOn = plainDate(seat.appointedOn);
  const startsOn = plainDate(seat.startsOn);
  const endsOn = seat.endsOn ? plainDate(seat.endsOn) : nextPeriodEnd(appointedOn, periodStart);
  const verdict = judgeSeat({ appointedOn, startsOn, endsOn }, periodStart);
  if (verdict !== "lawful") {
    const field = verdict === "starts-before-appointment" ? "startsOn" : "endsOn";
    const details = { latest: noonOf(nextPeriodEnd(appointedOn, periodStart)) };
    throw new DomainError(`seat.${verdict}`, details, field);
  }
  if (kind === "council" && !(await hasRight(tx, association, partyId, startsOn))) {
    throw new DomainError("seat.not-holder", {}, "partyId");
  }
  if (await isSyndic(tx, association, partyId, { startsOn, endsOn })) {
    throw new DomainError("seat.is-syndic", {}, "partyId");
  }
  const held = await tx.seat.count({
    where: {
      ...{ associationId: association, kind, partyId },
      ...{ startsOn: { lte: toColumn(endsOn) }, endsOn: { gte: toColumn(startsOn) } },
    },
  });
  if (held > 0) throw new DomainError("seat.already-held", {}, "startsOn");
  const id = newRowId();
  await tx.seat.create({
    data: {
      ...{ associationId: association, id, kind, partyId, decision: seat.decision || null },
      appointedOn: toColumn(appointedOn),
      startsOn: toColumn(startsOn),
      endsOn: toColumn(endsOn),
    },
  });
  await record(tx, actor, association, "registry/seat.taken", { seatId: id, kind, partyId });
  return id;
}

/**
 * Records that a seat ends before its term: the assembly chose otherwise, he resigned, he sold.
 * @throws DomainError `seat.not-in-term`.
 */
export function endSeat(
  actor: Actor,
  association: AssociationId,
  { seatId, reason, ...days }: SeatEnd,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(seatPolicy["seat.record"](actor, association));
    const key = { associationId_id: { associationId: association, id: seatId } };
    const seat = await tx.seat.findUnique({ where: key });
    if (!seat) throw notFound();
    const endsOn = plainDate(days.endsOn);
    const [from, until] = [fromColumn(seat.startsOn), fromColumn(seat.endsOn)];
    if (isBefore(endsOn, from) || isAfter(endsOn, until)) {
      const details = { from: noonOf(from), until: noonOf(until) };
      throw new DomainError("seat.not-in-term", details, "endsOn");
    }
    await tx.seat.update({
      where: key,
      data: { endsOn: toColumn(endsOn), endReason: reason },
      select: { id: true },
    });
    await record(tx, actor, association, "registry/seat.ended", { seatId });
  });
}
