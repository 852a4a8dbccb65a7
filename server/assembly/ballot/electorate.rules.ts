import { sumShares } from "#server/kernel/shares.ts";
import type { Head } from "../attendance/roll.rules.ts";
import { type DecisionType, decisionOf } from "./catalogue.rules.ts";

/** Who alone votes where charges are borne by some owners only (R-AG-42). */
export const ELECTORATE_ARTICLE = "3.87 §6";

/**
 * The owners concerned by a special common part, each with his share in its charges. Quorum and
 * limit on proxies stay those of the whole association (R-AG-42, R-AG-51).
 */
export type Electorate = Readonly<{
  keyId: string;
  /** What the register calls the part: `Ascenseur du bloc B`. */
  name: string;
  /** The version of the key in force; null where the day has none, and then nobody votes. */
  version: Readonly<{ id: string; startsOn: string }> | null;
  /** In the order of the register; a lot that is not here takes no part. */
  lots: readonly Readonly<{ lotId: string; code: string; weight: bigint }>[];
}>;

type Votes = Pick<Head, "shares" | "lots">;

/**
 * The heads that have a vote, with their votes: their shares, or their lots' share in the charges
 * of the part (R-AG-40, R-AG-42).
 */
export function concernedHeads<H extends Votes>(
  heads: readonly H[],
  electorate: Electorate | null,
): readonly Readonly<{ head: H; votes: bigint }>[] {
  const weights = electorate && new Map(electorate.lots.map((lot) => [lot.lotId, lot.weight]));
  const votesOf = ({ shares, lots }: H) =>
    weights ? lots.reduce((sum, { lotId }) => sum + (weights.get(lotId) ?? 0n), 0n) : shares;
  return heads.map((head) => ({ head, votes: votesOf(head) })).filter(({ votes }) => votes > 0n);
}

/** The votes of one head; none where it is not concerned. */
export function votesOfHead(head: Votes, electorate: Electorate | null): bigint {
  return concernedHeads([head], electorate)[0]?.votes ?? 0n;
}

/** The votes of some lots of a head. */
export function votesOfLotIds(
  { lots }: Pick<Head, "lots">,
  named: readonly string[],
  electorate: Electorate | null,
): bigint {
  const own = lots.filter(({ lotId }) => named.includes(lotId));
  return votesOfHead({ lots: own, shares: sumShares(own.map((lot) => lot.shares)) }, electorate);
}

/** The votes of all who are concerned, present or not, as a count takes them; null for the whole. */
export function keyOfRoll(
  heads: readonly (Votes & Readonly<{ entitlementId: string | null }>)[],
  electorate: Electorate | null,
): ReadonlyMap<string, bigint> | null {
  if (!electorate) return null;
  return new Map(
    concernedHeads(heads, electorate).flatMap(({ head: { entitlementId }, votes }) =>
      entitlementId ? [[entitlementId, votes]] : [],
    ),
  );
}

/** The votes of somebody's lots, by their codes, as his notice tells them. */
export function votesOfLots(codes: readonly string[], { lots }: Electorate): bigint {
  return lots
    .filter(({ code }) => codes.includes(code))
    .reduce((sum, { weight }) => sum + weight, 0n);
}

export function allVotes({ lots }: Electorate): bigint {
  return lots.reduce((sum, { weight }) => sum + weight, 0n);
}

/** A key as it stands on the day of a meeting. */
export type KeyOnDay = Readonly<{
  purpose: "cost" | "special_parts";
  electorate: Electorate;
  /** Codes of lots it weighs that are not there on that day. */
  absent: readonly string[];
}>;

export type ElectorateRefusal =
  | "agenda.electorate-not-special"
  | "agenda.electorate-of-all"
  | "agenda.electorate-without-key"
  | "agenda.electorate-outdated";

/** Why a key cannot say who votes on a type of decision under a version, or null when it can. */
export function refuseElectorate(
  { purpose, electorate, absent }: KeyOnDay,
  type: DecisionType,
  version: string,
): ElectorateRefusal | null {
  if (purpose !== "special_parts") return "agenda.electorate-not-special";
  if (decisionOf(version, type).electorate === "all") return "agenda.electorate-of-all";
  if (!electorate.version || allVotes(electorate) === 0n) return "agenda.electorate-without-key";
  return absent.length > 0 ? "agenda.electorate-outdated" : null;
}
