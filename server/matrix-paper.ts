import { handIn } from "./assembly/paper/handed.service.ts";
import { beginEncoding } from "./assembly/paper/paper.service.ts";
import { planSheet } from "./assembly/paper/plan.queries.ts";
import { confirmSheet, readBlind } from "./assembly/paper/reading.service.ts";
import { keepAttendance, keepSheet } from "./assembly/paper/sheet.service.ts";
import { convened, type Place, type Stage } from "./matrix-meetings.ts";
import { read } from "./platform/db.ts";

/** What is typed of a vote that everybody carried, as the sheets of these meetings say. */
export const CARRIED = {
  ...({ others: "for", for: "", against: "", abstain: "" } as const),
  ...{ openedAt: "19:35", closedAt: "19:40" },
};
const CLOSED = Temporal.Instant.from("2026-05-20T17:40:00Z").epochMilliseconds;
const READER = "Bruno Peeters";

/** Meetings held on paper: one that is begun, one with sheets of every kind. */
export type Papers = Readonly<{
  begun: string;
  /** A proxy handed in at it. */
  handed: string;
  read: Stage;
  /** Opened, and without a sheet that waits. */
  closing: string;
  /** Of the first text, kept; of the second, read twice and not alike; the third is to be kept. */
  waiting: string;
  differing: string;
  mark: string;
}>;

/** What the attendance sheet of a meeting says: three came, Ana in the chair. */
export const attended = ({ house }: Pick<Place, "house">, meetingId: string) => ({
  ...{ meetingId, chairPartyId: house.partyOf("Ana"), chairOther: null, chairReason: "" },
  ...{ secretaryName: "Sofie", tellers: READER, openedAt: "19:30" },
  lines: ["Ana", "Bruno", "Carla"].map((name) => ({
    ...{ partyId: house.partyOf(name), came: "x", left: "" },
  })),
});

/** A proxy that Bruno brought to the door: Carla carries it. */
export const handedToCarla = ({ house }: Pick<Place, "house">, meetingId: string) => ({
  ...{ meetingId, principalPartyId: house.partyOf("Bruno"), signedOn: "2026-05-20" },
  holder: { kind: "register" as const, partyId: house.partyOf("Carla") },
  ...{ handedInAt: "19:10", replaces: false, unnamed: false, reason: "" },
});

/** Meetings that were held with the printed sheets, at every stage of their encoding. */
export async function seedPapers(place: Place): Promise<Papers> {
  const { house } = place;
  const [begun, stage] = [await convened(place), await convened(place)];
  const { meetingId, texts } = stage;
  await beginEncoding(house.syndic, house.id, { meetingId: begun.meetingId });
  const handed = await handIn(house.syndic, house.id, handedToCarla(place, begun.meetingId));
  await beginEncoding(house.syndic, house.id, { meetingId });
  const sheetId = await keepAttendance(house.syndic, house.id, attended(place, meetingId));
  await confirmSheet(house.syndic, house.id, { sheetId, reader: READER });
  const marks = await Promise.all(
    texts.map((text) => read(house.syndic, (tx) => planSheet(tx, house.id, text, CARRIED, CLOSED))),
  );
  const keep = (at: number) =>
    keepSheet(house.syndic, house.id, {
      ...{ ...CARRIED, resolutionId: texts[at] ?? "", mark: marks[at]?.mark ?? "" },
    });
  const closing = await convened(place);
  await beginEncoding(house.syndic, house.id, closing);
  const said = attended(place, closing.meetingId);
  const came = await keepAttendance(house.syndic, house.id, said);
  await confirmSheet(house.syndic, house.id, { sheetId: came, reader: READER });
  const [waiting, differing] = [await keep(0), await keep(1)];
  await readBlind(house.syndic, house.id, {
    ...{ ...CARRIED, against: "A1", sheetId: differing, reader: READER },
  });
  const mark = marks[2]?.mark ?? "";
  const ids = { begun: begun.meetingId, handed, closing: closing.meetingId };
  return { ...ids, read: stage, waiting, differing, mark };
}
