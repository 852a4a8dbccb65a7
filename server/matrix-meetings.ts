import type pg from "pg";
import { admitRemote } from "./assembly/attendance/admission.service.ts";
import { checkIn } from "./assembly/attendance/attendance.service.ts";
import { openMeeting } from "./assembly/attendance/opening.service.ts";
import { closeBallot, openBallot } from "./assembly/ballot/ballot.service.ts";
import { closeMeeting } from "./assembly/ballot/closing.service.ts";
import { castInRoom, castVotes } from "./assembly/ballot/vote.service.ts";
import { freezeMinutes, recordSignature } from "./assembly/minutes/minutes.service.ts";
import { openSignatories } from "./assembly/minutes/signature.queries.ts";
import { listMotions } from "./assembly/motion/motion.queries.ts";
import { registerDeed } from "./assembly/proxy/deed.service.ts";
import { encodeSubstitute } from "./assembly/proxy/substitute.service.ts";
import { getBoard } from "./assembly/sitting/board.queries.ts";
import { pauseMeeting } from "./assembly/sitting/pause.service.ts";
import { raiseHand } from "./assembly/sitting/speaking.service.ts";
import { read } from "./platform/db.ts";
import type { House } from "./platform/testing-house.ts";
import { headOf, seedMeeting } from "./platform/testing-meeting.ts";

/** A meeting at one of its stages: its texts, and the head of Ana once it is open. */
export type Stage = Readonly<{
  meetingId: string;
  texts: readonly string[];
  anasHead: string;
}>;

export type Place = Readonly<{ admin: pg.Pool; house: House }>;

/** A convened meeting with three texts. */
export async function convened({ admin, house }: Place): Promise<Stage> {
  const { meetingId, resolutions } = await seedMeeting(admin, house, "D-01", "D-01", "D-01");
  return { meetingId, texts: resolutions, anasHead: "" };
}

/** A convened meeting to which some people have come; it is not open. */
export async function present(
  place: Place,
  names: readonly string[] = ["Ana", "Bruno"],
): Promise<Stage> {
  const { house } = place;
  const stage = await convened(place);
  for (const name of names) {
    const partyId = house.partyOf(name);
    await checkIn(house.syndic, house.id, { meetingId: stage.meetingId, partyId });
  }
  return stage;
}

async function opened(
  place: Place,
  names: readonly string[],
  byTelephone: readonly string[] = [],
): Promise<Stage> {
  const { admin, house } = place;
  const stage = await present(place, names);
  const { meetingId } = stage;
  for (const name of byTelephone) {
    const admitted = { meetingId, partyId: house.partyOf(name), method: "callback" as const };
    await admitRemote(house.syndic, house.id, { ...admitted, byTelephone: true });
  }
  await openMeeting(house.syndic, house.id, {
    meetingId,
    chairPartyId: house.partyOf("Ana"),
    secretaryName: house.syndic.displayName,
  });
  return { ...stage, anasHead: await headOf(admin, house, meetingId, "A1") };
}

/** Opened by one owner alone: no quorum. */
export const failed = (place: Place): Promise<Stage> => opened(place, ["Ana"]);

/** In progress, with Carla on the telephone alone. */
export const heard = (place: Place): Promise<Stage> => opened(place, ["Ana", "Bruno"], ["Carla"]);

/** In progress: the first text is closed, the second open and Ana has voted, the third waits. */
export async function open(place: Place): Promise<Stage> {
  const { house } = place;
  const stage = await decided(place);
  const resolutionId = stage.texts[1] ?? "";
  await openBallot(house.syndic, house.id, { resolutionId });
  const votes = [{ entitlementId: stage.anasHead, choice: "for" as const }];
  await castVotes(house.owner("Ana"), house.id, { resolutionId, votes });
  return stage;
}

/** In progress, and no ballot is open: it can be closed. */
export async function decided(place: Place): Promise<Stage> {
  const { house } = place;
  const stage = await opened(place, ["Ana", "Bruno", "Carla"]);
  const resolutionId = stage.texts[0] ?? "";
  await openBallot(house.syndic, house.id, { resolutionId });
  const votes = [{ entitlementId: stage.anasHead, choice: "for" } as const];
  await castInRoom(house.syndic, house.id, { resolutionId, votes });
  await closeBallot(house.syndic, house.id, { resolutionId });
  return stage;
}

