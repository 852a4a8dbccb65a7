import { z } from "zod";

export const MembershipRef = z.object({ membershipId: z.uuid() });
export type MembershipRef = z.infer<typeof MembershipRef>;

/** A line of the office's list of who has access; dates as ISO strings. */
export type MembershipLine = Readonly<{
  id: string;
  accountName: string;
  partyId: string | null;
  role: string;
  startsOn: string;
  endsOn: string | null;
}>;
