import { z } from "zod";

export const OfficeKind = z.enum(["firm", "volunteer"]);
export const StaffRole = z.enum(["manager", "clerk", "accountant"]);
export type StaffRole = z.infer<typeof StaffRole>;

const line = z.string().trim().min(1).max(200);

/** A syndic's office, as the set-up and the demonstration make it. */
export const NewOffice = z.object({
  kind: OfficeKind,
  name: line,
  enterpriseNumber: z.string().nullable(),
  /** Registration at the estate agents' institute. */
  ipiNumber: z.string().nullable(),
  email: z.email(),
  phone: line,
  street: line,
  postcode: line,
  town: line,
});
export type NewOffice = z.infer<typeof NewOffice>;

export const NewStaff = z.object({
  officeId: z.uuid(),
  accountId: z.uuid(),
  role: StaffRole,
  startsOn: z.iso.date(),
});
export type NewStaff = z.infer<typeof NewStaff>;
