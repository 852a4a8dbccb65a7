import { z } from "zod";
import type { Channel, DeliveryState } from "#server/documents/delivery/delivery.schema.ts";
import { MeetingRef } from "../meeting/meeting.schema.ts";

/** Why a convened meeting will not be held, or was not, in the words of whoever convened it. */
export const CancelMeeting = MeetingRef.extend({ reason: z.string().trim().min(1).max(1000) });
export type CancelMeeting = z.infer<typeof CancelMeeting>;

/** Called off before its hour, so that people are told; or found afterwards not to have been held. */
export type CancellationKind = "cancelled" | "not-held";

/** What a cancelled meeting was owed to, and by when another still is; days in ISO. */
export type StillOwed =
  | Readonly<{ ground: "annual"; article: "3.87 §2"; from: string; to: string }>
  | Readonly<{ ground: "request"; article: "3.87 §2"; by: string; isPast: boolean }>
  | Readonly<{ ground: "court"; article: "3.92 §4"; reference: string; by: string | null }>;

/** What cancelling a meeting would do, before it is done. */
export type CancellationPreview = Readonly<{
  kind: CancellationKind;
  /** How many people are told, by each channel; nobody of what everybody saw. */
  told: Readonly<{ email: number; letter: number }>;
  /** A letter posted today may come after the day. */
  lettersMayBeLate: boolean;
  /** The sheet for occupants was made: another takes its place. */
  occupants: boolean;
  /** Points asked in writing that wait again for a meeting (art. 3.87 §3). */
  proposals: number;
  owed: readonly StillOwed[];
}>;

/** A word that left, and how far it is; the day of what proves it. */
export type CancellationSending = Readonly<{
  deliveryId: string;
  partyId: string;
  name: string;
  channel: Channel;
  state: DeliveryState;
  on: string | null;
  batchId: string | null;
}>;

/** What became of it, once it was cancelled: each word that left, and the sheet to hang up. */
export type CancellationStatus = Readonly<{
  kind: CancellationKind;
  at: string;
  reason: string;
  owed: readonly StillOwed[];
  /** Where each went stays his own: a fellow owner may have called it off (AD-09). */
  sendings: readonly CancellationSending[];
  letters: Readonly<{ total: number; made: number; done: boolean; listId: string | null }> | null;
  sheetId: string | null;
}>;
