import { z } from "zod";
import { Narrative, ParticipationAct, ReportAct, SignatureSheetAct } from "./beside.schema.ts";
import { KitAct } from "./kit.schema.ts";
import {
  Cents,
  IsoDate,
  Issuer,
  Lines,
  Majority,
  ReaderLocale,
  Sender,
  Shares,
} from "./parts.schema.ts";
import { HallNoticeAct, OccupantCancellationAct, OccupantNoticeAct } from "./posted.schema.ts";
import { WRITTEN_ACTS } from "./written.schema.ts";

/** Whose letter it is; `capacity` where he reads it for a party: it is the first of the lines too. */
const Recipient = z.object({ name: z.string(), lines: Lines, capacity: z.string().optional() });

/** The notice of a general assembly, for one addressee (art. 3.87 §3; R-AG-10). */
export const ConvocationAct = z.object({
  locale: ReaderLocale,
  /** Of agenda and resolutions. */
  textLanguage: z.string(),
  association: Issuer,
  /** The syndic who convenes. */
  sender: Sender,
  recipient: Recipient,
  lots: z.array(z.object({ code: z.string(), shares: Shares })),
  sharesTotal: Shares,
  /** Codes of lots whose holders have yet to designate one of them: the form is enclosed (AD-03). */
  designation: z.array(z.string()),
  /** Goes by registered letter: address in the window, mention of the sending. */
  letter: z.boolean(),
  /** Of the letter, as the posting list names it. */
  reference: z.string().optional(),
  signedOn: IsoDate,
  place: z.string(),
  meeting: z.object({
    kind: z.enum(["ordinary", "extraordinary"]),
    session: z.union([z.literal(1), z.literal(2)]),
    startsAt: z.iso.datetime(),
    place: z.string(),
    consultation: z.string(),
    urgencyReason: z.string().nullable(),
    remote: z
      .object({
        url: z.string().nullable(),
        phone: z.string().nullable(),
        /** By whom one may be identified; a notice of when itsme was the only one does not say. */
        ways: z.array(z.string()).default(["itsme"]),
      })
      .nullable(),
  }),
  items: z.array(
    z.object({
      number: z.number().int(),
      title: z.string(),
      explanation: z.string().nullable(),
      /** Offers of suppliers on it, side by side, in cents (art. 3.89 §5 11°). */
      quotes: z
        .array(z.object({ supplier: z.string(), cents: Cents, receivedOn: IsoDate }))
        .optional(),
      resolutions: z.array(
        z.object({
          text: z.string(),
          majority: Majority,
          article: z.string(),
          /** The special common part whose owners alone vote, and the addressee's votes (R-AG-42). */
          electorate: z
            .object({
              name: z.string(),
              lots: z.array(z.string()),
              votes: Shares,
              total: Shares,
              article: z.string(),
            })
            .optional(),
          /** What it would cost at most, and what it would ask of the addressee: in cents. */
          impact: z
            .object({
              ceiling: Cents,
              /** The key that divides it; null for the shares. */
              key: z.string().nullable(),
              /** His lots' part of what the reserve fund pays; what is asked of him. */
              reserve: Cents,
              total: Cents,
              /** He owes some of it with others who hold the lot. */
              joint: z.boolean(),
              instalments: z.array(z.object({ dueOn: IsoDate, cents: Cents })),
            })
            .optional(),
        }),
      ),
    }),
  ),
  /** Points of the annual meeting that are not on its agenda, each with its reason (R-AG-23). */
  omissions: z.array(z.object({ point: z.string(), reason: z.string() })).optional(),
  /** The date of the auditor's report that goes with it (art. 3.91). */
  auditorReport: IsoDate.optional(),
  /** Who convenes and on what, where it is not the syndic of himself (art. 3.87 §2, 3.92 §4). */
  convener: z
    .object({
      ground: z.enum(["request", "council", "chair", "fifth", "court"]),
      /** The owner who convenes: what is printed is filed for him; null for the syndic. */
      partyId: z.uuid().nullable(),
      receivedOn: IsoDate.nullable(),
      reason: z.string().nullable(),
      order: z
        .object({
          reference: z.string(),
          on: IsoDate,
          within: IsoDate.nullable(),
          derogation: z.string().nullable(),
        })
        .nullable(),
    })
    .optional(),
  /** Where anybody checks the agenda that was convened. */
  verify: z.string().optional(),
  /** The meeting's page, in mails. */
  url: z.string().nullable(),
  /** Where one says whether he comes; each mail adds the secret that is its own. */
  answer: z.string().optional(),
  /** The notice it takes the place of: the day of that meeting, what changed and why. */
  replaces: z.object({ on: IsoDate, reason: z.string() }).optional(),
  /** How many earlier notices of the same meeting it takes the place of. */
  revision: z.number().int().optional(),
  /** The meeting by which calendars know it: the first that was convened. */
  originalId: z.string().optional(),
});
export type ConvocationAct = z.infer<typeof ConvocationAct>;

