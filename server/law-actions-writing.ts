import type pg from "pg";
import type { Person } from "./kernel/actor.ts";
import { callAs, type Draw, NOBODY, one, refusalOf } from "./law-story.ts";
import { at, newRowId } from "./platform/clock.ts";
import { type House, seedHouse } from "./platform/testing-house.ts";
import { seedStepUp } from "./platform/testing-meeting.ts";

// What people do around one written decision, in any order and with any right: each by the call that its
// page makes, or by what the register says meanwhile. Every one of these is done or refused.

const PEOPLE = ["ana", "bob", "cis", "dor", "eve", "fay"] as const;
const TYPES = ["D-01", "D-14", "D-14", "D-21", "D-20", "D-30"] as const;
const LOTS = ["A1", "A2", "B1", "C1", "D1"] as const;

/** The story of one written decision while it is told. */
export type WritingStory = {
  readonly admin: pg.Pool;
  readonly house: House;
  readonly stranger: Person;
  clock: Temporal.Instant;
  /** All that was drafted, the last last. */
  written: string[];
  /** The parties that identified themselves for one of them. */
  readonly identified: Set<string>;
};

/** A house of its own for each story: lots change hands in it. */
export async function toldInWriting(admin: pg.Pool, stranger: Person): Promise<WritingStory> {
  const house = await seedHouse(admin, [
    { code: "A1", shares: 300, holders: ["ana"] },
    { code: "A2", shares: 200, holders: ["ana"] },
    { code: "B1", shares: 200, holders: ["bob", "cis"] },
    { code: "C1", shares: 200, holders: ["dor:usufruct", "eve:bare"] },
    { code: "D1", shares: 100, holders: ["fay"] },
  ]);
  const clock = Temporal.Instant.from("2026-06-01T09:00:00Z");
  return { admin, house, stranger, clock, written: [], identified: new Set() };
}

const dayOf = ({ clock }: WritingStory) =>
  clock.toZonedDateTimeISO("Europe/Brussels").toPlainDate();
const nameOf = (who: number) => one(PEOPLE, who) ?? "ana";
const writtenOf = ({ written }: WritingStory, n: number) =>
  (n % 17 === 16 ? one(written, n) : written.at(-1)) ?? NOBODY;
/** Who acts for the office: seldom somebody who must not. */
function officeOf({ house, stranger }: WritingStory, n: number): Person {
  if (n % 29 === 28) return stranger;
  return n % 29 === 27 ? house.owner(nameOf(n)) : house.syndic;
}
const placeOf = (story: WritingStory, n: number) => ({
  ...{ associationId: story.house.id, writtenId: writtenOf(story, n) },
});
const scan = { filename: "formulaire.pdf", bytes: new TextEncoder().encode("%PDF-1.4 signé") };
const wordsOf = (story: WritingStory, n: number) => ({
  ...{ title: `Objet ${n}`, explanation: null, language: "fr" as const },
  answerBy: dayOf(story).add({ days: 12 }).toString(),
  texts: [
    {
      ...{ text: `Décider « ${n} ».`, decisionType: one(TYPES, n) ?? "D-01" },
      deedReason: n % 4 === 3 ? null : "Le notaire suivra.",
    },
  ],
});

/** From when a change of the register is entered: late now and then, never under what was decided. */
async function changedOn(story: WritingStory, n: number): Promise<string> {
  const { rows } = await story.admin.query<{ ended: boolean }>(
    "SELECT count(*) > 0 AS ended FROM written_end WHERE association_id = $1",
    [story.house.id],
  );
  const days = rows[0]?.ended ? 1 : -(n % 4);
  return dayOf(story).add({ days }).toString();
}

export type WritingAction = (story: WritingStory, drawn: Draw) => Promise<unknown>;

const PEN = {
  draft: async (story, { n }) => {
    const call = callAs(officeOf(story, n)).assembly.written;
    story.written.push(await call.draft({ associationId: story.house.id, ...wordsOf(story, n) }));
  },
  edit: (story, { n }) =>
    callAs(officeOf(story, n)).assembly.written.edit({
      ...placeOf(story, n),
      ...wordsOf(story, n),
    }),
  open: (story, { n }) => callAs(officeOf(story, n)).assembly.written.open(placeOf(story, n)),
  remind: (story, { n }) => callAs(officeOf(story, n)).assembly.written.remind(placeOf(story, n)),
  withdraw: (story, { n }) =>
    callAs(officeOf(story, n)).assembly.written.withdraw({
      ...placeOf(story, n),
      reason: "Erreur",
    }),
  settle: (story, { n }) => callAs(officeOf(story, n)).assembly.written.settle(placeOf(story, n)),
  minute: (story, { n }) => callAs(officeOf(story, n)).assembly.written.minute(placeOf(story, n)),
} satisfies Record<string, WritingAction>;

