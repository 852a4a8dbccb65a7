import type { DutyLine } from "./year.rules.ts";

/** A duty; its day in ISO, and of the term that reminds of it, what it is called and its end. */
export type YearDuty = Omit<DutyLine, "on"> &
  Readonly<{
    on: string;
    /** The term while it is open. */
    termId: string | null;
    /** The day on which somebody says it was done. */
    doneOn: string | null;
  }>;

/** The calendar of an association's annual meeting; days in ISO. */
export type YearView = Readonly<{
  period: Readonly<{ from: string; to: string }>;
  /** The meeting that is planned in it, and the one held last. */
  plannedId: string | null;
  heldId: string | null;
  duties: readonly YearDuty[];
}>;
