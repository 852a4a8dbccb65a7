import type { Actor } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { knownMandates } from "#server/registry/mandate/mandate.queries.ts";
import { mandateInTheWay } from "#server/registry/succession/succession.rules.ts";
import { lockRequest } from "../request/request.queries.ts";
import { convenerOf } from "./convener.queries.ts";
import { mayConvene } from "./convening.policy.ts";
import type { Convener } from "./convening.schema.ts";

/** Lets on who drafts and sends the notice of this meeting, and nobody else. @throws notFound */
export async function authorizeConvening(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  meetingId: string,
): Promise<Convener | null> {
  const convener = await convenerOf(tx, association, meetingId);
  authorize(mayConvene(actor, association, convener));
  return convener;
}

/**
 * What opened the right may be over when the notice is to leave: the syndic has convened after all, or
 * there is one. Of a second session the request was answered by the first. @throws DomainError `request.answered`, `convening.not-vacant`
 */
export async function refuseOvertaken(
  tx: Tx,
  association: AssociationId,
  convener: Convener | null,
  session: number,
): Promise<void> {
  if (!convener || convener.ground === "court") return;
  if (convener.ground === "request") {
    const { requestId } = convener;
    if (!requestId || session === 2) return;
    const { state } = await lockRequest(tx, association, [], today(), requestId);
    if (state !== "lapsed") throw new DomainError("request.answered");
    return;
  }
  const all = await knownMandates(tx, association);
  if (mandateInTheWay(all, today())) throw new DomainError("convening.not-vacant");
}
