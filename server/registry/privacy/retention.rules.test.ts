import { expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { erasureOf, type HeldFacts } from "./erasure.rules.ts";
import { SetRetention } from "./privacy.schema.ts";
import {
  dueBefore,
  keptUntil,
  NO_SETTINGS,
  RETENTION,
  RETENTION_KINDS,
} from "./retention.rules.ts";

const today = plainDate("2026-05-20");

test("every kind has one period, and one only", () => {
  expect(RETENTION.map(({ kind }) => kind).toSorted()).toEqual([...RETENTION_KINDS].toSorted());
});

test.each([
  { kind: "register", event: "2020-01-01", until: null, before: null },
  { kind: "votes", event: "2016-02-29", until: "2026-02-28", before: "2016-05-20" },
  { kind: "requests", event: "2024-02-29", until: "2027-02-28", before: "2023-05-20" },
  { kind: "viewings", event: "2025-02-28", until: "2026-02-28", before: "2025-05-20" },
  { kind: "exports", event: "2026-02-20", until: "2026-03-06", before: "2026-05-06" },
] as const)("$kind of $event is kept until $until", ({ kind, event, until, before }) => {
  expect(keptUntil(kind, plainDate(event))?.toString() ?? null).toBe(until);
  expect(dueBefore(kind, today)?.toString() ?? null).toBe(before);
});

const counts = {
  holdings: 1,
  votes: 4,
  deliveries: 3,
  consents: 1,
  contacts: 2,
  links: 1,
  viewings: 1,
  representatives: 1,
};
const owner: HeldFacts = {
  ...{ holdsNow: true, lastHeldOn: null, lastMeetingOn: plainDate("2026-05-11") },
  ...{ hasPostalAddress: true, lastPowerOn: null, counts },
};
const verdicts = (facts: HeldFacts) =>
  Object.fromEntries(
    erasureOf(facts, today).map(({ kind, verdict, until }) => [
      kind,
      `${verdict} ${until?.toString() ?? "-"}`,
    ]),
  );

test("an owner's telephone and e-mail go; what votes and notices prove stays, with its day", () => {
  expect(verdicts(owner)).toEqual({
    ...{ register: "kept -", minutes: "kept -" },
    ...{ votes: "kept 2036-05-11", deliveries: "kept 2036-05-11" },
    ...{ contact: "erased -", consents: "kept -", "consent-requests": "erased -" },
    viewings: "kept 2027-05-20",
    representatives: "kept -",
  });
});

test("who could no longer be written to keeps his e-mail, and it says why", () => {
  const items = erasureOf({ ...owner, hasPostalAddress: false }, today);
  expect(items.find(({ kind }) => kind === "contact")).toMatchObject({
    ...{ verdict: "kept", why: "reach" },
  });
});

test("of one who left, everything that is kept but the register and the minutes has its day", () => {
  const left = { ...owner, holdsNow: false, lastHeldOn: plainDate("2024-12-31") };
  const endless = erasureOf(left, today).filter(
    ({ verdict, until }) => verdict === "kept" && until === null,
  );
  expect(endless.map(({ kind }) => kind)).toEqual(["register", "minutes"]);
});

test("nothing held, nothing to tell", () => {
  const none = Object.fromEntries(Object.keys(counts).map((key) => [key, 0]));
  expect(erasureOf({ ...owner, counts: { ...counts, ...none } }, today)).toEqual([]);
});

test("each period rests on an article of the act it stands in", () => {
  const numbers = { civil: /^3\.\d+/, "former-civil": /^2\d{3}/, gdpr: /^\d{1,2}( §\d| |$)/ };
  const strays = RETENTION.filter(({ source }) => !numbers[source.act].test(source.article));
  expect(strays).toEqual([]);
  const contact = RETENTION.find(({ kind }) => kind === "contact");
  expect(contact?.source).toEqual({ act: "former-civil", article: "2262bis §1" });
});

test.each([
  { kind: "occupants", settings: {}, until: "2026-05-20" },
  { kind: "occupants", settings: { occupantMonths: 3 }, until: "2025-08-20" },
  { kind: "fault-contacts", settings: {}, until: "2025-11-16" },
  { kind: "fault-contacts", settings: { faultContactDays: 30 }, until: "2025-06-19" },
  { kind: "withdrawn-occupants", settings: { occupantMonths: 3 }, until: "2025-06-19" },
] as const)(
  "$kind, where the association set $settings, until $until",
  ({ kind, settings, until }) => {
    const set = { ...NO_SETTINGS, ...settings };
    expect(keptUntil(kind, plainDate("2025-05-20"), set)?.toString()).toBe(until);
  },
);

test.each([
  { occupantMonths: "1", faultContactDays: "730", read: [1, 730] },
  { occupantMonths: "", faultContactDays: "", read: [null, null] },
  { occupantMonths: "0", faultContactDays: "", read: null },
  { occupantMonths: "61", faultContactDays: "", read: null },
  { occupantMonths: "", faultContactDays: "29", read: null },
  { occupantMonths: "", faultContactDays: "731", read: null },
  { occupantMonths: "3.5", faultContactDays: "", read: null },
])("an association may set $occupantMonths, $faultContactDays: $read", ({ read, ...asked }) => {
  const { data } = SetRetention.safeParse(asked);
  expect(data ? [data.occupantMonths, data.faultContactDays] : null).toEqual(read);
});
