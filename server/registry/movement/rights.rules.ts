import { add, compare, type Fraction, one, reduce, zero } from "#server/kernel/fraction.ts";
import { RIGHTS, type Right } from "../import/import.schema.ts";

/** What somebody has of a lot: a right, for an exact part of that lot, never of the building. */
export type Held = Readonly<{ partyId: string; right: Right; part: Fraction }>;

const isNone = (part: Fraction) => part.num === 0n;

function minus(a: Fraction, b: Fraction): Fraction {
  return reduce({ num: a.num * b.den - b.num * a.den, den: a.den * b.den });
}

function smaller(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) <= 0 ? a : b;
}

function partOf(held: readonly Held[], partyId: string, right: Right): Fraction {
  const own = held.filter((one) => one.partyId === partyId && one.right === right);
  return own.reduce((sum, { part }) => add(sum, part), zero);
}

/** The same holdings with one line a person and right, in a fixed order, nothing of nothing. */
export function gathered(held: readonly Held[]): Held[] {
  const parties = [...new Set(held.map(({ partyId }) => partyId))].sort();
  return parties.flatMap((partyId) =>
    RIGHTS.map((right) => ({ partyId, right, part: reduce(partOf(held, partyId, right)) })).filter(
      ({ part }) => !isNone(part),
    ),
  );
}

/** Bare ownership and usufruct of one part in one hand are full ownership again. */
export function consolidated(held: readonly Held[]): Held[] {
  const parties = [...new Set(held.map(({ partyId }) => partyId))];
  const joined = parties.flatMap((partyId): Held[] => {
    const [bare, usufruct] = [partOf(held, partyId, "bare"), partOf(held, partyId, "usufruct")];
    const both = smaller(bare, usufruct);
    const rest = RIGHTS.filter((right) => right !== "bare" && right !== "usufruct").map(
      (right): Held => ({ partyId, right, part: partOf(held, partyId, right) }),
    );
    return [
      ...rest,
      { partyId, right: "full", part: both },
      { partyId, right: "bare", part: minus(bare, both) },
      { partyId, right: "usufruct", part: minus(usufruct, both) },
    ];
  });
  return gathered(joined);
}

/** What stays with an owner who parts with the bare ownership or the usufruct of what is his. */
const KEPT: Readonly<Partial<Record<Right, Right>>> = { bare: "usufruct", usufruct: "bare" };

/**
 * What a person can part with in a right: what he holds in it, and of bare ownership and usufruct
 * also what his full ownership contains.
 */
export function disposable(held: readonly Held[], partyId: string, right: Right): Fraction {
  const own = partOf(held, partyId, right);
  return KEPT[right] ? add(own, partOf(held, partyId, "full")) : own;
}

/**
 * The holdings after `part` of a lot, in a right, left one person; null when he has less than that.
 * Nobody has received it yet.
 */
export function parted(
  held: readonly Held[],
  from: string,
  right: Right,
  part: Fraction,
): Held[] | null {
  if (compare(disposable(held, from, right), part) < 0) return null;
  const direct = smaller(partOf(held, from, right), part);
  const divided = minus(part, direct);
  const kept = KEPT[right];
  const others = held.filter(
    (one) => one.partyId !== from || (one.right !== right && one.right !== "full"),
  );
  const full = right === "full" ? zero : partOf(held, from, "full");
  return gathered([
    ...others,
    { partyId: from, right, part: minus(partOf(held, from, right), direct) },
    { partyId: from, right: "full", part: minus(full, divided) },
    ...(kept ? [{ partyId: from, right: kept, part: divided }] : []),
  ]);
}

export type Whole = "whole" | "over" | "incomplete";

function sumOf(held: readonly Held[], rights: readonly Right[]): Fraction {
  return held
    .filter(({ right }) => rights.includes(right))
    .reduce((sum, { part }) => add(sum, part), zero);
}

/**
 * Whether holdings make exactly a lot: full ownership with bare ownership, and full ownership with
 * usufruct, are each the whole; each of the other rights burdens the whole at most.
 */
export function judgeWhole(held: readonly Held[]): Whole {
  const owned = compare(sumOf(held, ["full", "bare"]), one);
  const enjoyed = compare(sumOf(held, ["full", "usufruct"]), one);
  const burdens = (["use", "habitation", "long_lease", "building_right"] as const).map((right) =>
    compare(sumOf(held, [right]), one),
  );
  if ([owned, enjoyed, ...burdens].some((sign) => sign > 0)) return "over";
  return owned < 0 || enjoyed < 0 ? "incomplete" : "whole";
}
