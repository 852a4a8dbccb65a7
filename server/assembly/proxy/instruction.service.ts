import type { Actor } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { shareBallot } from "../ballot/ballot.queries.ts";
import { mayGiveProxy } from "./proxy.policy.ts";
import type { InstructHolder } from "./proxy.schema.ts";

/**
 * Tells the holder of one's proxy what to vote on some texts, as long as their vote is not open. It is
 * no vote (R-AG-73): the holder casts it, and answers for it to his principal alone.
 */
export function instructHolder(
  actor: Actor,
  association: AssociationId,
  { meetingId, proxyId, instructions }: InstructHolder,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const proxy = await tx.proxy.findFirst({
      where: { associationId: association, meetingId, id: proxyId },
      select: { principalPartyId: true, revokedAt: true },
    });
    if (!proxy) throw notFound();
    authorize(mayGiveProxy(actor, association, proxy.principalPartyId));
    if (proxy.revokedAt) throw new DomainError("proxy.already-revoked");
    const at = nowColumn();
    for (const { resolutionId, choice } of instructions) {
      const text = await shareBallot(tx, association, resolutionId);
      if (text.meetingId !== meetingId) throw notFound();
      const own = { associationId: association, resolutionId };
      if (await tx.ballotOpening.count({ where: own })) {
        throw new DomainError("proxy.instruction-late");
      }
      await tx.proxyInstruction.create({ data: { ...own, id: newRowId(), proxyId, choice, at } });
    }
    await record(tx, actor, association, "assembly/proxy.instructed", { proxyId });
  });
}
