/** How far a meeting has come, and how many have voted where a text is open: never which way. */
export type Progress = Readonly<{
  mark: string;
  turnouts: readonly Turnout[];
  /** More than `MANY` have taken part at a distance: the same count by which a line is held to be lost. */
  areMany: boolean;
}>;

export type Turnout = Readonly<{
  resolutionId: string;
  heads: number;
  /** Their votes, in decimal digits. */
  shares: string;
}>;

/**
 * Whom a page is for: who runs the meeting sees each vote come, all others a count now and then; and
 * they read the page again one after the other, not all at once.
 */
export const AUDIENCES = ["desk", "screen", "voter"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** A page of somebody is told so many times a second what all are told. */
const TOLD_A_SECOND = 250;
/** A desk lists everybody: the more there are, the longer it takes to make. */
const LISTED_A_SECOND = 200;
/** Pages that are read again at once without anybody waiting for another. */
const AT_ONCE = 40;
const READ_MS = 25;

/** After how many looks at the meeting, one a second, a page of this audience hears of votes again. */
export function looksBetween(audience: Audience, followers: number): number {
  if (audience === "screen") return 1;
  const many = audience === "desk" ? LISTED_A_SECOND : TOLD_A_SECOND;
  return Math.max(1, Math.ceil(followers / many));
}

/** Over how many milliseconds the pages of so many are read again when the meeting moves on. */
export function spreadOf(audience: Audience, followers: number): number {
  return audience !== "voter" || followers <= AT_ONCE ? 0 : followers * READ_MS;
}

/** A browser whose stream has ended waits a little; after a restart all of them would come at once. */
const RETRY_MS = 500;
const RETRY_SPREAD_MS = 5_000;
const RECEIVED_MS = 3;

/** In how many milliseconds a browser opens another stream; `chance`: from 0 to 1, its own. */
export function retryOf(followers: number, chance: number): number {
  return RETRY_MS + Math.round(chance * Math.min(RETRY_SPREAD_MS, followers * RECEIVED_MS));
}

export type Word = Readonly<{ event: "ready" | "moved" | "turnout"; id: string; data: unknown }>;

const encoder = new TextEncoder();

/** A word as the stream carries it; `retry`: in how many milliseconds the browser opens another. */
export function frameOf({ event, id, data }: Word, retry?: number): Uint8Array {
  const again = retry === undefined ? "" : `retry: ${retry}\n`;
  return encoder.encode(`${again}id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
