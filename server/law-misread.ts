import { reduce } from "./kernel/fraction.ts";
import { LAWFUL, type NaiveBallot, naiveCount, type Reading } from "./law-naive.ts";
import type { Law } from "./law-table.ts";
import { snapshotOf } from "./law-words.ts";

type Snapshot = ReturnType<typeof snapshotOf>;

function naively({ seats, key, ...text }: Snapshot, reading: Reading) {
  const ballots = seats.map(({ entitlementId, holders, carrier, shares, choice }): NaiveBallot => {
    const votes = key ? (key.get(entitlementId) ?? 0n) : shares;
    return { head: entitlementId, owners: holders, carrier, votes, choice };
  });
  const all = key ? [...key.values()].reduce((sum, votes) => sum + votes, 0n) : text.totalShares;
  const { majority, excluded, soleVoter } = text;
  return naiveCount(ballots, { majority, excluded, everyone: all, sole: soleVoter }, reading);
}

const said = (num: bigint, scale: bigint) => {
  const part = reduce({ num, den: scale });
  return part.den === 1n ? `${part.num}` : `${part.num}/${part.den}`;
};

/** The questions of a count, answered by the naive rules as somebody reads them. */
export function misread(changes: Partial<Reading>): Pick<Law, "count" | "decide" | "named"> {
  const reading = { ...LAWFUL, ...changes };
  return {
    count: (ballots, majority, more) => {
      const { F, A, scale, adopted } = naively(snapshotOf(ballots, majority, more), reading);
      return `${said(F, scale)} ${said(A, scale)} ${adopted ? "adopted" : "rejected"}`;
    },
    decide: (majority, votesFor, against, abstained) => {
      const ballots = [
        ["F", votesFor, "for"],
        ["A", against, "against"],
        ["S", abstained, "abstain"],
      ] as const;
      const { adopted } = naiveCount(
        ballots.map(([head, votes, choice]) => ({
          ...{ head, owners: [head], carrier: head, votes, choice },
        })),
        { majority, excluded: [], everyone: votesFor + against + abstained, sole: "capped" },
        // The votes of a majority are told after the cap.
        { ...reading, cap: "none" },
      );
      return adopted ? "adopted" : "rejected";
    },
    named: (ballots, excluded) => {
      const found = naively(snapshotOf(ballots, "absolute", { excluded }), reading);
      return [found.against, found.abstained, found.silent, found.excluded]
        .map((heads) => heads.join("+"))
        .join("|");
    },
  };
}
