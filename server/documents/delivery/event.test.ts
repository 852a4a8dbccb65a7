import { expect, test } from "vitest";
import { notice } from "#components/assembly/convocation.example.ts";
import { eventOf, type MeetingEvent, meetingEvent } from "./event.rules.ts";

const event: MeetingEvent = {
  meetingId: "0197a5b2-0000-7000-8000-000000000001",
  language: "fr",
  kind: "ordinary",
  session: 1,
  associationName: "ACP Les Tilleuls",
  startsAt: "2026-05-20T17:30:00Z",
  place: "Salle communale; rue Haute 1, Namur",
  remote: { url: "https://conference.example/tilleuls", phone: null },
  url: "https://koprogo.example/fr/les-tilleuls/assembly/meetings/1",
  host: "koprogo.example",
  madeAt: "2026-05-04T08:00:00Z",
  revision: 0,
  cancelled: false,
};
/** Its lines, those that were folded put together again. */
const linesOf = (change: Partial<MeetingEvent> = {}) =>
  meetingEvent({ ...event, ...change })
    .replaceAll("\r\n ", "")
    .split("\r\n");

test("a meeting is one entry with its instant, its place and its page", () => {
  const lines = linesOf();
  expect(lines).toContain("DTSTART:20260520T173000Z");
  expect(lines).toContain("DTEND:20260520T193000Z");
  expect(lines).toContain("UID:meeting-0197a5b2-0000-7000-8000-000000000001@koprogo.example");
  expect(lines).toContain("SEQUENCE:0");
  expect(lines).toContain("SUMMARY:Assemblée générale ordinaire – ACP Les Tilleuls");
  expect(lines).toContain("LOCATION:Salle communale\\; rue Haute 1\\, Namur");
  expect(lines).toContain("METHOD:PUBLISH");
});

test.each([
  // 19:30 in Brussels, on both sides of each change of clocks of 2026.
  ["2026-03-28T18:30:00Z", "20260328T183000Z"],
  ["2026-03-29T17:30:00Z", "20260329T173000Z"],
  ["2026-10-24T17:30:00Z", "20261024T173000Z"],
  ["2026-10-25T18:30:00Z", "20261025T183000Z"],
])("%s is written as that very instant", (startsAt, written) => {
  expect(linesOf({ startsAt })).toContain(`DTSTART:${written}`);
});

test("a corrected notice changes the entry, a cancelled one takes it away", () => {
  const uid = linesOf().find((line) => line.startsWith("UID:"));
  expect(linesOf({ revision: 1 })).toEqual(expect.arrayContaining([uid, "SEQUENCE:1"]));
  expect(linesOf({ cancelled: true, revision: 2 })).toEqual(
    expect.arrayContaining([uid, "METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:2"]),
  );
});

test("the conference is for those who may take part at a distance", () => {
  expect(linesOf().join("\n")).toContain("https://conference.example/tilleuls");
  expect(linesOf({ remote: null }).join("\n")).not.toContain("conference.example");
});

test("a second session is called so; only a notice brings an entry", () => {
  expect(linesOf({ session: 2, language: "de" })).toContain(
    "SUMMARY:Zweite Generalversammlung – ACP Les Tilleuls",
  );
  const sent = { meetingId: event.meetingId, host: event.host, madeAt: event.madeAt };
  expect(eventOf({ kind: "assembly.convocation", props: notice }, sent)).toContain("BEGIN:VEVENT");
  const list = {
    locale: "fr" as const,
    association: notice.association,
    printedOn: "2026-05-04",
    ...{ sender: "Delvaux", letters: [] },
  };
  expect(eventOf({ kind: "documents.posting-list", props: list }, sent)).toBeNull();
});
