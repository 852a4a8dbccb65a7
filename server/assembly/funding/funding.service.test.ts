import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { plainDate } from "#server/kernel/calendar.ts";
import { at } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { NewKey } from "#server/registry/distribution/distribution.schema.ts";
import { addKey, divide } from "#server/registry/distribution/distribution.service.ts";
import { agendaRecord } from "../agenda/agenda.rules.ts";
import * as agenda from "../agenda/agenda.service.ts";
import { convene } from "../convocation/convocation.service.ts";
import { previewNotice } from "../convocation/preview.queries.ts";
import { getMeeting } from "../meeting/meeting.queries.ts";
import type { MeetingDetails } from "../meeting/meeting.schema.ts";
import { createMeeting } from "../meeting/meeting.service.ts";
import { fundingsOf, lotImpacts, shownFunding } from "./funding.queries.ts";
import { SetFunding } from "./funding.schema.ts";
import { removeFunding, setFunding } from "./funding.service.ts";

let db: TestDatabase;
let house: House;
let other: House;
let lift: string;

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 450, holders: ["ana"] },
    { code: "B1", shares: 125, holders: ["bob", "cis"] },
    { code: "B2", shares: 425, holders: ["cis"] },
  ]);
  other = await seedHouse(db.admin, [{ code: "Z1", shares: 1000, holders: ["zoe"] }]);
  const weights = [
    ["B1", "60"],
    ["B2", "40"],
  ].map(([code = "", weight = ""]) => ({
    ...{ lotId: house.lotOf(code), weight },
  }));
  lift = await addKey(
    house.syndic,
    house.id,
    NewKey.parse({
      ...{ name: "Ascenseur", purpose: "cost", startsOn: "2026-06-01", decision: "Statuts" },
      weights,
    }),
  );
});
afterAll(() => db.close());

const inApril = <T>(fn: () => Promise<T>) => at(Temporal.Instant.from("2026-04-01T09:00:00Z"), fn);
const details: MeetingDetails = {
  ...{ kind: "extraordinary", on: "2026-05-20", time: "19:30", place: "Salle communale" },
  ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null },
  ...{ consultation: "Au bureau", language: "fr", urgencyReason: null },
};

/** A draft with one text on works. */
const draft = () =>
  inApril(async () => {
    const meetingId = await createMeeting(house.syndic, house.id, details);
    const item = { meetingId, title: "Toiture", explanation: null };
    const itemId = await agenda.addItem(house.syndic, house.id, item);
    const text = { meetingId, itemId, text: "Refaire la toiture.", decisionType: "D-14" } as const;
    return { meetingId, resolutionId: await agenda.addResolution(house.syndic, house.id, text) };
  });

type Given = Partial<z.input<typeof SetFunding>>;
const put = (place: Readonly<{ meetingId: string; resolutionId: string }>, given: Given) =>
  inApril(() => setFunding(house.syndic, house.id, SetFunding.parse({ ...place, ...given })));
const shown = (meetingId: string, names: readonly string[] = []) =>
  read(house.syndic, async (tx) =>
    (await fundingsOf(tx, house.id, meetingId)).map((plan) =>
      shownFunding(
        plan,
        names.map((name) => house.partyOf(name)),
      ),
    ),
  );

