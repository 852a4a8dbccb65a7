import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { toCents } from "#server/kernel/money.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { appoint } from "#server/registry/mandate/mandate.service.ts";
import { takeSeat } from "#server/registry/seat/seat.service.ts";
import { recordChallenge, recordRuling } from "../challenge/challenge.service.ts";
import { getDecision } from "../decision/decision.queries.ts";
import type { EnterEarlier } from "../decision/decision.schema.ts";
import { enterEarlier } from "../decision/decision.service.ts";
import { effectChoices, followUpOf, listFollowUp } from "./effect.queries.ts";
import type { Effect, TakeStep } from "./effect.schema.ts";
import { recordEffect } from "./effect.service.ts";
import { openExecution, takeStep } from "./execution.service.ts";

let db: TestDatabase;
let house: House;
const DECIDED = "2026-05-20";
const TODAY = Temporal.Instant.from("2026-05-22T10:00:00Z");
const now = <T>(act: () => Promise<T>) => at(TODAY, act);

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 600, holders: ["Ana"] },
    { code: "B1", shares: 400, holders: ["Bob"] },
  ]);
});

const decided = (input: Partial<EnterEarlier> = {}) =>
  now(() =>
    enterEarlier(house.syndic, house.id, {
      ...{ decidedOn: DECIDED, item: "Point", text: "Texte.", language: "fr", outcome: "adopted" },
      ...{ decisionType: null, votesFor: null, votesAgainst: null, abstained: null },
      ...{ electorate: null, documentId: null },
      scan: { filename: "PV.pdf", bytes: new TextEncoder().encode("%PDF-1.4") },
      ...input,
    }),
  );
const brought = (decisionId: string, effect: Effect) =>
  now(() => recordEffect(house.syndic, house.id, { decisionId, ...effect }));
const followUp = (id: string) => read(house.syndic, (tx) => followUpOf(tx, house.id, id));
const dueOf = async (decisionId: string) => {
  const { rows } = await db.admin.query<{ due: string; done: boolean }>(
    `SELECT due_on::text AS due, done_at IS NOT NULL AS done FROM legal_deadline
     WHERE kind = 'assembly.execution' AND subject_id = $1`,
    [decisionId],
  );
  return rows[0];
};

const NEXT_TERM = { startsOn: "2028-06-01", endsOn: "2031-05-31" };
const budget: Effect = {
  ...{ kind: "budget", budget: "ordinary", startsOn: "2026-01-01", endsOn: "2026-12-31" },
  amount: toCents(6_420_000n),
};

describe("an adopted decision brings about", () => {
  test("a mandate, with its filing, once", async () => {
    const id = await decided({ decisionType: "D-02" });
    const mandate: Effect = { kind: "mandate", ...NEXT_TERM, officeKey: "" };
    await brought(id, mandate);
    const { effect } = await followUp(id);
    expect(effect).toMatchObject({ kind: "mandate", ...NEXT_TERM });
    expect(effect?.name).toMatch(/^Bureau/);
    const { rows } = await db.admin.query(
      `SELECT m.appointed_on::text AS appointed, m.decision, d.kind FROM mandate m
       JOIN legal_deadline d ON d.subject_id = m.id AND d.kind = 'registry.filing'
       WHERE m.id = $1`,
      [effect?.subjectId],
    );
    expect(rows).toEqual([
      {
        appointed: DECIDED,
        decision: "Registre des décisions, n° 1 du 20 mai 2026",
        kind: "registry.filing",
      },
    ]);
    await expect(brought(id, mandate)).rejects.toMatchObject({ code: "effect.recorded" });
  });

  test("the end of a mandate, for the reason that the decision gives", async () => {
    const id = await decided({ decisionType: "D-02", text: "L’assemblée révoque le syndic." });
    const { mandates } = await read(house.syndic, (tx) =>
      effectChoices(tx, house.id, { decidedOn: DECIDED, decisionType: "D-02" }),
    );
    const mandateId = mandates[0]?.id ?? "";
    await brought(id, { kind: "mandate-end", mandateId, lastDay: "2026-06-30" });
    expect((await followUp(id)).effect).toMatchObject({
      kind: "mandate-end",
      endsOn: "2026-06-30",
    });
    const { rows } = await db.admin.query("SELECT reason FROM mandate_end WHERE mandate_id = $1", [
      mandateId,
    ]);
    expect(rows).toEqual([{ reason: "L’assemblée révoque le syndic." }]);
  });

  test("one seat at a time", async () => {
    const id = await decided({ decisionType: "D-03" });
    const seat = { kind: "council", startsOn: DECIDED } as const;
    await brought(id, { ...seat, partyId: house.partyOf("Ana") });
    const another = brought(id, { ...seat, partyId: house.partyOf("Bob") });
    await expect(another).rejects.toMatchObject({ code: "effect.recorded" });
    expect((await followUp(id)).effect).toMatchObject({ kind: "council", name: "Ana Peeters" });
  });

  test("a budget, to the cent", async () => {
    const id = await decided({ decisionType: "D-01" });
    const wrong = brought(id, { ...budget, endsOn: "2025-12-31" });
    await expect(wrong).rejects.toMatchObject({ code: "effect.in-order", field: "endsOn" });
    await brought(id, budget);
    expect((await followUp(id)).effect).toMatchObject({
      ...{ kind: "budget", startsOn: "2026-01-01", endsOn: "2026-12-31" },
      budget: { kind: "ordinary", amountCents: "6420000" },
    });
  });

  test("what the register has already, of that day and of no other decision", async () => {
    const { officeId } = house;
    const term = { officeId, appointedOn: DECIDED, ...NEXT_TERM };
    const mandateId = await now(() => appoint(house.syndic, house.id, term));
    const partyId = house.partyOf("Bob");
    const elsewhen = {
      kind: "auditor",
      partyId,
      appointedOn: "2026-05-19",
      startsOn: DECIDED,
    } as const;
    const seatId = await now(() => takeSeat(house.syndic, house.id, elsewhen));
    const [first, second] = [await decided(), await decided()];
    const choices = () =>
      read(house.syndic, (tx) =>
        effectChoices(tx, house.id, { decidedOn: DECIDED, decisionType: null }),
      );
    expect((await choices()).knownMandates).toMatchObject([{ id: mandateId }]);
    expect((await choices()).knownSeats).toEqual([]);
    await brought(first, { kind: "known-mandate", mandateId });
    expect((await choices()).knownMandates).toEqual([]);
    const twice = brought(second, { kind: "known-mandate", mandateId });
    await expect(twice).rejects.toMatchObject({ code: "effect.recorded" });
    const other = brought(second, { kind: "known-seat", seatId });
    await expect(other).rejects.toMatchObject({ code: "effect.other-day", field: "seatId" });
  });
});

