import { z } from "zod";
import { LOT_KINDS, RIGHTS } from "../import/import.schema.ts";

export const MOVEMENT_KINDS = ["transfer", "rights", "split", "merge", "shares"] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

const DIGITS = /^\s*\d{1,3}([\s.\u00a0\u202f]?\d{3})*\s*$|^\s*\d{1,15}\s*$/;

/** `1 000`, `10.000`: a whole number of shares. */
export const WholeNumber = z
  .string()
  .regex(DIGITS)
  .transform((text) => BigInt(text.replace(/\D/g, "")));

/** `1/2`, `1`: a part of a lot, more than nothing and at most all of it. */
export const Part = z
  .string()
  .trim()
  .regex(/^\d{1,9}(\s*\/\s*\d{1,9})?$/)
  .transform((text) => {
    const [num = "0", den = "1"] = text.split("/");
    return { num: BigInt(num.trim()), den: BigInt(den.trim()) };
  })
  .refine(({ num, den }) => num > 0n && num <= den);

const note = z
  .string()
  .trim()
  .max(500)
  .default("")
  .transform((text) => text || null);

const line = z
  .string()
  .trim()
  .max(200)
  .default("")
  .transform((text) => text || null);

export const PARTY_KINDS = ["natural", "legal", "estate"] as const;

/** Somebody the register does not know yet. */
export const Newcomer = z
  .object({
    kind: z.enum(PARTY_KINDS),
    givenName: line,
    /** The family name, the company's, or what the succession is called. */
    name: z.string().trim().min(1).max(200),
    enterpriseNumber: line,
    email: z
      .union([z.literal(""), z.email().max(254)])
      .default("")
      .transform((text) => text.toLowerCase() || null),
    street: z.string().trim().min(1).max(200),
    postcode: z.string().trim().min(1).max(20),
    town: z.string().trim().min(1).max(200),
    language: z.enum(["fr", "nl", "de", "en"]),
  })
  .readonly();
export type Newcomer = z.infer<typeof Newcomer>;

/** A party of the register, or `new:0`: the first of the newcomers. */
const Who = z.union([z.uuid(), z.string().regex(/^new:[0-3]$/)]);

const NewLot = z.object({
  code: z.string().trim().min(1).max(40),
  kind: z.enum(LOT_KINDS),
  floor: line,
  shares: WholeNumber,
});

const on = z.iso.date();

export const ActInput = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("transfer"),
    on,
    lotId: z.uuid(),
    from: z.uuid(),
    right: z.enum(RIGHTS),
    part: Part,
    to: z
      .array(z.object({ partyId: Who, part: Part }))
      .min(1)
      .max(10),
    enjoyedFrom: z.iso.date().nullable().default(null),
  }),
  z.object({
    kind: z.literal("rights"),
    on,
    lotId: z.uuid(),
    holders: z
      .array(z.object({ partyId: Who, right: z.enum(RIGHTS), part: Part }))
      .min(1)
      .max(50),
  }),
  z.object({ kind: z.literal("split"), on, lotId: z.uuid(), into: z.array(NewLot).min(2).max(20) }),
  z.object({
    kind: z.literal("merge"),
    on,
    lotIds: z.array(z.uuid()).min(1).max(20),
    into: NewLot,
  }),
  z.object({
    kind: z.literal("shares"),
    on,
    total: WholeNumber.pipe(z.bigint().positive()),
    shares: z
      .array(z.object({ lotId: z.uuid(), shares: WholeNumber }))
      .min(1)
      .max(5_000),
  }),
]);

/** An act with what proves it. */
export const MovementEntry = z.object({
  act: ActInput,
  newcomers: z.array(Newcomer).max(4).default([]),
  notary: note,
  /** The decision of the assembly, as the minutes number it. */
  decision: note,
  reason: note,
  /** What the preview was of, where one was shown: nothing else is entered. */
  stamp: z.string().max(100).nullable().default(null),
});
export type MovementEntry = z.output<typeof MovementEntry>;
/** As a form gives it. */
export type MovementInput = z.input<typeof MovementEntry>;

export const Withdrawal = z.object({
  movementId: z.uuid(),
  reason: z.string().trim().min(3).max(500),
});
export type Withdrawal = z.infer<typeof Withdrawal>;

/** A lot as an act found it or left it; digits for whole numbers. */
export const LotShown = z.object({
  lotId: z.string(),
  registerNumber: z.number(),
  code: z.string(),
  kind: z.string(),
  floor: z.string().nullable(),
  shares: z.string(),
  holders: z.array(
    z.object({
      partyId: z.string(),
      right: z.enum(RIGHTS),
      num: z.string(),
      den: z.string(),
    }),
  ),
});
export type LotShown = z.infer<typeof LotShown>;

export const Snapshot = z.object({ total: z.string(), lots: z.array(LotShown) });
export type Snapshot = z.infer<typeof Snapshot>;

const Ended = z.object({ id: z.string(), endsOn: z.string().nullable() });

/** What went with an act, so that it can be taken back as a whole. */
export const Effects = z.object({
  closed: z.array(
    z.object({
      holdingId: z.string(),
      endsOn: z.string().nullable(),
      enjoyedUntil: z.string().nullable(),
    }),
  ),
  dropped: z.array(
    z.object({
      holdingId: z.string(),
      lotId: z.string(),
      partyId: z.string(),
      right: z.enum(RIGHTS),
      num: z.string(),
      den: z.string(),
      startsOn: z.string(),
      enjoyedFrom: z.string().nullable(),
    }),
  ),
  opened: z.array(z.string()),
  ended: z.array(z.string()),
  created: z.array(z.string()),
  reshared: z.array(z.object({ lotId: z.string(), former: z.string() })),
  total: z.string().nullable(),
  memberships: z.array(Ended),
  representations: z.array(Ended),
  consents: z.array(z.string()),
});
export type Effects = z.infer<typeof Effects>;

/** What an act will do, before it is entered. Names by party id stand beside the lots. */
export type MovementPreview = Readonly<{
  before: Snapshot;
  after: Snapshot;
  names: Readonly<Record<string, string>>;
  /** Names of those who will hold nothing any more: their access and their consent end. */
  leaving: readonly string[];
  /** Lots whose representative's designation ends. */
  unrepresented: readonly string[];
  /** Names of the keys that weigh a lot which ends: they need a new version. */
  outdated: readonly string[];
  stamp: string;
}>;

/** What a form of an act is made of. */
export type MovementDesk = Readonly<{
  register: Snapshot;
  parties: readonly Readonly<{ id: string; name: string }>[];
  today: string;
}>;

/** A line of the history, as a page shows it. */
export const MovementLine = z.object({
  id: z.string(),
  kind: z.enum(MOVEMENT_KINDS),
  effectiveOn: z.string(),
  enjoyedFrom: z.string().nullable(),
  notary: z.string().nullable(),
  decision: z.string().nullable(),
  reason: z.string().nullable(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  before: Snapshot,
  after: Snapshot,
  names: z.record(z.string(), z.string()),
  /** Those of them whose data are only kept, for the office; else empty. */
  restricted: z.string(),
  withdrawal: z.object({ reason: z.string(), at: z.string(), by: z.string() }).nullable(),
  /** Recorded today, with nothing after it: it can still be taken back. */
  isRevocable: z.boolean(),
});
export type MovementLine = z.infer<typeof MovementLine>;
