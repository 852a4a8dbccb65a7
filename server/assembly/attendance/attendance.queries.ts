import { legalDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { now } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { onlyKept } from "#server/registry/privacy/restriction.queries.ts";
import { actingAt } from "#server/registry/representative/representative.queries.ts";
import type { ActingFor } from "#server/registry/representative/representative.schema.ts";
import { cutOff } from "../sitting/interruption.queries.ts";
import { listAdmissions } from "./admission.queries.ts";
import { type Quorum, quorumOf, quorumRuleAt } from "./attendance.rules.ts";
import { loadFloor, lotCodes, partyNames } from "./floor.queries.ts";
import { type Floor, isExpected, isOwner, quorumNumbersAt, seatsAt } from "./floor.rules.ts";
import { type Channel, type Part, presentAt } from "./presence.rules.ts";
import { isSuspended, type Nature } from "./roll.rules.ts";
import { onTelephone, refuseHearing } from "./telephone.rules.ts";

/** Somebody the desk may see come. Moments are ISO instants. */
export type RoomLine = Readonly<{
  partyId: string;
  name: string;
  /** Who acts for him in law today: a company comes by its organ. */
  acting: readonly ActingFor[];
  isOwner: boolean;
  /** His data are only kept (GDPR art. 18). */
  restricted: boolean;
  present: Readonly<{
    channel: Channel;
    since: string;
    /** Who identified him at a distance, where no electronic identity did. */
    admittedBy: string | null;
    /** He has no screen: what he says is taken down. */
    telephone: boolean;
    /** Since when his line is dead; null while it holds. */
    lostSince: string | null;
  }> | null;
  /** Numbers on the roll of the heads he votes for at this moment, for himself or for others. */
  carries: readonly number[];
}>;

export type RollLine = Readonly<{
  entitlementId: string | null;
  number: number;
  nature: Nature;
  suspended: boolean;
  holders: readonly string[];
  holderIds: readonly string[];
  /** Those of the holders whose data are only kept. */
  restricted: readonly string[];
  lots: readonly string[];
  shares: bigint;
  /** Who votes for it, for all its lots; null while nobody does, or where it is in parts. */
  by: RollHand | null;
  /** Where proxies name its lots: who votes for which. Empty otherwise. */
  parts: readonly RollPart[];
}>;

export type RollHand = Readonly<{
  partyId: string;
  name: string;
  channel: Channel;
  underProxy: boolean;
  /** Whom the operator hears: in the room, or on a line that holds. */
  heard: boolean;
}>;

export type RollPart = Readonly<{
  lotIds: readonly string[];
  lots: readonly string[];
  by: RollHand | null;
}>;

/** The room as the operator sees it. */
export type RoomView = Readonly<{
  meetingId: string;
  remoteAllowed: boolean;
  convened: boolean;
  opening: Readonly<{
    at: string;
    chair: string;
    secretary: string;
    tellers: string | null;
    quorate: boolean;
  }> | null;
  closed: boolean;
  /** As it was at the opening, or as it would be now. */
  quorum: Quorum | null;
  people: readonly RoomLine[];
  roll: readonly RollLine[];
}>;

const iso = (millis: number) => Temporal.Instant.fromEpochMilliseconds(millis).toString();

function quorumShown(floor: Floor, moment: number): Quorum | null {
  const rule = quorumRuleAt(legalDate(Temporal.Instant.fromEpochMilliseconds(floor.startsAt)));
  const numbers = floor.opening ?? quorumNumbersAt(floor, moment);
  const { headsPresent, headsTotal, sharesPresent, sharesTotal } = numbers;
  const counted = { headsPresent, headsTotal, sharesPresent, sharesTotal };
  return rule && quorumOf(counted, floor.session, rule);
}

/** Who is there, who votes for whom, and the quorum with its numbers. @throws notFound */
export async function getRoom(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<RoomView> {
  const floor = await loadFloor(tx, association, meetingId);
  const names = await partyNames(tx, association);
  const codes = await lotCodes(tx, association);
  const kept = await onlyKept(tx, association, legalDate(now()));
  const acting = await actingAt(tx, association, legalDate(now()));
  const admissions = await listAdmissions(tx, association, meetingId);
  const admitted = new Map(admissions.map(({ partyId, by }) => [partyId, by]));
  const telephone = onTelephone(admissions);
  const cut = await cutOff(tx, association, meetingId);
  const lost = new Map(cut.map(({ partyId, lostAt }) => [partyId, lostAt.toISOString()]));
  const moment = now().epochMilliseconds;
  const present = presentAt(floor.events, moment);
  const seats = seatsAt(floor, moment);
  const nameOf = (partyId: string) => names.get(partyId) ?? "";
  const people = [...names.keys()].filter((id) => isExpected(floor, id) || present.has(id));
  const codesOf = ({ lots }: Pick<Part, "lots">) => lots.map(({ lotId }) => codes.get(lotId) ?? "");
  const dead = new Set(lost.keys());
  const handOf = (by: Part["by"]): RollHand | null =>
    by && {
      ...{ partyId: by.carrier, name: nameOf(by.carrier), channel: by.channel },
      ...{ underProxy: by.proxyId !== null, heard: refuseHearing(by, telephone, dead) === null },
    };
  const { opening } = floor;
  return {
    meetingId,
    remoteAllowed: floor.remoteAllowed,
    convened: floor.convenedAt !== null,
    opening: opening && {
      at: iso(opening.at),
      chair: nameOf(opening.chairPartyId),
      secretary: opening.secretaryName,
      tellers: opening.tellers,
      quorate: opening.quorate,
    },
    closed: floor.closedAt !== null,
    quorum: quorumShown(floor, moment),
    people: people
      .map((partyId): RoomLine => {
        const here = present.get(partyId);
        return {
          partyId,
          name: nameOf(partyId),
          acting: acting.get(partyId) ?? [],
          isOwner: isOwner(floor, partyId),
          restricted: kept.has(partyId),
          present: here
            ? {
                ...{ channel: here.channel, since: iso(here.since) },
                telephone: here.channel === "remote" && telephone.has(partyId),
                lostSince: lost.get(partyId) ?? null,
                admittedBy: here.channel === "remote" ? (admitted.get(partyId) ?? null) : null,
              }
            : null,
          carries: seats
            .filter(({ parts }) => parts.some(({ by }) => by?.carrier === partyId))
            .map(({ head }) => head.number),
        };
      })
      .sort((a, b) => a.name.localeCompare(b.name, "fr")),
    roll: seats.map(
      ({ head, parts }): RollLine => ({
        entitlementId: head.entitlementId,
        number: head.number,
        nature: head.nature,
        suspended: isSuspended(head),
        holders: head.holders.map(nameOf),
        holderIds: head.holders,
        restricted: head.holders.filter((id) => kept.has(id)).map(nameOf),
        lots: codesOf(head),
        shares: head.shares,
        by: parts.length === 1 ? handOf(parts[0]?.by ?? null) : null,
        parts:
          parts.length === 1
            ? []
            : parts.map((part) => ({
                lotIds: part.lots.map(({ lotId }) => lotId),
                ...{ lots: codesOf(part), by: handOf(part.by) },
              })),
      }),
    ),
  };
}
