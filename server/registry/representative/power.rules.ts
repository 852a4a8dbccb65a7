import type { ActingFor } from "./representative.schema.ts";

/** By what power somebody at the keyboard votes for a party, and what he must know before he does. */
export type HeldPower = Readonly<{
  /** The line by which he acts; null where the account is the party's own. */
  as: ActingFor | null;
  /** Those without whom his power is not exercised. */
  jointly: readonly string[];
  /** Who assists the party, which votes itself with their consent. */
  assisted: readonly string[];
  /** Who votes in the party's place, where the account is the party's own. */
  replaced: readonly string[];
}>;

const namesOf = (those: readonly ActingFor[]) => those.map(({ name }) => name);

/**
 * What stands between a party and the vote at one account: the lines by which this account acts for
 * it, among all who act for it that day. Null when nobody does: the party votes itself.
 */
export function heldPower(acting: readonly ActingFor[], own: readonly string[]): HeldPower | null {
  if (acting.length === 0) return null;
  const inPlace = acting.filter(({ manner }) => manner !== "assistance");
  const as = inPlace.find(({ id }) => own.includes(id)) ?? null;
  const others = inPlace.filter(({ id }) => id !== as?.id);
  return {
    as,
    jointly:
      as?.manner === "joint" ? namesOf(others.filter(({ manner }) => manner === "joint")) : [],
    assisted: namesOf(acting.filter(({ manner }) => manner === "assistance")),
    replaced: as ? [] : namesOf(inPlace),
  };
}
