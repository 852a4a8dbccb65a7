import { z } from "zod";
import { AccountLocale, Email, TypedPassword } from "#server/identity/account/account.schema.ts";
import { ACTS, type Act } from "#server/kernel/acts.ts";
import { StaffRole } from "../office/office.schema.ts";

export const StaffRef = z.object({ officeId: z.uuid(), staffId: z.uuid() });
export type StaffRef = z.infer<typeof StaffRef>;

export const InviteColleague = z.object({
  officeId: z.uuid(),
  name: z.string().trim().min(1).max(200),
  email: Email,
  role: StaffRole,
  locale: AccountLocale,
});
export type InviteColleague = z.infer<typeof InviteColleague>;

export const JoinToken = z.object({ token: z.string().max(200) });

export const JoinByPassword = JoinToken.extend({ password: TypedPassword, locale: AccountLocale });
export type JoinByPassword = z.infer<typeof JoinByPassword>;

/** What somebody may do in an association; reading comes with anything else. */
export const GrantedActs = z
  .array(z.enum(ACTS))
  .transform((acts): Act[] =>
    acts.length === 0 ? [] : ACTS.filter((act) => act === "read" || acts.includes(act)),
  );

export const StaffRights = StaffRef.extend({
  role: StaffRole,
  everywhere: z.boolean(),
  acts: GrantedActs,
});
export type StaffRights = z.infer<typeof StaffRights>;

/** Null takes back what was said of this one association. */
export const StaffGrant = StaffRef.extend({ acts: GrantedActs.nullable() });
export type StaffGrant = z.infer<typeof StaffGrant>;

/** A member of an office's staff; days in ISO. */
export type StaffLine = Readonly<{
  id: string;
  accountId: string;
  name: string;
  email: string;
  role: StaffRole;
  startsOn: string;
  endsOn: string | null;
  everywhere: boolean;
  acts: readonly Act[];
}>;

export type JoinState = "open" | "used" | "expired";

/** What the bearer of a link sees. */
export type JoinView = Readonly<{
  state: JoinState;
  officeName: string;
  name: string;
  email: string;
  role: StaffRole;
}>;
