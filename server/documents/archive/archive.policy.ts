import { type Actor, holds, partiesOf } from "#server/kernel/actor.ts";
import type { Audience } from "./archive.schema.ts";

/** Which documents somebody may read: all that are for `audiences`, and those for `parties`. */
export type Readable = Readonly<{
  audiences: readonly Audience[];
  parties: readonly string[];
}>;

/**
 * What is common is every co-owner's to read (art. 3.89 §5 9°; AD-09); what goes to one party is
 * his and the syndic's; work of the office (addresses of everybody) is the office's.
 */
export function readableBy(actor: Actor, associationId: string): Readable {
  const isSyndic = holds(actor, associationId, ["syndic"]);
  if (isSyndic) return { audiences: ["owners", "party", "syndic"], parties: [] };
  const isMember = holds(actor, associationId, ["owner", "council", "auditor", "accountant"]);
  return { audiences: isMember ? ["owners"] : [], parties: partiesOf(actor, associationId) };
}

type Read = Readonly<{ audience: Audience; partyId: string | null }>;

export const archivePolicy = {
  "document.read": (actor: Actor, associationId: string, { audience, partyId }: Read): boolean => {
    const { audiences, parties } = readableBy(actor, associationId);
    if (audiences.includes(audience)) return true;
    return audience === "party" && partyId !== null && parties.includes(partyId);
  },
} as const;
