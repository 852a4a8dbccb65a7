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
  /** SRL, SA… of a firm. */
  legalForm: z.string().trim().max(200).nullable().optional(),
  /** Of a natural person. */
  profession: z.string().trim().max(200).nullable().optional(),
  /** Who answers for it in law. */
  contactName: z.string().trim().max(200).nullable().optional(),
  email: z.email(),
  phone: line,
  street: line,
  postcode: line,
  town: line,
});
export type NewOffice = z.infer<typeof NewOffice>;

export const OfficeRef = z.object({ officeId: z.uuid() });

export const OfficeIdentity = NewOffice.extend(OfficeRef.shape);

export const NewStaff = z.object({
  officeId: z.uuid(),
  accountId: z.uuid(),
  role: StaffRole,
  startsOn: z.iso.date(),
});
export type NewStaff = z.infer<typeof NewStaff>;
