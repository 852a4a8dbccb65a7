import type { FoundInvitation, InvitationState } from "./invitation.schema.ts";

/** How long an invitation may be accepted. */
export const INVITATION_DAYS = 14;

/** When an invitation made now can no longer be accepted. */
export function expiryOf(made: Temporal.Instant): Temporal.Instant {
  return made.add({ hours: 24 * INVITATION_DAYS });
}

/** What an invitation still is at a moment. */
export function stateOf(
  invitation: Pick<FoundInvitation, "expiresAt" | "usedAt">,
  moment: Temporal.Instant,
): InvitationState {
  if (invitation.usedAt) return "used";
  return Temporal.Instant.compare(moment, invitation.expiresAt) < 0 ? "open" : "expired";
}

/** A party's name as one line: the company, or the person's given and family names. */
export function partyName(party: {
  companyName: string | null;
  givenName: string | null;
  familyName: string | null;
}): string {
  return party.companyName ?? [party.givenName, party.familyName].filter(Boolean).join(" ");
}
