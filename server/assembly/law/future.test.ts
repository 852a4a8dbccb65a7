import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { plainDate as d } from "#server/kernel/calendar.ts";
import { fraction, whole } from "#server/kernel/fraction.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { headOf, seedMeeting, seedSigningKey } from "#server/platform/testing-meeting.ts";
import { addItem } from "../agenda/agenda.service.ts";
import { quorumOf, quorumRuleAt } from "../attendance/attendance.rules.ts";
import { checkIn } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import { type Choice, decide, rulesAt, rulesOf } from "../ballot/ballot.rules.ts";
import { closeBallot, openBallot } from "../ballot/ballot.service.ts";
import { decisionOf, decisionsInMeeting } from "../ballot/catalogue.rules.ts";
import { recount } from "../ballot/snapshot.rules.ts";
import { CountRecord } from "../ballot/snapshot.schema.ts";
import { listBallots } from "../ballot/view.queries.ts";
import { castVotes } from "../ballot/vote.service.ts";
import { convene } from "../convocation/convocation.service.ts";
import { getMeeting } from "../meeting/meeting.queries.ts";
import * as meeting from "../meeting/meeting.rules.ts";
import { createMeeting } from "../meeting/meeting.service.ts";
import { mayCarry } from "../proxy/proxy.rules.ts";

// Parliament changes the law from 2031 on: only the statute's lines are other here, no rule is. What
// still follows the old numbers then has them written in it.

vi.mock("./statute.rules.ts", async (original) => {
  const { STATUTE } = await original<typeof import("./statute.rules.ts")>();
  const { plainDate } = await import("#server/kernel/calendar.ts");
  const { fraction: part } = await import("#server/kernel/fraction.ts");
  const from = plainDate("2031-01-01");
  const eve = from.subtract({ days: 1 });
  type Dated = { key: string; validFrom: Temporal.PlainDate; validTo: Temporal.PlainDate | null };
  const amended = <L extends Dated>(lines: readonly L[], changes: Record<string, object>) =>
    lines.flatMap((line) => {
      const change = changes[line.key];
      return change
        ? [
            { ...line, validTo: eve },
            { ...line, ...change, validFrom: from },
          ]
        : [line];
    });
  return {
    STATUTE: {
      versions: [
        ...STATUTE.versions.map((version) => ({ ...version, validTo: eve })),
        { version: "be-2031-01", validFrom: from, validTo: null, numberedSince: from },
      ],
      majorities: amended(STATUTE.majorities, { fourFifths: { at: part(3n, 4n), article: "9.1" } }),
      quorum: amended(STATUTE.quorum, { quorum: { sharesOver: part(2n, 3n), article: "9.2" } }),
      proxies: amended(STATUTE.proxies, { proxies: { free: 1, upTo: part(1n, 20n) } }),
      requests: amended(STATUTE.requests, { requests: { from: part(1n, 10n) } }),
      delays: amended(STATUTE.delays, {
        notice: { amount: 21 },
        "second-session": { amount: 10 },
        retry: { amount: 2, unit: "months" },
        period: { amount: 31 },
        proposal: { amount: 5, unit: "weeks" },
        request: { amount: 20 },
        minutes: { amount: 15 },
        challenge: { amount: 6 },
        "occupant-challenge": { amount: 3 },
      }),
      decisions: amended(STATUTE.decisions, {
        "D-14": { majority: "absolute", article: "9.3" },
        "D-34": { inMeeting: true },
      }),
      points: amended(STATUTE.points, { councilReport: { confidence: "L", article: "9.4" } }),
    },
  };
});

const OLD = d("2030-12-31");
const NEW = d("2031-01-01");

