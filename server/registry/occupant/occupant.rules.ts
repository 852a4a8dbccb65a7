import type { OccupantFacts, OccupantLine } from "./occupant.schema.ts";

/** What of an occupant a correction may change, in the order of the form. */
export const OCCUPANT_FIELDS = [
  "name",
  "email",
  "phone",
  "language",
  "startsOn",
  "endsOn",
] as const satisfies readonly (keyof OccupantFacts)[];
export type OccupantField = (typeof OCCUPANT_FIELDS)[number];

/** The fields in which what was entered differs from what stands. */
export function changedFields(was: OccupantFacts, is: OccupantFacts): readonly OccupantField[] {
  return OCCUPANT_FIELDS.filter((field) => was[field] !== is[field]);
}

/**
 * What his request for erasure removes (GDPR art. 17): everything once he has left; while he lives
 * there the ways to reach him, as the association still has to know who occupies the lot.
 */
export function erasureOf({ endsOn }: Pick<OccupantFacts, "endsOn">, today: string) {
  return endsOn !== null && endsOn < today ? "everything" : "contact";
}

/** An occupant as the holders of his lot see him: restricted data are not theirs to use (art. 18). */
export function asHolderSees(line: OccupantLine): OccupantLine {
  const { restrictedOn } = line;
  return restrictedOn ? { ...line, email: null, phone: null, restrictedOn: null } : line;
}
