import { type PlainDate, plainDate } from "#server/kernel/calendar.ts";
import { type Cents, inEqualParts, toCents } from "#server/kernel/money.ts";
import { distribute, type KeyOn } from "#server/registry/distribution/distribution.rules.ts";

/** Paid in equal parts, the first on a day and each of the others so many months after the last. */
export type Schedule = Readonly<{ count: number; firstOn: PlainDate; every: number }>;

/** How the cost of a decision is paid. What is not used is zero, and has no schedule. */
export type Funding = Readonly<{
  keyId: string | null;
  reserve: Cents;
  call: Cents;
  calls: Schedule | null;
  loan: Cents;
  /** Paid back for the loan in all, with interest and costs. */
  repaid: Cents;
  repayments: Schedule | null;
}>;

export const SOURCES = ["call", "loan"] as const;
export type Source = (typeof SOURCES)[number];
export type Instalment = Readonly<{ source: Source; dueOn: PlainDate; cents: Cents }>;

/** The most that the decision allows to be spent: all that pays for it. */
export function ceilingOf({ reserve, call, loan }: Funding): Cents {
  return toCents(reserve + call + loan);
}

function partsOf(source: Source, total: Cents, schedule: Schedule | null): Instalment[] {
  if (!schedule || total === 0n) return [];
  const { count, firstOn, every } = schedule;
  return inEqualParts(total, count).map((cents, order) => ({
    source,
    // From the first day, so that a 31st comes back after a shorter month.
    dueOn: firstOn.add({ months: order * every }),
    cents,
  }));
}

/** A plan of payment as the hash of a convened agenda holds it: amounts in cents, in decimal digits. */
export function fundingRecord({ keyId, calls, repayments, ...amounts }: Funding) {
  const text = (cents: Cents) => cents.toString();
  const { reserve, call, loan, repaid } = amounts;
  const said = (schedule: Schedule | null) =>
    schedule && { ...schedule, firstOn: schedule.firstOn.toString() };
  return {
    ...{ keyId, reserve: text(reserve), call: text(call), calls: said(calls) },
    ...{ loan: text(loan), repaid: text(repaid), repayments: said(repayments) },
  };
}

/** What owners are asked for, and when, the nearest first. */
export function instalmentsOf({ call, calls, repaid, repayments }: Funding): Instalment[] {
  return [...partsOf("call", call, calls), ...partsOf("loan", repaid, repayments)].sort((a, b) =>
    Temporal.PlainDate.compare(a.dueOn, b.dueOn),
  );
}

/** The days on which a key must be known to say who pays: of the meeting and of each instalment. */
export function daysOf(funding: Funding, meetingOn: PlainDate): string[] {
  const days = instalmentsOf(funding).map(({ dueOn }) => dueOn.toString());
  return [...new Set([...(funding.reserve > 0n ? [meetingOn.toString()] : []), ...days])];
}

export type LotPart = Readonly<{ lotId: string; holders: readonly string[]; cents: Cents }>;
/** What one amount comes to for each lot, and who holds it on the day. */
export type Divided = Readonly<{
  source: Source | "reserve";
  on: string;
  cents: Cents;
  parts: readonly LotPart[];
}>;

/**
 * What a decision would cost each lot and whoever holds it, by the same division that bills it (AD-12):
 * a call is owed by who holds the lot on its day. The part in the reserve fund is nobody's debt: it is
 * what of the fund each lot has paid into is used.
 * @param keyOn The key on a day; null where it has no version yet.
 */
export function dividedBy(
  funding: Funding,
  meetingOn: PlainDate,
  keyOn: (day: string) => KeyOn | null,
): Divided[] {
  const reserve = { source: "reserve" as const, dueOn: meetingOn, cents: funding.reserve };
  const amounts = [...(funding.reserve > 0n ? [reserve] : []), ...instalmentsOf(funding)];
  return amounts.flatMap(({ source, dueOn, cents }): Divided[] => {
    const on = dueOn.toString();
    const key = keyOn(on);
    if (!key || key.weights.every(({ weight }) => weight === 0n)) return [];
    const lots = distribute(cents, key.weights, key.holdings, { kind: "call", dueOn: on });
    const parts = lots.map(({ lotId, cents: own, parts: [part] }) => ({
      ...{ lotId, cents: own, holders: part?.tenure.holders ?? [] },
    }));
    return [{ source, on, cents, parts }];
  });
}

/** The plan of payment of a decision, with what it comes to for each lot. */
export type MeetingFunding = Readonly<{
  resolutionId: string;
  key: Readonly<{ id: string; name: string }> | null;
  funding: Funding;
  divided: readonly Divided[];
}>;

/** What some people would owe of each instalment, alone or together with others. */
export type Impact = Readonly<{
  /** Of the reserve fund, their lots' part: it is not asked of them. */
  reserve: Cents;
  instalments: readonly Instalment[];
  total: Cents;
  /** Some of it they owe with others who hold the lot too (R-FUND-04). */
  isJoint: boolean;
}>;

/** What a decision would cost some people together; null when it costs their lots nothing. */
export function impactOn(divided: readonly Divided[], people: readonly string[]): Impact | null {
  const theirs = ({ holders }: LotPart) => holders.some((holder) => people.includes(holder));
  const sum = (parts: readonly LotPart[]) =>
    toCents(parts.filter(theirs).reduce((all, { cents }) => all + cents, 0n));
  const instalments = divided.flatMap(({ source, on, parts }): Instalment[] => {
    const cents = sum(parts);
    return source === "reserve" || cents === 0n ? [] : [{ source, dueOn: plainDate(on), cents }];
  });
  const ofReserve = divided.find(({ source }) => source === "reserve");
  const reserve = ofReserve ? sum(ofReserve.parts) : toCents(0n);
  if (instalments.length === 0 && reserve === 0n) return null;
  return {
    reserve,
    instalments,
    total: toCents(instalments.reduce((all, { cents }) => all + cents, 0n)),
    isJoint: divided.some(({ parts }) =>
      parts.some(
        (part) =>
          theirs(part) && part.cents > 0n && !part.holders.every((one) => people.includes(one)),
      ),
    ),
  };
}

export type FundingFault =
  | "nothing"
  | "calls-missing"
  | "repayments-missing"
  | "repaid-less"
  | "before-meeting"
  | "repaid-before-meeting";

/** What is wrong with a plan of payment; null where it holds together. */
export function faultOf(funding: Funding, meetingOn: PlainDate): FundingFault | null {
  const { call, calls, loan, repaid, repayments } = funding;
  if (ceilingOf(funding) === 0n) return "nothing";
  if (call > 0n && !calls) return "calls-missing";
  if (loan > 0n && !repayments) return "repayments-missing";
  // What is borrowed is given back at least.
  if (repaid < loan) return "repaid-less";
  const isEarly = (schedule: Schedule | null) =>
    schedule !== null && Temporal.PlainDate.compare(schedule.firstOn, meetingOn) <= 0;
  // Nobody owes what is not decided yet (R-FUND-06).
  if (call > 0n && isEarly(calls)) return "before-meeting";
  return loan > 0n && isEarly(repayments) ? "repaid-before-meeting" : null;
}
