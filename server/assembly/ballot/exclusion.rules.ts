import type { Floor } from "../attendance/floor.rules.ts";
import type { DecisionType } from "./catalogue.rules.ts";

/**
 * Why somebody takes no part in a vote: what ties him to the association on this text. Council
 * members and auditors, on their own discharge, by our reading (AD-04).
 */
export const EXCLUSION_GROUNDS = ["syndic", "employee", "contract", "council", "auditor"] as const;
export type ExclusionGround = (typeof EXCLUSION_GROUNDS)[number];

/** Nobody mandated, employed or under contract votes on the mission entrusted to him (R-AG-45). */
export const EXCLUSION_ARTICLE = "3.87 §9";

/** Somebody kept from a vote. */
export type Exclusion = Readonly<{
  id: string;
  party: string;
  ground: ExclusionGround;
  /** What the operator added; empty where the ground says it all. */
  reason: string;
}>;

/** What may be about the syndic: his discharge or fee, his contract, a power delegated to him. */
const PERHAPS_HIS: readonly DecisionType[] = ["D-01", "D-07", "D-08"];

/**
 * Whether an owner who is also the syndic, or his agent, is in conflict on a type of decision:
 * always on his own appointment and dismissal, perhaps on what the text must tell (R-AG-45).
 */
export function syndicConflict(type: DecisionType): "certain" | "possible" | null {
  if (type === "D-02") return "certain";
  return PERHAPS_HIS.includes(type) ? "possible" : null;
}

/** Who can be kept from a vote: the holders, those who vote for them and those who carry proxies. */
export function votersKnown(floor: Pick<Floor, "heads" | "powers">): ReadonlySet<string> {
  return new Set([
    ...floor.heads.flatMap(({ holders, voter }) => [...holders, ...(voter ? [voter] : [])]),
    ...floor.powers.flatMap(({ holder, substitutes }) => [
      holder,
      ...substitutes.map((one) => one.holder),
    ]),
  ]);
}

/** The voters of a meeting who are the syndic or his agents. */
export function syndicVoters(floor: Pick<Floor, "heads" | "powers" | "syndics">): string[] {
  const known = votersKnown(floor);
  return floor.syndics.filter((party) => known.has(party));
}
