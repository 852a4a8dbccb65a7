import { type Actor, partiesOf } from "#server/kernel/actor.ts";
import { legalDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { sumShares } from "#server/kernel/shares.ts";
import { now } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { type HeldPower, heldPower } from "#server/registry/representative/power.rules.ts";
import { actingAt, linesHeldBy } from "#server/registry/representative/representative.queries.ts";
import { loadFloor, lotCodes, partyNames } from "../attendance/floor.queries.ts";
import { type Floor, type FloorHead, seatsAt } from "../attendance/floor.rules.ts";
import { type Channel, presentAt } from "../attendance/presence.rules.ts";
import {
  type BallotRow,
  effectiveVotes,
  listBallotRows,
  type OwnVote,
  votesCastBy,
} from "./ballot.queries.ts";
import { type Majority, rulesOf } from "./ballot.rules.ts";
import { isDecisionType } from "./catalogue.rules.ts";
import { isExcluded, soleVoterAmong } from "./count.rules.ts";
import { type Electorates, electoratesOf } from "./electorate.queries.ts";
import { concernedHeads, type Electorate, keyOfRoll } from "./electorate.rules.ts";
import { syndicConflict, syndicVoters } from "./exclusion.rules.ts";
import {
  type ExcludedName,
  type Names,
  namesOf,
  type ResultView,
  resultView,
} from "./result.rules.ts";
import { majorityAsked } from "./retry.rules.ts";
import { countedSeats } from "./seats.rules.ts";
import { COUNT_VERSIONS } from "./snapshot.schema.ts";

/** An exclusion as the operator and the voters see it before the ballot closes. */
export type ExclusionView = ExcludedName &
  Readonly<{
    id: string;
    partyId: string;
    /** Why he was let in again; null while he is kept out. */
    liftedFor: string | null;
  }>;

/** Who alone votes on a text, with how many votes each. */
export type ElectorateView = Readonly<{
  name: string;
  /** First day of the version of the key that counts, YYYY-MM-DD. */
  since: string;
  lots: readonly string[];
  /** The votes of all concerned, present or not. */
  votes: bigint;
  heads: readonly Readonly<{ entitlementId: string | null; number: number; votes: bigint }>[];
}>;

/** A text as everybody sees it: until it is closed how many voted, never which way. */
export type BallotView = Readonly<{
  resolutionId: string;
  itemId: string;
  item: number;
  /** `3`, or `3.2` where an item has several texts. */
  number: string;
  title: string;
  text: string;
  decisionType: string;
  majority: Majority;
  article: string;
  state: "waiting" | "open" | "closed";
  /** The special common part whose owners alone vote (art. 3.87 §6); null: all owners. */
  electorate: ElectorateView | null;
  turnout: Readonly<{ heads: number; shares: bigint }>;
  result: ResultView | null;
  exclusions: readonly ExclusionView[];
  /** Voters who are the syndic or his agents, where the text may be about his mission (R-AG-45). */
  perhapsInConflict: readonly Readonly<{ partyId: string; name: string }>[];
  /** One person alone takes part now: the count asks whether his votes count. */
  sole: boolean;
}>;

type Sight = Readonly<{
  floor: Floor;
  rows: readonly BallotRow[];
  names: Names;
  /** The codes of lots that a result names. */
  codes: Names;
  electorates: Electorates;
  /** Open texts on which one person alone takes part. */
  sole: readonly string[];
}>;

function exclusionsOf({ exclusions }: BallotRow, names: Names): readonly ExclusionView[] {
  return exclusions.map(({ party, ...exclusion }) => ({
    ...exclusion,
    partyId: party,
    name: names.get(party) ?? "",
  }));
}

function electorateView(electorate: Electorate | undefined, floor: Floor): ElectorateView | null {
  if (!electorate) return null;
  const heads = concernedHeads(floor.heads, electorate).map(({ head, votes }) => ({
    ...{ entitlementId: head.entitlementId, number: head.number, votes },
  }));
  return {
    name: electorate.name,
    since: electorate.version?.startsOn ?? "",
    lots: electorate.lots.map(({ code }) => code),
    votes: heads.reduce((sum, { votes }) => sum + votes, 0n),
    heads,
  };
}

function viewOf(
  row: BallotRow,
  { floor, rows, names, codes, electorates, sole }: Sight,
): BallotView {
  if (!isDecisionType(row.decisionType)) throw new RangeError("no such type of decision");
  const hasSiblings = rows.some(
    ({ item, resolutionId }) => item === row.item && resolutionId !== row.resolutionId,
  );
  const rules = rulesOf(floor.rulesVersion);
  const { majority, article } = majorityAsked(rules, row.decisionType, row.retry);
  const isPossible = syndicConflict(row.decisionType) === "possible" && row.closedAt === null;
  const decided = row.exclusions.map(({ party }) => party);
  return {
    resolutionId: row.resolutionId,
    itemId: row.itemId,
    item: row.item,
    number: hasSiblings ? `${row.item}.${row.position}` : String(row.item),
    title: row.title,
    text: row.text,
    decisionType: row.decisionType,
    majority,
    article,
    state: row.closedAt ? "closed" : row.openedAt ? "open" : "waiting",
    electorate: electorateView(electorates.get(row.resolutionId), floor),
    turnout: { heads: row.votedHeads, shares: row.votedShares },
    result: row.snapshot === null ? null : resultView(row.snapshot, names, codes),
    exclusions: exclusionsOf(row, names),
    perhapsInConflict: (isPossible ? syndicVoters(floor) : [])
      .filter((party) => !decided.includes(party))
      .map((partyId) => ({ partyId, name: names.get(partyId) ?? "" })),
    sole: sole.includes(row.resolutionId),
  };
}

const inForce = ({ exclusions }: BallotRow) =>
  exclusions.filter(({ liftedFor }) => liftedFor === null).map(({ party }) => party);

/** Open texts on which one person alone takes part now, as the count would find. */
async function soleTexts(
  tx: Tx,
  association: AssociationId,
  { floor, rows, electorates }: Pick<Sight, "floor" | "rows" | "electorates">,
): Promise<readonly string[]> {
  const open = rows.filter(({ openedAt, closedAt }) => openedAt && !closedAt);
  const sole: string[] = [];
  for (const row of open) {
    const votes = await effectiveVotes(tx, association, row.resolutionId);
    const electorate = electorates.get(row.resolutionId) ?? null;
    const key = keyOfRoll(floor.heads, electorate);
    const moment = now().epochMilliseconds;
    const seats = countedSeats(floor, votes, moment, row.itemId, electorate).map((seat) =>
      key ? { ...seat, shares: seat.part?.votes ?? key.get(seat.entitlementId) ?? 0n } : seat,
    );
    if (soleVoterAmong(seats, inForce(row)) !== null) sole.push(row.resolutionId);
  }
  return sole;
}

async function ballotsOn(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  { floor, names }: Pick<Sight, "floor" | "names">,
) {
  const rows = await listBallotRows(tx, association, meetingId);
  const electorates = await electoratesOf(tx, association, meetingId);
  const sole = await soleTexts(tx, association, { floor, rows, electorates });
  // Hardly any count names lots: their codes are read where one does.
  const isInParts = rows.some(({ snapshot }) => snapshot?.includes(COUNT_VERSIONS[1]));
  const codes: Names = isInParts ? await lotCodes(tx, association) : new Map();
  const sight = { floor, rows, names, codes, electorates, sole };
  return { rows, views: rows.map((row) => viewOf(row, sight)) };
}

/** The texts of a meeting with turnout, and with results where closed. @throws notFound */
export async function listBallots(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly BallotView[]> {
  const floor = await loadFloor(tx, association, meetingId);
  const names = await partyNames(tx, association);
  return (await ballotsOn(tx, association, meetingId, { floor, names })).views;
}

/** A head somebody votes for at this moment, and what he voted for it on a text. */
export type VoterHead = Readonly<{
  entitlementId: string;
  number: number;
  holders: readonly string[];
  /** The lots he votes for: all of the head, unless proxies name some. */
  lots: readonly VoterLot[];
  shares: bigint;
  underProxy: boolean;
}>;

export type VoterLot = Readonly<{ lotId: string; code: string; shares: bigint }>;

/** By what power the reader votes for one for whom somebody acts in law (art. 3.87 §1). */
export type VoterPower = HeldPower & Readonly<{ party: string }>;

/** The meeting as one of its voters sees it. */
export type VoterView = Readonly<{
  meetingId: string;
  remoteAllowed: boolean;
  state: "convened" | "open" | "failed" | "closed";
  present: Channel | null;
  heads: readonly VoterHead[];
  powers: readonly VoterPower[];
  ballots: readonly BallotView[];
  votes: readonly OwnVote[];
  /** Heads he would vote for, on texts from which the law keeps him or their holders. */
  barred: readonly HeadOnText[];
  /** Heads he votes for on some items only: here another carries them, or nobody does (AD-04). */
  elsewhere: readonly (HeadOnText & Readonly<{ carrier: string | null }>)[];
}>;

type HeadOnText = Readonly<{ resolutionId: string; entitlementId: string }>;

type Carried = Readonly<{
  head: FloorHead;
  lots: FloorHead["lots"];
  carriers: readonly string[];
  underProxy: boolean;
}>;

/** The heads that some parties vote for at a moment: on an item, or at the meeting at large. */
function carriedBy(
  floor: Floor,
  parties: readonly string[],
  moment: number,
  itemId: string | null,
): readonly Carried[] {
  return seatsAt(floor, moment, itemId).flatMap(({ head, parts }) => {
    const own = parts.flatMap(({ lots, by }) =>
      by && parties.includes(by.carrier) ? [{ lots, by }] : [],
    );
    if (own.length === 0) return [];
    const carriers = own.map(({ by }) => by.carrier);
    const underProxy = own.every(({ by }) => by.proxyId !== null);
    return [{ head, lots: own.flatMap(({ lots }) => lots), carriers, underProxy }];
  });
}

function stateOf(floor: Awaited<ReturnType<typeof loadFloor>>): VoterView["state"] {
  if (floor.opening && !floor.opening.quorate) return "failed";
  if (floor.closedAt !== null) return "closed";
  return floor.opening ? "open" : "convened";
}

/** For whom a person votes, on what, and what he voted. @throws notFound */
export async function getVoter(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  meetingId: string,
): Promise<VoterView> {
  const floor = await loadFloor(tx, association, meetingId);
  const parties = partiesOf(actor, association);
  const names = await partyNames(tx, association);
  const moment = now().epochMilliseconds;
  const present = presentAt(floor.events, moment);
  const votes = await votesCastBy(tx, association, meetingId, parties);
  const { rows, views } = await ballotsOn(tx, association, meetingId, { floor, names });
  const atLarge = carriedBy(floor, parties, moment, null);
  // Hardly any item has a substitute: the others are carried as the meeting is.
  const differs = new Set(
    floor.powers.flatMap(({ substitutes }) => substitutes.map(({ itemId }) => itemId)),
  );
  const onText = rows.map((row) => ({
    row,
    carried: differs.has(row.itemId) ? carriedBy(floor, parties, moment, row.itemId) : atLarge,
  }));
  const anywhere = [atLarge, ...onText.map((one) => one.carried)];
  // One line for each head, however many of the items it is his to vote on.
  const carried = [
    ...new Map(anywhere.flat().map((one) => [one.head.entitlementId, one] as const)).values(),
  ].sort((a, b) => a.head.number - b.head.number);
  const carriedLots = carried.flatMap(({ lots }) => lots.map(({ lotId }) => lotId));
  const codes = await lotCodes(tx, association, carriedLots);
  const line = ({ head, lots, underProxy }: Carried) =>
    head.entitlementId
      ? [
          {
            entitlementId: head.entitlementId,
            number: head.number,
            holders: namesOf(head.holders, names),
            lots: lots.map((lot) => ({ ...lot, code: codes.get(lot.lotId) ?? "" })),
            shares: sumShares(lots.map(({ shares }) => shares)),
            underProxy,
          },
        ]
      : [];
  const acting = await actingAt(tx, association, legalDate(now()));
  // Hardly anybody is represented: who acts for whom is asked only where somebody is.
  const isRepresented = actor.kind === "person" && parties.some((party) => acting.has(party));
  const own = isRepresented ? await linesHeldBy(tx, association, actor.accountId) : [];
  const powerOf = (party: string) => {
    const power = heldPower(acting.get(party) ?? [], own);
    return power ? [{ ...power, party: names.get(party) ?? "" }] : [];
  };
  return {
    meetingId,
    powers: parties.flatMap(powerOf),
    remoteAllowed: floor.remoteAllowed,
    state: stateOf(floor),
    present: parties.flatMap((id) => present.get(id)?.channel ?? [])[0] ?? null,
    heads: carried.flatMap(line),
    ballots: views,
    votes,
    barred: onText.flatMap(({ row, carried: there }) =>
      there.flatMap(({ head: { entitlementId, holders }, carriers }) =>
        entitlementId && carriers.every((carrier) => isExcluded({ holders, carrier }, inForce(row)))
          ? [{ resolutionId: row.resolutionId, entitlementId }]
          : [],
      ),
    ),
    elsewhere: onText.flatMap(({ row: { resolutionId, itemId }, carried: there }) => {
      if (!differs.has(itemId)) return [];
      const seats = seatsAt(floor, moment, itemId);
      return carried.flatMap(({ head: { entitlementId } }) => {
        const isHis = there.some(({ head }) => head.entitlementId === entitlementId);
        if (!entitlementId || isHis) return [];
        const seat = seats.find(({ head }) => head.entitlementId === entitlementId);
        const carriers = seat?.parts.flatMap(({ by }) => (by ? [by.carrier] : [])) ?? [];
        const carrier = carriers.length > 0 ? namesOf(carriers, names).join(" & ") : null;
        return [{ resolutionId, entitlementId, carrier }];
      });
    }),
  };
}

/** How many voted on a text, for the live count: never which way. @throws notFound */
export async function getTurnout(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly Readonly<Pick<BallotView, "resolutionId" | "state" | "turnout">>[]> {
  const rows = await listBallotRows(tx, association, meetingId);
  return rows.map(({ resolutionId, openedAt, closedAt, votedHeads, votedShares }) => ({
    resolutionId,
    state: closedAt ? "closed" : openedAt ? "open" : "waiting",
    turnout: { heads: votedHeads, shares: votedShares },
  }));
}
