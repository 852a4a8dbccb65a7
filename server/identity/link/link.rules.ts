import type { FoundLink, LinkPurpose, LinkState } from "./link.schema.ts";

type Life = Readonly<{ delayHours: number; minutes: number }>;
const DAY = 24 * 60;

/**
 * How long a link serves, and from when. Three days before a lost factor is given back: whoever has
 * stolen a password and a mailbox must hope that their owner neither signs in nor reads meanwhile.
 */
const LIVES: Readonly<Record<LinkPurpose, Life>> = {
  reset: { delayHours: 0, minutes: 30 },
  email: { delayHours: 0, minutes: DAY },
  "email-back": { delayHours: 0, minutes: 7 * DAY },
  factor: { delayHours: 72, minutes: 7 * DAY },
  device: { delayHours: 0, minutes: 10 },
};

/** From when until when a link of a purpose serves that is made at a moment. */
export function lifeOf(purpose: LinkPurpose, made: Temporal.Instant) {
  const { delayHours, minutes } = LIVES[purpose];
  const opensAt = made.add({ hours: delayHours });
  return { opensAt, expiresAt: opensAt.add({ minutes }) };
}

/** What a link is at a moment, for a purpose; one for another purpose is unknown. */
export function stateOf(
  link: FoundLink | null,
  purposes: readonly LinkPurpose[],
  moment: Temporal.Instant,
): LinkState {
  if (!link || !purposes.includes(link.purpose)) return "unknown";
  if (link.isUsed) return "used";
  if (Temporal.Instant.compare(moment, link.expiresAt) >= 0) return "expired";
  return Temporal.Instant.compare(moment, link.opensAt) < 0 ? "too-early" : "open";
}
