import type { Channel } from "./presence.rules.ts";

/** Somebody whom the operator identified at a distance: by whom, by what means, and when. */
export type Admission = Readonly<{
  partyId: string;
  method: string;
  by: string;
  /** He has no screen: the operator takes down what he says aloud. */
  isTelephone: boolean;
  /** Milliseconds. */
  at: number;
}>;

/** Who takes part by telephone alone: the last time he was identified decides. */
export function onTelephone(admissions: readonly Admission[]): ReadonlySet<string> {
  const last = new Map<string, Admission>();
  for (const one of admissions) {
    const before = last.get(one.partyId);
    if (!before || before.at <= one.at) last.set(one.partyId, one);
  }
  return new Set([...last.values()].flatMap((one) => (one.isTelephone ? one.partyId : [])));
}

/** Whom the operator hears on the telephone, and whose line is dead. */
export type Line = Readonly<{ telephone: ReadonlySet<string>; cut: ReadonlySet<string> }>;

type Carried = Readonly<{ carrier: string; channel: Channel }>;

/**
 * Why the operator cannot take down what the carrier of a seat says, or null. He hears the room, and
 * whoever is on the telephone while his line holds; who is at a distance with a page votes himself.
 */
export function refuseHearing(
  seat: Carried | null,
  telephone: ReadonlySet<string>,
  cut: ReadonlySet<string>,
): "ballot.not-in-room" | "ballot.line-lost" | null {
  if (seat?.channel === "room") return null;
  if (!seat || !telephone.has(seat.carrier)) return "ballot.not-in-room";
  return cut.has(seat.carrier) ? "ballot.line-lost" : null;
}
