import type { SystemActor } from "#server/kernel/actor.ts";
import { nowColumn } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";

/**
 * Removes sessions that ended before a day, and the rests of attempts at passwords and of forms that
 * nobody came back to: who was signed in when is kept a year, no longer.
 * @returns how many sessions.
 */
export function removeSessions(actor: SystemActor, before: Date): Promise<number> {
  return write(actor, null, async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { expiresAt: { lt: before } } });
    await tx.throttle.deleteMany({ where: { resetsAt: { lt: nowColumn() } } });
    await tx.interruptedForm.deleteMany({ where: { expiresAt: { lt: nowColumn() } } });
    if (count > 0) await record(tx, actor, null, "identity/session.removed", { count });
    return count;
  });
}
