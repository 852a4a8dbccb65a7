import { z } from "zod";
import { OpeningHours } from "#server/registry/office/hours.schema.ts";

/** An association in the address of its public page; anything else is no address of one. */
export const PublicSlug = z.object({ slug: z.string().regex(/^[a-z0-9-]{3,80}$/) });
export type PublicSlug = z.infer<typeof PublicSlug>;

const Seat = z.object({ street: z.string(), postcode: z.string(), town: z.string() });
export type Seat = z.infer<typeof Seat>;

/** The syndic in office as the law wants him known (art. 3.89 §2; AD-08). */
export const PublicSyndic = z.object({
  kind: z.enum(["firm", "volunteer"]),
  name: z.string(),
  legalForm: z.string().nullable(),
  profession: z.string().nullable(),
  enterpriseNumber: z.string().nullable(),
  ipiNumber: z.string().nullable(),
  email: z.string(),
  phone: z.string(),
  emergencyPhone: z.string().nullable(),
  openingHours: OpeningHours.nullable(),
  /** Null where it is the domicile of a person who did not agree to see it on the web. */
  seat: Seat.nullable(),
  appointedOn: z.string(),
  startsOn: z.string(),
  /** Named for a time or a purpose (art. 3.89 §§7-8). */
  provisional: z.boolean(),
});
export type PublicSyndic = z.infer<typeof PublicSyndic>;

/** Where the house rules and the register of decisions are consulted. */
export type ConsultedAt = Readonly<{
  at: "seat" | "office";
  note: string | null;
  /** Of the note. */
  language: string;
}>;

/** All that the public page of an association says. Days in ISO. */
export type PublicNotice = Readonly<{
  name: string;
  enterpriseNumber: string;
  seat: Seat;
  consultation: ConsultedAt;
  /** Null while nobody is in office. */
  syndic: PublicSyndic | null;
  /** Who stands beside him for a time. */
  besides: readonly PublicSyndic[];
  /** Last day of the latest mandate that is over. */
  lastEndedOn: string | null;
  /** First day of the next mandate. */
  nextStartsOn: string | null;
}>;

export const Posting = z.object({
  noticeId: z.uuid(),
  postedOn: z.iso.date(),
  /** Which entrance, which board. */
  place: z.string().trim().min(1).max(200),
});
export type Posting = z.infer<typeof Posting>;
