import { z } from "zod";
import { WholeNumber } from "../movement/movement.schema.ts";

export const KEY_PURPOSES = ["cost", "special_parts"] as const;

const Weights = z
  .array(z.object({ lotId: z.uuid(), weight: WholeNumber }))
  .min(1)
  .max(5_000);

/** From when the weights hold, by what decision, and what each lot weighs. */
export const NewVersion = z.object({
  keyId: z.uuid(),
  startsOn: z.iso.date(),
  /** The regulation, or the decision by four fifths (D-20). */
  decision: z.string().trim().min(1).max(500),
  weights: Weights,
});
export type NewVersion = z.output<typeof NewVersion>;

/** A key with its first version. */
export const NewKey = NewVersion.omit({ keyId: true }).extend({
  name: z.string().trim().min(1).max(100),
  purpose: z.enum(KEY_PURPOSES),
});
export type NewKey = z.output<typeof NewKey>;

/** Weights to look at before they are entered: of a key there is, or of a new one. */
export const VersionDraft = NewVersion.omit({ keyId: true }).extend({ keyId: z.uuid().nullable() });
export type VersionDraft = z.output<typeof VersionDraft>;

/** What a lot weighs before and after, and bears of a thousand euros then. */
export type DraftLine = Readonly<{
  lotId: string;
  code: string;
  before: string | null;
  after: string;
  cents: string;
}>;

export const KeyRef = z.object({ keyId: z.uuid() });
export type KeyRef = z.infer<typeof KeyRef>;

/** What is divided, by which key (none: the shares), and whose days count. */
export const Division = z.object({
  keyId: z.uuid().nullable(),
  /** In cents. */
  amount: WholeNumber,
  dates: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("period"), from: z.iso.date(), to: z.iso.date() }),
    z.object({ kind: z.literal("expense"), on: z.iso.date() }),
    z.object({ kind: z.literal("call"), dueOn: z.iso.date() }),
  ]),
});
export type Division = z.output<typeof Division>;

/** A line of the list of keys. */
export const KeyLine = z.object({
  id: z.string(),
  name: z.string(),
  purpose: z.enum(KEY_PURPOSES),
  startsOn: z.string(),
  versions: z.number(),
  lots: z.number(),
  weight: z.string(),
  /** Lots weighed that have ended: the key needs a new version. */
  ended: z.array(z.string()),
});
export type KeyLine = z.infer<typeof KeyLine>;

/** A key with its versions, the latest first. */
export const KeyView = z.object({
  id: z.string(),
  name: z.string(),
  purpose: z.enum(KEY_PURPOSES),
  versions: z.array(
    z.object({
      id: z.string(),
      startsOn: z.string(),
      decision: z.string(),
      recordedAt: z.string(),
      recordedBy: z.string(),
      weights: z.array(
        z.object({
          lotId: z.string(),
          registerNumber: z.number(),
          code: z.string(),
          weight: z.string(),
          ended: z.boolean(),
        }),
      ),
    }),
  ),
  /** The lots of today with what they weigh in the latest version, none where they do not. */
  lots: z.array(z.object({ lotId: z.string(), code: z.string(), weight: z.string().nullable() })),
});
export type KeyView = z.infer<typeof KeyView>;
