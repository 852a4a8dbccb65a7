import { type Actor, holds, partiesOf, periodRead } from "#server/kernel/actor.ts";
import { legalDate } from "#server/kernel/calendar.ts";
import type { Audience } from "./archive.schema.ts";

/** Which documents somebody may read: all that are for `audiences`, and those for `parties`. */
export type Readable = Readonly<{
  audiences: readonly Audience[];
  parties: readonly string[];
  /** Filed on this day (`YYYY-MM-DD`) at the latest; null for whoever is not past his time. */
  until: string | null;
}>;

/**
 * What is common is every co-owner's to read (art. 3.89 §5 9°; AD-09); what goes to one party is
 * his and the syndic's; work of the office (addresses of everybody) is the office's. A former syndic
 * reads what was filed in his time: he hands it over (art. 3.89 §5 7°).
 */
export function readableBy(actor: Actor, associationId: string): Readable {
  const isSyndic = holds(actor, associationId, ["syndic"]);
  const office = { audiences: ["owners", "party", "syndic"] as const, parties: [] };
  if (isSyndic) return { ...office, until: null };
  const until = periodRead(actor, associationId);
  if (until !== null) return { ...office, until };
  const isMember = holds(actor, associationId, ["owner", "council", "auditor", "accountant"]);
  const parties = partiesOf(actor, associationId);
  return { audiences: isMember ? ["owners"] : [], parties, until: null };
}

type Read = Readonly<{ audience: Audience; partyId: string | null; filedAt: string }>;

const dayFiled = (filedAt: string) => legalDate(Temporal.Instant.from(filedAt)).toString();

export const archivePolicy = {
  "document.read": (
    actor: Actor,
    associationId: string,
    { audience, partyId, filedAt }: Read,
  ): boolean => {
    const { audiences, parties, until } = readableBy(actor, associationId);
    if (until !== null && dayFiled(filedAt) > until) return false;
    if (audiences.includes(audience)) return true;
    return audience === "party" && partyId !== null && parties.includes(partyId);
  },
} as const;
