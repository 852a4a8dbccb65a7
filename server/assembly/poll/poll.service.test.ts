import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Person, provenRoom } from "#server/kernel/actor.ts";
import { at, newRowId, today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { personOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { listActivity } from "#server/registry/activity/activity.queries.ts";
import { createCaller } from "#server/root.ts";
import { answerPoll } from "./answer.service.ts";
import { personalPolls } from "./personal.queries.ts";
import { getPoll, lookingAs } from "./poll.queries.ts";
import type { DraftPoll } from "./poll.schema.ts";
import {
  closePoll,
  discardPoll,
  draftPoll,
  editPoll,
  publishPoll,
  withdrawPoll,
} from "./poll.service.ts";

const NAMES = ["Ana", "Bruno", "Carla", "Dirk", "Els"] as const;
const MORNING = Temporal.Instant.from("2026-05-04T08:00:00Z");
const LAST = Temporal.Instant.from("2026-05-20T21:59:00Z");
const AFTER = Temporal.Instant.from("2026-05-20T22:00:00Z");
const words: DraftPoll = {
  ...{ question: "Un abri pour vélos ?", explanation: null, language: "fr" },
  ...{ options: ["Oui", "Non", "Plus tard"], several: false, named: false, endsOn: "2026-05-20" },
};
const none = { code: "access.not-found" };

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 600, holders: ["Ana"] },
    { code: "A2", shares: 100, holders: ["Ana"] },
    { code: "B1", shares: 100, holders: ["Bruno"] },
    { code: "C1", shares: 100, holders: ["Carla", "Dirk"] },
    { code: "E1", shares: 100, holders: ["Els"] },
  ]);
  for (const name of NAMES) await giveAccess(name);
});

const giveAccess = async (name: string, from = "2026-01-01") => {
  const accountId = newRowId();
  await db.admin.query(
    `INSERT INTO account (id, email, display_name, locale, created_at)
     VALUES ($1, $2, $3, 'fr', '2020-01-01')`,
    [accountId, `${accountId}@owner.example`, name],
  );
  await db.admin.query(
    `INSERT INTO membership (association_id, id, account_id, party_id, role, starts_on)
     VALUES ($1, $2, $3, $4, 'owner', $5)`,
    [house.id, newRowId(), accountId, house.partyOf(name), from],
  );
};
const drafted = (change: Partial<DraftPoll> = {}, who: Person = house.syndic) =>
  at(MORNING, () => draftPoll(who, house.id, { ...words, ...change }));
const published = async (change: Partial<DraftPoll> = {}, who: Person = house.syndic) => {
  const pollId = await drafted(change, who);
  await at(MORNING, () => publishPoll(who, house.id, { pollId }));
  return pollId;
};
const seen = (pollId: string, who: Person = house.syndic, moment = MORNING) =>
  at(moment, () =>
    read(who, (tx) => getPoll(tx, house.id, lookingAs(who, house.id), today(), pollId)),
  );
const answer = async (
  pollId: string,
  name: string,
  places: readonly number[],
  moment = MORNING,
) => {
  const { rows } = await db.admin.query<{ id: string }>(
    "SELECT id FROM poll_option WHERE poll_id = $1 ORDER BY position",
    [pollId],
  );
  const optionIds = places.map((place) => rows[place]?.id ?? "");
  const partyId = house.partyOf(name);
  await at(moment, () => answerPoll(house.owner(name), house.id, { pollId, partyId, optionIds }));
};
const counts = async (pollId: string, moment = AFTER, who: Person = house.syndic) =>
  (await seen(pollId, who, moment)).result.map(({ text, count }) => [text, count]);

