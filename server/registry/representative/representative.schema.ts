import { z } from "zod";

export const REPRESENTATIVE_KINDS = [
  "director",
  "managing_director",
  "manager",
  "permanent_representative",
  "liquidator",
  "parent",
  "guardian",
  "administrator",
  "trustee",
  "estate_curator",
  "provisional_administrator",
] as const;
export const RepresentativeKind = z.enum(REPRESENTATIVE_KINDS);
export type RepresentativeKind = z.infer<typeof RepresentativeKind>;

export const POWER_SOURCES = ["law", "act", "gazette", "order"] as const;
export const PowerSource = z.enum(POWER_SOURCES);
export type PowerSource = z.infer<typeof PowerSource>;

export const POWER_MANNERS = ["alone", "joint", "assistance"] as const;
export const PowerManner = z.enum(POWER_MANNERS);
export type PowerManner = z.infer<typeof PowerManner>;

const line = z
  .string()
  .trim()
  .max(200)
  .default("")
  .transform((text) => text || null);

const day = z
  .union([z.literal(""), z.iso.date()])
  .default("")
  .transform((text) => text || null);

/** Who acts for a party, by what power, from when to when, and where the party's mail goes. */
export const NewRepresentative = z.object({
  partyId: z.uuid(),
  kind: RepresentativeKind,
  name: z.string().trim().min(1).max(200),
  behalf: line,
  source: PowerSource,
  sourceOn: day,
  sourceReference: line,
  court: line,
  overProperty: z.boolean().default(true),
  manner: PowerManner.default("alone"),
  startsOn: z.iso.date(),
  endsOn: day,
  receivesMail: z.boolean(),
  email: z
    .union([z.literal(""), z.email().max(254)])
    .default("")
    .transform((text) => text.toLowerCase() || null),
  phone: line,
  street: line,
  postcode: line,
  town: line,
  language: z.enum(["fr", "nl", "de", "en"]),
  ordinaryChannel: z
    .union([z.literal(""), z.enum(["letter", "email"])])
    .default("")
    .transform((text) => text || null),
  emailAcceptedOn: day,
  acceptedText: line,
});
export type NewRepresentative = z.output<typeof NewRepresentative>;

/** What is put right of somebody entered: his name, how he is reached, where the mail goes. */
export const ChangedRepresentative = NewRepresentative.pick({
  ...{ name: true, behalf: true, court: true, sourceReference: true, receivesMail: true },
  ...{ email: true, phone: true, street: true, postcode: true, town: true, language: true },
  ...{ ordinaryChannel: true, emailAcceptedOn: true, acceptedText: true },
}).extend({ representativeId: z.uuid() });
export type ChangedRepresentative = z.output<typeof ChangedRepresentative>;

const reason = z.string().trim().min(1).max(2000);

/** The last day of a power and why: another order, a resignation, a majority. */
export const RepresentativeEnd = z.object({
  representativeId: z.uuid(),
  endsOn: z.iso.date(),
  reason,
});
export type RepresentativeEnd = z.output<typeof RepresentativeEnd>;

/** A line entered by mistake: it never acted, and stays to be read with the reason. */
export const RepresentativeWithdrawal = z.object({ representativeId: z.uuid(), reason });
export type RepresentativeWithdrawal = z.output<typeof RepresentativeWithdrawal>;

/** A representative as he stands in the register; days in ISO. */
export const RepresentativeRow = z.object({
  id: z.string(),
  partyId: z.string(),
  kind: RepresentativeKind,
  name: z.string(),
  behalf: z.string().nullable(),
  source: PowerSource,
  sourceOn: z.string().nullable(),
  sourceReference: z.string().nullable(),
  court: z.string().nullable(),
  overProperty: z.boolean(),
  manner: PowerManner,
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  endReason: z.string().nullable(),
  isWithdrawn: z.boolean(),
  receivesMail: z.boolean(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  street: z.string().nullable(),
  postcode: z.string().nullable(),
  town: z.string().nullable(),
  language: z.enum(["fr", "nl", "de", "en"]),
  ordinaryChannel: z.enum(["letter", "email"]).nullable(),
  emailAcceptedOn: z.string().nullable(),
});
export type RepresentativeRow = z.infer<typeof RepresentativeRow>;

/**
 * In what capacity, as fellow owners are told it: that somebody is a minor or under judicial protection
 * is not theirs to know (GDPR art. 5 §1 c), so there he is a legal representative and no more.
 */
export const SHOWN_KINDS = [...REPRESENTATIVE_KINDS, "representative"] as const;
export const ShownKind = z.enum(SHOWN_KINDS);
export type ShownKind = z.infer<typeof ShownKind>;

/** Who acts, as an act or a list names him. */
export const ActingFor = RepresentativeRow.pick({
  id: true,
  name: true,
  behalf: true,
  manner: true,
}).extend({ kind: ShownKind });
export type ActingFor = Readonly<z.infer<typeof ActingFor>>;

/** A line of the party's page: what stands of it on the day shown. */
export type RepresentativeLine = Readonly<
  Omit<RepresentativeRow, "partyId" | "isWithdrawn" | "kind"> & {
    kind: ShownKind;
    /** The use of his own data is restricted; for the office. */
    isRestricted: boolean;
    standing: "acting" | "ousted" | "not-over-property" | "to-come" | "ended" | "withdrawn";
  }
>;
