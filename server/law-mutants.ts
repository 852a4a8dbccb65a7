import { plainDate as d } from "./kernel/calendar.ts";
import { misread } from "./law-misread.ts";
import { IN_WRITING } from "./law-mutants-writing.ts";
import { LAW, type Law } from "./law-table.ts";
import { lotsOf, questionOf } from "./law-words.ts";

/** A wrong reading of the law that products of this kind ship, and the row that tells it. */
export type Mutant = Readonly<{
  /** Its number among the law sheet's rules most often implemented wrongly; `T` in the list of traps. */
  error: string;
  says: string;
  law: Partial<Law>;
  killedBy: string;
}>;

const add = (on: string, by: Temporal.DurationLike) => `${d(on).add(by)}`;
const holdersOf = (register: string) =>
  lotsOf(register).map(({ lot }) => ({
    shares: lot.shares,
    people: [...new Set(lot.holdings.map(({ partyId }) => partyId))],
  }));

export const MUTANTS: readonly Mutant[] = [
  {
    ...{ error: "1", says: "no cap at all", law: misread({ cap: "none" }) },
    killedBy: "R-AG-53 P1 absolute",
  },
  {
    ...{ error: "1", says: "a cap at half of the building" },
    law: misread({ cap: "half of the building" }),
    killedBy: "R-AG-53 it is no limit at half of the building",
  },
  {
    ...{ error: "1", says: "a cap for proxy holders only" },
    law: misread({ cap: "proxies only" }),
    killedBy: "R-AG-53 P4 absolute",
  },
  {
    ...{ error: "1", says: "a cap that lots split over proxies escape" },
    law: misread({ cap: "who casts only" }),
    killedBy: "R-AG-53 P6 absolute",
  },
  {
    ...{ error: "2", says: "10 % excluded" },
    law: { carries: (n, votes, total) => n <= 3 || 10n * votes < total },
    killedBy: "R-AG-51 10 % of all lots, 0",
  },
  {
    ...{ error: "2", says: "10 % of the votes in the room" },
    law: {
      refusesProxy: (asked) => {
        const room = [...questionOf(asked, 0n).lotsOf.values()].flatMap((lots) => [
          ...lots.values(),
        ]);
        return LAW.refusesProxy(
          asked,
          room.reduce((sum, votes) => sum + votes, 0n),
        );
      },
    },
    killedBy: "R-AG-51 a fourth, at 10 % of all lots",
  },
  {
    ...{ error: "2", says: "10 % with no three beside it" },
    law: { carries: (_, votes, total) => 10n * votes <= total },
    killedBy: "R-AG-51 X1 own 20, three worth 300",
  },
  {
    ...{ error: "3", says: "a quorum by shares alone" },
    law: { quorum: (_, [present, total], session) => session > 1 || 2n * present >= total },
    killedBy: "R-AG-30 Q2 5/10 heads, 700/1000",
  },
  {
    ...{ error: "3", says: "at least three quarters for more than three quarters" },
    law: {
      quorum: (heads, shares, session) =>
        LAW.quorum(heads, shares, session) || 4n * shares[0] >= 3n * shares[1],
    },
    killedBy: "R-AG-30 three quarters of the shares, 0",
  },
  {
    ...{ error: "3", says: "half of the heads for more than half" },
    law: {
      quorum: ([came, all], [present, total], session) =>
        session > 1 || (2 * came >= all && 2n * present >= total) || 4n * present > 3n * total,
    },
    killedBy: "R-AG-30 half of the heads, 0",
  },
  {
    ...{ error: "4", says: "a quorum at the second session" },
    law: { quorum: (heads, shares) => LAW.quorum(heads, shares, 1) },
    killedBy: "R-AG-31 Q8 second session, 1/10 heads, 10/1000",
  },
  {
    ...{ error: "4", says: "a quarter of the shares at the second session" },
    law: {
      quorum: (heads, shares, session) =>
        session === 1 ? LAW.quorum(heads, shares, 1) : 4n * shares[0] >= shares[1],
    },
    killedBy: "R-AG-31 a second session has no quarter to reach",
  },
  {
    ...{ error: "4", says: "lower majorities at the second session" },
    law: {
      askedInSession: (type, session) =>
        session === 2 ? "absolute" : LAW.askedInSession(type, session),
    },
    killedBy: "R-AG-31 works need two thirds in the second session too",
  },
  {
    ...{ error: "5", says: "abstentions in the denominator" },
    law: misread({ over: "votes present" }),
    killedBy: "R-AG-60 abstentions are no votes cast",
  },
  {
    ...{ error: "6", says: "half plus one" },
    law: misread({ half: "half plus one" }),
    killedBy: "R-MAJ-01 M5 absolute",
  },
  {
    ...{ error: "6", says: "0.667 for two thirds" },
    law: misread({ parts: "by decimals" }),
    killedBy: "R-MAJ-08 600 of 900 is two thirds",
  },
  {
    ...{ error: "7", says: "majorities of the whole building" },
    law: misread({ over: "the building" }),
    killedBy: "R-MAJ-01 M3 absolute",
  },
  {
    ...{ error: "7", says: "unanimity of the votes cast" },
    law: misread({ unanimity: "of votes cast" }),
    killedBy: "R-MAJ-04 one owner of 10 absent",
  },
  {
    ...{ error: "8", says: "no second chance for unanimity" },
    law: { asked: (type) => LAW.asked(type, false) },
    killedBy: "R-MAJ-05 put again after an absence",
  },
  {
    ...{ error: "8", says: "a second chance after an opposing vote" },
    law: { secondChance: (_, majority) => majority === "unanimity" },
    killedBy: "R-MAJ-05 missed by one vote against",
  },
  {
    ...{ error: "8", says: "a second chance after fifteen days" },
    law: { unanimityRetry: (failed) => add(failed, { days: 15 }) },
    killedBy: "R-MAJ-05 thirty days after",
  },
  {
    ...{ error: "9", says: "three quarters of the votes still asked" },
    law: misread({ parts: "three quarters for four fifths" }),
    killedBy: "R-MAJ-03 −1",
  },
  {
    ...{ error: "9", says: "three quarters for a delegation to the council" },
    law: { asked: (type, again) => (type === "D-17" ? "threeQuarters" : LAW.asked(type, again)) },
    killedBy: "R-COU-04 by two thirds, not three quarters",
  },
  {
    ...{ error: "10", says: "works imposed by law need two thirds" },
    law: {
      asked: (type, again) => LAW.asked(type === "D-05" || type === "D-06" ? "D-14" : type, again),
    },
    killedBy: "D-05 works imposed by law",
  },
  {
    ...{ error: "10", says: "conservation needs two thirds" },
    law: { asked: (type, again) => LAW.asked(type === "D-06" ? "D-14" : type, again) },
    killedBy: "D-06 conservation and provisional administration",
  },
  {
    ...{ error: "11", says: "three quotes above 5 000 € as law" },
    law: { tender: (amount, from, kept) => LAW.tender(amount, from ?? 500_000n, kept) },
    killedBy: "R-TEND-01 the meeting fixed no amount: said, not stopped",
  },
  {
    ...{ error: "11", says: "three quotes where the law says several" },
    law: { fewestQuotes: () => 3 },
    killedBy: "R-TEND-02 “several” is two",
  },
  {
    ...{ error: "11", says: "quotes above the amount, not from it" },
    law: {
      tender: (amount, from, kept) => (amount === from ? "none" : LAW.tender(amount, from, kept)),
    },
    killedBy: "R-TEND-02 the amount itself",
  },
  {
    ...{ error: "12", says: "a special part decided by general shares" },
    law: {
      count: (ballots, majority, more) => LAW.count(ballots, majority, { ...more, key: null }),
    },
    killedBy: "R-AG-42 140 of 200 units of the lift are two thirds",
  },
  {
    ...{ error: "12", says: "any key of costs gives votes" },
    law: { electorate: (type) => LAW.electorate(type, "special_parts") },
    killedBy: "R-AG-42 a cost key alone gives no vote",
  },
  {
    ...{ error: "13", says: "a conflict that leaves the proxies carried" },
    law: misread({ conflict: "own votes" }),
    killedBy: "R-AG-45 own votes and the proxies he carries leave every figure",
  },
  {
    ...{ error: "13", says: "a supplier who votes on his own contract" },
    law: misread({ conflict: "nobody" }),
    killedBy: "R-AG-45 who was kept out is told",
  },
  {
    ...{ error: "14", says: "mail for everybody by one setting" },
    law: { letter: (_, language) => `${language} mail` },
    killedBy: "R-AG-11 without written consent, a registered letter",
  },
  {
    ...{ error: "15", says: "owners' points three weeks before the meeting" },
    law: { pointTakenUntil: (_, on) => add(on, { weeks: -3 }) },
    killedBy: "R-AG-20 three weeks before the period, not the meeting",
  },
  {
    ...{ error: "16", says: "a secret ballot" },
    law: { named: () => "|||" },
    killedBy: "R-AG-62 nobody votes in secret: each is told apart",
  },
  {
    ...{ error: "17", says: "a challenge from the reception of the minutes" },
    law: { challengeUntil: (on) => add(add(on, { days: 30 }), { months: 4 }) },
    killedBy: "R-AG-83 four months from the meeting",
  },
  {
    ...{ error: "18", says: "usufruct without suspension" },
    law: {
      roll: (register) =>
        holdersOf(register)
          .map(({ shares, people }) => `${shares} ${people.join("+")}`)
          .join(", "),
    },
    killedBy: "R-AG-41 usufruct, nobody designated",
  },
  {
    ...{ error: "18", says: "both convened though one is designated" },
    law: {
      convened: (register) =>
        holdersOf(register)
          .flatMap(({ people }) => people)
          .join(" "),
    },
    killedBy: "R-AG-16 of a divided lot the representative alone",
  },
  {
    ...{ error: "18", says: "votes split among the holders" },
    law: {
      roll: (register) =>
        holdersOf(register)
          .flatMap(({ shares, people }) =>
            people.map((one) => `${shares / BigInt(people.length)} ${one}`),
          )
          .join(", "),
    },
    killedBy: "R-AG-33 a lot in common is one head",
  },
  {
    ...{ error: "19", says: "cellars, garages and parking spaces counted" },
    law: {
      council: (kinds) => {
        const all = Object.values(kinds).reduce((sum, n) => sum + n, 0);
        return `${all} ${all >= 20}`;
      },
    },
    killedBy: "R-COU-01 C1 15 flats, 15 cellars, 20 parkings",
  },
  {
    ...{ error: "19", says: "shops left out" },
    law: {
      council: ({ apartment = 0 }) => `${apartment} ${apartment >= 20}`,
    },
    killedBy: "R-COU-01 C2 19 flats, 1 shop, 30 garages",
  },
  {
    ...{ error: "19", says: "a council only above 20 lots" },
    law: { council: (kinds) => (kinds.apartment === 20 ? "20 false" : LAW.council(kinds)) },
    killedBy: "R-COU-01 20 lots, 0",
  },
  {
    ...{ error: "20", says: "an auditor who is not appointed every year" },
    law: { seatEnd: (appointed) => add(appointed, { years: 3 }) },
    killedBy: "R-AUD-01 for a year, to the next ordinary meeting",
  },
  {
    ...{ error: "T", says: "a casting vote for the chair" },
    law: misread({ half: "half, the chair deciding" }),
    killedBy: "R-AG-61 a tie rejects: no casting vote",
  },
  {
    ...{ error: "T", says: "half is a majority" },
    law: misread({ half: "half" }),
    killedBy: "R-MAJ-01 0",
  },
  {
    ...{ error: "T", says: "the syndic as a proxy holder" },
    law: {
      refusesProxy: (asked, total) => LAW.refusesProxy(asked.replaceAll("syndic", "zoe"), total),
    },
    killedBy: "R-AG-52 X5 the syndic, even for one",
  },
  {
    ...{ error: "T", says: "a proxy of the syndic that carries votes once written down" },
    law: {
      votesFor: (register, events, powers, moment) => {
        const other = (text: string) => text.replaceAll("syndic", "zoe");
        const found = LAW.votesFor(other(register), other(events), other(powers), moment);
        return found === "zoe" ? "syndic" : found;
      },
    },
    killedBy: "R-AG-52 written down for the syndic, it represents nobody",
  },
  {
    ...{ error: "T", says: "a second session whose own notice is late" },
    law: { secondSession: (first) => add(first, { days: 16 }) },
    killedBy: "R-AG-31 its own notice moves it",
  },
  {
    ...{ error: "T", says: "a second session after fourteen days" },
    law: { judgeSecond: (first, second) => LAW.judgeSecond(add(first, { days: -1 }), second) },
    killedBy: "R-AG-31 fourteen days after",
  },
  {
    ...{ error: "T", says: "minutes' thirty days from a later day" },
    law: { minutesDue: (on) => add(on, { days: 31 }) },
    killedBy: "R-AG-81 thirty days from the meeting",
  },
  {
    ...{ error: "T", says: "one language for all notices" },
    law: { letter: (email) => LAW.letter(email, "fr") },
    killedBy: "R-AG-11 without written consent, a registered letter",
  },
  {
    ...{ error: "T", says: "a notice of fourteen days" },
    law: { latestNotice: (on) => add(on, { days: -14 }) },
    killedBy: "R-AG-14 the meeting's day is left out",
  },
  {
    ...{ error: "T", says: "a day in universal time" },
    law: {
      sentAt: (instant, on) =>
        LAW.notice(instant.slice(0, 10), on, null) === "late" ? "late" : "lawful",
    },
    killedBy: "R-AG-14 midnight in Belgium",
  },
  {
    ...{ error: "T", says: "a printed letter that counts as sent" },
    law: {
      provenNotice: (proofs, on, urgency) =>
        LAW.provenNotice(proofs === "letter" ? "letter posted 2026-05-05" : proofs, on, urgency),
    },
    killedBy: "AD-02 a letter printed and not posted",
  },
  {
    ...{ error: "T", says: "votes of who left long ago" },
    law: {
      votesFor: (register, events, powers, moment) =>
        LAW.votesFor(register, events.replace(/ \w+-\d+/g, ""), powers, moment),
    },
    killedBy: "R-AG-32 once he left",
  },
  {
    ...{ error: "20", says: "a council report twice a year, at any meeting" },
    law: { annual: (kind, session) => session === 1 && kind !== "" },
    killedBy: "R-COU-05 no report is asked at a meeting half a year later",
  },
  {
    ...{ error: "20", says: "an auditor where there is a council only" },
    law: {
      lacks: (confidence, council, agenda, leftOut) =>
        LAW.lacks(confidence, council, agenda, [
          ...leftOut,
          ...(council === "none" ? ["auditor"] : []),
        ]),
    },
    killedBy: "R-AG-23 an empty agenda lacks the five points of every association",
  },
  {
    ...{ error: "T", says: "one vote on two budgets" },
    law: {
      lacks: (confidence, council, agenda, leftOut) =>
        LAW.lacks(confidence, council, agenda.replace(/ D-01(?! D-01)/, " D-01 D-01"), leftOut),
    },
    killedBy: "R-AG-23 two budgets and one text: the second is not voted",
  },
  ...IN_WRITING,
];
