import { type AnnualAgenda, isAnnual, lacking, pointsOf } from "./assembly/agenda/annual.rules.ts";
import { associationBeginsBy, mayOppose, ownWorksFrom } from "./assembly/agenda/own-works.rules.ts";
import { FEWEST_QUOTES, tenderDuty } from "./assembly/agenda/tender.rules.ts";
import { assistantToldBy } from "./assembly/attendance/assistant.rules.ts";
import { quorumOf, quorumRuleAt } from "./assembly/attendance/attendance.rules.ts";
import { isOwner } from "./assembly/attendance/floor.rules.ts";
import { type Power, presentAt, representationOf } from "./assembly/attendance/presence.rules.ts";
import { deriveRoll, isSuspended, votersOf } from "./assembly/attendance/roll.rules.ts";
import { decide, type Majority, rulesAt, rulesOf } from "./assembly/ballot/ballot.rules.ts";
import { type DecisionType, decisionOf } from "./assembly/ballot/catalogue.rules.ts";
import { count } from "./assembly/ballot/count.rules.ts";
import { refuseElectorate } from "./assembly/ballot/electorate.rules.ts";
import { syndicConflict } from "./assembly/ballot/exclusion.rules.ts";
import { failedByAbsence, majorityAsked } from "./assembly/ballot/retry.rules.ts";
import { resultOf } from "./assembly/ballot/snapshot.rules.ts";
import { articleOf, type BreachKind, isAllowed } from "./assembly/breach/breach.rules.ts";
import { challengeTerm } from "./assembly/challenge/challenge.rules.ts";
import { noticeTo } from "./assembly/convocation/act.rules.ts";
import {
  judgeProof,
  type NoticePlan,
  obstaclesTo,
  toConvene,
} from "./assembly/convocation/convocation.rules.ts";
import * as meeting from "./assembly/meeting/meeting.rules.ts";
import { signatoriesOf } from "./assembly/minutes/minutes.rules.ts";
import { occupantsToldBy, occupantsWriteUntil } from "./assembly/occupant/occupant.rules.ts";
import { bindingUntil } from "./assembly/proposal/proposal.rules.ts";
import { conflictsOn, mayCarry, refuseProxy } from "./assembly/proxy/proxy.rules.ts";
import { ProxyHolder } from "./assembly/proxy/proxy.schema.ts";
import { stateOf as requestState } from "./assembly/request/request.rules.ts";
import {
  isUnanimous,
  needDeed,
  stateOf as writtenState,
} from "./assembly/written/written.rules.ts";
import { reachesAcr } from "./identity/provider/provider.rules.ts";
import { plainDate as d, legalDate } from "./kernel/calendar.ts";
import { type Fraction, whole } from "./kernel/fraction.ts";
import { PLAN, SOMEBODY, SOURCE } from "./law-notice.ts";
import {
  agendaOf,
  eventsOf,
  lotsOf,
  powersOf,
  questionOf,
  sendingsOf,
  snapshotOf,
} from "./law-words.ts";
import * as mandate from "./registry/mandate/mandate.rules.ts";
import { checkIdentity } from "./registry/office/office.rules.ts";
import { judgeLink } from "./registry/partial/partial.rules.ts";
import * as seat from "./registry/seat/seat.rules.ts";
import { standingOf } from "./registry/succession/succession.rules.ts";
import { daysLate, missingFrom, postedBy } from "./site/notice/notice.rules.ts";

/** `num/den` in lowest terms; a whole number bare. */
const part = ({ num, den }: Fraction) => (den === 1n ? `${num}` : `${num}/${den}`);

function annualOf(
  council: "none" | "owed" | "sits",
  agenda: string,
  leftOut: readonly string[],
): AnnualAgenda {
  return {
    rulesVersion: "be-2019-01",
    council: { sits: council === "sits", owed: council !== "none" },
    items: agendaOf(agenda),
    omissions: leftOut.map((point) => ({ point, reason: "Voted in January" })),
  };
}

/**
 * Everything the decision table asks of the law, as questions in plain words and days. The product's
 * rules answer here; a mutant is the same object with an answer wrong (`law-mutants.ts`).
 */