/** A word, three days before, to somebody convened who has not said whether he comes. */
export const ReminderAct = z.object({
  locale: ReaderLocale,
  /** Who had convened, where it was not the syndic of himself: he reminds. */
  convener: ConvocationAct.shape.convener,
  association: Issuer,
  sender: Sender,
  recipient: Recipient,
  meeting: z.object({
    kind: z.enum(["ordinary", "extraordinary"]),
    session: z.union([z.literal(1), z.literal(2)]),
    startsAt: z.iso.datetime(),
    place: z.string(),
    remote: z.boolean(),
  }),
  /** Of the place, which nobody translates. */
  textLanguage: z.string(),
  url: z.string(),
  answer: z.string(),
});
export type ReminderAct = z.infer<typeof ReminderAct>;

/** To a principal: the holder of his proxy may not vote on these items (art. 3.87 §9, AD-04). */
export const SubstituteAct = ReminderAct.omit({ answer: true }).extend({
  /** Of the holder. */
  holder: z.string(),
  items: z.array(z.object({ number: z.int(), title: z.string() })),
});
export type SubstituteAct = z.infer<typeof SubstituteAct>;

/** A meeting that was convened will not be held, and no other is convened in its place. */
export const CancellationAct = z.object({
  locale: ReaderLocale,
  /** Who had convened, where it was not the syndic of himself: he calls it off. */
  convener: ConvocationAct.shape.convener,
  association: Issuer,
  sender: Sender,
  recipient: Recipient,
  /** Goes by registered letter, as the notice did. */
  letter: z.boolean(),
  /** Of the letter, as the posting list names it. */
  reference: z.string().optional(),
  place: z.string(),
  signedOn: IsoDate,
  meeting: ReminderAct.shape.meeting.omit({ remote: true }),
  /** Of the place and of the reason, which nobody translates. */
  textLanguage: z.string(),
  reason: z.string(),
  url: z.string(),
  /** The entry in everybody's calendar, and its version: it is taken away. */
  originalId: z.string(),
  revision: z.number().int(),
});
export type CancellationAct = z.infer<typeof CancellationAct>;

/** The frozen minutes: the canonical record and its hash; the assembly knows its inner shape. */
export const MinutesAct = z.object({
  locale: ReaderLocale,
  association: Issuer,
  record: z.json(),
  recordHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Where anybody checks the fingerprint. */
  verify: z.string().exactOptional(),
  /** Who signed, in what capacity, how and when (art. 3.87 §10). */
  signatures: z.array(
    z.object({
      capacity: z.enum(["chair", "secretary", "owner"]),
      name: z.string(),
      method: z.enum(["itsme", "provider", "account", "room"]),
      at: z.iso.datetime(),
    }),
  ),
  /** Who was to sign and did not, and why; absent where everybody signed. */
  unsigned: z
    .array(
      z.object({
        capacity: z.enum(["chair", "secretary", "owner"]),
        name: z.string(),
        reason: z.string(),
      }),
    )
    .exactOptional(),
  /** The narrative that goes along. */
  report: Narrative.exactOptional(),
  /** Who sends it to whom; null where it is read and not sent. */
  cover: z
    .object({
      sender: Sender,
      recipient: Recipient,
      /** Goes by post: a sheet with the address comes before the act. */
      letter: z.boolean(),
      place: z.string(),
      signedOn: IsoDate,
      url: z.string(),
      /** The owner who held the meeting in a vacancy: what is printed is filed for him. */
      printedFor: z.uuid().exactOptional(),
    })
    .nullable(),
});
export type MinutesAct = z.infer<typeof MinutesAct>;

/** A decision as the register has it; votes are exact, `num/den` or whole. */
export const PrintedDecision = z.object({
  number: z.int(),
  decidedOn: IsoDate,
  item: z.string(),
  text: z.string(),
  majority: Majority.nullable(),
  article: z.string().nullable(),
  outcome: z.enum(["adopted", "rejected"]),
  votes: z.object({
    for: z.string().nullable(),
    against: z.string().nullable(),
    abstained: z.string().nullable(),
  }),
  electorate: z.string().nullable(),
  lots: z.array(z.string()),
  /** In hexadecimal, of the signed act; null where it is a scan of the years before. */
  recordHash: z.string().nullable(),
  /** Taken in writing, without a meeting; absent for all others. */
  inWriting: z.literal(true).exactOptional(),
  /** Voted on paper and recorded afterwards; absent for all others. */
  onPaper: z.literal(true).exactOptional(),
});
export type PrintedDecision = z.infer<typeof PrintedDecision>;

