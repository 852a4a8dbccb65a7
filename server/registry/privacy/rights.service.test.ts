import { afterAll, beforeAll, expect, test } from "vitest";
import { notice } from "#components/assembly/convocation.example.ts";
import { queueDelivery } from "#server/documents/delivery/delivery.service.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { at, newRowId } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { inviteToConsent } from "../consent/request.service.ts";
import { termsOf } from "../deadline/deadline.policy.ts";
import { listDeadlines } from "../deadline/deadline.queries.ts";
import { inviteParty } from "../invitation/invitation.service.ts";
import { showParty } from "../party/party.service.ts";
import {
  askRight,
  decideRequest,
  extendRequest,
  liftRestriction,
  proveIdentity,
  showRequests,
  showRights,
} from "./rights.service.ts";

const MORNING = Temporal.Instant.from("2026-06-01T08:00:00Z");
let db: TestDatabase;
let house: House;
let id: AssociationId;

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(
    db.admin,
    ["Ann", "Bob", "Cis", "Dot", "Eva", "Flo", "Gus", "Hal"].map((name, index) => ({
      ...{ code: `A${index}`, shares: index === 0 ? 300 : 100, holders: [name] },
    })),
    { consents: ["Dot"] },
  );
  id = house.id;
});
afterAll(() => db.close());

type Kind = "access" | "erasure" | "restriction" | "objection";
const by = (name: string, kind: Kind) =>
  at(MORNING, () =>
    askRight(house.owner(name), id, { partyId: house.partyOf(name), kind, words: "" }),
  );
const answered = (requestId: string, outcome: "granted" | "refused" = "granted") =>
  at(MORNING, () => decideRequest(house.syndic, id, { requestId, outcome, answer: "Voici." }));
const rightsOf = (name: string) =>
  at(MORNING, () => showRights(house.syndic, id, { partyId: house.partyOf(name) }));
const terms = async () => {
  const on = Temporal.PlainDate.from("2026-06-01");
  const lines = await read(systemOf(id), (tx) => listDeadlines(tx, termsOf(systemOf(id)), on));
  return lines.filter(({ kind }) => kind === "registry.privacy");
};

test("a person asks on line: the month runs at once, the answer ends it", async () => {
  const requestId = await by("Ann", "access");
  expect(await terms()).toContainEqual(
    expect.objectContaining({ subjectId: requestId, dueOn: "2026-07-01" }),
  );
  await answered(requestId);
  expect((await terms()).some(({ subjectId }) => subjectId === requestId)).toBe(false);
  await expect(answered(requestId)).rejects.toMatchObject({ code: "privacy.decided" });
});

test("by telephone the month runs from that day, and nobody unknown is answered", async () => {
  const phoned = {
    ...{ partyId: house.partyOf("Bob"), kind: "access" as const, words: "Tout." },
    ...{ channel: "telephone" as const, receivedOn: "2026-05-20" },
  };
  const enter = (receivedOn: string) =>
    at(MORNING, () => askRight(house.syndic, id, { ...phoned, receivedOn }));
  await expect(enter("2026-06-02")).rejects.toMatchObject({ code: "privacy.in-the-future" });
  const requestId = await enter("2026-05-20");
  const line = async () =>
    (await at(MORNING, () => showRequests(house.syndic, id))).find((one) => one.id === requestId);
  expect(await line()).toMatchObject({ dueOn: "2026-06-22", channel: "telephone", outcome: null });
  await expect(answered(requestId)).rejects.toMatchObject({ code: "privacy.identity-first" });
  await at(MORNING, () => proveIdentity(house.syndic, id, { requestId, proof: "called-back" }));
  const extend = (moment: Temporal.Instant) =>
    at(moment, () => extendRequest(house.syndic, id, { requestId, reason: "Archives." }));
  const late = Temporal.Instant.from("2026-06-23T08:00:00Z");
  await expect(extend(late)).rejects.toMatchObject({ code: "privacy.too-late" });
  await extend(MORNING);
  expect(await line()).toMatchObject({ dueOn: "2026-08-20", extensionReason: "Archives." });
  await expect(extend(MORNING)).rejects.toMatchObject({ code: "privacy.extended" });
});

test("erasure takes telephone and e-mail, keeps what proves a notice, and never looks next door", async () => {
  const neighbour = await showParty(house.syndic, id, house.partyOf("Eva"));
  const before = await rightsOf("Dot");
  expect(before.erasure.find(({ kind }) => kind === "contact")?.verdict).toBe("erased");
  await answered(await by("Dot", "erasure"));
  const after = await showParty(house.syndic, id, house.partyOf("Dot"));
  expect(after).toMatchObject({ email: null, phone: null, street: "Avenue Louise 5" });
  expect(after.consents[0]?.revokedOn).toBe("2026-06-01");
  expect(after.holdings).toHaveLength(1);
  expect(await showParty(house.syndic, id, house.partyOf("Eva"))).toEqual(neighbour);
});

test("a refused erasure erases nothing", async () => {
  await answered(await by("Hal", "erasure"), "refused");
  expect((await showParty(house.syndic, id, house.partyOf("Hal"))).email).toBe("Hal@owner.example");
});

test.each([
  { name: "Cis", kind: "restriction", extent: "all" },
  { name: "Flo", kind: "objection", extent: "optional" },
] as const)("$kind: optional sendings stop, a convocation still goes", async (one) => {
  const partyId = house.partyOf(one.name);
  await answered(await by(one.name, one.kind));
  expect((await rightsOf(one.name)).restriction).toBe(one.extent);
  const stopped = { code: "privacy.restricted" };
  const consent = { partyId, email: "x@y.example", via: "letter" as const };
  const asked = at(MORNING, () => inviteToConsent(house.syndic, id, consent));
  await expect(asked).rejects.toMatchObject(stopped);
  const access = { partyId, role: "owner" as const, email: "x@y.example" };
  const invited = at(MORNING, () => inviteParty(house.syndic, id, access));
  await expect(invited).rejects.toMatchObject(stopped);
  const sent = at(MORNING, () =>
    write(house.syndic, id, (tx) =>
      queueDelivery(tx, id, {
        ...{ subjectId: newRowId(), partyId, channel: "registered_letter", language: "fr" },
        address: { name: "X", lines: ["Rue 1"], email: null },
        act: { kind: "assembly.convocation", props: { ...notice, letter: true } },
      }),
    ),
  );
  await expect(sent).resolves.toMatch(/^[0-9a-f-]{36}$/);
  await at(MORNING, () => liftRestriction(house.syndic, id, { partyId }));
  expect((await rightsOf(one.name)).restriction).toBeNull();
});

test("nobody asks or reads for a neighbour, and the person decides nothing himself", async () => {
  const nothing = { code: "access.not-found" };
  const partyId = house.partyOf("Ann");
  const gus = house.owner("Gus");
  const asks = { partyId, kind: "access" as const, words: "" };
  await expect(askRight(gus, id, asks)).rejects.toMatchObject(nothing);
  await expect(showRights(gus, id, { partyId })).rejects.toMatchObject(nothing);
  const requestId = await by("Gus", "access");
  const decision = { requestId, outcome: "granted" as const, answer: "x" };
  await expect(decideRequest(gus, id, decision)).rejects.toMatchObject(nothing);
  expect(() => showRequests(gus, id)).toThrow();
});
