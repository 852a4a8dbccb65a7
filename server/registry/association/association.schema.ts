import { z } from "zod";
import { Term } from "../mandate/mandate.schema.ts";

/** The name of an association in addresses of pages. */
export const AssociationSlug = z.object({ slug: z.string().min(1).max(80) });
export type AssociationSlug = z.infer<typeof AssociationSlug>;

const line = z.string().trim().min(1).max(200);

/** `1 000`, `10.000`: a whole number, above zero. */
export const SharesTotal = z
  .union([
    z.bigint(),
    z.string().regex(/^\s*\d{1,3}([\s.\u00a0\u202f]?\d{3})*\s*$|^\s*\d{1,15}\s*$/),
  ])
  .transform((value) => (typeof value === "bigint" ? value : BigInt(value.replace(/\D/g, ""))))
  .pipe(z.bigint().positive());

/** A day of every year, `MM-DD`; the 29th of February is not one. */
export const YearDay = z
  .string()
  .refine((value) => z.iso.date().safeParse(`2025-${value}`).success);

export const DocumentLanguage = z.enum(["fr", "nl", "de", "en"]);

/** What an association is, as its base deed and statutes say. */
export const AssociationFacts = z.object({
  name: line,
  enterpriseNumber: line,
  street: line,
  postcode: line,
  town: line,
  sharesTotal: SharesTotal,
  fiscalYearStart: YearDay,
  /** The first one is authoritative. */
  languages: z.array(DocumentLanguage).min(1).max(4),
  /** First day of the fifteen in which the ordinary assembly is held (art. 3.85 §3 3°). */
  periodStart: YearDay,
});
export type AssociationFacts = z.infer<typeof AssociationFacts>;

export const NewAssociation = AssociationFacts.extend({
  officeId: z.uuid(),
  /** Its name in addresses, when it should not follow from name and town. */
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60)
    .optional(),
  mandate: Term,
});
export type NewAssociation = z.infer<typeof NewAssociation>;
