import type { Person } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, now, nowColumn } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { keepBreach } from "../breach/breach.service.ts";
import { mayRunMeeting } from "./attendance.policy.ts";
import type { AdmitRemote } from "./attendance.schema.ts";
import { keep, openFloor } from "./attendance.service.ts";
import { partyNames } from "./floor.queries.ts";
import { isExpected } from "./floor.rules.ts";
import { presentAt } from "./presence.rules.ts";

/**
 * The operator identifies somebody at a distance who has no electronic identity: the law asks that he
 * is identified, not by which means (R-AG-71). By what means, and by whom, stays on record. From then
 * on he takes part like anybody else at a distance; without a screen, the operator takes down what he says
 * on the telephone. Where the notice does not provide for it, the room's reason is recorded as a breach
 * (AD-01). Once is enough.
 * @throws DomainError `attendance.not-expected`, `attendance.remote-unreasoned`
 */
export function admitRemote(
  actor: Person,
  association: AssociationId,
  { meetingId, partyId, method, byTelephone = false, reason = "" }: AdmitRemote,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayRunMeeting(actor, association));
    const floor = await openFloor(tx, association, meetingId);
    if (!isExpected(floor, partyId)) throw new DomainError("attendance.not-expected");
    if (!floor.remoteAllowed && reason === "") {
      throw new DomainError("attendance.remote-unreasoned", {}, "reason");
    }
    if (presentAt(floor.events, now().epochMilliseconds).has(partyId)) return;
    const id = newRowId();
    const row = { associationId: association, id, meetingId, partyId, method, byTelephone };
    const seen = { at: nowColumn(), recordedBy: actor.displayName };
    await tx.remoteAdmission.create({ data: { ...row, ...seen } });
    const told = { meetingId, admissionId: id, method };
    await record(tx, actor, association, "assembly/attendance.admitted", told);
    if (!floor.remoteAllowed) {
      const place = { meetingId, itemId: null, correctsId: null };
      const statement = (await partyNames(tx, association)).get(partyId) ?? "";
      const told = { kind: "remote", article: "", statement, reason, at: now() } as const;
      await keepBreach(tx, actor, association, { ...place, ...told });
    }
    const came = {
      meetingId,
      partyId,
      kind: "arrived",
      channel: "remote",
      stepUpId: null,
    } as const;
    await keep(tx, actor, association, came);
  });
}
