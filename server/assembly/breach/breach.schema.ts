import { z } from "zod";
import { BREACH_KINDS } from "./breach.rules.ts";

export const BreachList = z.object({ meetingId: z.uuid() });
export type BreachList = z.output<typeof BreachList>;

const Text = z.string().trim().min(1).max(2000);

/** What happened, by what article, and why it was done nevertheless. */
export const RecordBreach = BreachList.extend({
  itemId: z.uuid().nullable(),
  kind: z.enum(BREACH_KINDS),
  /** The judgment, the derogation or the article, where the kind does not say which. */
  article: z.string().trim().max(200).default(""),
  statement: Text,
  reason: Text,
  /** The time on the clock of the room; null: now. */
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable()
    .default(null),
  correctsId: z.uuid().nullable().default(null),
});
export type RecordBreach = z.output<typeof RecordBreach>;