export const LAW = {
  // Who convenes, and when.
  period: (start: string, on: string) => {
    const { from, to } = meeting.periodAround(start, d(on));
    return `${from}/${to}`;
  },
  inPeriod: (start: string, on: string) => meeting.isInPeriod(start, d(on)),
  mayRequest: (sum: bigint, total: bigint) =>
    meeting.mayRequestMeeting(sum, total, d("2026-05-20")),
  requestAnsweredBy: (received: string) => `${meeting.requestAnsweredBy(d(received))}`,
  /** How far a request by so many of 1 000 shares is on a day. */
  request: (shares: bigint, posted: string | null, received: string | null, on: string): string => {
    const [postedOn, receivedOn] = [posted && d(posted), received && d(received)];
    const facts = { held: whole(shares), total: 1000n, isWithdrawn: false, isConvened: false };
    return requestState(
      { ...facts, postedOn: postedOn || null, receivedOn: receivedOn || null },
      d(on),
    );
  },
  /** As what somebody speaks where there is no syndic, with so many of 1 000 shares behind him. */
  withoutSyndic: (isCouncil: boolean, isChair: boolean, shares: bigint): string | null =>
    standingOf({ isCouncil, isChair, wasLast: false, held: whole(shares), total: 1000n }),
  breach: (kind: BreachKind, typed: string) =>
    `${isAllowed(kind) ? "allowed" : "breach"} ${articleOf(kind, typed)}`,
  latestNotice: (on: string) => `${meeting.latestNotice(d(on))}`,
  latestDeposit: (on: string) => `${meeting.recommendedDeposit(d(on))}`,
  notice: (sent: string, on: string, urgency: string | null): string =>
    meeting.judgeNotice(d(sent), d(on), urgency),
  provenNotice: (proofs: string, on: string, urgency: string | null): string =>
    judgeProof(sendingsOf(proofs), d(on), urgency),
  /** Sent at an instant, for a meeting on a day. */
  sentAt: (instant: string, on: string): string => {
    const sentOn = legalDate(Temporal.Instant.from(instant));
    return meeting.judgeNotice(sentOn, d(on), null) === "late" ? "late" : "lawful";
  },
  /** In whose language, and whether by letter or by mail. */
  letter: (acceptedEmail: string | null, language: "fr" | "nl" | "de" | "en") => {
    const person = { ...SOMEBODY, acceptedEmail, language };
    const act = noticeTo(SOURCE, person, { partyId: "x", lots: [], designation: [] });
    return `${act.locale} ${act.letter ? "letter" : "mail"}`;
  },
  noticeObstacles: (plan: Partial<NoticePlan>) => obstaclesTo({ ...PLAN, ...plan }).join(" "),
  convened: (register: string) =>
    toConvene(lotsOf(register).map(({ held }) => held))
      .map(({ partyId, designation }) => partyId + (designation.length > 0 ? "?" : ""))
      .join(" "),
  pointTakenUntil: (start: string, on: string) => {
    const plan = { kind: "ordinary", session: 1, isRetry: false, on: d(on) };
    return `${bindingUntil(plan, start)}`;
  },
  place: (received: string, start: string, year: number): string =>
    meeting.placeProposal(d(received), meeting.annualPeriod(start, year)),

  /** What an annual agenda lacks: `C` stops its notice, `L` warns. Points left out, with a reason. */
  lacks: (
    confidence: "C" | "L",
    council: "none" | "owed" | "sits",
    agenda: string,
    leftOut: readonly string[],
  ) => lacking(pointsOf(annualOf(council, agenda, leftOut)), confidence).join(" "),
  /** The last day to hang the sheet for occupants, and the last day for what they write. */
  occupantsTold: (on: string, convened: string) => `${occupantsToldBy(d(on), d(convened))}`,
  occupantsWrite: (on: string) => `${occupantsWriteUntil(d(on))}`,
  annual: (kind: string, session: number, isRetry: boolean) => isAnnual({ kind, session, isRetry }),
  pointArticle: (point: string): string | null =>
    pointsOf(annualOf("sits", "", [])).find((line) => line.point === point)?.article ?? null,

  // The quorum, and who is there.
  quorum: (
    heads: readonly [number, number],
    shares: readonly [bigint, bigint],
    session: number,
  ) => {
    const rule = quorumRuleAt(d("2026-05-20"));
    if (!rule) throw new RangeError("no quorum in 2026");
    const [headsPresent, headsTotal] = heads;
    const [sharesPresent, sharesTotal] = shares;
    const numbers = { headsPresent, headsTotal, sharesPresent, sharesTotal };
    return quorumOf(numbers, session, rule).quorate;
  },
  secondSession: (first: string, notice: string) =>
    `${meeting.secondSessionDates(d(first), d(notice)).proposed}`,
  judgeSecond: (first: string, second: string): string =>
    meeting.judgeSecondSession(d(first), d(second)),
  roll: (register: string) =>
    deriveRoll(lotsOf(register).map(({ lot }) => lot))
      .map((head) => `${head.shares} ${isSuspended(head) ? "suspended" : votersOf(head).join("+")}`)
      .join(", "),
  votesFor: (register: string, events: string, powers: string, moment: number) => {
    const [head] = deriveRoll(lotsOf(register).map(({ lot }) => lot));
    if (!head) return null;
    const present = presentAt(eventsOf(events), moment);
    const given: readonly Power[] = powersOf(powers);
    return representationOf(head, present, given, ["syndic"], moment)?.carrier ?? null;
  },
  mayChair: (register: string, party: string) => {
    const heads = deriveRoll(lotsOf(register).map(({ lot }) => lot));
    return isOwner({ heads: heads.map((head) => ({ ...head, entitlementId: null })) }, party);
  },
  assistantToldBy: (on: string) => `${assistantToldBy(d(on))}`,

  // Proxies and conflicts.
  carries: (proxies: number, votes: bigint, total: bigint) =>
    mayCarry(proxies, votes, total, rulesOf("be-2019-01").proxies),
  refusesProxy: (asked: string, total: bigint): string | null =>
    refuseProxy(questionOf(asked, total)),
  namesHolder: (givenName: string, familyName: string) =>
    ProxyHolder.safeParse({ kind: "other", givenName, familyName }).success,
  conflicts: (powers: string, excluded: readonly string[]) =>
    conflictsOn(powersOf(powers), new Set(excluded))
      .map(({ principal, holder, excluded: who }) => `${principal}>${holder} ${who}`)
      .join(", "),
  syndicConflict: (type: DecisionType): string | null => syndicConflict(type),
  electorate: (type: DecisionType, purpose: "cost" | "special_parts"): string | null =>
    refuseElectorate(
      {
        purpose,
        electorate: {
          keyId: "k",
          name: "Lift B",
          version: { id: "v", startsOn: "2026-01-01" },
          lots: [{ lotId: "B1", code: "B1", weight: 40n }],
        },
        absent: [],
      },
      type,
      "be-2019-01",
    ),

  // The count.
  decide: (majority: Majority, votesFor: bigint, against: bigint, abstained: bigint): string => {
    const needed = votesFor + against + abstained;
    const tally = { for: whole(votesFor), against: whole(against), ballotsFor: votesFor, needed };
    return decide(majority, tally, rulesOf("be-2019-01"));
  },
  /** Votes for and against after the cap, and what comes of them. */
  count: (ballots: string, majority: Majority, more: Parameters<typeof snapshotOf>[2]) => {
    const found = count(snapshotOf(ballots, majority, more), rulesOf("be-2019-01"));
    const { votesFor, votesAgainst, outcome } = found;
    return `${part(votesFor)} ${part(votesAgainst)} ${outcome}`;
  },
  /** Whose votes the cap reduces, from how many to how many; the sole voter. */
  cap: (ballots: string) => {
    const { cap } = count(snapshotOf(ballots, "absolute", {}), rulesOf("be-2019-01"));
    const lines = cap.reduced.map(({ person, votes, others }) => `${person} ${votes}>${others}`);
    return [...lines, ...(cap.soleVoter ? [`alone ${cap.soleVoter}`] : [])].join(", ");
  },
  /** Whom the minutes name: against, abstaining, silent, kept from the vote. */
  named: (ballots: string, excluded: readonly string[]) => {
    const { named } = resultOf(
      count(snapshotOf(ballots, "absolute", { excluded }), rulesOf("be-2019-01")),
    );
    return [named.against, named.abstained, named.silent, named.excluded]
      .map((ids) => ids.join("+"))
      .join("|");
  },
  /** Whether the count of these ballots opens unanimity's second chance. */
  secondChance: (ballots: string, majority: Majority) => {
    const result = resultOf(count(snapshotOf(ballots, majority, {}), rulesOf("be-2019-01")));
    return failedByAbsence({ majority, result });
  },
  unanimityRetry: (failed: string) => `${meeting.unanimityRetry(d(failed))}`,
  asked: (type: DecisionType, isRetry: boolean) => {
    const { majority, article } = majorityAsked(rulesOf("be-2019-01"), type, isRetry);
    return `${majority} ${article}`;
  },
  /** The majority of a second session: the question has a session, its answer none. */
  askedInSession: (type: DecisionType, _session: 1 | 2): string =>
    majorityAsked(rulesOf("be-2019-01"), type, false).majority,
  inMeeting: (type: DecisionType) => decisionOf("be-2019-01", type).inMeeting,
  /** What so many signatures of so many owners make of a written decision. */
  inWriting: (owners: number, signed: number, more: "over" | "refused" | null): string => {
    const heads = Array.from({ length: owners }, (_, n) => {
      const who = `p${n}`;
      return { nature: "sole" as const, holders: [who], voter: who };
    });
    const signers = new Set(heads.slice(0, signed).map(({ voter }) => voter));
    const adopted = isUnanimous(heads, signers) ? "adopted" : null;
    const end = more === "refused" ? more : adopted;
    const standing = { isOpened: true, end, answerBy: d("2026-06-30") };
    return writtenState(standing, d(more === "over" ? "2026-07-01" : "2026-06-30"));
  },
  needsDeed: (type: DecisionType) => needDeed("be-2019-01", [type]).length > 0,
  majorities: () =>
    Object.values(rulesOf("be-2019-01").majorities)
      .map(({ at }) => `${at.num}/${at.den}`)
      .join(" "),
  version: (on: string): string | null => rulesAt(d(on))?.version ?? null,
  tender: (amount: bigint, from: bigint | null, isConservation: boolean): string =>
    tenderDuty(amount, from, isConservation),
  fewestQuotes: () => FEWEST_QUOTES,
  ownWorksFrom: (told: string) => `${ownWorksFrom(d(told))}`,
  mayOppose: (received: string, on: string) => mayOppose(d(received), d(on)),
  associationBeginsBy: (received: string) => `${associationBeginsBy(d(received))}`,

  // Minutes, and after.
  signs: (chair: string, secretary: string, present: readonly string[]) =>
    signatoriesOf(
      { partyId: chair, name: chair },
      secretary,
      present.map((name) => ({ partyId: name, name })),
    )
      .map(({ capacity, name }) => `${capacity} ${name}`)
      .join(", "),
  minutesDue: (on: string) => `${meeting.minutesDue(d(on))}`,
  challengeUntil: (on: string) => `${meeting.challengeUntil(d(on))}`,
  /** The next working day where the last one is none, as information; null where it is one. */
  challengeExtended: (on: string) => {
    const { extended } = challengeTerm(d(on), d(on));
    return extended && `${extended}`;
  },
  /** Whether a decision may still be challenged on a day. */
  mayChallenge: (decided: string, on: string) => challengeTerm(d(decided), d(on)).isOpen,
  occupantUntil: (on: string, told: string) => `${meeting.occupantChallengeUntil(d(on), d(told))}`,
  strongEnough: (acr: string | null, required: string | null) => reachesAcr(acr, required),

  // The organs.
  latestEnd: (from: string) => `${mandate.latestEnd(d(from))}`,
  term: (appointed: string, from: string, to: string): string =>
    mandate.judgeTerm(d(appointed), d(from), d(to)),
  dismissal: (appointer: string): string =>
    mandate.judgeEnd(
      { startsOn: d("2025-06-01"), endsOn: d("2028-05-31"), appointer },
      { kind: "dismissal", decidedOn: d("2026-05-20"), lastDay: d("2026-06-30") },
      d("2026-05-20"),
    ),
  handOverDue: (end: string) => `${mandate.handOverDue(d(end))}`,
  postedBy: (from: string, made: string) => `${postedBy(d(from), d(made))}`,
  daysLate: (due: string, posted: string) => daysLate(d(due), d(posted)),
  noticeLacks: (known: Parameters<typeof missingFrom>[0]) => missingFrom(known).join(" "),
  filingDue: (decided: string, from: string) => `${mandate.filingDue(d(decided), d(from))}`,
  ipiOf: (kind: "firm" | "volunteer", ipiNumber: string) =>
    checkIdentity({ kind, ipiNumber }).ipiNumber,
  council: (kinds: Readonly<Record<string, number>>) => {
    const lots = Object.entries(kinds).flatMap(([kind, n]) => Array<string>(n).fill(kind));
    return `${seat.countedLots(lots)} ${seat.needsCouncil(lots)}`;
  },
  seatEnd: (appointed: string, start: string) => `${seat.nextPeriodEnd(d(appointed), start)}`,
  seat: (appointed: string, from: string, to: string): string =>
    seat.judgeSeat({ appointedOn: d(appointed), startsOn: d(from), endsOn: d(to) }, "05-11"),
  delegationEnd: (decided: string) => `${seat.delegationEnd(d(decided))}`,
  partial: (lots: number, reason: string): string => judgeLink("a", "b", lots, reason),
};
export type Law = typeof LAW;

/** One line of the table: a question put to the law, and its one answer. */
export type Row = Readonly<{
  /** The rule of the law sheet it is an example of. */
  rule: string;
  name: string;
  ask: (law: Law) => unknown;
  answer: unknown;
}>;

type Case<Args extends readonly unknown[], Answer> = readonly [
  name: string,
  args: Args,
  answer: Answer,
];

/** The rows of one rule that ask one question with other numbers. */
export function rowsOf<Args extends readonly unknown[], Answer>(
  rule: string,
  ask: (law: Law) => (...args: Args) => Answer,
  cases: readonly Case<Args, Answer>[],
): readonly Row[] {
  return cases.map(([name, args, answer]) => ({
    ...{ rule, name, answer },
    ask: (law) => ask(law)(...args),
  }));
}
