import type { Actor } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { partialPolicy } from "./partial.policy.ts";
import { lotIdsByCode } from "./partial.queries.ts";
import { judgeLink } from "./partial.rules.ts";
import type { NewPartialLink, NewTwins } from "./partial.schema.ts";

/** One link at a time, or two could both find there is none. */
async function isLinked(tx: Tx, associationId: AssociationId, otherId: string): Promise<boolean> {
  await tx.$executeRaw`SELECT FROM association WHERE id = ${associationId}::uuid FOR UPDATE`;
  return (await tx.partialLink.count({ where: { associationId, otherId } })) > 0;
}

/**
 * Records that this association is partial of a main one; each side sees its own end.
 * @throws DomainError `partial.same`, `partial.too-few-lots` without a reason,
 *   `partial.already-linked`.
 */
export function linkPartial(
  actor: Actor,
  association: AssociationId,
  { mainId, decision, reason }: NewPartialLink,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(partialPolicy["partial.link"](actor, association, mainId));
    const lots = await lotIdsByCode(tx, mainId, today());
    const verdict = judgeLink(association, mainId, lots.size, reason);
    if (verdict !== "lawful") {
      const field = verdict === "same" ? "mainId" : "reason";
      throw new DomainError(`partial.${verdict}`, { count: lots.size }, field);
    }
    if (await isLinked(tx, association, mainId)) {
      throw new DomainError("partial.already-linked", {}, "mainId");
    }
    const decided = reason === "" ? decision : `${decision} (${reason})`;
    await tx.$executeRaw`SELECT link_partial(${association}::uuid, ${mainId}::uuid, ${decided},
      ${nowColumn()})`;
    await record(tx, actor, association, "registry/partial.linked", { mainId });
  });
}

/**
 * Records which lots here and there are the same private part. @returns how many.
 * @throws DomainError `partial.not-linked`, `partial.unknown-lot`, `partial.twin-taken`.
 */
export function linkTwins(
  actor: Actor,
  association: AssociationId,
  { mainId, pairs }: NewTwins,
): Promise<number> {
  return write(actor, association, async (tx) => {
    authorize(partialPolicy["partial.link"](actor, association, mainId));
    if (!(await isLinked(tx, association, mainId))) {
      throw new DomainError("partial.not-linked", {}, "mainId");
    }
    const here = await lotIdsByCode(tx, association, today());
    const there = await lotIdsByCode(tx, mainId, today());
    const ids = pairs.map(({ code, mainCode }) => {
      const [lotId, mainLotId] = [here.get(code), there.get(mainCode)];
      if (!lotId || !mainLotId) {
        throw new DomainError("partial.unknown-lot", { line: `${code};${mainCode}` }, "pairs");
      }
      return { lotId, mainLotId };
    });
    const [lots, mainLots] = [ids.map((one) => one.lotId), ids.map((one) => one.mainLotId)];
    const taken = await tx.lotTwin.count({
      where: {
        ...{ associationId: association, otherId: mainId },
        OR: [{ lotId: { in: lots } }, { otherLotId: { in: mainLots } }],
      },
    });
    const isTwice = new Set(lots).size < lots.length || new Set(mainLots).size < mainLots.length;
    if (taken > 0 || isTwice) throw new DomainError("partial.twin-taken", {}, "pairs");
    await tx.$queryRaw`SELECT link_twins(${association}::uuid, ${lots}::uuid[], ${mainId}::uuid,
      ${mainLots}::uuid[], ${nowColumn()})`;
    await record(tx, actor, association, "registry/twins.linked", { mainId, count: ids.length });
    return ids.length;
  });
}
