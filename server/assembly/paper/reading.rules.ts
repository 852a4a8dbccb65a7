import type { Choice } from "../ballot/ballot.rules.ts";
import { type HandHead, type HandPlan, handKey } from "../ballot/hands.rules.ts";

/** What one reading of a vote's sheet says: moments in milliseconds since 1970. */
export type Reading = Readonly<{ openedAt: number; closedAt: number; plan: HandPlan }>;

/** A line on which two readings of one sheet are not the same; null: nothing was read there. */
export type Difference =
  | Readonly<{ kind: "openedAt" | "closedAt"; first: number; second: number }>
  | Readonly<{ kind: "head"; head: HandHead; first: Choice | null; second: Choice | null }>;

/**
 * Line by line, where two readings of one sheet differ. Whether somebody was named or is one of all
 * the others is a way of writing: what he is recorded to have said is what counts.
 */
export function differencesOf(first: Reading, second: Reading): readonly Difference[] {
  const times = (["openedAt", "closedAt"] as const).flatMap((kind): Difference[] =>
    first[kind] === second[kind] ? [] : [{ kind, first: first[kind], second: second[kind] }],
  );
  const said = ({ plan }: Reading) =>
    new Map(plan.votes.map(({ head, choice }) => [handKey(head), { head, choice }]));
  const [one, two] = [said(first), said(second)];
  const heads = new Map(
    [...one.values(), ...two.values()].map(({ head }) => [handKey(head), head]),
  );
  const lines = [...heads.values()]
    .sort((a, b) => a.number - b.number)
    .flatMap((head): Difference[] => {
      const here = one.get(handKey(head))?.choice ?? null;
      const there = two.get(handKey(head))?.choice ?? null;
      return here === there ? [] : [{ kind: "head", head, first: here, second: there }];
    });
  return [...times, ...lines];
}

export const SHEET_STATES = ["waiting", "differs", "recorded"] as const;
export type SheetState = (typeof SHEET_STATES)[number];

/** Where a sheet stands: a reading that agrees has recorded it. */
export function stateOf(readings: readonly Readonly<{ agrees: boolean }>[]): SheetState {
  if (readings.some(({ agrees }) => agrees)) return "recorded";
  return readings.length > 0 ? "differs" : "waiting";
}
