import { type Limit, networkOf } from "#server/identity/factor/factor.rules.ts";
import type { FaultState } from "./fault.schema.ts";

const HOUR = 60 * 60;

/**
 * The counters a report draws on. All who live in a building may share its one address, so that a
 * network has room for a whole house in an evening of water on the stairs; what is left for the
 * building itself is more than any one network can use up.
 */
export function faultLimits(slug: string, address: string): readonly Limit[] {
  const network = networkOf(address);
  return [
    { key: `fault:network-building:${network}:${slug}`, points: 30, seconds: HOUR },
    { key: `fault:network:${network}`, points: 60, seconds: HOUR },
    { key: `fault:building:${slug}`, points: 200, seconds: HOUR },
  ];
}

/** The same report sent again within this time is the one that was sent. */
export const SAME_WITHIN = { minutes: 10 } as const;

/** Letters and figures that are not taken for one another (Crockford), read out by telephone. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A number for whoever reported, of eight signs: `7K3Q-9FM2`. */
export function referenceOf(random: Uint8Array): string {
  const signs = [...random.slice(0, 8)].map((byte) => SIGNS[byte % SIGNS.length] ?? "").join("");
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/** Whether a text has the form of such a number. */
export function isReference(text: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/.test(text);
}

/** A report is received, then answered, then closed; what is closed stays so. */
export function stateOf(answers: number, isClosed: boolean): FaultState {
  if (isClosed) return "closed";
  return answers > 0 ? "answered" : "received";
}
