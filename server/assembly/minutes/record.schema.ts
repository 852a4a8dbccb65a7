import { z } from "zod";
import { PowerManner, ShownKind } from "#server/registry/representative/representative.schema.ts";
import { ADMISSIONS } from "../attendance/attendance.schema.ts";
import { NATURES } from "../attendance/roll.rules.ts";
import { CHOICES, MAJORITIES } from "../ballot/ballot.rules.ts";
import { EXCLUSION_GROUNDS } from "../ballot/exclusion.rules.ts";
import { BREACH_KINDS } from "../breach/breach.rules.ts";
import { GROUNDS } from "../convening/convening.schema.ts";
import { DISPOSALS } from "../motion/motion.rules.ts";
import { READINGS } from "../paper/paper.schema.ts";

const Digits = z.string().regex(/^\d+$/);
const Part = z.string().regex(/^\d+\/\d+$/);
const Day = z.iso.date();
const Moment = z.iso.datetime();
const Names = z.array(z.string());
const Channel = z.enum(["room", "remote"]);

/** Somebody named with a vote: the number on the roll, and the votes: shares, or those in a special part. */
const Named = z.strictObject({
  number: z.int(),
  names: Names,
  shares: Digits,
  /** The lots it was given for, where others of his were voted otherwise. Since version 3. */
  lots: z.array(z.string()).exactOptional(),
});

/** What a text became: majority asked, votes before and after the cap, and the names (R-AG-80). */
const Result = z.strictObject({
  outcome: z.enum(["adopted", "rejected"]),
  at: Moment,
  raw: z.strictObject({ for: Digits, against: Digits, abstain: Digits, silent: Digits }),
  /** After the cap, exact. */
  for: Part,
  against: Part,
  capBase: Digits,
  /** Whose votes were reduced, to the votes of all the others together (art. 3.87 §7). */
  capped: z.array(z.strictObject({ names: Names, votes: Digits, others: Digits })),
  /** One person alone took part: whether his votes counted. */
  soleVoter: z.enum(["capped", "counted"]).nullable(),
  namedAgainst: z.array(Named),
  namedAbstained: z.array(Named),
  namedSilent: z.array(Named),
  /** Who took no part, and why (art. 3.87 §9). */
  excluded: z.array(
    z.strictObject({
      name: z.string(),
      ground: z.enum(EXCLUSION_GROUNDS),
      article: z.string(),
      reason: z.string(),
    }),
  ),
  /** Votes nobody said by name: of all in the room who were not excepted. */
  derived: z
    .array(z.strictObject({ choice: z.enum(CHOICES), heads: z.int(), votes: Digits }))
    .exactOptional(),
  /** SHA-256 of the snapshot that was counted. */
  snapshot: z.string(),
});

const Schedule = z.strictObject({ count: z.int(), firstOn: Day, every: z.int() });

/** What a decision costs at most, where it comes from, and when it is asked for. */
const Funding = z.strictObject({
  /** The name of the key that divides it; null for the shares. */
  key: z.string().nullable(),
  ceiling: Digits,
  reserve: Digits,
  call: Digits,
  calls: Schedule.nullable(),
  loan: Digits,
  repaid: Digits,
  repayments: Schedule.nullable(),
});
export type MinutesFunding = z.infer<typeof Funding>;

const Resolution = z.strictObject({
  position: z.int(),
  text: z.string(),
  /** The text as it was convened, and every amendment made before the vote was opened. */
  convened: z.string().exactOptional(),
  amendments: z
    .array(z.strictObject({ text: z.string(), reason: z.string(), at: Moment }))
    .exactOptional(),
  /** The vote was taken again, for this reason, by another text of the item. */
  reopened: z.strictObject({ at: Moment, reason: z.string(), by: z.int() }).exactOptional(),
  /** The text of the item whose vote this one takes again. */
  reopens: z.int().exactOptional(),
  decisionType: z.string(),
  majority: z.enum(MAJORITIES),
  article: z.string(),
  /** The special common part whose owners alone vote, by its key on the day (R-AG-42). */
  electorate: z
    .strictObject({
      name: z.string(),
      since: Day,
      lots: z.array(z.string()),
      heads: z.int(),
      votes: Digits,
      article: z.string(),
    })
    .exactOptional(),
  /** How it is paid, as it was convened: amounts in cents. Since version 2. */
  funding: Funding.exactOptional(),
  /** Null where no vote was taken. */
  result: Result.nullable(),
});

