import { afterAll, beforeAll, expect, test } from "vitest";
import { at, today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { removeDue } from "#server/registry/privacy/retention.service.ts";
import { answerPoll } from "./answer.service.ts";
import { getPoll, lookingAs } from "./poll.queries.ts";
import { closePoll, draftPoll, publishPoll } from "./poll.service.ts";
import { removePollAnswers } from "./retention.service.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 600, holders: ["Ana"] },
    { code: "B1", shares: 400, holders: ["Bruno"] },
  ]);
});
afterAll(() => db.close());

const on = <T>(day: string, act: () => Promise<T>) =>
  at(Temporal.Instant.from(`${day}T10:00:00Z`), act);
/** A poll until 20 May 2026 that two people have answered. */
const answered = () =>
  on("2026-05-04", async () => {
    const pollId = await draftPoll(house.syndic, house.id, {
      ...{ question: "Un abri ?", explanation: null, language: "fr", options: ["Oui", "Non"] },
      ...{ several: false, named: true, endsOn: "2026-05-20" },
    });
    await publishPoll(house.syndic, house.id, { pollId });
    const { options } = await seen(pollId);
    for (const name of ["Ana", "Bruno"]) {
      const said = { pollId, partyId: house.partyOf(name), optionIds: [options[0]?.id ?? ""] };
      await answerPoll(house.owner(name), house.id, said);
    }
    return pollId;
  });
const seen = (pollId: string) =>
  read(house.syndic, (tx) =>
    getPoll(tx, house.id, lookingAs(house.syndic, house.id), today(), pollId),
  );
const kept = async (pollId: string) =>
  (await db.admin.query("SELECT FROM poll_answer WHERE poll_id = $1", [pollId])).rowCount;
const remove = (day: string) =>
  on(day, () => removeDue(systemOf(house.id), house.id, [removePollAnswers]));

test("two years after its end what was answered is shown no more, and removed; the question stays", async () => {
  const pollId = await answered();
  const early = await answered();
  await on("2026-05-05", () =>
    closePoll(house.syndic, house.id, { pollId: early, reason: "Assez" }),
  );
  const last = await on("2028-05-19", () => seen(pollId));
  expect(last).toMatchObject({ shown: "shown", answered: 2, isForgotten: false });
  expect(await on("2028-05-20", () => seen(pollId))).toMatchObject({
    ...{ shown: "forgotten", result: [], isForgotten: true },
  });
  expect(await remove("2028-05-05")).toEqual([]);
  expect(await remove("2028-05-10")).toEqual([{ kind: "polls", count: 2 }]);
  expect([await kept(early), await kept(pollId)]).toEqual([0, 2]);
  expect(await remove("2028-05-21")).toEqual([{ kind: "polls", count: 2 }]);
  expect(await kept(pollId)).toBe(0);
  expect((await on("2028-05-21", () => seen(pollId))).question).toBe("Un abri ?");
});
