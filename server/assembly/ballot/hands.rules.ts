import type { FloorHead, PartsOf } from "../attendance/floor.rules.ts";
import type { Part } from "../attendance/presence.rules.ts";
import { type Head, isSuspended } from "../attendance/roll.rules.ts";
import { type Line, refuseHearing } from "../attendance/telephone.rules.ts";
import { CHOICES, type Choice } from "./ballot.rules.ts";
import { isExcluded } from "./count.rules.ts";
import { type Electorate, votesOfHead } from "./electorate.rules.ts";

/**
 * Where a head, or a part of it, stands when hands are counted: `free` in the room with a vote to give; `recorded` by
 * an operator and `voted` by itself already; `telephone` says its vote aloud and is named, never among all the
 * others; `cut` would, but for a dead line; `remote` votes itself; the others have no vote to give.
 */
export const STANDINGS = [
  ...(["free", "recorded", "voted", "remote", "telephone", "cut"] as const),
  ...(["away", "suspended", "excluded", "outside"] as const),
] as const;
export type Standing = (typeof STANDINGS)[number];

/** A lot as those who count hands know it, with its votes on this text. */
export type HandLot = Readonly<{ lotId: string; code: string; votes: bigint }>;

/** A head, or the lots of one that are voted for together, as those who count hands know it. */
export type HandHead = Readonly<{
  entitlementId: string;
  number: number;
  names: readonly string[];
  /** Who carries its vote, where he is not one of those it belongs to. */
  carrier: string | null;
  lots: readonly HandLot[];
  /** Whether these are all lots of the head. */
  whole: boolean;
  /** Its votes on this text, by the frozen roll. */
  votes: bigint;
  standing: Standing;
}>;

/** Who gave the last vote for some lots of a head, or for all: the operator, or its voter himself. */
export type Given = Readonly<{
  lots: readonly string[];
  sequence: number;
  by: "operator" | "voter";
}>;

/** Everything that says where a head stands on a text. */
export type HandsFacts = Readonly<{
  /** Whom the operator hears on the telephone, and whose line is dead. */
  line: Line;
  partsOf: PartsOf;
  electorate: Electorate | null;
  /** Parties in conflict on the text. */
  excluded: readonly string[];
  /** What was voted, by head. */
  voted: ReadonlyMap<string, readonly Given[]>;
}>;

/** Lots of a head that stand alike: all of them, but for heads in parts. */
export type Stand = Readonly<{
  lots: Head["lots"];
  carrier: string | null;
  standing: Standing;
}>;

function standingOf(
  head: FloorHead,
  part: Part,
  given: Given | undefined,
  facts: HandsFacts,
): Standing {
  if (votesOfHead(part, facts.electorate) === 0n) return "outside";
  if (given) return given.by === "operator" ? "recorded" : "voted";
  if (isSuspended(head)) return "suspended";
  const { by } = part;
  if (!by) return "away";
  if (isExcluded({ holders: head.holders, carrier: by.carrier }, facts.excluded)) return "excluded";
  const refusal = refuseHearing(by, facts.line.telephone, facts.line.cut);
  if (refusal) return refusal === "ballot.line-lost" ? "cut" : "remote";
  return by.channel === "remote" ? "telephone" : "free";
}

/** Where a head of the roll stands on a text: as a whole, or lot by lot where its lots differ. */
export function standsOf(head: FloorHead, facts: HandsFacts): readonly Stand[] {
  const { entitlementId } = head;
  const given = (entitlementId && facts.voted.get(entitlementId)) || [];
  const isNamed = given.some(({ lots }) => lots.length > 0);
  const parts = facts.partsOf(head);
  const latest = given.toSorted((a, b) => b.sequence - a.sequence);
  return parts.flatMap((part): Stand[] => {
    const carrier = part.by?.carrier ?? null;
    if (!isNamed) {
      return [{ lots: part.lots, carrier, standing: standingOf(head, part, latest[0], facts) }];
    }
    const groups = new Map<Standing, Head["lots"][number][]>();
    for (const lot of part.lots) {
      const own = latest.find(({ lots }) => lots.length === 0 || lots.includes(lot.lotId));
      const alone = { lots: [lot], shares: lot.shares, by: part.by };
      const standing = standingOf(head, alone, own, facts);
      groups.set(standing, [...(groups.get(standing) ?? []), lot]);
    }
    return [...groups].map(([standing, lots]) => ({ lots, carrier, standing }));
  });
}

/** What the operator typed of one show of hands: a choice for all, and who chose otherwise. */
export type SaidHands = Readonly<{ others: Choice } & Record<Choice, string>>;

/** Whoever is there to be named: he shows his hand, or says his vote when his name is called. */
type Sayable = "free" | "telephone";
const isSayable = (standing: Standing): standing is Sayable =>
  standing === "free" || standing === "telephone";