const Item = z.strictObject({
  position: z.int(),
  title: z.string(),
  explanation: z.string().nullable(),
  /** Written around the facts of the item, never in their place. Since version 2. */
  prose: z.strictObject({ before: z.string(), after: z.string() }).exactOptional(),
  /** What became of the item, or of one of its texts, without a vote. */
  disposals: z
    .array(
      z.strictObject({
        text: z.int().nullable(),
        kind: z.enum(DISPOSALS),
        reason: z.string(),
        at: Moment,
      }),
    )
    .exactOptional(),
  resolutions: z.array(Resolution),
});

/**
 * The first knew neither prose nor plans of payment, the second no lots of one head voted apart, no
 * proxies for some of them, nobody identified by the operator and no meeting copied from paper: an act keeps the form it was signed in.
 */
export const RECORD_VERSIONS = [
  "koprogo.minutes/1",
  "koprogo.minutes/2",
  "koprogo.minutes/3",
] as const;

/** Who was there for a head, in person or by a proxy; null: nobody. */
const Hand = z
  .strictObject({
    ...{ name: z.string(), channel: Channel, underProxy: z.boolean() },
    /** At a distance, by telephone alone: told of every hand of a record that knows one. */
    telephone: z.boolean().exactOptional(),
  })
  .nullable();

const Act = z.strictObject({
  v: z.enum(RECORD_VERSIONS),
  language: z.string(),
  association: z.strictObject({
    id: z.string(),
    name: z.string(),
    /** On every document of the association (art. 3.86 §1, R-GEN-03). */
    enterpriseNumber: z.string(),
    street: z.string(),
    postcode: z.string(),
    town: z.string(),
  }),
  meeting: z.strictObject({
    id: z.string(),
    kind: z.enum(["ordinary", "extraordinary"]),
    session: z.int(),
    firstSessionOn: Day.nullable(),
    on: Day,
    startsAt: Moment,
    openedAt: Moment,
    closedAt: Moment.nullable(),
    place: z.string(),
    remoteAllowed: z.boolean(),
    urgencyReason: z.string().nullable(),
    rules: z.string(),
  }),
  convocation: z.strictObject({
    at: Moment,
    /** How many notices left by which channel on which day (AD-02). */
    sent: z.array(z.strictObject({ channel: z.string(), on: Day, people: z.int() })),
    /** Notices without a proof of sending. */
    unproven: z.int(),
    /** Who convened in the syndic's stead and by which right: absent where the syndic did (R-AG-02 to 04). */
    convener: z
      .strictObject({
        ground: z.enum(GROUNDS),
        name: z.string().nullable(),
        receivedOn: Day.nullable(),
        reason: z.string().nullable(),
        order: z
          .strictObject({
            reference: z.string(),
            on: Day,
            within: Day.nullable(),
            derogation: z.string().nullable(),
          })
          .nullable(),
      })
      .exactOptional(),
  }),
  chair: z.string(),
  secretary: z.string(),
  /** Who counted the hands with both: absent where nobody was named. */
  tellers: z.string().exactOptional(),
  quorum: z.strictObject({
    headsPresent: z.int(),
    headsTotal: z.int(),
    sharesPresent: Digits,
    sharesTotal: Digits,
    quorate: z.boolean(),
    article: z.string(),
  }),
  /** The roll, with who was there or represented at the opening. */
  roll: z.array(
    z.strictObject({
      number: z.int(),
      nature: z.enum(NATURES),
      suspended: z.boolean(),
      names: Names,
      lots: z.array(z.string()),
      shares: Digits,
      by: Hand,
      /** Who was there for which lots, where proxies named some: then `by` is null. Since version 3. */
      parts: z
        .array(z.strictObject({ lots: z.array(z.string()), by: Hand }))
        .min(2)
        .exactOptional(),
    }),
  ),
  /** Who acted in law for those of the roll on that day: absent where nobody did. */
  acting: z
    .array(
      z.strictObject({
        party: z.string(),
        name: z.string(),
        kind: ShownKind,
        behalf: z.string().nullable(),
        manner: PowerManner,
      }),
    )
    .exactOptional(),
  /** Who came and left after the opening. */
  moves: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum(["arrived", "departed"]),
      channel: Channel,
      at: Moment,
    }),
  ),
  /** Whom the operator identified at a distance, and who said his votes on the telephone. Since version 3. */
  admissions: z
    .array(
      z.strictObject({
        ...{ name: z.string(), method: z.enum(ADMISSIONS), by: z.string(), at: Moment },
        telephone: z.boolean(),
      }),
    )
    .exactOptional(),
  /**
   * The meeting was held with printed sheets and copied from them afterwards: its hours are those of the
   * room. Who read each sheet again; `text` null for the attendance sheet. Since version 3.
   */
  paper: z
    .strictObject({
      ...{ begunAt: Moment, by: z.string() },
      readings: z.array(
        z.strictObject({
          ...{ text: z.string().nullable(), enteredBy: z.string() },
          ...{ manner: z.enum(READINGS), reader: z.string(), at: Moment },
        }),
      ),
    })
    .exactOptional(),
  /** When the meeting was suspended, and why: absent where it was not. Since version 2. */
  pauses: z
    .array(z.strictObject({ at: Moment, until: Moment.nullable(), reason: z.string() }))
    .exactOptional(),
  /** Who at a distance was cut off while these items were voted on. Since version 2. */
  losses: z
    .array(
      z.strictObject({
        ...{ name: z.string(), at: Moment, until: Moment.nullable(), items: z.array(z.int()) },
      }),
    )
    .exactOptional(),
  proxies: z.array(
    z.strictObject({
      principal: z.string(),
      holder: z.string(),
      signedOn: Day,
      /** When it was handed in where the meeting was held on paper: absent of any other. */
      handedInAt: Moment.exactOptional(),
      revokedAt: Moment.nullable(),
      /** The lots it was given for: absent where it was for all. Since version 3. */
      lots: z.array(z.string()).exactOptional(),
      /** Who carried it on single items in the place of its holder: absent where nobody did (AD-04). */
      substitutes: z
        .array(
          z.strictObject({
            item: z.int(),
            holder: z.string(),
            signedOn: Day,
            handedInAt: Moment.exactOptional(),
            revokedAt: Moment.nullable(),
          }),
        )
        .exactOptional(),
    }),
  ),
  items: z.array(Item),
  /** What was done although the law forbids it, or because somebody allowed it: absent where nothing was. */
  breaches: z
    .array(
      z.strictObject({
        kind: z.enum(BREACH_KINDS),
        article: z.string(),
        item: z.int().nullable(),
        statement: z.string(),
        reason: z.string(),
        at: Moment,
        recordedAt: Moment,
        by: z.string(),
        /** The line of this list, from 1, that this one corrects. */
        corrects: z.int().nullable(),
      }),
    )
    .exactOptional(),
  /** SHA-256 of the roll committed at the opening. */
  rollHash: z.string(),
  /** Root of the tree of votes; null where nobody voted or while the meeting lasts. */
  treeRoot: z.string().nullable(),
});

