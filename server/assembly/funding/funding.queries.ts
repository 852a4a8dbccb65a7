import { fromColumn, type PlainDate } from "#server/kernel/calendar.ts";
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

type Series = Readonly<{ count: number | null; firstOn: Date | null; every: number | null }>;

const scheduleOf = ({ count, firstOn, every }: Series): Schedule | null =>
  count && firstOn && every ? { count, firstOn: fromColumn(firstOn), every } : null;

/** A plan of payment as its columns hold it, with the text it is of and the day that text is decided on. */
export type PlanRow = Readonly<{
  resolutionId: string;
  on: PlainDate;
  keyId: string | null;
  keyName: string | null;
  reserve: bigint;
  call: bigint;
  callCount: number | null;
  callFirstOn: Date | null;
  callEvery: number | null;
  loan: bigint;
  repaid: bigint;
  loanCount: number | null;
  loanFirstOn: Date | null;
  loanEvery: number | null;
}>;

function planOf({ resolutionId, on, keyId, keyName, ...row }: PlanRow) {
  const funding: Funding = {
    keyId,
    reserve: toCents(row.reserve),
    call: toCents(row.call),
    calls: scheduleOf({ count: row.callCount, firstOn: row.callFirstOn, every: row.callEvery }),
    loan: toCents(row.loan),
    repaid: toCents(row.repaid),
    repayments: scheduleOf({
      ...{ count: row.loanCount, firstOn: row.loanFirstOn, every: row.loanEvery },
    }),
  };
  const key = keyId ? { id: keyId, name: keyName ?? "" } : null;
  return { resolutionId, key, funding, on };
}

/** How the decisions of a meeting would be paid: those that have a plan. */
export async function fundingsOf(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly MeetingFunding[]> {
  const rows = await tx.$queryRaw<(Omit<PlanRow, "on"> & { startsAt: Date })[]>`
    SELECT f.resolution_id AS "resolutionId", m.starts_at AS "startsAt", f.key_id AS "keyId",
      k.name AS "keyName", f.reserve_cents AS reserve, f.call_cents AS call,
      f.call_count AS "callCount", f.call_first_on AS "callFirstOn", f.call_every AS "callEvery",
      f.loan_cents AS loan, f.repaid_cents AS repaid,
      f.loan_count AS "loanCount", f.loan_first_on AS "loanFirstOn", f.loan_every AS "loanEvery"
    FROM resolution r
    JOIN funding f ON f.association_id = r.association_id AND f.resolution_id = r.id
    JOIN agenda_item i ON i.association_id = r.association_id AND i.id = r.item_id
    JOIN meeting m ON m.association_id = r.association_id AND m.id = r.meeting_id
    LEFT JOIN distribution_key k ON k.association_id = f.association_id AND k.id = f.key_id
    WHERE r.association_id = ${association}::uuid AND r.meeting_id = ${meetingId}::uuid
    ORDER BY i.position, r.position`;
  return divided(
    tx,
    association,
    rows.map(({ startsAt, ...row }) => ({ ...row, on: dayOf(startsAt) })),
  );
}

/** Plans of payment with what each comes to for every lot. */
export async function divided(
  tx: Tx,
  association: AssociationId,
  rows: readonly PlanRow[],
): Promise<readonly MeetingFunding[]> {
  const plans = rows.map(planOf);
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