const HANDS = {
  sign: async (story, { who, n }) => {
    const { admin, house, identified } = story;
    const place = placeOf(story, n);
    const person = n % 19 === 18 ? house.syndic : house.owner(nameOf(who));
    if (n % 7 < 6) {
      await seedStepUp(admin, person, place.writtenId, "written");
      identified.add(house.partyOf(nameOf(who)));
    }
    const { hash } = await callAs(house.syndic).assembly.written.get(place);
    const read = n % 11 === 10 ? "0".repeat(64) : (hash ?? "");
    await callAs(person).assembly.written.sign({ ...place, hash: read });
  },
  refuse: (story, { who, n }) => {
    const place = placeOf(story, n);
    return callAs(story.house.owner(nameOf(who))).assembly.written.refuse({
      ...place,
      reason: null,
    });
  },
  /** Some of them on one form, each with a date of his own now and then; filed that day or days after. */
  form: async (story, { who, other, n }) => {
    const { house } = story;
    const place = placeOf(story, other);
    const { people, former } = await callAs(house.syndic).assembly.written.get(place);
    const able = [...people.flatMap(({ voters }) => voters), ...former].map((one) => one.partyId);
    const signers = able.filter((_, index) => (n >> index) % 2 === 0);
    if (other % 7 === 6) signers.push(house.partyOf(nameOf(who)));
    const back = (days: number) => dayOf(story).subtract({ days }).toString();
    return callAs(officeOf(story, other)).assembly.written.fileForm({
      ...{ ...place, scan, signers, signedOn: back(other % 3) },
      days: Object.fromEntries(signers.map((party, index) => [party, back((n + index) % 3)])),
      lateReason: n % 3 === 2 ? null : "Resté chez le concierge.",
    });
  },
  /** Each who is missing, by hand: it comes about often enough to be looked at. */
  everybody: async (story, { n }) => {
    const place = placeOf(story, n);
    const call = callAs(story.house.syndic).assembly.written;
    const { people } = await call.get(place);
    const signers = people.flatMap(({ signed, voters }) => (signed ? [] : voters.slice(0, 1)));
    await call.fileForm({
      ...{ ...place, scan, signers: signers.map(({ partyId }) => partyId), days: {} },
      ...{ signedOn: dayOf(story).toString(), lateReason: null },
    });
  },
  paperRefusal: (story, { who, n }) =>
    callAs(officeOf(story, n)).assembly.written.fileRefusal({
      ...{ ...placeOf(story, n), partyId: story.house.partyOf(nameOf(who)), reason: null },
      ...{
        saidOn: dayOf(story)
          .subtract({ days: n % 3 })
          .toString(),
        note: "Lettre",
        scan: null,
      },
    }),
} satisfies Record<string, WritingAction>;

const REGISTER = {
  wait: (story, { n }) => {
    story.clock = story.clock.add({ hours: 24 * (1 + (n % 5)) });
    return Promise.resolve();
  },
  /** A lot passes to somebody of the house, in the register from today or from a few days ago. */
  sell: async (story, { who, n }) => {
    const { admin, house } = story;
    const lot = house.lotOf(one(LOTS, n) ?? "A1");
    const day = await changedOn(story, n);
    await admin.query(
      `DELETE FROM holding WHERE association_id = $1 AND lot_id = $2 AND starts_on >= $3::date`,
      [house.id, lot, day],
    );
    await admin.query(
      `UPDATE holding SET ends_on = $3::date - 1 WHERE association_id = $1 AND lot_id = $2
         AND (ends_on IS NULL OR ends_on >= $3::date)`,
      [house.id, lot, day],
    );
    await admin.query(
      `INSERT INTO holding (association_id, id, lot_id, party_id, "right", numerator, denominator,
         starts_on) VALUES ($1, $2, $3, $4, 'full', 1, 1, $5)`,
      [house.id, newRowId(), lot, house.partyOf(nameOf(who)), day],
    );
  },
  /** Of the two whose rights are divided one is named, once. */
  designate: async (story, { n }) => {
    const { admin, house } = story;
    await admin.query(
      `INSERT INTO representation (association_id, id, lot_id, party_id, starts_on)
       SELECT $1, $2, $3, $4, $5::date WHERE NOT EXISTS (SELECT FROM representation
         WHERE association_id = $1)`,
      [
        ...[house.id, newRowId(), house.lotOf("C1"), house.partyOf(n % 3 ? "dor" : "eve")],
        await changedOn(story, n),
      ],
    );
  },
} satisfies Record<string, WritingAction>;

const ACTIONS = { ...PEN, ...HANDS, ...REGISTER };
export type WritingKind = keyof typeof ACTIONS;
export type WritingStep = Draw & Readonly<{ kind: WritingKind }>;

/** Tries one thing, at its moment. Returns the refusal, or null. */
export async function attemptInWriting(
  story: WritingStory,
  step: WritingStep,
): Promise<string | null> {
  story.clock = story.clock.add({ seconds: 20 });
  return at(story.clock, async () => {
    try {
      await ACTIONS[step.kind](story, step);
      return null;
    } catch (error) {
      return refusalOf(error);
    }
  });
}