/** What only the second form of the record holds. */
const isSecond = ({ items, proxies, pauses, losses, convocation }: z.infer<typeof Act>) =>
  Boolean(pauses ?? losses ?? convocation.convener) ||
  items.some(({ prose, resolutions }) => prose || resolutions.some(({ funding }) => funding)) ||
  proxies.some(({ substitutes }) => substitutes);

type ThirdPart = Pick<z.infer<typeof Act>, "items" | "proxies" | "roll" | "admissions" | "paper">;

/** Whether an act says what only the third form of the record holds. */
export function isThird({ items, proxies, roll, admissions, paper }: ThirdPart): boolean {
  const results = items.flatMap(({ resolutions }) => resolutions.map(({ result }) => result));
  const named = results.flatMap((result) =>
    result ? [...result.namedAgainst, ...result.namedAbstained, ...result.namedSilent] : [],
  );
  const isApart =
    [...named, ...proxies].some(({ lots }) => lots) || roll.some(({ parts }) => parts);
  return isApart || Boolean(admissions ?? paper);
}

/**
 * The act of a meeting as facts, in a closed and versioned form: page and print are both
 * made from it, and both print its hash. Free text is in the association's language.
 */
export const MinutesRecord = Act.refine(
  (act) => act.v !== RECORD_VERSIONS[0] || !isSecond(act),
).refine((act) => (act.v === RECORD_VERSIONS[2]) === isThird(act));
export type MinutesRecord = z.infer<typeof MinutesRecord>;
export type MinutesResult = NonNullable<
  MinutesRecord["items"][number]["resolutions"][number]["result"]
>;
