import { type Actor, holds, partiesOf } from "#server/kernel/actor.ts";
import type { Audience } from "./archive.schema.ts";

type Read = Readonly<{ audience: Audience; partyId: string | null }>;

export const archivePolicy = {
  /**
   * What is common is every co-owner's to read (art. 3.89 §5 9°; AD-09); what goes to one party is
   * his and the syndic's; work of the office (addresses of everybody) is the office's.
   */
  "document.read": (actor: Actor, associationId: string, { audience, partyId }: Read): boolean => {
    if (holds(actor, associationId, ["syndic"])) return true;
    switch (audience) {
      case "owners":
        return holds(actor, associationId, ["owner", "council", "auditor", "accountant"]);
      case "party":
        return partyId !== null && partiesOf(actor, associationId).includes(partyId);
      case "syndic":
        return false;
      default:
        return audience satisfies never;
    }
  },
} as const;
