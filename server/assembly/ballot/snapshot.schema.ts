import { z } from "zod";
import { CHOICES, MAJORITIES } from "./ballot.rules.ts";
import { EXCLUSION_GROUNDS } from "./exclusion.rules.ts";

const Digits = z.string().regex(/^\d+$/);
/** An exact part: `num/den`. */
const Part = z.string().regex(/^\d+\/\d+$/);
const Ids = z.array(z.string());

/** The first knew no head in parts: a count without any is still written in it. */
export const COUNT_VERSIONS = ["koprogo.count/1", "koprogo.count/2"] as const;

/** Enough to count again, by anybody, in any language. */
const Counted = z.strictObject({
  v: z.enum(COUNT_VERSIONS),
  association: z.string(),
  meeting: z.string(),
  resolution: z.string(),
  text: z.string(),
  decisionType: z.string(),
  majority: z.enum(MAJORITIES),
  article: z.string(),
  rules: z.string(),
  at: z.string(),
  totalShares: Digits,
  soleVoter: z.enum(["capped", "counted"]),
  /** Where only a special common part votes: its key, and the votes of all concerned (R-AG-42). */
  electorate: z
    .strictObject({
      key: z.string(),
      name: z.string(),
      /** The version of the key that the opening of the ballot froze, and its first day. */
      version: z.string(),
      since: z.string(),
      article: z.string(),
      lots: z.array(z.string()),
      heads: z.int(),
      votes: Digits,
    })
    .optional(),
  excluded: z.array(
    z.strictObject({
      party: z.string(),
      ground: z.enum(EXCLUSION_GROUNDS),
      article: z.string(),
      reason: z.string(),
    }),
  ),
  seats: z.array(
    z.strictObject({
      entitlement: z.string(),
      number: z.int(),
      holders: Ids,
      carrier: z.string(),
      proxy: z.string().nullable(),
      shares: Digits,
      /** Its votes where they are not its shares: its part in the charges of the special part. */
      votes: Digits.optional(),
      choice: z.enum(CHOICES).nullable(),
      vote: z.string().nullable(),
      /** Nobody said it by name: recorded of all in the room who were not excepted. */
      derived: z.literal(true).optional(),
      /**
       * Some lots of the head, voted or carried apart from its others: their ids, and the number of
       * the part, by which `named` tells them. `shares` are theirs. Since version 2.
       */
      part: z.strictObject({ number: z.int(), lots: Ids }).optional(),
    }),
  ),
  result: z.strictObject({
    outcome: z.enum(["adopted", "rejected"]),
    raw: z.strictObject({ for: Digits, against: Digits, abstain: Digits, silent: Digits }),
    for: Part,
    against: Part,
    cap: z.strictObject({
      base: Digits,
      reduced: z.array(z.strictObject({ person: z.string(), votes: Digits, others: Digits })),
      soleVoter: z.string().nullable(),
    }),
    named: z.strictObject({ against: Ids, abstained: Ids, silent: Ids, excluded: Ids }),
  }),
});

/** What was counted, in the second form exactly where a head was in parts. */
export const CountRecord = Counted.refine(
  ({ v, seats }) => (v === COUNT_VERSIONS[1]) === seats.some(({ part }) => part !== undefined),
);
export type CountRecord = z.infer<typeof CountRecord>;
