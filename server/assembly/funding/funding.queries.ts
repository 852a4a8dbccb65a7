import { fromColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { toCents } from "#server/kernel/money.ts";
import type { Tx } from "#server/platform/db.ts";
import { keysAt } from "#server/registry/distribution/distribution.queries.ts";
import { lotCodes, partyNames } from "../attendance/floor.queries.ts";
import { dayOf } from "../meeting/meeting.queries.ts";
import {
  ceilingOf,
  daysOf,
  dividedBy,
  type Funding,
  type Impact,
  type Instalment,
  impactOn,
  instalmentsOf,
  type MeetingFunding,
  type Schedule,
} from "./funding.rules.ts";
import type { DecisionLots, FundingView, ImpactView, InstalmentView } from "./funding.schema.ts";

type Row = Readonly<{ count: number | null; firstOn: Date | null; every: number | null }>;

const scheduleOf = ({ count, firstOn, every }: Row): Schedule | null =>
  count && firstOn && every ? { count, firstOn: fromColumn(firstOn), every } : null;

/** How the decisions of a meeting would be paid: those that have a plan. */
export async function fundingsOf(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly MeetingFunding[]> {
  const rows = await tx.funding.findMany({
    where: { associationId: association, resolution: { meetingId } },
    include: {
      key: { select: { id: true, name: true } },
      resolution: { select: { item: { select: { meeting: { select: { startsAt: true } } } } } },
    },
    orderBy: [{ resolution: { item: { position: "asc" } } }, { resolution: { position: "asc" } }],
  });
  const plans = rows.map((row) => {
    const { resolutionId, key, keyId, resolution } = row;
    const calls = { count: row.callCount, firstOn: row.callFirstOn, every: row.callEvery };
    const loan = { count: row.loanCount, firstOn: row.loanFirstOn, every: row.loanEvery };
    const funding: Funding = {
      keyId,
      reserve: toCents(row.reserveCents),
      call: toCents(row.callCents),
      calls: scheduleOf(calls),
      loan: toCents(row.loanCents),
      repaid: toCents(row.repaidCents),
      repayments: scheduleOf(loan),
    };
    return { resolutionId, key, funding, on: dayOf(resolution.item.meeting.startsAt) };
  });
  const asked = plans.flatMap(({ funding, on }) =>
    daysOf(funding, on).map((day) => ({ keyId: funding.keyId, day })),
  );
  const keys = asked.length > 0 ? await keysAt(tx, association, asked) : [];
  const known = new Map(asked.map(({ keyId, day }, index) => [`${keyId} ${day}`, keys[index]]));
  return plans.map(({ on, ...plan }) => ({
    ...plan,
    divided: dividedBy(
      plan.funding,
      on,
      (day) => known.get(`${plan.funding.keyId} ${day}`) ?? null,
    ),
  }));
}

const shownInstalment = ({ source, dueOn, cents }: Instalment): InstalmentView => ({
  ...{ source, dueOn: dueOn.toString(), cents: cents.toString() },
});

export const shownImpact = ({ reserve, instalments, total, isJoint }: Impact): ImpactView => ({
  ...{ reserve: reserve.toString(), total: total.toString(), isJoint },
  instalments: instalments.map(shownInstalment),
});

const shownSchedule = (schedule: Schedule | null) =>
  schedule && { ...schedule, firstOn: schedule.firstOn.toString() };

/** A plan of payment as it is shown, with what it would cost these people together. */
export function shownFunding(
  { resolutionId, key, funding, divided }: MeetingFunding,
  people: readonly string[],
): FundingView {
  const own = impactOn(divided, people);
  const instalments = instalmentsOf(funding);
  const amounts = instalments.length + (funding.reserve > 0n ? 1 : 0);
  return {
    ...{ resolutionId, key },
    ceiling: ceilingOf(funding).toString(),
    reserve: funding.reserve.toString(),
    call: funding.call.toString(),
    calls: shownSchedule(funding.calls),
    loan: funding.loan.toString(),
    repaid: funding.repaid.toString(),
    repayments: shownSchedule(funding.repayments),
    instalments: instalments.map(shownInstalment),
    own: own && shownImpact(own),
    isUndivided: divided.length < amounts,
  };
}

type Names = ReadonlyMap<string, string>;

/** What each lot would bear of one decision, in the order of the register. */
function lotsOf(
  { resolutionId, divided }: MeetingFunding,
  codes: Names,
  names: Names,
): DecisionLots {
  const [first] = divided;
  const sum = (lotId: string, isReserve: boolean) =>
    divided
      .filter(({ source }) => (source === "reserve") === isReserve)
      .flatMap(({ parts }) => parts)
      .reduce((all, part) => (part.lotId === lotId ? all + part.cents : all), 0n)
      .toString();
  const lots = (first?.parts ?? []).map(({ lotId, holders }) => ({
    ...{ lotId, code: codes.get(lotId) ?? "" },
    holders: holders.map((id) => names.get(id) ?? ""),
    ...{ reserve: sum(lotId, true), total: sum(lotId, false) },
  }));
  return { resolutionId, lots };
}

/** What each lot would bear of each decision of a meeting that has a plan of payment. */
export async function lotImpacts(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly DecisionLots[]> {
  const codes = await lotCodes(tx, association);
  const names = await partyNames(tx, association);
  const plans = await fundingsOf(tx, association, meetingId);
  return plans.map((plan) => lotsOf(plan, codes, names));
}
