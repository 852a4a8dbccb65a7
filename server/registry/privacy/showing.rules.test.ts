import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SHOWINGS, type ShowingPlace, treatmentAt } from "./showing.rules.ts";

const places = Object.keys(SHOWINGS) as ShowingPlace[];

/** Every statement that reads people of the register, and the places it serves. */
const READERS: Readonly<Record<string, readonly ShowingPlace[]>> = {
  "prisma/functions.sql": ["documents.search", "registry.own-link"],
  "server/assembly/attendance/floor.queries.ts": ["assembly.roll"],
  "server/assembly/ballot/receipt.queries.ts": ["assembly.receipts"],
  "server/assembly/convening/convener.queries.ts": ["assembly.convocation"],
  "server/assembly/convocation/convocation.queries.ts": ["assembly.convocation"],
  "server/assembly/effect/effect.queries.ts": ["assembly.effects"],
  "server/assembly/expected/expected.queries.ts": ["assembly.expected"],
  "server/assembly/participation/letter.queries.ts": ["assembly.receipts"],
  "server/assembly/poll/poll.queries.ts": ["assembly.polls"],
  "server/assembly/proposal/proposal.queries.ts": ["assembly.proposals"],
  "server/assembly/request/request.queries.ts": ["assembly.requests"],
  "server/assembly/proxy/instruction.queries.ts": ["assembly.proxies"],
  "server/assembly/proxy/proxy.queries.ts": ["assembly.proxies"],
  "server/assembly/proxy/proxy.service.ts": ["assembly.proxies"],
  "server/assembly/task/task.queries.ts": ["assembly.tasks"],
  "server/registry/activity/activity.queries.ts": ["registry.activity"],
  "server/registry/consent/consent-mail.service.ts": ["registry.consents"],
  "server/registry/consent/consent.queries.ts": ["registry.consents"],
  "server/registry/consent/consent.service.ts": ["registry.consents"],
  "server/registry/consent/request.service.ts": ["registry.consents"],
  "server/registry/holding/holding.queries.ts": ["assembly.convocation"],
  "server/registry/invitation/identity-notice.queries.ts": ["registry.access"],
  "server/registry/invitation/invitation.queries.ts": ["registry.access"],
  "server/registry/list/office.queries.ts": [
    ...(["registry.office-people", "registry.office-people.file"] as const),
    ...(["registry.office-lots", "registry.office-lots.file"] as const),
  ],
  "server/registry/list/own.queries.ts": [
    ...(["registry.lots", "registry.lots.file"] as const),
    ...(["registry.parties", "registry.parties.file"] as const),
  ],
  "server/registry/lot/lot.queries.ts": ["registry.lots", "registry.lots.file", "registry.lot"],
  "server/registry/lot/lot.service.ts": ["registry.lot"],
  "server/registry/membership/membership.queries.ts": ["registry.access"],
  "server/registry/movement/consequences.queries.ts": ["registry.movements"],
  "server/registry/movement/movement.queries.ts": ["registry.movements"],
  "server/registry/partial/partial.queries.ts": ["registry.twins"],
  "server/registry/party/contact.queries.ts": ["registry.party"],
  "server/registry/party/party.queries.ts": [
    ...(["registry.party", "registry.parties", "registry.parties.file"] as const),
  ],
  "server/registry/privacy/personal.queries.ts": ["registry.personal-file"],
  "server/registry/privacy/privacy.queries.ts": ["registry.requests"],
  "server/registry/representative/representative.queries.ts": [
    ...(["registry.party", "registry.lot", "assembly.roll"] as const),
  ],
  "server/registry/privacy/restriction.queries.ts": ["registry.twins", "registry.movements"],
  "server/registry/seat/seat.queries.ts": ["registry.seats"],
  "server/registry/succession/succession.queries.ts": ["registry.succession"],
  "server/registry/viewing/viewing.service.ts": ["registry.viewing"],
};

/** Counts, languages, locks and one's own: nobody else's data come out of these. */
const NOTHING_SHOWN = [
  "server/assembly/poll/ask.queries.ts",
  "server/registry/association/association.queries.ts",
  "server/registry/privacy/export.service.ts",
  "server/registry/representative/representative.service.ts",
];

test("whatever reads people of the register says where they are shown", () => {
  const files = ["prisma/functions.sql", ...globSync("server/**/*.{queries,service}.ts")];
  const readers = files.filter((file) =>
    /\b(FROM|JOIN) party\b|\btx\.party\.find/.test(readFileSync(file, "utf8")),
  );
  expect(readers.toSorted()).toEqual([...Object.keys(READERS), ...NOTHING_SHOWN].toSorted());
  expect([...new Set(Object.values(READERS).flat())].toSorted()).toEqual(places.toSorted());
});

test.each(places)(
  "%s: restricted data are shown on a ground, with the article that allows it",
  (place) => {
    const { treatment, ground, source } = SHOWINGS[place];
    expect(ground === null).toBe(treatment === "absent");
    expect(source === null).toBe(treatment === "absent");
    expect(treatmentAt(place, null)).toBe("whole");
    expect(treatmentAt(place, "optional")).toBe("whole");
    expect(treatmentAt(place, "all")).toBe(treatment);
  },
);

test("what no law orders shows a name and a mark at most", () => {
  const tools = places.filter((place) => /office|search|viewing/.test(place));
  expect(tools.map((place) => SHOWINGS[place].treatment).filter((how) => how === "whole")).toEqual(
    [],
  );
});
