import { z } from "zod";
import { RIGHTS } from "../import/import.schema.ts";

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
    .array(z.object({ code: z.string().min(1), mainCode: z.string().min(1) }))
    .min(1)
    .max(5_000),
});
export type NewTwins = z.output<typeof NewTwins>;

/** An association linked with this one, from either side. */
export const LinkedRef = z.object({ otherId: z.uuid() });
export type LinkedRef = z.output<typeof LinkedRef>;

const Reason = z.string().trim().min(1).max(500);

export const EndedLink = LinkedRef.extend({ reason: Reason });
export type EndedLink = z.output<typeof EndedLink>;

export const PartedTwin = EndedLink.extend({ lotId: z.uuid() });
export type PartedTwin = z.output<typeof PartedTwin>;

export const TwinsOf = z.object({ lotId: z.uuid() });

const Holder = z.object({
  name: z.string(),
  enterpriseNumber: z.string().nullable(),
  right: z.enum(RIGHTS),
  /** The exact part of the lot, in decimal digits. */
  numerator: z.string(),
  denominator: z.string(),
  startsOn: z.string(),
});
export type TwinHolder = z.infer<typeof Holder>;

/** A link as one side reads it, with what the other lets it read. */
export const LinkRow = z.object({
  otherId: z.string(),
  otherName: z.string(),
  /** Where its pages are; null for whom they are not. */
  otherSlug: z.string().nullable(),
  isPartial: z.boolean(),
  decision: z.string(),
  recordedAt: z.string(),
  twins: z.array(
    z.object({
      lotId: z.string(),
      code: z.string(),
      endsOn: z.string().nullable(),
      holders: z.array(Holder),
      restricted: z.string(),
      otherLotId: z.string(),
      otherCode: z.string(),
      /** Null where the other side is not one's own to read. */
      other: z.object({ endsOn: z.string().nullable(), holders: z.array(Holder) }).nullable(),
    }),
  ),
  /** Names of the lots without a twin, on this side and on the other; for whoever may link them. */
  free: z.array(z.string()),
  otherFree: z.array(z.string()),
});
export type LinkRow = z.infer<typeof LinkRow>;

/** What one side holds that the other does not. */
export type Unlike = Readonly<{ name: string; right: TwinHolder["right"]; part: string }>;

export type Side = "here" | "there";

/** Whether the two sides say the same of one private part, and if not what each says. */
export type TwinVerdict =
  /** The other side is not one's own to read. */
  | Readonly<{ kind: "unread" }>
  | Readonly<{ kind: "agree" }>
  /** A lot that was split or merged on one side only. */
  | Readonly<{ kind: "ended"; side: Side }>
  | Readonly<{
      kind: "differ";
      /** Where the later change is missing; null where both changed on one day. */
      behind: Side | null;
      onlyHere: readonly Unlike[];
      onlyThere: readonly Unlike[];
    }>;

export type TwinLine = Readonly<{
  lotId: string;
  code: string;
  /** Its last day on this side, where it is no more. */
  endsOn: string | null;
  holders: readonly string[];
  /** Those of them whose data are only kept, for the office; else empty. */
  restricted: string;
  otherLotId: string;
  otherCode: string;
  verdict: TwinVerdict;
}>;

export type PartialView = Omit<LinkRow, "twins"> &
  Readonly<{
    /** Whether one is syndic on both sides. */
    mayLink: boolean;
    twins: readonly TwinLine[];
  }>;
