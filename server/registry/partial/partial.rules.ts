import { add, compare, type Fraction } from "#server/kernel/fraction.ts";
import type { TwinHolder, TwinVerdict, Unlike } from "./partial.schema.ts";

/** Partial associations are possible from twenty lots, garages and cellars counted (R-GEN-05). */
export const FEWEST_LOTS = 20;

export type LinkVerdict = "lawful" | "same" | "too-few-lots";

/** Whether one association may be partial of another; what the deed did is recordable, with why. */
export function judgeLink(
  partialId: string,
  mainId: string,
  mainLots: number,
  reason: string,
): LinkVerdict {
  if (partialId === mainId) return "same";
  return mainLots < FEWEST_LOTS && reason === "" ? "too-few-lots" : "lawful";
}

const bare = (text: string) => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toUpperCase();

/** What of a lot's name tells it from others: `a-01` and `A 1` are one, `1-1` and `11` are two. */
function codeKey(code: string): string {
  const parts = bare(code).match(/\p{L}+|\d+/gu) ?? [];
  return parts.map((part) => part.replace(/^0+(?=\d)/, "")).join(" ");
}

export type TwinPair = Readonly<{ code: string; otherCode: string }>;

/** The name that each key stands for; none where several lots share it, or it says nothing. */
function onlyNames(codes: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string | null>();
  for (const code of codes) {
    const key = codeKey(code);
    if (key !== "") names.set(key, names.has(key) ? null : code);
  }
  return new Map([...names].flatMap(([key, code]) => (code === null ? [] : [[key, code]])));
}

/**
 * Pairs of lots that bear the same name on both sides, in the order of this side. A name that two
 * lots of a side share proposes nothing: a person decides.
 */
export function proposeTwins(
  codes: readonly string[],
  otherCodes: readonly string[],
): Readonly<{ pairs: readonly TwinPair[]; unmatched: readonly string[] }> {
  const here = onlyNames(codes);
  const there = onlyNames(otherCodes);
  const pairs = [...here].flatMap(([key, code]) => {
    const otherCode = there.get(key);
    return otherCode === undefined ? [] : [{ code, otherCode }];
  });
  const matched = new Set(pairs.map(({ code }) => code));
  return { pairs, unmatched: codes.filter((code) => !matched.has(code)) };
}

/**
 * One name for a person whichever association wrote it: by the number of a company, else by the
 * words of the name in any order, without case or accents.
 */
function personKey({ name, enterpriseNumber }: TwinHolder): string {
  if (enterpriseNumber) return enterpriseNumber.replaceAll(/\D/g, "");
  const words = bare(name).match(/[\p{L}\d]+/gu) ?? [];
  return words.toSorted().join(" ");
}

type Held = Readonly<{ holder: TwinHolder; part: Fraction }>;

/** What each holds in what right: two deeds of one person are one part. */
function heldIn(holders: readonly TwinHolder[]): ReadonlyMap<string, Held> {
  const held = new Map<string, Held>();
  for (const holder of holders) {
    const key = `${personKey(holder)}|${holder.right}`;
    const part = { num: BigInt(holder.numerator), den: BigInt(holder.denominator) };
    const before = held.get(key);
    held.set(key, { holder, part: before ? add(before.part, part) : part });
  }
  return held;
}

const missingFrom = (
  held: ReadonlyMap<string, Held>,
  other: ReadonlyMap<string, Held>,
): readonly Unlike[] =>
  [...held].flatMap(([key, { holder, part }]) => {
    const same = other.get(key);
    return same && compare(same.part, part) === 0
      ? []
      : [{ name: holder.name, right: holder.right, part: `${part.num}/${part.den}` }];
  });

export type TwinSide = Readonly<{ endsOn: string | null; holders: readonly TwinHolder[] }>;

const lastChange = ({ holders }: TwinSide) =>
  holders
    .map(({ startsOn }) => startsOn)
    .sort()
    .at(-1) ?? "";

/** Compares a lot with its twin. What is found is shown: no side is ever changed by the other. */
export function compareTwins(here: TwinSide, there: TwinSide | null): TwinVerdict {
  if (!there) return { kind: "unread" };
  if (here.endsOn !== null && there.endsOn !== null) return { kind: "agree" };
  if (here.endsOn !== null) return { kind: "ended", side: "here" };
  if (there.endsOn !== null) return { kind: "ended", side: "there" };
  const [mine, theirs] = [heldIn(here.holders), heldIn(there.holders)];
  const [onlyHere, onlyThere] = [missingFrom(mine, theirs), missingFrom(theirs, mine)];
  if (onlyHere.length === 0 && onlyThere.length === 0) return { kind: "agree" };
  const [ours, others] = [lastChange(here), lastChange(there)];
  const behind = ours === others ? null : ours > others ? "there" : "here";
  return { kind: "differ", behind, onlyHere, onlyThere };
}