/** Why something typed names nobody whose vote can be recorded. */
export type HandProblem = Readonly<{
  word: string;
  why: Exclude<Standing, Sayable> | "unknown" | "several" | "twice";
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
/** Said after a lot: it alone, whatever its holder votes for his others. */
const ALONE = "!";

const code = (text: string) => plain(text).replace(/[\s./_-]/g, "");
const begins = (name: string, word: string) =>
  plain(name).startsWith(word) ||
  plain(name)
    .split(/[\s'’-]+/)
    .some((part) => part.startsWith(word));

/** Those a word may mean: by lot, else by their own name, else by the name of who carries them. */
function meant(word: string, heads: readonly HandHead[]): readonly HandHead[] {
  const lot = code(word);
  const byLot = heads.filter(({ lots }) => lots.some((known) => code(known.code) === lot));
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

type Found =
  | Readonly<{ head: HandHead; alone: HandLot | null }>
  | Readonly<{ problem: HandProblem }>;

function find(word: string, heads: readonly HandHead[]): Found {
  const isAlone = word.endsWith(ALONE);
  const said = isAlone ? word.slice(0, -ALONE.length) : word;
  const lotIn = ({ lots }: HandHead) => lots.find((lot) => code(lot.code) === code(said)) ?? null;
  const known = isAlone ? heads.filter((head) => lotIn(head) !== null) : meant(said, heads);
  const free = known.filter(({ standing }) => isSayable(standing));
  const [only, ...more] = free;
  if (only && more.length === 0) return { head: only, alone: isAlone ? lotIn(only) : null };
  if (only) return { problem: { word, why: "several", heads: free } };
  const [first] = known;
  if (!first || isSayable(first.standing)) {
    return { problem: { word, why: "unknown", heads: [] } };
  }
  return { problem: { word, why: first.standing, heads: known } };
}

/** What was typed of a head: of its lots by their id, and of all others under no id. */
type Said = Map<string | null, Choice>;

/** The votes of a head: one, or where some of its lots are named alone, one for each choice. */
function votesOn(head: HandHead, said: Said, others: Choice): readonly HandVote[] {
  const named = said.get(null);
  const rest = { choice: named ?? others, derived: named === undefined };
  const groups = new Map<string, { choice: Choice; derived: boolean; lots: HandLot[] }>();
  for (const lot of head.lots) {
    const alone = said.get(lot.lotId);
    const vote = alone ? { choice: alone, derived: false } : rest;
    const key = `${vote.choice} ${vote.derived}`;
    const group = groups.get(key) ?? { ...vote, lots: [] };
    group.lots.push(lot);
    groups.set(key, group);
  }
  if (groups.size < 2) {
    const [only = rest] = groups.values();
    return [{ head, choice: only.choice, derived: only.derived }];
  }
  return [...groups.values()]
    .map(({ choice, derived, lots }) => {
      const votes = lots.reduce((sum, lot) => sum + lot.votes, 0n);
      return { head: { ...head, lots, votes, whole: false }, choice, derived };
    })
    .filter(({ head: { votes } }) => votes > 0n);
}

/**
 * Exactly what would be recorded of a show of hands: those named as they were named, and every
 * other head that is free with the choice of all others, marked as derived. What somebody on the
 * telephone did not say is never derived: his hand is not seen.
 */
export function planHands(heads: readonly HandHead[], said: SaidHands): HandPlan {
  const named = new Map<HandHead, Said>();
  const problems: HandProblem[] = [];
  for (const choice of CHOICES) {
    for (const word of wordsIn(said[choice], heads)) {
      const found = find(word, heads);
      if ("problem" in found) {
        problems.push(found.problem);
        continue;
      }
      const { head, alone } = found;
      const own: Said = named.get(head) ?? new Map();
      const what = alone?.lotId ?? null;
      const before = own.get(what);
      if (before && before !== choice) problems.push({ word, why: "twice", heads: [head] });
      named.set(head, own.set(what, choice));
    }
  }
  const votes = heads
    .filter(({ standing }) => isSayable(standing))
    .flatMap((head) => votesOn(head, named.get(head) ?? new Map(), said.others))
    .filter(({ head, derived }) => head.standing === "free" || !derived)
    .sort((a, b) => a.head.number - b.head.number);
  return { votes, problems };
}

/** The lots a vote has to name: none where it is for the whole head. */
export function lotsNamed({ whole, lots }: Pick<HandHead, "whole" | "lots">): readonly string[] {
  return whole ? [] : lots.map(({ lotId }) => lotId);
}

/** What tells a head from all others of a plan, and the lots of one from its others. */
export function handKey(head: Pick<HandHead, "entitlementId" | "whole" | "lots">): string {
  return [head.entitlementId, ...lotsNamed(head)].join(" ");
}

/** What two operators see alike only where they would record the same. */
export function handsSaid(resolutionId: string, { votes, problems }: HandPlan) {
  return {
    v: "koprogo.hands/1",
    resolution: resolutionId,
    votes: votes.map(({ head, choice, derived }) => [
      ...[head.entitlementId, choice, derived, ...lotsNamed(head)],
    ]),
    problems: problems.map(({ word, why }) => [word, why]),
  };
}