describe("nothing comes of a decision", () => {
  test("that was rejected", async () => {
    const id = await decided({ outcome: "rejected" });
    await expect(brought(id, budget)).rejects.toMatchObject({ code: "effect.not-adopted" });
  });

  test("that the judge annulled; a claim alone stops nothing", async () => {
    const [id, contested] = [await decided(), await decided()];
    const claim = { claimant: "owner", court: "J.P.", caseNumber: null, filedOn: DECIDED } as const;
    const decisionIds = [id, contested];
    const challengeId = await now(() =>
      recordChallenge(house.syndic, house.id, { ...claim, decisionIds }),
    );
    const annulled = { kind: "annulled", on: "2026-05-21", reference: null } as const;
    await now(() =>
      recordRuling(house.syndic, house.id, { challengeId, decisionId: id, ...annulled }),
    );
    await expect(brought(id, budget)).rejects.toMatchObject({ code: "effect.annulled" });
    await brought(contested, budget);
  });

  test("at the hand of an owner", async () => {
    const id = await decided();
    const input = { decisionId: id, ...budget };
    const asked = recordEffect(house.owner("Ana"), house.id, input);
    await expect(asked).rejects.toMatchObject({ code: "access.not-found" });
  });

  test("twice, when two confirm at the same moment", async () => {
    const id = await decided();
    const both = await Promise.allSettled([brought(id, budget), brought(id, budget)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { rows } = await db.admin.query(
      "SELECT count(*)::int AS n FROM adopted_budget WHERE association_id = $1",
      [house.id],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });
});

describe("carrying out", () => {
  const task = { what: "Commander la cabine", responsible: "Odile", dueOn: "2026-07-31" };
  const opened = async () => {
    const decisionId = await decided({ decisionType: "D-14" });
    await now(() => openExecution(house.syndic, house.id, { decisionId, ...task }));
    return decisionId;
  };
  const step = (decisionId: string, input: Partial<TakeStep>) =>
    now(() =>
      takeStep(house.syndic, house.id, {
        ...{ decisionId, kind: "done", on: "2026-05-22", note: null },
        ...input,
      }),
    );
  const waiting = () => read(house.syndic, (tx) => listFollowUp(tx, house.id));

  test("is a task of the office until it is done, put off only with a reason", async () => {
    const id = await opened();
    expect(await dueOf(id)).toEqual({ due: "2026-07-31", done: false });
    expect(await waiting()).toMatchObject([{ id, execution: { ...task, steps: [] } }]);
    const later = { kind: "postponed", dueOn: "2026-09-30" } as const;
    const refusal = { code: "execution.reason-missing", field: "note" };
    await expect(step(id, later)).rejects.toMatchObject(refusal);
    await step(id, { ...later, note: "Délai de livraison" });
    expect(await dueOf(id)).toEqual({ due: "2026-09-30", done: false });
    await step(id, { kind: "done" });
    expect(await dueOf(id)).toEqual({ due: "2026-09-30", done: true });
    expect(await waiting()).toEqual([]);
    await expect(step(id, { kind: "started" })).rejects.toMatchObject({
      code: "execution.finished",
    });
    await step(id, { kind: "reopened", dueOn: "2026-10-15" });
    expect(await dueOf(id)).toEqual({ due: "2026-10-15", done: false });
    expect(await waiting()).toHaveLength(1);
  });

  test("is opened once, for a day to come", async () => {
    const decisionId = await decided();
    const open = (input: Partial<typeof task>) =>
      now(() => openExecution(house.syndic, house.id, { decisionId, ...task, ...input }));
    await expect(open({ dueOn: "2026-05-21" })).rejects.toMatchObject({
      ...{ code: "execution.past", field: "dueOn" },
    });
    await open({ dueOn: "2026-05-22" });
    await expect(open({})).rejects.toMatchObject({ code: "execution.opened" });
  });

  test("of what the years before decided waits only where the office says so", async () => {
    const id = await decided();
    expect(await waiting()).toEqual([]);
    const line = await read(house.syndic, (tx) => getDecision(tx, house.id, id));
    expect(line.meetingId).toBeNull();
  });
});