/** Closed, a text that needs all owners having failed by absence alone. */
export async function missed({ admin, house }: Place): Promise<Stage> {
  const { meetingId, resolutions } = await seedMeeting(admin, house, "D-30");
  const { syndic, id } = house;
  for (const name of ["Ana", "Bruno", "Carla"]) {
    await checkIn(syndic, id, { meetingId, partyId: house.partyOf(name) });
  }
  const chairPartyId = house.partyOf("Ana");
  await openMeeting(syndic, id, { meetingId, chairPartyId, secretaryName: syndic.displayName });
  const resolutionId = resolutions[0] ?? "";
  await openBallot(syndic, id, { resolutionId });
  const heads = await Promise.all(
    ["A1", "B1", "C1"].map((lot) => headOf(admin, house, meetingId, lot)),
  );
  const votes = heads.map((entitlementId) => ({ entitlementId, choice: "for" as const }));
  await castInRoom(syndic, id, { resolutionId, votes });
  await closeBallot(syndic, id, { resolutionId });
  await closeMeeting(syndic, id, { meetingId });
  return { meetingId, texts: resolutions, anasHead: heads[0] ?? "" };
}

/** Closed, its minutes not yet final. */
export async function closed(place: Place): Promise<Stage> {
  const stage = await decided(place);
  await closeMeeting(place.house.syndic, place.house.id, { meetingId: stage.meetingId });
  return stage;
}

/** Closed, its minutes final and signed by nobody. */
export async function frozen(place: Place): Promise<Stage> {
  const stage = await closed(place);
  await freezeMinutes(place.house.syndic, place.house.id, { meetingId: stage.meetingId });
  return stage;
}

/** Everybody who is to sign does, by hand before the syndic. */
export async function signByHand({ syndic, id }: House, meetingId: string): Promise<void> {
  const open = await read(syndic, (tx) => openSignatories(tx, id, meetingId));
  for (const { capacity, partyId } of open) {
    await recordSignature(syndic, id, { meetingId, capacity, partyId });
  }
}

/** Closed, its minutes final and signed by everybody. */
export async function signed(place: Place): Promise<Stage> {
  const stage = await frozen(place);
  await signByHand(place.house, stage.meetingId);
  return stage;
}

/** Who carries a proxy on the first item of a meeting in the place of its holder. */
export async function seedSubstitute(
  { syndic, id, partyOf }: House,
  meetingId: string,
  proxyId: string,
) {
  const { id: itemId } = await read(syndic, (tx) =>
    tx.agendaItem.findFirstOrThrow({ where: { associationId: id, meetingId } }),
  );
  const holder = { kind: "register", partyId: partyOf("Carla") } as const;
  const on = { meetingId, proxyId, itemId, holder, signedOn: "2026-05-01" };
  return { itemId, substituteId: await encodeSubstitute(syndic, id, on) };
}

/** A hand raised in one meeting, and another suspended. Returns the hand. */
export async function seedSitting(house: House, open: Stage, decided: Stage): Promise<string> {
  const { syndic, id } = house;
  const { meetingId } = open;
  await raiseHand(house.owner("Ana"), id, { meetingId });
  await pauseMeeting(syndic, id, { meetingId: decided.meetingId, reason: "Le micro" });
  const board = await read(syndic, (tx) => getBoard(tx, syndic, id, meetingId));
  return board.hands[0]?.id ?? "";
}

/** A notarial deed by which Bruno is represented, used for a meeting of its own. */
export async function seedDeed(place: Place): Promise<string> {
  const { meetingId } = await convened(place);
  const { syndic, id, partyOf } = place.house;
  return registerDeed(syndic, id, {
    ...{ meetingId, principalPartyId: partyOf("Bruno") },
    ...{ holder: { kind: "other", givenName: "Lea", familyName: "Maes" } },
    ...{ scope: "special", object: "Travaux", deedOn: "2026-04-01", endsOn: null },
    notary: "Me Dubois, Ixelles",
  });
}

/** The items of a meeting in the order of its agenda. */
export async function itemsOf({ syndic, id }: House, { meetingId }: Stage): Promise<string[]> {
  const items = await read(syndic, (tx) => listMotions(tx, id, meetingId));
  return items.map(({ itemId }) => itemId);
}
