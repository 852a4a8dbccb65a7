import { capacitiesIn, holds, type Person, partiesOf } from "#server/kernel/actor.ts";
import { toColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { knownMandates } from "#server/registry/mandate/mandate.queries.ts";
import { groundOf } from "#server/registry/succession/standing.service.ts";
import { lastChair } from "#server/registry/succession/succession.queries.ts";
import { mandateInTheWay } from "#server/registry/succession/succession.rules.ts";
import { dayOf } from "../meeting/meeting.queries.ts";
import { listRequests } from "../request/request.queries.ts";
import type { RequestView } from "../request/request.schema.ts";
import { isFifthBehind, mayConveneFor, turnOf } from "./convening.rules.ts";
import { type ConveningView, GROUNDS, type VacancyTurn } from "./convening.schema.ts";

/** The requests that somebody's parties signed. */
async function signedRequests(tx: Tx, actor: Person, association: AssociationId) {
  const own = partiesOf(actor, association);
  const looking = { withGathering: true, own };
  const all = await listRequests(tx, association, looking, today());
  return all.filter(({ hasSigned }) => hasSigned);
}

/** Whether nobody is syndic nor about to be, and as what somebody may convene then. */
export async function vacancyOf(
  tx: Tx,
  actor: Person,
  association: AssociationId,
  signed: readonly RequestView[],
): Promise<Readonly<{ isVacant: boolean; turn: VacancyTurn | null }>> {
  const all = await knownMandates(tx, association);
  if (mandateInTheWay(all, today())) return { isVacant: false, turn: null };
  const day = toColumn(today());
  const seats = await tx.seat.count({
    where: {
      ...{ associationId: association, kind: "council" },
      ...{ startsOn: { lte: day }, endsOn: { gte: day } },
    },
  });
  const { standing } = await groundOf(tx, actor, association, all);
  const turn = turnOf({
    standing,
    isOfFifth: signed.some(({ state }) => isFifthBehind(state)),
    hasCouncil: seats > 0,
    hasChair: (await lastChair(tx, association)) !== null,
  });
  return { isVacant: true, turn };
}

/** What somebody may convene here today, and the meetings he convenes. */
export async function showConvening(
  tx: Tx,
  actor: Person,
  association: AssociationId,
): Promise<ConveningView> {
  const signed = await signedRequests(tx, actor, association);
  const own = partiesOf(actor, association);
  const rows = await tx.$queryRaw<
    { id: string; ground: string; startsAt: Date; isConvened: boolean }[]
  >`
    SELECT m.id, v.ground, m.starts_at AS "startsAt", c.meeting_id IS NOT NULL AS "isConvened"
    FROM meeting_convener v
    JOIN meeting m ON m.association_id = v.association_id AND m.id = v.meeting_id
    LEFT JOIN convocation c ON c.association_id = m.association_id AND c.meeting_id = m.id
    WHERE v.association_id = ${association}::uuid AND v.party_id = ANY (${[...own]}::uuid[])
    ORDER BY m.starts_at DESC, m.id LIMIT 20`;
  const lapsed = signed.filter(({ state, hasSigned }) => mayConveneFor(state, hasSigned));
  return {
    ...(await vacancyOf(tx, actor, association, signed)),
    lapsed: lapsed.map(({ id, reason, dueOn }) => ({ id, reason, dueOn: dueOn ?? "" })),
    byCourt:
      holds(actor, association, ["syndic"]) ||
      capacitiesIn(actor, association).some(({ role, partyId }) => role === "owner" && partyId),
    meetings: rows.map(({ id, ground, startsAt, isConvened }) => ({
      ...{ id, isConvened, on: dayOf(startsAt).toString() },
      ground: GROUNDS.find((one) => one === ground) ?? "court",
    })),
  };
}

/** The turn of somebody where nobody is syndic, for a use case. */
export async function ownVacancy(tx: Tx, actor: Person, association: AssociationId) {
  return vacancyOf(tx, actor, association, await signedRequests(tx, actor, association));
}
