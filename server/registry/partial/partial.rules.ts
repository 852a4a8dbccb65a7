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
