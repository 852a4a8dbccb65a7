import { z } from "zod";

export const SeatKind = z.enum(["council", "auditor"]);
export type SeatKind = z.infer<typeof SeatKind>;

export const NewSeat = z.object({
  kind: SeatKind,
  partyId: z.uuid(),
  appointedOn: z.iso.date(),
  startsOn: z.iso.date(),
  /** Last day included; the end of the next ordinary assembly's period when left out. */
  endsOn: z.union([z.literal("").transform(() => undefined), z.iso.date()]).optional(),
  decision: z.string().trim().max(200).optional(),
});
export type NewSeat = z.infer<typeof NewSeat>;

export const SeatEnd = z.object({
  seatId: z.uuid(),
  /** Last day included. */
  endsOn: z.iso.date(),
  reason: z.string().trim().min(1).max(2000),
});
export type SeatEnd = z.infer<typeof SeatEnd>;

/** A seat with who holds it; days in ISO. */
export type SeatLine = Readonly<{
  id: string;
  kind: SeatKind;
  partyId: string;
  name: string;
  appointedOn: string;
  startsOn: string;
  endsOn: string;
  decision: string | null;
  endReason: string | null;
  /** Somebody signs in for this person: he acts in the seat from its first day to its last. */
  hasAccess: boolean;
  /** How far the use of his data is restricted; for the office. */
  restriction: "all" | "optional" | null;
}>;
