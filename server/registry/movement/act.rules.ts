import type { ErrorCode } from "#server/kernel/errors.ts";
import type { Fraction } from "#server/kernel/fraction.ts";
import type { Right } from "../import/import.schema.ts";
import type { Held } from "./rights.rules.ts";
import type { Day } from "./rows.rules.ts";

/** A lot that a split or a merger makes. */
export type NewLot = Readonly<{
  code: string;
  kind: string;
  floor: string | null;
  shares: bigint;
}>;

/** What moves the register, on the day of its deed. */
export type Act = Readonly<{ on: Day }> &
  (
    | Readonly<{
        kind: "transfer";
        lotId: string;
        from: string;
        right: Right;
        part: Fraction;
        /** Who receives it; their parts of the lot make together what is transferred. */
        to: readonly Readonly<{ partyId: string; part: Fraction }>[];
        /** From when they enjoy the common parts; the day of the deed where null. */
        enjoyedFrom: Day | null;
      }>
    | Readonly<{ kind: "rights"; lotId: string; holders: readonly Held[] }>
    | Readonly<{ kind: "split"; lotId: string; into: readonly NewLot[] }>
    | Readonly<{ kind: "merge"; lotIds: readonly string[]; into: NewLot }>
    | Readonly<{
        kind: "shares";
        total: bigint;
        shares: readonly Readonly<{ lotId: string; shares: bigint }>[];
      }>
  );

export type ActOf<Kind extends Act["kind"]> = Extract<Act, { kind: Kind }>;

/** Why an act cannot be entered, and by which field. */
export type Refusal = Readonly<{
  refused: Extract<ErrorCode, `movement.${string}`>;
  field: string;
  details?: Readonly<Record<string, string | number>>;
}>;

export const refuse = (
  refused: Refusal["refused"],
  field: string,
  details: Refusal["details"] = {},
): Refusal => ({ refused, field, details });

export function isRefusal(outcome: object): outcome is Refusal {
  return "refused" in outcome;
}
