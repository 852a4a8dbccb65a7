import { sumShares } from "#server/kernel/shares.ts";

export const NATURES = ["sole", "undivided", "divided"] as const;
/**
 * `sole`: one owner. `undivided`: several own the same right together, spouses most often.
 * `divided`: usufruct, bare ownership and the like: suspended until one is designated.
 */
export type Nature = (typeof NATURES)[number];

/** A lot as the register has it on one day. */
export type RegisterLot = Readonly<{
  lotId: string;
  registerNumber: number;
  shares: bigint;
  /** In the order of the register. */
  holdings: readonly Readonly<{ partyId: string; right: string }>[];
  /** Parties designated in writing to represent the lot on that day (art. 3.87 §1). */
  representatives: readonly string[];
}>;

/** One head of the roll. */
export type Head = Readonly<{
  /** 1 to n, in the order of the lots' register numbers. */
  number: number;
  nature: Nature;
  /** In the order of the register, that of the first lot where there are several. */
  holders: readonly string[];
  /** The owner or the representative; null where any holder may vote, or none may. */
  voter: string | null;
  shares: bigint;
  lots: readonly Readonly<{ lotId: string; shares: bigint }>[];
}>;

/** The holders of a lot once each, as the register writes them: acts name them in that order. */
function holdersOf(lot: RegisterLot): readonly string[] {
  return [...new Set(lot.holdings.map(({ partyId }) => partyId))];
}

function natureOf(lot: RegisterLot): Nature {
  // Usufruct and bare ownership in one hand are full ownership again.
  if (holdersOf(lot).length === 1) return "sole";
  return lot.holdings.length > 0 && lot.holdings.every(({ right }) => right === "full")
    ? "undivided"
    : "divided";
}

/** One name where exactly one is designated; two contradicting designations designate nobody. */
function onlyOne(ids: readonly string[]): string | null {
  const [first, ...others] = new Set(ids);
  return first !== undefined && others.length === 0 ? first : null;
}

/** Lots of one key are one head: an owner of several lots counts once (R-AG-33). */
function headKey(lot: RegisterLot): string {
  const holders = holdersOf(lot).toSorted();
  if (holders.length === 0) return `vacant ${lot.lotId}`;
  const nature = natureOf(lot);
  // A designation made for one lot does not lift the suspension of another.
  const representative = nature === "divided" ? (onlyOne(lot.representatives) ?? "none") : "";
  return [nature, representative, ...holders].join(" ");
}

function headOf(number: number, lots: readonly [RegisterLot, ...RegisterLot[]]): Head {
  const nature = natureOf(lots[0]);
  const holders = holdersOf(lots[0]);
  const representative = onlyOne(lots.flatMap((lot) => lot.representatives));
  return {
    number,
    nature,
    holders,
    voter: nature === "sole" ? onlyOne(holders) : representative,
    shares: sumShares(lots.map(({ shares }) => shares)),
    lots: lots.map(({ lotId, shares }) => ({ lotId, shares })),
  };
}

/**
 * Who may vote with how many shares, from the register on the day of the meeting.
 * A suspended head stays on the roll: it is in the denominators (R-AG-33).
 */
export function deriveRoll(lots: readonly RegisterLot[]): readonly Head[] {
  const groups = new Map<string, [RegisterLot, ...RegisterLot[]]>();
  for (const lot of [...lots].sort((a, b) => a.registerNumber - b.registerNumber)) {
    const key = headKey(lot);
    const group = groups.get(key);
    if (group) group.push(lot);
    else groups.set(key, [lot]);
  }
  return [...groups.values()].map((group, index) => headOf(index + 1, group));
}

/** Nobody may vote until the holders designate one of them (art. 3.87 §1, AD-03). */
export function isSuspended(head: Pick<Head, "nature" | "voter">): boolean {
  return head.nature === "divided" && head.voter === null;
}

/** The parties who may vote for a head in person: its voter, or any holder of what is undivided. */
export function votersOf(head: Pick<Head, "nature" | "voter" | "holders">): readonly string[] {
  if (head.voter !== null) return [head.voter];
  return head.nature === "undivided" ? head.holders : [];
}
