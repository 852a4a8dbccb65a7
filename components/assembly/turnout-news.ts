import type { BallotView } from "#server/assembly/ballot/view.queries.ts";
import type { Turnout } from "#server/assembly/sitting/following.rules.ts";

/** What the meeting's stream tells of votes to whatever on the page shows how many there are. */
export const TURNOUT_NEWS = "meeting:turnout";

declare global {
  interface WindowEventMap {
    [TURNOUT_NEWS]: CustomEvent<readonly Turnout[]>;
  }
}

/** How many have voted on a text, as a page that runs in the browser is given it. */
export function turnoutOf({ resolutionId, turnout }: BallotView): Turnout {
  return { resolutionId, heads: turnout.heads, shares: turnout.shares.toString() };
}
