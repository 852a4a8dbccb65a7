import { z } from "zod";

export const PARTIES_PER_PAGE = 100;

export const PartyFilter = z.object({
  /** Words found in the name, the lots or the town. */
  search: z.string().trim().max(100).default(""),
  language: z.enum(["fr", "nl", "de", "en"]).nullable().default(null),
  sort: z.enum(["name", "lots", "town", "language"]).default("name"),
  direction: z.enum(["ascending", "descending"]).default("ascending"),
  page: z.number().int().min(1).max(10_000).default(1),
});
export type PartyFilter = z.infer<typeof PartyFilter>;

export const PartyRef = z.object({ partyId: z.uuid() });
export type PartyRef = z.infer<typeof PartyRef>;

const line = z
  .string()
  .trim()
  .max(200)
  .transform((text) => text || null);

/** How a person is reached, as he or the syndic may change it. */
export const ContactChange = z.object({
  partyId: z.uuid(),
  email: z
    .union([z.literal(""), z.email().max(254)])
    .transform((text) => text.toLowerCase() || null),
  phone: line,
  street: line,
  postcode: line,
  town: line,
  language: z.enum(["fr", "nl", "de", "en"]),
  /** By what all but convocations comes; absent leaves it as it is, empty follows the consent. */
  ordinaryChannel: z
    .enum(["", "letter", "email"])
    .transform((way) => way || null)
    .optional(),
  mailFormat: z.enum(["html", "text"]).optional(),
});
export type ContactChange = z.infer<typeof ContactChange>;

/** A party's page. Null where the reader may not see it, or where nothing is known. */
export const PartyView = z.object({
  id: z.string(),
  kind: z.enum(["natural", "legal", "estate"]),
  name: z.string(),
  enterpriseNumber: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  street: z.string().nullable(),
  postcode: z.string().nullable(),
  town: z.string().nullable(),
  language: z.enum(["fr", "nl", "de", "en"]),
  ordinaryChannel: z.enum(["letter", "email"]).nullable(),
  mailFormat: z.enum(["html", "text"]),
  holdings: z.array(
    z.object({
      lotId: z.string(),
      code: z.string(),
      kind: z.string(),
      shares: z.string(),
      right: z.string(),
      numerator: z.string(),
      denominator: z.string(),
      startsOn: z.string(),
      endsOn: z.string().nullable(),
    }),
  ),
  consents: z.array(
    z.object({
      id: z.string(),
      email: z.string(),
      proof: z.string(),
      acceptedOn: z.string(),
      revokedOn: z.string().nullable(),
    }),
  ),
  /** How far the use of his data is restricted; for the office and for himself. */
  restriction: z.enum(["all", "optional"]).nullable(),
  /** Until when the office owes the letter about an identity linked to this access. */
  identityLetterDueOn: z.string().nullable(),
});
export type PartyView = z.infer<typeof PartyView>;
