import { z } from "zod";

/** A main association this one is partial of, and what provides for it. */
export const NewPartialLink = z.object({
  mainId: z.uuid(),
  /** The clause of the base deed, or the decision by four fifths (D-25). */
  decision: z.string().trim().min(1).max(500),
  /** Why, where the main association has fewer than twenty lots. */
  reason: z.string().trim().max(500).default(""),
});
export type NewPartialLink = z.output<typeof NewPartialLink>;

/** Lots of this partial association with the lots of the main one that are the same private part. */
export const NewTwins = z.object({
  mainId: z.uuid(),
  pairs: z
    .array(z.object({ code: z.string(), mainCode: z.string() }))
    .min(1)
    .max(5_000),
});
export type NewTwins = z.output<typeof NewTwins>;

export type PartialView = Readonly<{
  otherId: string;
  otherName: string;
  isPartial: boolean;
  decision: string;
  twins: readonly Readonly<{ lotId: string; code: string; otherCode: string }>[];
}>;
