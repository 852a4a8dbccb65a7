import { sumShares } from "#server/kernel/shares.ts";
import { type Head, votersOf } from "./roll.rules.ts";

export type Channel = "room" | "remote";

/** Somebody came or left. Instants are milliseconds, as the database keeps them. */
export type AttendanceEvent = Readonly<{
  id: string;
  partyId: string;
  kind: "arrived" | "departed";
  channel: Channel;
  at: number;
}>;

/** When something handed in counts: from then on, until it is taken back. */
type Standing = Readonly<{ registeredAt: number; revokedAt: number | null }>;

/** Another holder of a proxy, on one item of the agenda only (AD-04). */
export type Substitution = Standing & Readonly<{ itemId: string; holder: string }>;

export type Power = Standing &
  Readonly<{
    id: string;
    principal: string;
    holder: string;
    /** The lots it is for; empty: all of the principal's. */
    lots: readonly string[];
    substitutes: readonly Substitution[];
  }>;

export type Present = Readonly<{ since: number; channel: Channel }>;

/** When something happened in the room, and when it was recorded where that was not at once. */
export type Happened = Readonly<{ at: Date; recordedAt: Date | null }>;

/** Who casts for a head at a moment, in his own right or under a proxy. */
export type Representation = Readonly<{
  carrier: string;
  proxyId: string | null;
  channel: Channel;
}>;

/** Some lots of a head, or all of them, with who votes for them; null while nobody does. */
export type Part = Pick<Head, "lots" | "shares"> & Readonly<{ by: Representation | null }>;

/** Who is there at `moment`: the last event of each person decides. */
export function presentAt(
  events: readonly AttendanceEvent[],
  moment: number,
): ReadonlyMap<string, Present> {
  const present = new Map<string, Present>();
  const past = events.filter(({ at }) => at <= moment);
  for (const event of past.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
    if (event.kind === "departed") present.delete(event.partyId);
    else if (present.get(event.partyId)?.channel !== event.channel) {
      present.set(event.partyId, { since: event.at, channel: event.channel });
    }
  }
  return present;
}

/** The order of arrival, then the name: two holders of one lot never both vote (AD-03). */
function firstPresent(candidates: readonly string[], present: ReadonlyMap<string, Present>) {
  return candidates
    .flatMap((partyId) => {
      const found = present.get(partyId);
      return found ? [{ partyId, ...found }] : [];
    })
    .sort((a, b) => a.since - b.since || (a.partyId < b.partyId ? -1 : 1))[0];
}

export function inForce({ registeredAt, revokedAt }: Standing, moment: number): boolean {
  return registeredAt <= moment && (revokedAt === null || revokedAt > moment);
}

/**
 * The proxies as they are carried on an item: a substitute takes the place of the holder there, who
 * carries nothing of it meanwhile, so that nobody's votes are cast twice. Without an item, as given.
 */
export function powersOn(
  powers: readonly Power[],
  itemId: string | null,
  moment: number,
): readonly Power[] {
  if (itemId === null) return powers;
  return powers.map((power) => {
    const named = power.substitutes.find((one) => one.itemId === itemId && inForce(one, moment));
    return named ? { ...power, holder: named.holder } : power;
  });
}

/** Everybody who carries a proxy, on all items or on some: those taken back are left out. */
export function holdersOf(powers: readonly Power[]): readonly string[] {
  return powers
    .filter(({ revokedAt }) => revokedAt === null)
    .flatMap(({ holder, substitutes }) => [
      holder,
      ...substitutes.filter(({ revokedAt }) => revokedAt === null).map((one) => one.holder),
    ]);
}

type Votable = Pick<Head, "nature" | "voter" | "holders">;

/** Proxies for a head that somebody present may carry, the first given first. */
function carriedFor(
  voters: readonly string[],
  present: ReadonlyMap<string, Present>,
  powers: readonly Power[],
  syndics: readonly string[],
  moment: number,
): readonly Power[] {
  return powers
    .filter(({ principal, holder }) => voters.includes(principal) && !syndics.includes(holder))
    .filter((candidate) => inForce(candidate, moment) && present.has(candidate.holder))
    .sort((a, b) => a.registeredAt - b.registeredAt || (a.id < b.id ? -1 : 1));
}

function underProxy(
  power: Power | undefined,
  present: ReadonlyMap<string, Present>,
): Representation | null {
  const holder = power ? present.get(power.holder) : undefined;
  return power && holder
    ? { carrier: power.holder, proxyId: power.id, channel: holder.channel }
    : null;
}

/**
 * Who votes for a head at `moment`, all its lots together; null while it is neither present nor
 * represented. A principal who is present is not represented, and the syndic never holds a proxy
 * (art. 3.87 §7), whatever was written down.
 */
export function representationOf(
  head: Votable,
  present: ReadonlyMap<string, Present>,
  powers: readonly Power[],
  syndics: readonly string[],
  moment: number,
): Representation | null {
  const voters = votersOf(head);
  const self = firstPresent(voters, present);
  if (self) return { carrier: self.partyId, proxyId: null, channel: self.channel };
  return underProxy(carriedFor(voters, present, powers, syndics, moment)[0], present);
}

const isSame = (a: Representation | null, b: Representation | null) =>
  a?.carrier === b?.carrier && a?.proxyId === b?.proxyId;

/**
 * Who votes for each lot of a head at `moment`, those of one hand together. A head for which no
 * proxy names its lots is one part. Whoever gave a proxy for some of his lots keeps the rest: it
 * stands beside him when he comes, until he takes it back; a lot it names that is his no more is
 * nobody's by it. While its holder is away, its lots are carried as the rest.
 */
export function partsOf(
  head: Votable & Pick<Head, "lots" | "shares">,
  present: ReadonlyMap<string, Present>,
  powers: readonly Power[],
  syndics: readonly string[],
  moment: number,
): readonly Part[] {
  const { lots, shares } = head;
  const voters = votersOf(head);
  const isNamed = powers.some((power) => power.lots.length > 0 && voters.includes(power.principal));
  if (!isNamed) {
    return [{ lots, shares, by: representationOf(head, present, powers, syndics, moment) }];
  }
  const self = firstPresent(voters, present);
  const own = self && { carrier: self.partyId, proxyId: null, channel: self.channel };
  const carried = carriedFor(voters, present, powers, syndics, moment).filter(
    (power) => !self || (power.lots.length > 0 && power.principal === self.partyId),
  );
  const parts: { lots: Head["lots"][number][]; by: Representation | null }[] = [];
  for (const lot of lots) {
    const power = carried.find((one) => one.lots.length === 0 || one.lots.includes(lot.lotId));
    const by = underProxy(power, present) ?? own ?? null;
    const part = parts.find((one) => isSame(one.by, by));
    if (part) part.lots.push(lot);
    else parts.push({ lots: [lot], by });
  }
  return parts.map((part) => ({ ...part, shares: sumShares(part.lots.map((lot) => lot.shares)) }));
}