describe("how a decision is paid", () => {
  test("each sees what he would pay and when, to the cent that is billed", async () => {
    const place = await draft();
    const calls = { count: 3, firstOn: "2026-07-01", every: 1 };
    await put(place, { reserve: "5 000", call: "25 000,01", calls });
    const [plan] = await shown(place.meetingId, ["ana"]);
    expect(plan).toMatchObject({ ceiling: "3000001", isUndivided: false, key: null });
    expect(plan?.own).toMatchObject({ reserve: "225000", total: "1125000", isJoint: false });
    const billed = await Promise.all(
      (plan?.instalments ?? []).map(async ({ cents, dueOn }) => {
        const dates = { kind: "call", dueOn } as const;
        const amount = BigInt(cents);
        const lots = await divide(house.syndic, house.id, { keyId: null, amount, dates });
        return lots.find(({ lotId }) => lotId === house.lotOf("A1"))?.cents;
      }),
    );
    expect(plan?.own?.instalments.map(({ cents }) => BigInt(cents))).toEqual(billed);
  });

  test("a key of some lots costs the others nothing", async () => {
    const place = await draft();
    await put(place, { keyId: lift, call: "100", calls: { firstOn: "2026-07-01" } });
    const [[ana], [cis]] = [
      await shown(place.meetingId, ["ana"]),
      await shown(place.meetingId, ["cis"]),
    ];
    expect(ana?.own).toBeNull();
    expect(cis?.own).toMatchObject({ total: "10000", isJoint: true });
    const [decision] = await read(house.syndic, (tx) => lotImpacts(tx, house.id, place.meetingId));
    expect(decision?.lots.map(({ code, total }) => [code, total])).toEqual([
      ["A1", "0"],
      ["B1", "6000"],
      ["B2", "4000"],
    ]);
  });

  test("each notice says what its reader would pay, and nobody else's", async () => {
    const place = await draft();
    await put(place, { keyId: lift, call: "100", calls: { firstOn: "2026-07-01", count: 2 } });
    const impacts = await inApril(() =>
      read(house.syndic, (tx) =>
        Promise.all(
          ["ana", "cis"].map(async (name) => {
            const day = plainDate("2026-04-01");
            const act = await previewNotice(
              tx,
              house.id,
              place.meetingId,
              house.partyOf(name),
              day,
            );
            return act.items[0]?.resolutions[0]?.impact;
          }),
        ),
      ),
    );
    expect(impacts).toEqual([
      {
        ceiling: "10000",
        key: "Ascenseur",
        reserve: "0",
        total: "0",
        joint: false,
        instalments: [],
      },
      {
        ...{ ceiling: "10000", key: "Ascenseur", reserve: "0", total: "10000", joint: true },
        instalments: [
          { dueOn: "2026-07-01", cents: "5000" },
          { dueOn: "2026-08-01", cents: "5000" },
        ],
      },
    ]);
  });

  test("said again it takes the place of what was said; taken away it is gone", async () => {
    const place = await draft();
    await put(place, { call: "100", calls: { firstOn: "2026-07-01", count: 4, every: 3 } });
    await put(place, { reserve: "40" });
    expect(await shown(place.meetingId)).toMatchObject([
      { ceiling: "4000", call: "0", calls: null, reserve: "4000" },
    ]);
    await inApril(() => removeFunding(house.syndic, house.id, place));
    expect(await shown(place.meetingId)).toEqual([]);
    await expect(inApril(() => removeFunding(house.syndic, house.id, place))).rejects.toMatchObject(
      { code: "access.not-found" },
    );
  });

  test("a text that goes takes it with it, and a second session has it again", async () => {
    const place = await draft();
    await put(place, { reserve: "40" });
    const second = await inApril(() => createMeeting(house.syndic, house.id, details));
    await write(house.syndic, house.id, (tx) =>
      agenda.copyAgenda(tx, house.id, place.meetingId, second),
    );
    expect(await shown(second)).toMatchObject([{ reserve: "4000" }]);
    await inApril(() => agenda.removeResolution(house.syndic, house.id, place));
    expect(await shown(place.meetingId)).toEqual([]);
  });
});

describe("what is refused", () => {
  const day = { firstOn: "2026-07-01" };
  test.each([
    ["funding.amount-unreadable", { call: "1.250,50", calls: day }],
    ["funding.nothing", {}],
    ["funding.calls-missing", { call: "1" }],
    ["funding.repayments-missing", { loan: "1" }],
    ["funding.repaid-less", { loan: "2", repaid: "1", repayments: day }],
    ["funding.before-meeting", { call: "1", calls: { firstOn: "2026-05-20" } }],
    ["funding.repaid-before-meeting", { loan: "1", repayments: { firstOn: "2026-05-20" } }],
  ])("%s", async (code, given) => {
    const place = await draft();
    await expect(put(place, given)).rejects.toMatchObject({ code });
    expect(await shown(place.meetingId)).toEqual([]);
  });

  test("a key that is not in force on the day, and one of another association", async () => {
    const place = await draft();
    const early = { keyId: lift, reserve: "1" };
    await expect(put(place, early)).rejects.toMatchObject({ code: "key.no-version" });
    const unknown = { keyId: crypto.randomUUID(), reserve: "1" };
    await expect(put(place, unknown)).rejects.toMatchObject({ code: "access.not-found" });
  });

  test("once the notice has left nothing changes; strangers and owners never", async () => {
    const place = await draft();
    const given = SetFunding.parse({ ...place, reserve: "1" });
    for (const who of [house.owner("ana"), other.syndic]) {
      await expect(inApril(() => setFunding(who, house.id, given))).rejects.toMatchObject({
        code: "access.not-found",
      });
    }
    await put(place, { reserve: "40" });
    await inApril(() => convene(house.syndic, house.id, { meetingId: place.meetingId }));
    const { meetingId } = place;
    const hashed = await read(house.syndic, async (tx) => {
      const { rulesVersion, items } = await getMeeting(tx, house.id, meetingId);
      const plans = await fundingsOf(tx, house.id, meetingId);
      return `${canonicalize(agendaRecord(rulesVersion, items, plans))}`;
    });
    expect(hashed).toContain('"reserve":"4000"');
    const kept = await read(house.syndic, (tx) =>
      tx.convocation.findFirstOrThrow({ where: { meetingId } }),
    );
    expect(Buffer.from(kept.agendaHash).toString("hex")).toBe(
      createHash("sha256").update(hashed, "utf8").digest("hex"),
    );
    const late = { code: "meeting.already-convened" };
    await expect(put(place, { reserve: "1" })).rejects.toMatchObject(late);
    await expect(inApril(() => removeFunding(house.syndic, house.id, place))).rejects.toMatchObject(
      late,
    );
    expect(await shown(place.meetingId)).toMatchObject([{ reserve: "4000" }]);
  });
});
