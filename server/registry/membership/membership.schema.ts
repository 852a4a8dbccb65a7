import { z } from "zod";

export const MembershipRef = z.object({ membershipId: z.uuid() });
export type MembershipRef = z.infer<typeof MembershipRef>;

/** Everybody's access, or that of one party. */
export const MembershipsAsked = z.object({ partyId: z.uuid().optional() });

/** A line of the office's list of who has access; dates as ISO strings. */
export type MembershipLine = Readonly<{
  id: string;
  accountName: string;
  partyId: string | null;
  role: string;
  startsOn: string;
  endsOn: string | null;
}>;
