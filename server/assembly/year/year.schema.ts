import type { DutyLine } from "./year.rules.ts";

/** The calendar of an association's annual meeting; days in ISO. */
export type YearView = Readonly<{
  period: Readonly<{ from: string; to: string }>;
  /** The meeting that is planned in it, and the one held last. */
  plannedId: string | null;
  heldId: string | null;
  duties: readonly (Omit<DutyLine, "on"> & Readonly<{ on: string }>)[];
}>;