/** The register of decisions, or what was found in it (art. 3.93 §4). */
export const RegisterAct = z.object({
  locale: ReaderLocale,
  association: Issuer,
  printedOn: IsoDate,
  /** Only what answered to a search. */
  isSelection: z.boolean(),
  /** The minutes they stand in, each with where anybody checks them. */
  acts: z.array(z.object({ decidedOn: IsoDate, verify: z.string() })),
  decisions: z.array(PrintedDecision),
});
export type RegisterAct = z.infer<typeof RegisterAct>;

/** One decision of the register, certified by the syndic in office, to be shown to whoever asks. */
export const ExtractAct = z.object({
  locale: ReaderLocale,
  association: Issuer,
  decision: PrintedDecision,
  /** The language the decision is written in. */
  language: z.string(),
  /** Where it stood in court on that day. */
  standing: z.enum(["stands", "contested", "suspended", "amended", "annulled"]),
  /** What the signed act is said to say otherwise than the sealed votes. */
  disagreements: z.array(z.string()),
  /** The syndic in office on that day, and who certified for him. */
  syndic: z.string(),
  certifiedBy: z.string(),
  issuedOn: IsoDate,
  fingerprint: z.string(),
  /** Where anybody checks it. */
  verify: z.string(),
});
export type ExtractAct = z.infer<typeof ExtractAct>;

/** What goes to the post office with a batch of registered letters. */
export const PostingListAct = z.object({
  locale: ReaderLocale,
  association: Issuer,
  printedOn: IsoDate,
  sender: z.string(),
  letters: z.array(z.object({ reference: z.string(), name: z.string(), lines: Lines })),
});
export type PostingListAct = z.infer<typeof PostingListAct>;

/** What the syndic answers to somebody who reported a fault on the public page. */
export const FaultAnswerAct = z.object({
  /** The language of the page it was reported on. */
  locale: ReaderLocale,
  association: Issuer,
  sender: Sender,
  /** By which both find the report again. */
  reference: z.string(),
  reportedAt: z.iso.datetime(),
  what: z.string(),
  place: z.string(),
  answer: z.string(),
  answeredOn: IsoDate,
  url: z.string(),
});
export type FaultAnswerAct = z.infer<typeof FaultAnswerAct>;

/** Every act the product prints, by the kind kept beside its document. */
export const Act = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("assembly.convocation"), props: ConvocationAct }),
  z.object({ kind: z.literal("assembly.reminder"), props: ReminderAct }),
  z.object({ kind: z.literal("assembly.substitute"), props: SubstituteAct }),
  z.object({ kind: z.literal("assembly.cancellation"), props: CancellationAct }),
  z.object({ kind: z.literal("assembly.minutes"), props: MinutesAct }),
  z.object({ kind: z.literal("assembly.signature-sheet"), props: SignatureSheetAct }),
  z.object({ kind: z.literal("assembly.report"), props: ReportAct }),
  z.object({ kind: z.literal("assembly.register"), props: RegisterAct }),
  z.object({ kind: z.literal("assembly.kit"), props: KitAct }),
  z.object({ kind: z.literal("assembly.participation"), props: ParticipationAct }),
  z.object({ kind: z.literal("assembly.extract"), props: ExtractAct }),
  ...WRITTEN_ACTS,
  z.object({ kind: z.literal("documents.posting-list"), props: PostingListAct }),
  z.object({ kind: z.literal("assembly.occupant-notice"), props: OccupantNoticeAct }),
  z.object({ kind: z.literal("assembly.occupant-cancellation"), props: OccupantCancellationAct }),
  z.object({ kind: z.literal("site.hall-notice"), props: HallNoticeAct }),
  z.object({ kind: z.literal("site.fault-answer"), props: FaultAnswerAct }),
]);
export type Act = z.infer<typeof Act>;

/** A mail as it leaves: text always, for those who read nothing else. */
export const RenderedMail = z.object({ subject: z.string(), text: z.string(), html: z.string() });
export type RenderedMail = z.infer<typeof RenderedMail>;

/** What the rendering process is asked. */
export const RenderTask = z.discriminatedUnion("make", [
  z.object({ make: z.literal("pdf"), acts: z.array(Act).min(1) }),
  z.object({ make: z.literal("mail"), act: Act }),
  /** Several PDFs of ours as one, their pages in that order. */
  z.object({ make: z.literal("join"), parts: z.array(z.instanceof(Uint8Array)).min(1) }),
]);
export type RenderTask = z.infer<typeof RenderTask>;
