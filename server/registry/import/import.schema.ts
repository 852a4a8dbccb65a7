import { z } from "zod";
import type { Fraction } from "#server/kernel/fraction.ts";

/** What a column of a register file may hold. */
export const FIELDS = [
  "lot",
  "kind",
  "floor",
  "shares",
  "familyName",
  "givenName",
  "company",
  "enterpriseNumber",
  "part",
  "right",
  "email",
  "phone",
  "street",
  "houseNumber",
  "postcode",
  "town",
  "language",
  "since",
  "consent",
  "holderReference",
] as const;
export const Field = z.enum(FIELDS);
export type Field = z.infer<typeof Field>;

/** Which row is the header of a sheet, and what each of its columns (from 0) holds. */
export const SheetMapping = z.object({
  sheet: z.string().max(200),
  headerRow: z.number().int().min(1).max(100_000),
  columns: z.array(z.object({ index: z.number().int().min(0).max(255), field: Field })).max(256),
});
export type SheetMapping = z.infer<typeof SheetMapping>;

/** The mapping of a whole file; sheets left out are not read. */
export const Mapping = z.object({ sheets: z.array(SheetMapping).max(20) });
export type Mapping = z.infer<typeof Mapping>;

/** Keys of `import.problem.*` in messages/<locale>/registry.json. */
export const PROBLEM_CODES = [
  "too-large",
  "empty",
  "binary",
  "encoding-unknown",
  "old-workbook",
  "not-a-workbook",
  "workbook-broken",
  "workbook-inflates",
  "too-many-rows",
  "quotes-broken",
  "header-missing",
  "no-rows",
  "lot-column-missing",
  "shares-column-missing",
  "holder-column-missing",
  "formula",
  "lot-missing",
  "lot-duplicate",
  "lot-unknown",
  "lot-without-holder",
  "kind-unknown",
  "shares-missing",
  "shares-unreadable",
  "shares-not-whole",
  "shares-not-positive",
  "shares-other-total",
  "shares-short",
  "shares-over",
  "holder-missing",
  "holder-unknown",
  "part-unreadable",
  "part-not-positive",
  "part-over-whole",
  "part-incomplete",
  "right-unknown",
  "enterprise-number",
  "email-shape",
  "email-several",
  "language-unknown",
  "date-unreadable",
  "since-missing",
  "consent-unknown",
  "consent-without-email",
  "consent-contradictory",
  "address-contradictory",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];
export type Severity = "error" | "warning";

/** A defect of the file. `row` counts from 1 with the header; null is the whole file. */
export type Problem = Readonly<{
  sheet: string | null;
  row: number | null;
  /** The column's name as the file has it; null when no column is meant. */
  column: string | null;
  code: ProblemCode;
  severity: Severity;
  details: Readonly<Record<string, string | number>>;
}>;

export const LOT_KINDS = [
  "apartment",
  "commercial",
  "office",
  "garage",
  "parking",
  "cellar",
  "other",
] as const;
export type LotKind = (typeof LOT_KINDS)[number];

export const RIGHTS = [
  "full",
  "bare",
  "usufruct",
  "use",
  "habitation",
  "long_lease",
  "building_right",
] as const;
export type Right = (typeof RIGHTS)[number];

export const LANGUAGES = ["fr", "nl", "de", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

export type PreviewLot = Readonly<{
  row: number;
  code: string;
  kind: LotKind;
  floor: string | null;
  shares: bigint;
}>;

export type PreviewParty = Readonly<{
  row: number;
  kind: "natural" | "legal";
  familyName: string | null;
  givenName: string | null;
  companyName: string | null;
  enterpriseNumber: string | null;
  email: string | null;
  phone: string | null;
  street: string | null;
  postcode: string | null;
  town: string | null;
  language: Language;
  /** A written consent to e-mail exists, and no row of this person says otherwise. */
  consents: boolean;
}>;

/** `lot` and `party` are positions in the preview's own lists. */
export type PreviewHolding = Readonly<{
  row: number;
  lot: number;
  party: number;
  right: Right;
  part: Fraction;
  /** First day, ISO; null where the file does not say. */
  since: string | null;
}>;

/** A column as the file names it, with what it was taken for. */
export type SheetView = Readonly<{
  sheet: string;
  headerRow: number;
  columns: readonly Readonly<{
    index: number;
    name: string;
    sample: string;
    field: Field | null;
  }>[];
}>;

export type ImportPreview = Readonly<{
  encoding: string | null;
  delimiter: string | null;
  sheets: readonly SheetView[];
  mapping: Mapping;
  /** Names of all columns, in order: the same kind of export gives the same text. */
  headerText: string;
  lots: readonly PreviewLot[];
  parties: readonly PreviewParty[];
  holdings: readonly PreviewHolding[];
  /** Rows that hold no lot and no holder: titles, totals, notes. */
  skipped: readonly Readonly<{ sheet: string; row: number }>[];
  sharesSum: bigint;
  problems: readonly Problem[];
  /** No error: the whole file may be applied. Warnings do not stop it. */
  acceptable: boolean;
}>;

/** Any bytes, whatever memory they lie in. */
const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** What a worker is given to read a file. */
export const ImportTask = z.object({
  bytes: Bytes,
  /** The total of the base deed, which the lots must reach exactly. */
  sharesTotal: z.bigint(),
  /** Language of whom the file gives none. */
  language: z.enum(LANGUAGES),
  /** Corrected or remembered columns; guessed from the names when absent. */
  mapping: Mapping.optional(),
});
export type ImportTask = z.infer<typeof ImportTask>;

export const Upload = z.object({
  filename: z.string().trim().min(1).max(200),
  bytes: Bytes,
});
export type Upload = z.infer<typeof Upload>;

export const ImportRef = z.object({ importId: z.uuid() });
export type ImportRef = z.infer<typeof ImportRef>;

export const MappedImport = ImportRef.extend({ mapping: Mapping });
export type MappedImport = z.infer<typeof MappedImport>;

/** A file on its way in, as its page shows it. */
export type ImportView = Readonly<{
  id: string;
  filename: string;
  /** When it was entered, ISO; null while it is not. */
  appliedAt: string | null;
  encoding: string | null;
  delimiter: string | null;
  sheets: readonly SheetView[];
  mapping: Mapping;
  acceptable: boolean;
  counts: Readonly<Record<"lots" | "parties" | "companies" | "holdings" | "consents", number>>;
  skipped: readonly Readonly<{ sheet: string; row: number }>[];
  /** Decimal digits: what the lots make together, and what the deed says. */
  sharesSum: string;
  sharesTotal: string;
  problems: readonly Problem[];
  /** The first hundred lots as they would be entered. */
  lots: readonly Readonly<{
    row: number;
    code: string;
    kind: LotKind;
    shares: string;
    holders: readonly Readonly<{ name: string; right: Right; part: string }>[];
  }>[];
}>;
