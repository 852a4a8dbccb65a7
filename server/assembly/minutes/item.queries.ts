import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import type { Floor } from "../attendance/floor.rules.ts";
import { rulesOf } from "../ballot/ballot.rules.ts";
import { isDecisionType } from "../ballot/catalogue.rules.ts";
import { electoratesOf } from "../ballot/electorate.queries.ts";
import { majorityAsked } from "../ballot/retry.rules.ts";
import { CountRecord } from "../ballot/snapshot.schema.ts";
import { fundingsOf } from "../funding/funding.queries.ts";
import { listMotions } from "../motion/motion.queries.ts";
import { type NameOf, printedElectorate, printedResult } from "./minutes.rules.ts";
import { printedDisposals, printedFunding, printedMotions, printedProse } from "./room.rules.ts";

export type Facts = Readonly<{
  tx: Tx;
  association: AssociationId;
  meetingId: string;
  floor: Floor;
  nameOf: NameOf;
  /** The codes of lots. */
  codeOf: NameOf;
}>;

type ItemRow = {
  position: number;
  title: string;
  explanation: string | null;
  before: string | null;
  after: string | null;
  resolutions: {
    id: string;
    position: number;
    text: string;
    decisionType: string;
    retry: boolean;
    snapshot: string | null;
    hash: string | null;
  }[];
};

/** What was put to the assembly, point by point, with what became of it and what is written around it. */
export async function itemsPart({ tx, association, meetingId, floor, nameOf, codeOf }: Facts) {
  const rows = await tx.$queryRaw<ItemRow[]>`
    SELECT i.position, i.title, i.explanation, w.before, w.after,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'position', r.position, 'text', r.text,
          'decisionType', r.decision_type, 'retry', r.retry_of_id IS NOT NULL, 'snapshot', c.snapshot,
          'hash', encode(c.snapshot_hash, 'hex')) ORDER BY r.position), '[]')
        FROM resolution r
        LEFT JOIN ballot_closure c
          ON c.association_id = r.association_id AND c.resolution_id = r.id
        WHERE r.association_id = i.association_id AND r.item_id = i.id) AS resolutions
    FROM agenda_item i
    LEFT JOIN minutes_prose w ON w.association_id = i.association_id AND w.item_id = i.id
    WHERE i.association_id = ${association}::uuid AND i.meeting_id = ${meetingId}::uuid
    ORDER BY i.position`;
  const plans = new Map(
    (await fundingsOf(tx, association, meetingId)).map((plan) => [plan.resolutionId, plan]),
  );
  const rules = rulesOf(floor.rulesVersion);
  const parts = await electoratesOf(tx, association, meetingId);
  const moved = new Map(
    (await listMotions(tx, association, meetingId)).map((item) => [item.position, item]),
  );
  const motionsOf = (position: number, id: string) => {
    const item = moved.get(position);
    const text = item?.texts.find(({ resolutionId }) => resolutionId === id);
    return item && text ? printedMotions(text, item) : {};
  };
  const disposalsOf = (position: number) => {
    const item = moved.get(position);
    return item ? printedDisposals(item) : {};
  };
  return rows.map(({ resolutions, before, after, ...item }) => ({
    ...item,
    ...printedProse(before, after),
    ...disposalsOf(item.position),
    resolutions: resolutions.map(({ id, snapshot, hash, retry, ...resolution }) => {
      if (!isDecisionType(resolution.decisionType)) throw new RangeError("unknown decision type");
      const counted = snapshot ? CountRecord.parse(JSON.parse(snapshot)) : null;
      // What was counted says which majority it was counted by.
      const { majority, article } = counted ?? majorityAsked(rules, resolution.decisionType, retry);
      const result = counted && hash ? printedResult(counted, hash, nameOf, codeOf) : null;
      const part = parts.get(id) ?? null;
      const electorate = printedElectorate(counted?.electorate, part, floor.heads);
      const motions = motionsOf(item.position, id);
      return {
        ...{ ...resolution, ...motions, majority, article },
        ...(electorate && { electorate }),
        ...printedFunding(plans.get(id)),
        result,
      };
    }),
  }));
}