describe("rules on either side of a validity date (R-GEN-09, R-MAJ-22)", () => {
  test("the version is that of the day", () => {
    expect([rulesAt(OLD)?.version, rulesAt(NEW)?.version]).toEqual(["be-2019-01", "be-2031-01"]);
  });
  test("energy works need what their day asks", () => {
    const asked = ["be-2019-01", "be-2031-01"].map((version) => decisionOf(version, "D-14"));
    expect(asked.map(({ majority, article, base }) => [majority, article, base])).toEqual([
      ["twoThirds", "3.88 §1 1° b", "cast"],
      ["absolute", "9.3", "cast"],
    ]);
    expect(decisionsInMeeting("be-2019-01")).not.toContain("D-34");
    expect(decisionsInMeeting("be-2031-01")).toContain("D-34");
  });
  test("a threshold is that of the version", () => {
    const tally = { for: whole(76n), against: whole(24n), ballotsFor: 76n, needed: 100n };
    const outcomes = ["be-2019-01", "be-2031-01"].map((v) =>
      decide("fourFifths", tally, rulesOf(v)),
    );
    expect(outcomes).toEqual(["rejected", "adopted"]);
  });
  test("the quorum is that of the day", () => {
    const numbers = { headsPresent: 1, headsTotal: 9, sharesPresent: 70n, sharesTotal: 100n };
    const quorate = [OLD, NEW].map((day) => {
      const rule = quorumRuleAt(day);
      return rule && quorumOf(numbers, 1, rule).quorate;
    });
    expect(quorate).toEqual([false, true]);
  });
  test("so are the limits on proxies and the fifth that asks for a meeting", () => {
    const carried = [OLD, NEW].map((day) => {
      const limit = rulesAt(day)?.proxies;
      return limit && [mayCarry(2, 90n, 1000n, limit), mayCarry(2, 50n, 1000n, limit)];
    });
    expect(carried).toEqual([
      [true, true],
      [false, true],
    ]);
    expect([OLD, NEW].map((day) => meeting.mayRequestMeeting(10n, 100n, day))).toEqual([
      false,
      true,
    ]);
  });

  type Term = readonly [string, (day: Temporal.PlainDate) => Temporal.PlainDate, string, string];
  const terms: readonly Term[] = [
    ["the notice", meeting.latestNotice, "2030-12-16", "2030-12-11"],
    ["the request", meeting.requestAnsweredBy, "2031-01-30", "2031-01-21"],
    ["unanimity's second chance", meeting.unanimityRetry, "2031-01-30", "2031-03-01"],
    ["the minutes", meeting.minutesDue, "2031-01-30", "2031-01-16"],
    ["the challenge", meeting.challengeUntil, "2031-04-30", "2031-07-01"],
  ];
  test.each(terms)("%s", (_name, term, old, young) => {
    expect([`${term(OLD)}`, `${term(NEW)}`]).toEqual([old, young]);
  });
  test("the second session, the period, the proposals, the occupant", () => {
    expect(`${meeting.secondSessionDates(NEW, NEW).counted}`).toBe("2031-01-11");
    const period = meeting.annualPeriod("05-01", 2031);
    expect(`${period.from}/${period.to}`).toBe("2031-05-01/2031-05-31");
    expect(`${meeting.agendaCutOff(period)}`).toBe("2031-03-27");
    expect(`${meeting.occupantChallengeUntil(NEW, NEW)}`).toBe("2031-04-01");
  });
});

