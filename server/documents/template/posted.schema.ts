import { z } from "zod";
import { OpeningHours } from "#server/registry/office/hours.schema.ts";
import { IsoDate, Issuer, Lines, ReaderLocale } from "./parts.schema.ts";

/** The extract of the syndic's appointment, posted at the entrance in four languages (art. 3.89 §2). */
export const HallNoticeAct = z.object({
  /** The association's first language. */
  locale: ReaderLocale,
  association: Issuer,
  syndic: z.object({
    kind: z.enum(["firm", "volunteer"]),
    name: z.string(),
    legalForm: z.string().nullable(),
    profession: z.string().nullable(),
    enterpriseNumber: z.string().nullable(),
    ipiNumber: z.string().nullable(),
    /** The seat of a firm, the domicile of a natural person. */
    lines: Lines,
    phone: z.string(),
    email: z.string(),
    emergencyPhone: z.string().nullable(),
    openingHours: OpeningHours.nullable(),
    provisional: z.boolean(),
  }),
  appointedOn: IsoDate,
  startsOn: IsoDate,
  consultation: z.object({
    at: z.enum(["seat", "office"]),
    note: z.string().nullable(),
    language: z.string(),
  }),
  /** The public page, in the QR code and in text. */
  url: z.string(),
  madeOn: IsoDate,
});
export type HallNoticeAct = z.infer<typeof HallNoticeAct>;

/** The day of a meeting for who lives there without a vote, in four languages (art. 3.89 §5 6°). */
export const OccupantNoticeAct = z.object({
  /** The association's first language. */
  locale: ReaderLocale,
  association: Issuer,
  /** Where requests and observations are sent. */
  sender: z.object({ name: z.string(), lines: Lines, email: z.string(), phone: z.string() }),
  meeting: z.object({
    kind: z.enum(["ordinary", "extraordinary"]),
    startsAt: z.iso.datetime(),
    place: z.string(),
  }),
  /** The last day on which what is written is sure to reach the meeting. */
  until: IsoDate,
  /** The public page, in the QR code and in text. */
  url: z.string(),
  madeOn: IsoDate,
});
export type OccupantNoticeAct = z.infer<typeof OccupantNoticeAct>;

/** Takes the place of the sheet in the hall: that meeting will not be held. */
export const OccupantCancellationAct = OccupantNoticeAct.omit({ until: true });
export type OccupantCancellationAct = z.infer<typeof OccupantCancellationAct>;
