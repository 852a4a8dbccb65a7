import type pg from "pg";
import { REGISTER } from "#prisma/seed/cast.ts";
import { encodeProxy } from "./assembly/proxy/proxy.service.ts";
import { hashPassword } from "./identity/factor/factor.service.ts";
import { seedAnnual } from "./matrix-annual.ts";
import { type CancelledMeeting, seedCancelled } from "./matrix-cancelled.ts";
import {
  closed,
  convened,
  decided,
  failed,
  frozen,
  heard,
  itemsOf,
  missed,
  open,
  present,
  type Stage,
  seedDeed,
  seedSitting,
  seedSubstitute,
  signed,
} from "./matrix-meetings.ts";
import { type Offices, seedOffices } from "./matrix-offices.ts";
import { type Papers, seedPapers } from "./matrix-paper.ts";
import {
  ASKERS,
  type Asker,
  type Ids,
  PASSWORD,
  type People,
  seedAccount,
  seedPeople,
} from "./matrix-people.ts";
import { type Polls, seedPolls } from "./matrix-polls.ts";
import { type Rights, seedRights } from "./matrix-rights.ts";
import {
  type Convening,
  type Draft,
  findMandates,
  markOfHands,
  type Requests,
  receiptOfAna,
  seedConvening,
  seedDecision,
  seedDeliveries,
  seedDesk,
  seedDraft,
  seedExclusion,
  seedFresh,
  seedIdentityLetter,
  seedInvitations,
  seedKey,
  seedMembership,
  seedMinutesLetter,
  seedMistaken,
  seedMovement,
  seedOccupant,
  seedPartial,
  seedProposal,
  seedRepresentative,
  seedRequests,
  seedSite,
} from "./matrix-seeds.ts";
import { seedVacant, type Vacant } from "./matrix-vacant.ts";
import { seedWritten, type Written } from "./matrix-written.ts";
import { type House, seedHouse } from "./platform/testing-house.ts";
import { uploadRegister } from "./registry/import/import.service.ts";

export type StageName =
  | "convened"
  | "present"
  | "failed"
  | "heard"
  | "open"
  | "decided"
  | "closed"
  | "missed"
  | "frozen"
  | "signed";

/** One association with a meeting at every stage, and all that the procedures are asked about. */
export type World = Readonly<{
  house: House;
  people: People;
  ids: Readonly<Record<Asker, Ids>>;
  /** An association of the same office, whose register is still empty. */
  fresh: Readonly<{ id: string; importId: string }>;
  importId: string;
  draft: Draft;
  annual: Readonly<{ meetingId: string; itemId: string }>;
  stages: Readonly<Record<StageName, Stage>>;
  proxyId: string;
  /** Of that proxy: who carries it on the one item of the meeting, which is its `itemId`. */
  substituteId: string;
  itemId: string;
  /** A notarial deed that serves another meeting. */
  deedId: string;
  /** Of Ana, waiting for a meeting. */
  proposalId: string;
  /** Of the years before, with its scan. */
  decisionId: string;
  extractId: string;
  otherDecisionId: string;
  challengeId: string;
  /** For a meeting: of Bruno and of Ana, each being signed; Ana's that is posted; one by letter. */
  requests: Requests;
  convening: Convening;
  cancelled: CancelledMeeting;
  written: Written;
  polls: Polls;
  /** Of Dirk, from the third text of the open meeting. */
  exclusionId: string;
  /** Of a show of hands on the text that is open. */
  handsMark: string;
  papers: Papers;
  /** Raised by Ana in the open meeting; the decided one is suspended. */
  handId: string;
  /** Of the open meeting. */
  items: readonly string[];
  letterId: string;
  minutesLetterId: string;
  mailId: string;
  membershipId: string;
  termId: string;
  absenceId: string;
  failureId: string;
  faultId: string;
  noticeId: string;
  offices: Offices;
  /** In force, to come, and of the office that was syndic before. */
  mandateId: string;
  comingMandateId: string;
  formerMandateId: string;
  /** Part of the usufruct of D1, from Emil to Fien. */
  movementId: string;
  /** The main association that this one is partial of, of the same office. */
  mainId: string;
  keyId: string;
  occupantId: string;
  mistakenId: string;
  /** Who administers the goods of Fien, and gets no mail of hers. */
  representativeId: string;
  viewId: string;
  notificationId: string;
  /** An open invitation for each. */
  tokens: Readonly<Record<Asker, string>>;
  receipt: string;
  rights: Rights;
  vacant: Vacant;
}>;

const LOTS = [
  { code: "A1", shares: 300, holders: ["Ana"] },
  { code: "B1", shares: 300, holders: ["Bruno"] },
  { code: "C1", shares: 200, holders: ["Carla", "Dirk"] },
  { code: "D1", shares: 200, holders: ["Emil:usufruct", "Fien:bare"] },
];