describe("a meeting is judged by the law of its day", () => {
  let db: TestDatabase;
  let house: House;

  beforeAll(async () => {
    db = await testDatabase();
    seedSigningKey();
    house = await seedHouse(db.admin, [
      { code: "A1", shares: 400, holders: ["ana"] },
      { code: "B1", shares: 200, holders: ["bob"] },
      { code: "C1", shares: 400, holders: ["cis"] },
    ]);
    await db.admin.query(
      "UPDATE mandate SET starts_on = '2030-06-01', ends_on = '2033-05-31' WHERE association_id = $1",
      [house.id],
    );
  });
  afterAll(() => db.close());

  /** Works of 600 for and 400 against, held on a day; planned before any change of the law was known. */
  async function held(day: string) {
    const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-14");
    const [resolutionId = ""] = resolutions;
    const moment = Temporal.Instant.from(`${day}T17:30:00Z`);
    await db.admin.query("UPDATE meeting SET starts_at = $2 WHERE id = $1", [
      meetingId,
      `${moment}`,
    ]);
    await at(moment, async () => {
      for (const name of ["ana", "bob", "cis"]) {
        await checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf(name) });
      }
      const chairPartyId = house.partyOf("ana");
      await openMeeting(house.syndic, house.id, { meetingId, chairPartyId, secretaryName: "S" });
      await openBallot(house.syndic, house.id, { resolutionId });
      const ballots: readonly (readonly [string, string, Choice])[] = [
        ["ana", "A1", "for"],
        ["bob", "B1", "for"],
        ["cis", "C1", "against"],
      ];
      for (const [name, lot, choice] of ballots) {
        const entitlementId = await headOf(db.admin, house, meetingId, lot);
        await castVotes(house.owner(name), house.id, {
          resolutionId,
          votes: [{ entitlementId, choice }],
        });
      }
      await closeBallot(house.syndic, house.id, { resolutionId });
    });
    const { rows } = await db.admin.query<{ snapshot: string }>(
      "SELECT snapshot FROM ballot_closure WHERE resolution_id = $1",
      [resolutionId],
    );
    return { meetingId, record: CountRecord.parse(JSON.parse(rows[0]?.snapshot ?? "")) };
  }

  test("the day before the change, and the day it starts", async () => {
    const [before, since] = [await held("2030-12-31"), await held("2031-01-01")];
    expect(before.record).toMatchObject({
      ...{ rules: "be-2019-01", majority: "twoThirds", article: "3.88 §1 1° b" },
      result: { outcome: "rejected" },
    });
    expect(since.record).toMatchObject({
      ...{ rules: "be-2031-01", majority: "absolute", article: "9.3" },
      result: { outcome: "adopted" },
    });
    const [ballot] = await read(house.syndic, (tx) => listBallots(tx, house.id, since.meetingId));
    expect(ballot).toMatchObject({ majority: "absolute", article: "9.3" });
    const view = await read(house.syndic, (tx) => getMeeting(tx, house.id, since.meetingId));
    expect(view.rulesVersion).toBe("be-2031-01");
  });

  test("a draft planned before the law was known is convened under that of its day", async () => {
    const meetingId = await at(Temporal.Instant.from("2031-03-01T09:00:00Z"), async () => {
      const id = await createMeeting(house.syndic, house.id, {
        ...{ kind: "extraordinary", on: "2031-05-20", time: "19:30", place: "Salle communale" },
        ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null, language: "fr" },
        ...{ consultation: "Au bureau du syndic", urgencyReason: null },
      });
      const item = { meetingId: id, title: "Toiture", explanation: null };
      await addItem(house.syndic, house.id, item);
      return id;
    });
    await db.admin.query("UPDATE meeting SET rules_version = 'be-2019-01' WHERE id = $1", [
      meetingId,
    ]);
    const convened = (day: string) =>
      at(Temporal.Instant.from(`${day}T09:00:00Z`), () =>
        convene(house.syndic, house.id, { meetingId }),
      );
    // Twenty-one days are asked from 2031 on: the twentieth is late.
    await expect(convened("2031-04-30")).rejects.toMatchObject({
      code: "convocation.notice-too-short",
    });
    await convened("2031-04-29");
    const view = await read(house.syndic, (tx) => getMeeting(tx, house.id, meetingId));
    expect(view.rulesVersion).toBe("be-2031-01");
  });

  test("an older snapshot still gives its result, by the rules it names", async () => {
    const { record } = await held("2030-12-31");
    expect(recount(record)).toEqual(record.result);
    expect(recount({ ...record, rules: "be-2031-01", majority: "absolute" }).outcome).toBe(
      "adopted",
    );
    expect(fraction(2n, 3n)).toEqual(rulesOf(record.rules).majorities.twoThirds.at);
  });
});
