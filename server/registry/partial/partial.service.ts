import type { Actor } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { byline } from "../movement/movement.service.ts";
import { partialPolicy } from "./partial.policy.ts";
import { listPartials, lotIdsByCode } from "./partial.queries.ts";
import { judgeLink, proposeTwins } from "./partial.rules.ts";
import type {
  EndedLink,
  LinkedRef,
  NewPartialLink,
  NewTwins,
  PartedTwin,
} from "./partial.schema.ts";

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

/**
 * Which lots of both sides bear one name, as a proposal to look at. Nothing is entered.
 * @throws DomainError `partial.not-linked`.
 */
export function previewTwins(
  actor: Actor,
  association: AssociationId,
  { otherId }: LinkedRef,
): Promise<ReturnType<typeof proposeTwins>> {
  authorize(partialPolicy["partial.link"](actor, association, otherId));
  return read(actor, async (tx) => {
    const links = await listPartials(tx, association, { day: today(), readable: [otherId] });
    const link = links.find((one) => one.otherId === otherId);
    if (!link) throw new DomainError("partial.not-linked");
    return proposeTwins(link.free, link.otherFree);
  });
}

/** Ends twins on both sides, or the link with all of them where no lots are named; why is kept. */
async function endOnBothSides(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { otherId, reason, lotIds }: EndedLink & Readonly<{ lotIds: readonly string[] | null }>,
): Promise<number> {
  const lots = lotIds && [...lotIds];
  const [row] = await tx.$queryRaw<{ parted: number }[]>`SELECT end_partial(
    ${association}::uuid, ${otherId}::uuid, ${lots}::uuid[], ${reason}, ${byline(actor)},
    ${nowColumn()}) AS parted`;
  return row?.parted ?? 0;
}

/**
 * Says that a lot here and one there are not the same private part, or no longer, on both sides.
 * @throws DomainError `partial.not-twins`.
 */
export function partTwin(
  actor: Actor,
  association: AssociationId,
  { otherId, lotId, reason }: PartedTwin,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(partialPolicy["partial.link"](actor, association, otherId));
    const asked = { otherId, reason, lotIds: [lotId] };
    const parted = await endOnBothSides(tx, actor, association, asked);
    if (parted === 0) throw new DomainError("partial.not-twins", {}, "lotId");
    await record(tx, actor, association, "registry/twins.parted", { otherId, lotId });
  });
}

/**
 * Ends the link of two associations and of all their twins, on both sides. What it was is kept.
 * @throws DomainError `partial.not-linked`.
 */
export function endLink(
  actor: Actor,
  association: AssociationId,
  { otherId, reason }: EndedLink,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(partialPolicy["partial.link"](actor, association, otherId));
    if (!(await isLinked(tx, association, otherId))) throw new DomainError("partial.not-linked");
    await endOnBothSides(tx, actor, association, { otherId, reason, lotIds: null });
    await record(tx, actor, association, "registry/partial.ended", { otherId });
  });
}