function seedImport(people: People, house: House, associationId: string): Promise<string> {
  const association = people.syndic.scope.find((id) => id === associationId) ?? house.id;
  const bytes = new TextEncoder().encode(REGISTER);
  return uploadRegister(people.syndic, association, { filename: "register.csv", bytes });
}

/** What was made for each asker, in their order. */
function byAsker<T>(made: readonly T[]): Readonly<Record<Asker, T>> {
  const of = (asker: Asker): T => {
    const one = made[ASKERS.indexOf(asker)];
    if (one === undefined) throw new RangeError(`nothing was made for ${asker}`);
    return one;
  };
  return {
    syndic: of("syndic"),
    accountant: of("accountant"),
    owner: of("owner"),
    council: of("council"),
    auditor: of("auditor"),
    contractor: of("contractor"),
    notary: of("notary"),
    occupant: of("occupant"),
    former_syndic: of("former_syndic"),
    reader: of("reader"),
    stranger: of("stranger"),
  };
}

/** Makes the world in an empty database, to be asked about `later`; only ids leave it, so that clones are known as well. */
export async function seedWorld(admin: pg.Pool, later: Temporal.Instant): Promise<World> {
  const house = await seedHouse(admin, LOTS, { consents: ["Bruno"] });
  const elsewhere = await seedHouse(admin, [{ code: "Z1", shares: 1000, holders: ["Zoe"] }]);
  const freshId = await seedFresh(house);
  const main = await seedHouse(admin, [
    { code: "M1", shares: 600, holders: ["Gil"] },
    { code: "M2", shares: 400, holders: ["Gil"] },
  ]);
  const empty = await seedHouse(admin, [
    { code: "N1", shares: 900, holders: ["Noa"] },
    { code: "N2", shares: 100, holders: ["Nel"] },
  ]);
  const people = await seedPeople(admin, house, elsewhere, [freshId, main.id, empty.id]);
  const place = { admin, house };
  const stages = {
    convened: await convened(place),
    present: await present(place),
    failed: await failed(place),
    heard: await heard(place),
    open: await open(place),
    decided: await decided(place),
    closed: await closed(place),
    missed: await missed(place),
    frozen: await frozen(place),
    signed: await signed(place),
  };
  const hash = await hashPassword(PASSWORD);
  const { meetingId } = stages.convened;
  const accounts: Ids[] = [];
  for (const asker of ASKERS) {
    accounts.push(await seedAccount(admin, people[asker], hash, [meetingId], later));
  }
  const proxyId = await encodeProxy(house.syndic, house.id, {
    meetingId,
    principalPartyId: house.partyOf("Ana"),
    holder: { kind: "other", givenName: "Lea", familyName: "Maes" },
    signedOn: "2026-05-01",
  });
  await seedIdentityLetter(house);
  return {
    house,
    people,
    ids: byAsker(accounts),
    fresh: { id: freshId, importId: await seedImport(people, house, freshId) },
    importId: await seedImport(people, house, house.id),
    draft: await seedDraft(house),
    annual: await seedAnnual(house),
    stages,
    proxyId,
    ...(await seedSubstitute(house, meetingId, proxyId)),
    deedId: await seedDeed(place),
    proposalId: await seedProposal(house),
    ...(await seedDecision(house)),
    requests: await seedRequests(house),
    convening: await seedConvening(house),
    cancelled: await seedCancelled(house),
    written: await seedWritten(admin, house, people.owner.accountId),
    polls: await seedPolls(house, people.council),
    exclusionId: await seedExclusion(house, stages.open),
    papers: await seedPapers(place),
    handsMark: await markOfHands(house, stages.open),
    handId: await seedSitting(house, stages.open, stages.decided),
    items: await itemsOf(house, stages.open),
    minutesLetterId: await seedMinutesLetter(house, stages.signed),
    ...(await seedDeliveries(house, meetingId)),
    ...(await seedDesk(admin, house, people.accountant.accountId)),
    ...(await seedSite(house)),
    offices: await seedOffices(admin, house, elsewhere, people),
    ...(await findMandates(house)),
    membershipId: await seedMembership(admin, house, people.owner.accountId),
    movementId: await seedMovement(house),
    mainId: await seedPartial(people.syndic, house, main),
    keyId: await seedKey(house),
    occupantId: await seedOccupant(house),
    mistakenId: await seedMistaken(house),
    representativeId: await seedRepresentative(house),
    tokens: byAsker(await seedInvitations(house)),
    receipt: await receiptOfAna(house, stages.open),
    rights: await seedRights(house),
    vacant: await seedVacant(admin, empty, house, people),
  };
}
