import type { BreachKind } from "../breach/breach.rules.ts";
import type { ProxyRefusal } from "../proxy/proxy.rules.ts";
import { type Frame, type OrderProblem, placeProblem } from "./order.rules.ts";

/** What a room may accept although the law forbids it, in the words of the minutes. */
export const ACCEPTED = ["syndic", "tooMany", "onward", "unnamed", "assisted"] as const;
export type Accepted = (typeof ACCEPTED)[number];

/** As which breach it is recorded; one without a kind of its own names its article (art. 3.87 §7). */
export const ACCEPTED_AS = {
  syndic: { kind: "syndicProxy", article: "" },
  tooMany: { kind: "proxies", article: "" },
  onward: { kind: "other", article: "3.87 §7" },
  unnamed: { kind: "unnamedProxy", article: "" },
  /** The former Civil code, art. 492/1: who is assisted acts with his assistant. */
  assisted: { kind: "other", article: "492/1" },
} as const satisfies Record<Accepted, Readonly<{ kind: BreachKind; article: string }>>;

const OF_REFUSALS: Partial<Record<ProxyRefusal, Accepted>> = {
  "proxy.syndic-holder": "syndic",
  "proxy.too-many": "tooMany",
  "proxy.onward": "onward",
};

/**
 * What a refusal is where the room accepted the proxy all the same: a breach. Null for what no room
 * can have accepted, because there is no such proxy: nobody's vote, another's lot, the same one twice.
 */
export function acceptedOf(refusal: ProxyRefusal): Accepted | null {
  return OF_REFUSALS[refusal] ?? null;
}

/** Nobody hands anything in so long after the hour of the notice. */
const LONGEST = 12 * 3_600_000;

export type HandedProblem = OrderProblem | "paper.proxy-after-votes";

/**
 * Why a proxy cannot have been handed in at a moment, or cannot be entered any more: the quorum and
 * the votes that are recorded counted whoever was represented then, and are sealed.
 */
export function handedProblem(frame: Frame, moment: number, now: number): HandedProblem | null {
  const outside = placeProblem(frame, moment, now);
  if (outside) return outside;
  // An hour of the afternoon before, that the clock of the room reads as one of the day after.
  if (moment > frame.startsAt + LONGEST) return "paper.before-doors";
  const { openedAt, lastClosing } = frame;
  const isCounted = [openedAt, lastClosing].some((at) => at !== null && moment <= at);
  return isCounted ? "paper.proxy-after-votes" : null;
}
