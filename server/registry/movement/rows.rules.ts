import { plainDate } from "#server/kernel/calendar.ts";
import type { Fraction } from "#server/kernel/fraction.ts";
import type { Right } from "../import/import.schema.ts";
import { gathered, type Held } from "./rights.rules.ts";

/** A calendar day, `YYYY-MM-DD`: its order is that of its letters. */
export type Day = string;

export type LotRow = Readonly<{
  lotId: string;
  registerNumber: number;
  code: string;
  kind: string;
  floor: string | null;
  /** Its shares now. */
  shares: bigint;
  startsOn: Day | null;
  endsOn: Day | null;
}>;

export type HoldingRow = Readonly<{
  holdingId: string;
  lotId: string;
  partyId: string;
  right: Right;
  part: Fraction;
  startsOn: Day;
  endsOn: Day | null;
  enjoyedFrom: Day | null;
  enjoyedUntil: Day | null;
}>;

/** The register as it is kept: what holds now, and until when what held before. */
export type Rows = Readonly<{
  total: bigint;
  formerTotals: readonly Readonly<{ endsOn: Day; total: bigint }>[];
  lots: readonly LotRow[];
  formerShares: readonly Readonly<{ lotId: string; endsOn: Day; shares: bigint }>[];
  holdings: readonly HoldingRow[];
}>;

/** A lot on a day. */
export type LotOn = Readonly<{
  lotId: string;
  registerNumber: number;
  code: string;
  kind: string;
  floor: string | null;
  shares: bigint;
  holders: readonly Held[];
}>;

export type RegisterOn = Readonly<{ total: bigint; lots: readonly LotOn[] }>;

export function dayBefore(day: Day): Day {
  return plainDate(day).subtract({ days: 1 }).toString();
}

export function isOn(day: Day, startsOn: Day | null, endsOn: Day | null): boolean {
  return (startsOn === null || startsOn <= day) && (endsOn === null || endsOn >= day);
}

/** What held until the first end that is not before the day; what holds now where there is none. */
function valueOn<T extends { endsOn: Day }>(former: readonly T[], day: Day): T | undefined {
  return former
    .filter(({ endsOn }) => endsOn >= day)
    .sort((a, b) => (a.endsOn < b.endsOn ? -1 : 1))[0];
}

export function sharesOn(rows: Rows, lot: LotRow, day: Day): bigint {
  const former = rows.formerShares.filter(({ lotId }) => lotId === lot.lotId);
  return valueOn(former, day)?.shares ?? lot.shares;
}

export function totalOn(rows: Rows, day: Day): bigint {
  return valueOn(rows.formerTotals, day)?.total ?? rows.total;
}

export function holdingsOn(rows: Rows, lotId: string, day: Day): HoldingRow[] {
  return rows.holdings.filter(
    (holding) => holding.lotId === lotId && isOn(day, holding.startsOn, holding.endsOn),
  );
}

/** Who held what on a day, with how many shares, out of what total. */
export function registerOn(rows: Rows, day: Day): RegisterOn {
  const lots = rows.lots
    .filter(({ startsOn, endsOn }) => isOn(day, startsOn, endsOn))
    .map((lot) => {
      const { startsOn: _, endsOn: __, ...facts } = lot;
      const holders = gathered(holdingsOn(rows, lot.lotId, day));
      return { ...facts, shares: sharesOn(rows, lot, day), holders };
    })
    .sort((a, b) => a.registerNumber - b.registerNumber);
  return { total: totalOn(rows, day), lots };
}
