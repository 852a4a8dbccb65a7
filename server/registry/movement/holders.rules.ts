import { noonOf, plainDate } from "#server/kernel/calendar.ts";
import { add, compare, zero } from "#server/kernel/fraction.ts";
import { type ActOf, type Refusal, refuse } from "./act.rules.ts";
import {
  consolidated,
  disposable,
  gathered,
  type Held,
  judgeWhole,
  parted,
} from "./rights.rules.ts";
import { type Day, dayBefore, type HoldingRow, holdingsOn, type Rows } from "./rows.rules.ts";

/** What becomes of the holdings of a lot. */
export type Reheld = Readonly<{
  closed: readonly Readonly<{ holdingId: string; endsOn: Day; enjoyedUntil: Day | null }>[];
  /** Begun that very day: they hold on no day at all. */
  dropped: readonly HoldingRow[];
  opened: readonly HoldingRow[];
}>;

/** Who holds a lot after a transfer. */
export function transferred(
  held: readonly Held[],
  { from, right, part, to }: ActOf<"transfer">,
): Held[] | Refusal {
  if (to.some(({ partyId }) => partyId === from)) return refuse("movement.same-holder", "to");
  const received = to.reduce((sum, one) => add(sum, one.part), zero);
  if (compare(received, part) !== 0) return refuse("movement.parts-differ", "to");
  const left = parted(held, from, right, part);
  if (!left) {
    const { num, den } = disposable(held, from, right);
    return refuse("movement.not-held", "part", { part: `${num}/${den}` });
  }
  return consolidated([...left, ...to.map((one): Held => ({ ...one, right }))]);
}

/** The holders of a lot as they are stated anew: exactly the whole of it. */
export function restated(holders: readonly Held[]): Held[] | Refusal {
  const verdict = judgeWhole(holders);
  if (verdict === "over") return refuse("movement.over-whole", "holders");
  if (verdict === "incomplete") return refuse("movement.incomplete", "holders");
  return consolidated(holders);
}

const keyOf = ({ partyId, right }: Pick<Held, "partyId" | "right">) => `${partyId} ${right}`;

/** The day from which those who hold a lot now all enjoy it. */
export function enjoyedSince(rows: Rows, lotId: string, on: Day): Day {
  const days = holdingsOn(rows, lotId, on).map((one) => one.enjoyedFrom ?? one.startsOn);
  return days.sort().at(-1) ?? "0001-01-01";
}

/**
 * The holdings to end and to begin so that a lot is held as stated from a day; who keeps exactly
 * what he had is left alone. Ordinary charges pass with the enjoyment (art. 3.94 §2).
 */
export function rehold(
  rows: Rows,
  lotId: string,
  after: readonly Held[],
  when: Readonly<{ on: Day; enjoyedFrom: Day }>,
  newId: () => string,
): Reheld | Refusal {
  const { on, enjoyedFrom } = when;
  const current = holdingsOn(rows, lotId, on);
  const parts = new Map(gathered(current).map((held) => [keyOf(held), held.part]));
  const wanted = new Map(after.map((held) => [keyOf(held), held.part]));
  const stays = (key: string) => {
    const [had, has] = [parts.get(key), wanted.get(key)];
    return had !== undefined && has !== undefined && compare(had, has) === 0;
  };
  const left = current.filter((holding) => !stays(keyOf(holding)));
  const dropped = left.filter(({ startsOn }) => startsOn === on);
  const since = enjoyedSince(rows, lotId, on);
  // Where somebody held for no day at all, nobody but his successor could bear his days.
  if (left.length > 0 && (enjoyedFrom < since || (dropped.length > 0 && enjoyedFrom !== since))) {
    return refuse("movement.before-enjoyment", "enjoyedFrom", { date: noonOf(plainDate(since)) });
  }
  return {
    closed: left
      .filter(({ startsOn }) => startsOn !== on)
      .map(({ holdingId }) => ({
        holdingId,
        endsOn: dayBefore(on),
        enjoyedUntil: enjoyedFrom === on ? null : dayBefore(enjoyedFrom),
      })),
    dropped,
    opened: after
      .filter((held) => !stays(keyOf(held)))
      .map((held) => ({
        ...{ holdingId: newId(), lotId, ...held, startsOn: on, endsOn: null },
        enjoyedFrom: enjoyedFrom === on ? null : enjoyedFrom,
        enjoyedUntil: null,
      })),
  };
}
