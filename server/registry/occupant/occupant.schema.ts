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

/** Who lives in or uses a lot from a day to a day, and how he is reached. */
export const NewOccupant = z.object({
  lotId: z.uuid(),
  name: z.string().trim().min(1).max(200),
  email: z
    .union([z.literal(""), z.email().max(254)])
    .default("")
    .transform((text) => text.toLowerCase() || null),
  phone: line,
  language: z.enum(["fr", "nl", "de", "en"]),
  startsOn: z.iso.date(),
  endsOn: day,
});
export type NewOccupant = z.output<typeof NewOccupant>;

/** The last day of a lease or use. */
export const OccupantEnd = z.object({ occupantId: z.uuid(), endsOn: z.iso.date() });
export type OccupantEnd = z.output<typeof OccupantEnd>;

export type OccupantLine = Readonly<{
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  language: string;
  startsOn: string;
  endsOn: string | null;
}>;
