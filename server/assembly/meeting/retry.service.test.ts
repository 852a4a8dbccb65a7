import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { headOf, seedMeeting, seedSigningKey } from "#server/platform/testing-meeting.ts";
import { editResolution } from "../agenda/agenda.service.ts";
import { checkIn } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import type { Choice } from "../ballot/ballot.rules.ts";
import { closeBallot, openBallot } from "../ballot/ballot.service.ts";
import { closeMeeting } from "../ballot/closing.service.ts";
import { listBallots } from "../ballot/view.queries.ts";
import { castInRoom } from "../ballot/vote.service.ts";
import { getMeeting } from "./meeting.queries.ts";
import { MeetingDetails } from "./meeting.schema.ts";
import { updateMeeting } from "./meeting.service.ts";
import { planRetry } from "./retry.service.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 500, holders: ["ana"] },
    { code: "B1", shares: 300, holders: ["bob"] },
    { code: "C1", shares: 200, holders: ["cis"] },
  ]);
});
afterAll(() => db.close());

const on = <T>(day: string, run: () => Promise<T>) =>
  at(Temporal.Instant.from(`${day}T17:40:00Z`), run);
const lots = { ana: "A1", bob: "B1", cis: "C1" } as const;
type Name = keyof typeof lots;

/** Opens a meeting with some people and takes one vote: what each says, or that he says nothing. */
async function vote(
  meetingId: string,
  resolutionId: string,
  said: Partial<Record<Name, Choice | null>>,
) {
  const { syndic, id } = house;
  const names = (Object.keys(lots) as Name[]).filter((name) => said[name] !== undefined);
  for (const name of names) {
    await checkIn(syndic, id, { meetingId, partyId: house.partyOf(name) });
  }
  await openMeeting(syndic, id, {
    meetingId,
    chairPartyId: house.partyOf("ana"),
    secretaryName: "Sofie",
  });
  await openBallot(syndic, id, { resolutionId });
  for (const name of names) {
    const choice = said[name];
    const entitlementId = await headOf(db.admin, house, meetingId, lots[name]);
    if (choice) await castInRoom(syndic, id, { resolutionId, votes: [{ entitlementId, choice }] });
  }
  return closeBallot(syndic, id, { resolutionId });
}

/** A closed meeting of 20 May at which a text needing all owners was put to the vote. */
function missed(said: Partial<Record<Name, Choice | null>>) {
  return on("2026-05-20", async () => {
    const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01", "D-30");
    expect(await vote(meetingId, resolutions[1] ?? "", said)).toBe("rejected");
    await closeMeeting(house.syndic, house.id, { meetingId });
    return meetingId;
  });
}

const plan = (meetingId: string, day?: string) =>
  on("2026-05-21", () => planRetry(house.syndic, house.id, { meetingId, ...(day && { on: day }) }));
const view = (meetingId: string) => read(house.syndic, (tx) => getMeeting(tx, house.id, meetingId));

/** A retry as convened, its notice made behind the fences. */
async function convened(day?: string) {
  const meetingId = await plan(await missed({ ana: "for", bob: "for" }), day);
  await db.admin.query(
    `INSERT INTO convocation (association_id, meeting_id, at, agenda_hash)
     VALUES ($1, $2, '2026-05-22T09:00:00Z', '\\x00')`,
    [house.id, meetingId],
  );
  const { items } = await view(meetingId);
  return { meetingId, resolutionId: items[0]?.resolutions[0]?.id ?? "" };
}

describe("unanimity missed by absence (R-MAJ-05, art. 3.88 §4)", () => {
  test("gives its text alone to a new meeting, after thirty clear days", async () => {
    const meetingId = await missed({ ana: "for", bob: "for" });
    const again = await view(await plan(meetingId));
    expect(again).toMatchObject({
      kind: "extraordinary",
      session: 1,
      stage: "draft",
      on: "2026-06-20",
      retryOf: { id: meetingId, on: "2026-05-20" },
      items: [
        {
          position: 1,
          resolutions: [{ position: 1, text: "Texte 2", decisionType: "D-30", retry: true }],
        },
      ],
    });
    await expect(plan(meetingId)).rejects.toMatchObject({ code: "meeting.retry-planned" });
  });

  test("thirty days suffice, twenty-nine do not, when planned or when moved", async () => {
    const meetingId = await missed({ ana: "for", bob: "for" });
    const early = { code: "meeting.retry-too-early", field: "on" };
    await expect(plan(meetingId, "2026-06-18")).rejects.toMatchObject(early);
    const retryId = await plan(meetingId, "2026-06-19");
    const details = MeetingDetails.parse({
      kind: "extraordinary",
      on: "2026-06-18",
      time: "19:30",
      place: "Salle",
      remoteAllowed: false,
      consultation: "",
      language: "fr",
    });
    const move = (day: string) =>
      on("2026-05-21", () =>
        updateMeeting(house.syndic, house.id, { ...details, meetingId: retryId, on: day }),
      );
    await expect(move("2026-06-18")).rejects.toMatchObject(early);
    await move("2026-06-19");
    expect((await view(retryId)).on).toBe("2026-06-19");
  });

  test("those present decide it then, and the absent is no obstacle", async () => {
    const { meetingId, resolutionId } = await convened();
    const outcome = await on("2026-06-20", () =>
      vote(meetingId, resolutionId, { ana: "for", bob: "for" }),
    );
    expect(outcome).toBe("adopted");
    const [ballot] = await read(house.syndic, (tx) => listBallots(tx, house.id, meetingId));
    expect(ballot).toMatchObject({ majority: "unanimityOfPresent", article: "3.88 §4" });
  });

  test.each([
    ["against", { cis: "against" }],
    ["abstains", { cis: "abstain" }],
    ["is silent", { cis: null }],
  ] as const)("one of those present %s: rejected for good", async (_name, said) => {
    const { meetingId, resolutionId } = await convened();
    const outcome = await on("2026-06-20", () =>
      vote(meetingId, resolutionId, { ana: "for", bob: "for", ...said }),
    );
    expect(outcome).toBe("rejected");
    await on("2026-06-20", () => closeMeeting(house.syndic, house.id, { meetingId }));
    await expect(plan(meetingId)).rejects.toMatchObject({ code: "meeting.no-missed-unanimity" });
  });

  test("held before its day, it still needs all owners", async () => {
    const { meetingId, resolutionId } = await convened("2026-06-19");
    const outcome = await on("2026-06-18", () =>
      vote(meetingId, resolutionId, { ana: "for", bob: "for" }),
    );
    expect(outcome).toBe("rejected");
  });

  test.each([
    ["an opposing vote", { cis: "against" }],
    ["an abstention", { cis: "abstain" }],
    ["somebody present and silent", { cis: null }],
  ] as const)("%s at the first meeting opens no second chance", async (_name, said) => {
    const meetingId = await missed({ ana: "for", bob: "for", ...said });
    await expect(plan(meetingId)).rejects.toMatchObject({ code: "meeting.no-missed-unanimity" });
  });

  test("its text is the one that failed, not another", async () => {
    const meetingId = await plan(await missed({ ana: "for", bob: "for" }));
    const [item] = (await view(meetingId)).items;
    const resolutionId = item?.resolutions[0]?.id ?? "";
    const change = { meetingId, resolutionId, text: "Autre", decisionType: "D-30" } as const;
    await expect(editResolution(house.syndic, house.id, change)).rejects.toMatchObject({
      code: "agenda.retry-fixed",
    });
  });
});
