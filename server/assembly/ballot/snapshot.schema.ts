import { z } from "zod";
import { CHOICES, MAJORITIES } from "./ballot.rules.ts";
import { EXCLUSION_GROUNDS } from "./exclusion.rules.ts";

const Digits = z.string().regex(/^\d+$/);
/** An exact part: `num/den`. */
const Part = z.string().regex(/^\d+\/\d+$/);
const Ids = z.array(z.string());

/** What was counted and what came of it: enough to count again, by anybody, in any language. */
export const CountRecord = z.strictObject({
  v: z.literal("koprogo.count/1"),
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
export type CountRecord = z.infer<typeof CountRecord>;
