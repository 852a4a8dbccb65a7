import { z } from "zod";

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

/** Who he is, how he is reached, and from what day to what day. */
const facts = {
  name: z.string().trim().min(1).max(200),
  email: z
    .union([z.literal(""), z.email().max(254)])
    .default("")
    .transform((text) => text.toLowerCase() || null),
  phone: line,
  language: z.enum(["fr", "nl", "de", "en"]),
  startsOn: z.iso.date(),
  endsOn: day,
};

/** Who lives in or uses a lot from a day to a day, and how he is reached. */
export const NewOccupant = z.object({ lotId: z.uuid(), ...facts });
export type NewOccupant = z.output<typeof NewOccupant>;

export const OccupantRef = z.object({ occupantId: z.uuid() });
export type OccupantRef = z.output<typeof OccupantRef>;

const reason = z.string().trim().min(1).max(500);

/** What was entered wrongly or has changed, and why: what stood before is kept. */
export const OccupantChange = OccupantRef.extend({ ...facts, reason });
export type OccupantChange = z.output<typeof OccupantChange>;

export const OccupantMistake = OccupantRef.extend({ reason });
export type OccupantMistake = z.output<typeof OccupantMistake>;

export const OccupantRestriction = OccupantRef.extend({ restricted: z.boolean() });
export type OccupantRestriction = z.output<typeof OccupantRestriction>;

/** The last day of a lease or use. */
export const OccupantEnd = OccupantRef.extend({ endsOn: z.iso.date() });
export type OccupantEnd = z.output<typeof OccupantEnd>;

/** An occupant as he stands, or as he stood before a correction; days as `YYYY-MM-DD`. */
export const OccupantFacts = z.object({
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  language: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
});
export type OccupantFacts = Readonly<z.infer<typeof OccupantFacts>>;

export type OccupantLine = OccupantFacts &
  Readonly<{
    id: string;
    /** Since when his data are only kept; for the office. */
    restrictedOn: string | null;
  }>;

/** All that is kept of an occupant, for the office. */
export const OccupantFile = OccupantFacts.extend({
  id: z.string(),
  restrictedOn: z.string().nullable(),
  recordedOn: z.string(),
  withdrawal: z.object({ reason: z.string(), on: z.string(), by: z.string() }).nullable(),
  corrections: z.array(
    z.object({
      ...{ id: z.string(), on: z.string(), by: z.string(), reason: z.string() },
      before: OccupantFacts,
    }),
  ),
});
export type OccupantFile = Readonly<z.infer<typeof OccupantFile>>;

/** A lot's occupants as the office keeps them, each with the day on which he goes of himself. */
export type OccupantDesk = Readonly<{
  lotId: string;
  code: string;
  occupants: readonly (OccupantFile & Readonly<{ keptUntil: string | null }>)[];
}>;
