import { z } from "zod";
import type { PlainDate } from "#server/kernel/calendar.ts";
import type { Act } from "../template/template.schema.ts";

export const Channel = z.enum(["email", "registered_letter", "letter"]);
export type Channel = z.infer<typeof Channel>;

/** Where it goes, as it was known on that day: a mail that comes back becomes a letter from it. */
export const Address = z.object({
  name: z.string(),
  lines: z.array(z.string()),
  email: z.string().nullable(),
  /** He asked for mails of plain text only. */
  plain: z.boolean().optional(),
});
export type Address = z.infer<typeof Address>;

/** One act to one party by one channel. Its kind is the act's. */
export type QueueDelivery = Readonly<{
  subjectId: string;
  partyId: string;
  channel: Channel;
  language: string;
  address: Address;
  act: Act;
}>;

export const ProofKind = z.enum(["accepted", "bounced", "posted"]);
export type ProofKind = z.infer<typeof ProofKind>;

export type Proof = Readonly<{
  kind: ProofKind;
  /** The legal day of it: acceptance by the server, or deposit at the post office (AD-02). */
  on: PlainDate;
  /** The server's answer, or the posting number. */
  evidence: string;
}>;

export const DELIVERY_STATES = ["queued", "printed", "accepted", "bounced", "posted"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export const DeliveriesOf = z.object({ kind: z.string(), subjectId: z.uuid() });
export type DeliveriesOf = z.infer<typeof DeliveriesOf>;

export const ReturnedMail = z.object({
  deliveryId: z.uuid(),
  /** What the message that came back says. */
  evidence: z.string().trim().min(1).max(2000),
});
export type ReturnedMail = z.infer<typeof ReturnedMail>;