describe("from draft to end", () => {
  test("nobody but who drafts sees it; published, its words stay", async () => {
    const pollId = await drafted();
    const ana = house.owner("Ana");
    await expect(seen(pollId, ana)).rejects.toMatchObject(none);
    await expect(answer(pollId, "Ana", [0])).rejects.toMatchObject(none);
    const edited = { ...words, pollId, question: "Un local à vélos ?", options: ["Oui", "Non"] };
    await at(MORNING, () => editPoll(house.syndic, house.id, edited));
    const ended = { pollId, reason: "Erreur" };
    await expect(at(MORNING, () => closePoll(house.syndic, house.id, ended))).rejects.toMatchObject(
      { code: "poll.not-published" },
    );
    await at(MORNING, () => publishPoll(house.syndic, house.id, { pollId }));
    const { question, options, state } = await seen(pollId, ana);
    expect([question, options.map(({ text }) => text), state]).toEqual([
      ...["Un local à vélos ?", ["Oui", "Non"], "open"],
    ]);
    for (const change of [editPoll, discardPoll, publishPoll]) {
      const late = at(MORNING, () => change(house.syndic, house.id, edited));
      await expect(late).rejects.toMatchObject({ code: "poll.published" });
    }
  });

  test("a draft is thrown away, or refused for its day or its options", async () => {
    const pollId = await drafted();
    await discardPoll(house.syndic, house.id, { pollId });
    await expect(seen(pollId)).rejects.toMatchObject(none);
    await expect(drafted({ endsOn: "2026-05-03" })).rejects.toMatchObject({
      ...{ code: "poll.ends-past", field: "endsOn" },
    });
    await expect(drafted({ options: ["Oui", "Non", "oui"] })).rejects.toMatchObject({
      ...{ code: "poll.options-alike", field: "options.2" },
    });
    const late = await drafted();
    await expect(
      at(AFTER, () => publishPoll(house.syndic, house.id, { pollId: late })),
    ).rejects.toMatchObject({ code: "poll.ends-past" });
  });

  test("it takes answers until its last day is over in Belgium, and ends without anybody", async () => {
    const pollId = await published();
    await answer(pollId, "Ana", [0], LAST);
    await expect(answer(pollId, "Bruno", [1], AFTER)).rejects.toMatchObject({ code: "poll.over" });
    expect((await seen(pollId, house.syndic, AFTER)).state).toBe("ended");
    const ended = { pollId, reason: "Trop tard" };
    const close = at(AFTER, () => closePoll(house.syndic, house.id, ended));
    await expect(close).rejects.toMatchObject({ code: "poll.over" });
  });

  test.each([
    ["closed", closePoll],
    ["withdrawn", withdrawPoll],
  ] as const)("%s with its reason, it takes no more answers", async (state, end) => {
    const pollId = await published({ named: true });
    await answer(pollId, "Ana", [0]);
    await at(MORNING, () => end(house.syndic, house.id, { pollId, reason: "Le devis a changé" }));
    const shown = await seen(pollId, house.owner("Bruno"));
    expect(shown).toMatchObject({ state, end: { reason: "Le devis a changé" } });
    expect(shown.result.map(({ count }) => count)).toEqual(state === "closed" ? [1, 0, 0] : []);
    await expect(answer(pollId, "Ana", [1])).rejects.toMatchObject({ code: "poll.over" });
    const again = at(MORNING, () => end(house.syndic, house.id, { pollId, reason: "Encore" }));
    await expect(again).rejects.toMatchObject({ code: "poll.over" });
  });
});

