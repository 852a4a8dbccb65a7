import type { Actor } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { privacyPolicy } from "./privacy.policy.ts";
import type { SetRetention } from "./privacy.schema.ts";
import type { RetentionSettings } from "./retention.rules.ts";
import { retentionSettings } from "./settings.queries.ts";

export type Removal = Readonly<{ kind: string; count: number; at: string }>;

export type ProcessingRegister = Readonly<{
  office: Readonly<{ name: string; email: string; phone: string }> | null;
  on: string;
  /** The periods that this association set; null where the product's own hold. */
  settings: RetentionSettings;
  maySet: boolean;
  /** What the retention job removed, the latest first: kinds and counts. */
  removals: readonly Removal[];
}>;

/** Who answers for the processing, and what was removed of late (GDPR art. 30, 5 §1 e). */
export function showProcessing(
  actor: Actor,
  association: AssociationId,
): Promise<ProcessingRegister> {
  authorize(privacyPolicy["processing.read"](actor, association));
  return read(actor, async (tx) => {
    const on = today().toString();
    const [office] = await tx.$queryRaw<{ name: string; email: string; phone: string }[]>`
      SELECT o.name, o.email, o.phone FROM mandate m JOIN office o ON o.id = m.office_id
      WHERE m.association_id = ${association}::uuid
        AND m.starts_on <= ${on}::date AND m.ends_on >= ${on}::date
      ORDER BY m.starts_on DESC LIMIT 1`;
    const removals = await tx.retentionRemoval.findMany({
      where: { associationId: association },
      select: { kind: true, count: true, at: true },
      orderBy: { id: "desc" },
      take: 100,
    });
    return {
      office: office ?? null,
      on,
      settings: await retentionSettings(tx, association),
      maySet: privacyPolicy["retention.set"](actor, association),
      removals: removals.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
    };
  });
}

/** Sets how long is kept what no law dates: it holds from the next run of the job. */
export function setRetention(
  actor: Actor,
  association: AssociationId,
  settings: SetRetention,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(privacyPolicy["retention.set"](actor, association));
    const { occupantMonths, faultContactDays } = await retentionSettings(tx, association);
    if (
      occupantMonths === settings.occupantMonths &&
      faultContactDays === settings.faultContactDays
    ) {
      return;
    }
    await tx.association.update({
      where: { id: association },
      // The input carries besides which association it is for.
      data: {
        occupantMonths: settings.occupantMonths,
        faultContactDays: settings.faultContactDays,
      },
      select: { id: true },
    });
    await record(tx, actor, association, "registry/retention.set", {});
  });
}
