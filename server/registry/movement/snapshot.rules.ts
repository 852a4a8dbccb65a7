import type { Changes } from "./movement.rules.ts";
import type { MovementEntry, Snapshot } from "./movement.schema.ts";
import type { RegisterOn, Rows } from "./rows.rules.ts";

/** The lots an act touches, whether they were there before it or come with it. */
export function touchedLots(changes: Changes, rows: Rows): readonly string[] {
  const closed = new Set(changes.closed.map(({ holdingId }) => holdingId));
  return [
    ...new Set([
      ...rows.holdings.filter(({ holdingId }) => closed.has(holdingId)).map(({ lotId }) => lotId),
      ...changes.dropped.map(({ lotId }) => lotId),
      ...changes.opened.map(({ lotId }) => lotId),
      ...changes.ended.map(({ lotId }) => lotId),
      ...changes.created.map(({ lotId }) => lotId),
      ...changes.reshared.map(({ lotId }) => lotId),
    ]),
  ];
}

/** Some lots of a register in digits, as they are kept with an act. */
export function shown(register: RegisterOn, lotIds: readonly string[]): Snapshot {
  return {
    total: String(register.total),
    lots: register.lots
      .filter(({ lotId }) => lotIds.includes(lotId))
      .map(({ holders, shares, ...lot }) => ({
        ...lot,
        shares: String(shares),
        holders: holders.map(({ part: { num, den }, ...held }) => ({
          ...{ ...held, num: String(num), den: String(den) },
        })),
      })),
  };
}

/** Who held something before an act and holds nothing after it. */
export function leavers(before: Rows, after: Rows): readonly string[] {
  const holding = (rows: Rows) =>
    rows.holdings.filter(({ endsOn }) => endsOn === null).map(({ partyId }) => partyId);
  const left = new Set(holding(after));
  return [...new Set(holding(before))].filter((partyId) => !left.has(partyId));
}

/** What proves an act: a deed or a reason for what is held, a decision for what the lots are. */
export function lacks({ act, notary, decision, reason }: MovementEntry) {
  if (act.kind === "transfer" || act.kind === "rights") {
    return notary === null && reason === null ? ("reason-missing" as const) : null;
  }
  // Art. 3.88 §1 2° g and §3 (D-26, D-30, D-31): the assembly decides, by four fifths or unanimity.
  return decision === null ? ("decision-missing" as const) : null;
}
