import type { FloorHead } from "../attendance/floor.rules.ts";
import { isSuspended } from "../attendance/roll.rules.ts";
import { CHOICES, type Choice } from "./ballot.rules.ts";
import { isExcluded } from "./count.rules.ts";
import { type Electorate, votesOfHead } from "./electorate.rules.ts";
import type { SeatOf } from "./vote.rules.ts";

/**
 * Where a head stands when hands are counted: `free` in the room with a vote to give; `recorded` by
 * an operator and `voted` by itself already; `remote` votes itself; the others have no vote to give.
 */
export const STANDINGS = [
  ...(["free", "recorded", "voted", "remote"] as const),
  ...(["away", "suspended", "excluded", "outside"] as const),
] as const;
export type Standing = (typeof STANDINGS)[number];

/** A head as those who count hands know it. */
export type HandHead = Readonly<{
  entitlementId: string;
  number: number;
  names: readonly string[];
  /** Who carries its vote, where he is not one of those it belongs to. */
  carrier: string | null;
  lots: readonly string[];
  /** Its votes on this text, by the frozen roll. */
  votes: bigint;
  standing: Standing;
}>;

/** Everything that says where a head stands on a text. */
export type HandsFacts = Readonly<{
  seatOf: SeatOf;
  electorate: Electorate | null;
  /** Parties in conflict on the text. */
  excluded: readonly string[];
  /** Who gave the last vote of a head: the operator, or its voter himself. */
  voted: ReadonlyMap<string, "operator" | "voter">;
}>;

/** Where a head of the roll stands on a text. */
export function standingOf(head: FloorHead, facts: HandsFacts): Standing {
  const { seatOf, electorate, excluded, voted } = facts;
  if (votesOfHead(head, electorate) === 0n) return "outside";
  const vote = head.entitlementId ? voted.get(head.entitlementId) : undefined;
  if (vote) return vote === "operator" ? "recorded" : "voted";
  if (isSuspended(head)) return "suspended";
  const seat = seatOf(head);
  if (!seat) return "away";
  if (isExcluded({ holders: head.holders, carrier: seat.carrier }, excluded)) return "excluded";
  return seat.channel === "remote" ? "remote" : "free";
}

/** What the operator typed of one show of hands: a choice for all, and who chose otherwise. */
export type SaidHands = Readonly<{ others: Choice } & Record<Choice, string>>;

/** Why something typed names nobody whose vote can be recorded. */
export type HandProblem = Readonly<{
  word: string;
  why: Exclude<Standing, "free"> | "unknown" | "several" | "twice";
  /** Those it may mean. */
  heads: readonly HandHead[];
}>;

export type HandVote = Readonly<{ head: HandHead; choice: Choice; derived: boolean }>;
export type HandPlan = Readonly<{
  votes: readonly HandVote[];
  problems: readonly HandProblem[];
}>;

/** Letters without their accents and capitals: `É` is typed `e` in a hurry. */
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
const code = (text: string) => plain(text).replace(/[\s./_-]/g, "");
const begins = (name: string, word: string) =>
  plain(name).startsWith(word) ||
  plain(name)
    .split(/[\s'’-]+/)
    .some((part) => part.startsWith(word));

/** Those a word may mean: by lot, else by their own name, else by the name of who carries them. */
function meant(word: string, heads: readonly HandHead[]): readonly HandHead[] {
  const lot = code(word);
  const byLot = heads.filter(({ lots }) => lots.some((known) => code(known) === lot));
  if (byLot.length > 0) return byLot;
  const start = plain(word);
  const byName = heads.filter(({ names }) => names.some((name) => begins(name, start)));
  if (byName.length > 0) return byName;
  return heads.filter(({ carrier }) => carrier !== null && begins(carrier, start));
}

/** What is between two commas is one word, `de Smet`, where somebody is called so; else several. */
function wordsIn(text: string, heads: readonly HandHead[]): readonly string[] {
  return text
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .flatMap((part) => (meant(part, heads).length > 0 ? [part] : part.split(/\s+/)));
}

type Found = Readonly<{ head: HandHead }> | Readonly<{ problem: HandProblem }>;

function find(word: string, heads: readonly HandHead[]): Found {
  const known = meant(word, heads);
  const free = known.filter(({ standing }) => standing === "free");
  const [only, ...more] = free;
  if (only && more.length === 0) return { head: only };
  if (only) return { problem: { word, why: "several", heads: free } };
  const [first] = known;
  if (!first || first.standing === "free") {
    return { problem: { word, why: "unknown", heads: [] } };
  }
  return { problem: { word, why: first.standing, heads: known } };
}

/**
 * Exactly what would be recorded of a show of hands: those named as they were named, and every
 * other head that is free with the choice of all others, marked as derived.
 */
export function planHands(heads: readonly HandHead[], said: SaidHands): HandPlan {
  const named = new Map<string, HandVote>();
  const problems: HandProblem[] = [];
  for (const choice of CHOICES) {
    for (const word of wordsIn(said[choice], heads)) {
      const found = find(word, heads);
      if ("problem" in found) {
        problems.push(found.problem);
        continue;
      }
      const { head } = found;
      const before = named.get(head.entitlementId);
      if (before && before.choice !== choice) {
        problems.push({ word, why: "twice", heads: [head] });
      }
      named.set(head.entitlementId, { head, choice, derived: false });
    }
  }
  const rest = heads
    .filter(({ standing, entitlementId }) => standing === "free" && !named.has(entitlementId))
    .map((head): HandVote => ({ head, choice: said.others, derived: true }));
  const votes = [...named.values(), ...rest].sort((a, b) => a.head.number - b.head.number);
  return { votes, problems };
}

/** What two operators see alike only where they would record the same. */
export function handsSaid(resolutionId: string, { votes, problems }: HandPlan) {
  return {
    v: "koprogo.hands/1",
    resolution: resolutionId,
    votes: votes.map(({ head, choice, derived }) => [head.entitlementId, choice, derived]),
    problems: problems.map(({ word, why }) => [word, why]),
  };
}