describe("who answers", () => {
  test("one answer a party, whatever it holds; the last one counts", async () => {
    const pollId = await published({ named: true });
    for (const place of [0, 1, 2, 1]) await answer(pollId, "Ana", [place]);
    await answer(pollId, "Bruno", [0]);
    expect(await counts(pollId)).toEqual([
      ["Oui", 1],
      ["Non", 1],
      ["Plus tard", 0],
    ]);
    const shown = await seen(pollId);
    expect([shown.answered, shown.asked]).toEqual([2, 5]);
    expect(shown.result.map(({ names }) => names)).toEqual([
      ...[["Bruno Peeters"], ["Ana Peeters"], []],
    ]);
    const { rows } = await db.admin.query("SELECT party_id FROM poll_answer WHERE poll_id = $1", [
      pollId,
    ]);
    expect(rows).toHaveLength(2);
  });

  test("twenty answers of one party at the same moment are one", async () => {
    const pollId = await published({ named: true });
    await Promise.all(Array.from({ length: 20 }, (_, i) => answer(pollId, "Ana", [i % 3])));
    expect((await seen(pollId)).result.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(1);
  });

  test("several options only where several may be chosen, and only its own", async () => {
    const one = await published();
    await expect(answer(one, "Ana", [0, 1])).rejects.toMatchObject({ code: "poll.one-option" });
    const several = await published({ several: true, named: true });
    await answer(several, "Ana", [0, 2, 0]);
    expect(await counts(several)).toEqual([
      ["Oui", 1],
      ["Non", 0],
      ["Plus tard", 1],
    ]);
    const foreign = { pollId: one, partyId: house.partyOf("Ana") };
    const { options } = await seen(several);
    const optionIds = options.slice(0, 1).map(({ id }) => id);
    const wrong = at(MORNING, () =>
      answerPoll(house.owner("Ana"), house.id, { ...foreign, optionIds }),
    );
    await expect(wrong).rejects.toMatchObject(none);
  });

  test("nobody answers for another, nor who has sold; who has no access is not counted", async () => {
    const pollId = await published();
    const { options } = await seen(pollId);
    const optionIds = options.slice(0, 1).map(({ id }) => id);
    const partyId = house.partyOf("Bruno");
    const forBruno = at(MORNING, () =>
      answerPoll(house.owner("Ana"), house.id, { pollId, partyId, optionIds }),
    );
    await expect(forBruno).rejects.toMatchObject(none);
    await db.admin.query("UPDATE holding SET ends_on = '2026-05-01' WHERE party_id = $1", [
      partyId,
    ]);
    await expect(answer(pollId, "Bruno", [0])).rejects.toMatchObject({ code: "poll.not-asked" });
    expect((await seen(pollId)).asked).toBe(4);
    await db.admin.query("UPDATE membership SET ends_on = '2026-05-01' WHERE party_id = $1", [
      house.partyOf("Els"),
    ]);
    expect((await seen(pollId)).asked).toBe(3);
  });

  test("who answered and sold then stays counted, of so many asked", async () => {
    const pollId = await published({ named: true });
    await answer(pollId, "Bruno", [0]);
    await db.admin.query("UPDATE holding SET ends_on = '2026-05-10' WHERE party_id = $1", [
      house.partyOf("Bruno"),
    ]);
    const { answered, asked } = await seen(pollId, house.syndic, AFTER);
    expect([answered, asked]).toEqual([1, 5]);
  });

  test("what waits for him is on his list until he has answered", async () => {
    const pollId = await published();
    const call = createCaller({ actor: house.owner("Ana"), requestId: "t", ip: "192.0.2.1" });
    const asks = () => at(MORNING, async () => (await call.assembly.task.asked()).asks);
    expect(await asks()).toMatchObject([{ ask: "answer", meetingId: pollId }]);
    await answer(pollId, "Ana", [0]);
    expect(await asks()).toEqual([]);
  });
});

describe("who asks", () => {
  test("the council keeps its own polls, the syndic his; owners and conveners ask none", async () => {
    const council = personOf(house.id, "council", { partyId: house.partyOf("Bruno") });
    const pollId = await published({}, council);
    expect(await seen(pollId, council)).toMatchObject({ byCouncil: true, isKeeper: true });
    expect((await seen(pollId)).isKeeper).toBe(false);
    const reason = { pollId, reason: "x" };
    await expect(closePoll(house.syndic, house.id, reason)).rejects.toMatchObject(none);
    const its = await published();
    await expect(withdrawPoll(council, house.id, { ...reason, pollId: its })).rejects.toMatchObject(
      none,
    );
    const own = await drafted({}, council);
    await expect(seen(own)).rejects.toMatchObject(none);
    // Nobody begins, changes or throws away what the other drafted; each asks in his own name.
    const theirs = await drafted();
    for (const [who, draft] of [
      [council, theirs],
      [house.syndic, own],
    ] as const) {
      for (const change of [editPoll, publishPoll, discardPoll]) {
        const doing = at(MORNING, () => change(who, house.id, { ...words, pollId: draft }));
        await expect(doing).rejects.toMatchObject(none);
      }
    }
    const ana = house.owner("Ana");
    const convener = { ...ana, room: provenRoom(house.id, newRowId()) };
    for (const who of [ana, convener]) {
      await expect(drafted({}, who)).rejects.toMatchObject(none);
      await expect(closePoll(who, house.id, reason)).rejects.toMatchObject(none);
    }
  });
});

describe("without names", () => {
  const answered = async (count: number) => {
    const pollId = await published();
    for (const [index, name] of NAMES.slice(0, count).entries()) {
      await answer(pollId, name, [index % 2]);
    }
    return pollId;
  };

  test("counts are shown after the end and from five answers on, to everybody alike", async () => {
    const pollId = await answered(5);
    for (const who of [house.syndic, house.owner("Ana")]) {
      expect(await seen(pollId, who)).toMatchObject({ shown: "while-open", result: [] });
      expect(await counts(pollId, AFTER, who)).toEqual([
        ["Oui", 3],
        ["Non", 2],
        ["Plus tard", 0],
      ]);
    }
    const few = await answered(4);
    for (const who of [house.syndic, house.owner("Ana")]) {
      expect(await seen(few, who, AFTER)).toMatchObject({ shown: "too-few", result: [] });
    }
  });

  test("what all, or all but one, agree on is told as one and the same", async () => {
    for (const last of [0, 1]) {
      const pollId = await published();
      for (const [index, name] of NAMES.slice(0, 5).entries()) {
        await answer(pollId, name, [index === 4 ? last : 0]);
      }
      const { result } = await seen(pollId, house.syndic, AFTER);
      expect(result.map(({ text, count, between }) => [text, count, between])).toEqual([
        ["Oui", null, [4, 5]],
        ["Non", null, [0, 1]],
        ["Plus tard", null, [0, 1]],
      ]);
    }
  });

  test("an early end shows no more of it", async () => {
    const few = await answered(4);
    await at(MORNING, () => closePoll(house.syndic, house.id, { pollId: few, reason: "Assez" }));
    expect(await seen(few)).toMatchObject({ state: "closed", shown: "too-few", result: [] });
  });

  test("nothing that leaves for anybody else ties a person to what he chose", async () => {
    const pollId = await answered(5);
    const els = house.partyOf("Els");
    const { options } = await seen(pollId);
    const chosen = options[0]?.id ?? "";
    const readers = [
      house.syndic,
      personOf(house.id, "accountant"),
      personOf(house.id, "council", { partyId: house.partyOf("Bruno") }),
      house.owner("Ana"),
    ];
    for (const who of readers) {
      for (const moment of [MORNING, AFTER]) {
        const text = JSON.stringify(await seen(pollId, who, moment));
        expect(text).not.toContain(els);
        expect(text).not.toContain("Els");
      }
    }
    // Of the audit row remains that he answered.
    const { rows } = await db.admin.query<{ type: string; payload: unknown }>(
      "SELECT type, payload FROM audit_event WHERE association_id = $1",
      [house.id],
    );
    const told = rows.filter(({ type }) => type === "assembly/poll.answered");
    expect(told.map(({ payload }) => payload)).toEqual(Array(5).fill({ pollId }));
    expect(JSON.stringify(rows)).not.toContain(chosen);
    const feed = await read(house.syndic, (tx) => listActivity(tx, house.id, { page: 1 }));
    expect(feed.lines.filter(({ type }) => type === "assembly/poll.answered")).toEqual([]);
  });

  test("his own page shows him his choice, and not to who looks with his eyes", async () => {
    const pollId = await answered(1);
    const ana = house.owner("Ana");
    const { options } = await seen(pollId);
    const chosen = options.slice(0, 1).map(({ id }) => id);
    expect((await seen(pollId, ana)).own).toMatchObject([{ optionIds: chosen }]);
    const viewing = { id: newRowId(), associationId: house.id, partyId: house.partyOf("Ana") };
    const looked = await seen(pollId, { ...ana, viewing });
    expect(looked.own).toMatchObject([{ optionIds: null, at: expect.any(String) }]);
  });

  test("his choice is in the file he asks for himself, and in no other", async () => {
    const pollId = await answered(1);
    const file = (isHisOwn: boolean) =>
      read(house.syndic, (tx) =>
        personalPolls(tx, {
          ...{ association: house.id, partyId: house.partyOf("Ana"), accountIds: [], isHisOwn },
        }),
      );
    const title = words.question;
    expect(await file(true)).toMatchObject([{ name: "polls", rows: [{ title, answer: "Oui" }] }]);
    expect(await file(false)).toMatchObject([{ name: "polls", rows: [{ title, answer: null }] }]);
    await db.admin.query("UPDATE poll SET named = true WHERE id = $1", [pollId]);
    expect(await file(false)).toMatchObject([{ rows: [{ answer: "Oui" }] }]);
  });
});

test("what is published, and how it ended, is written once", async () => {
  const { rows } = await db.admin.query<{ table_name: string }>(
    `SELECT DISTINCT table_name FROM information_schema.role_table_grants
     WHERE grantee = 'kopro_app' AND privilege_type IN ('UPDATE', 'DELETE')
       AND table_name IN ('poll_publication', 'poll_end', 'poll_answer')`,
  );
  expect(rows.map((row) => row.table_name)).toEqual(["poll_answer"]);
});
