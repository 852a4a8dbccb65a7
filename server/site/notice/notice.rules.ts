import { daysBetween, isAfter, type PlainDate } from "#server/kernel/calendar.ts";
import type { ConsultedAt, PublicNotice } from "./notice.schema.ts";

/** Days from the start of the mission in which the notice must hang (art. 3.89 §2; R-SYN-10). */
const POSTING_DAYS = 8;

/**
 * The last day to post a notice made on a day: eight days from the start of the mission; where the
 * mission began before, as many from the day on which what it says changed.
 */
export function postedBy(startsOn: PlainDate, madeOn: PlainDate): PlainDate {
  const from = isAfter(madeOn, startsOn.add({ days: POSTING_DAYS })) ? madeOn : startsOn;
  return from.add({ days: POSTING_DAYS });
}

/** Whether a posting came in time; by how many days it came late otherwise. */
export function daysLate(dueOn: PlainDate, postedOn: PlainDate): number {
  return Math.max(0, daysBetween(dueOn, postedOn));
}

/** Who is in office, as the public page has to say it. */
export type Office = "in-office" | "announced" | "ended" | "none";

export function officeOf({ syndic, nextStartsOn, lastEndedOn }: PublicNotice): Office {
  if (syndic) return "in-office";
  if (nextStartsOn) return "announced";
  return lastEndedOn ? "ended" : "none";
}

/** What the law wants posted, each a key of messages. */
export const WANTED = [
  "legalForm",
  "profession",
  "enterpriseNumber",
  "ipiNumber",
  "emergencyPhone",
  "openingHours",
  "consultation",
] as const;
export type Wanted = (typeof WANTED)[number];

type Known = Readonly<{
  kind: "firm" | "volunteer";
  legalForm: string | null;
  profession: string | null;
  enterpriseNumber: string | null;
  ipiNumber: string | null;
  emergencyPhone: string | null;
  openingHours: object | null;
  consultationAt: ConsultedAt["at"] | null;
}>;

/**
 * What is still missing of what the notice must say: of a firm its form, enterprise number and
 * registration (R-SYN-30), of a natural person the profession, and of both how they are reached
 * without delay and where the rules and the register are consulted (R-SYN-11).
 */
export function missingFrom(known: Known): readonly Wanted[] {
  const wanted: Readonly<Record<Wanted, boolean>> = {
    legalForm: known.kind === "firm" && !known.legalForm,
    profession: known.kind === "volunteer" && !known.profession,
    enterpriseNumber: known.kind === "firm" && !known.enterpriseNumber,
    ipiNumber: known.kind === "firm" && !known.ipiNumber,
    emergencyPhone: !known.emergencyPhone,
    openingHours: !known.openingHours,
    consultation: !known.consultationAt,
  };
  return WANTED.filter((fact) => wanted[fact]);
}

/** The register lies at the association's seat unless the syndic says where else (art. 3.93). */
export function consultedAt(
  at: ConsultedAt["at"] | null,
  note: string | null,
  languages: readonly string[],
): ConsultedAt {
  return { at: at ?? "seat", note, language: languages[0] ?? "fr" };
}
