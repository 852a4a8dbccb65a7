import { fromColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { partyNames } from "../attendance/floor.queries.ts";
import type { DeedScope } from "./proxy.schema.ts";

/** A proxy by notarial deed that stands, and whether it is used for a meeting. Days are ISO. */
export type DeedLine = Readonly<{
  id: string;
  principal: string;
  holder: string;
  scope: DeedScope;
  /** What a special one was given for. */
  object: string | null;
  deedOn: string;
  notary: string;
  endsOn: string | null;
  /** A proxy by it stands for the meeting. */
  used: boolean;
}>;

/** The deeds of an association that nobody took back, for the page of one meeting. */
export async function listDeeds(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly DeedLine[]> {
  const rows = await tx.proxyDeed.findMany({
    where: { associationId: association, revokedAt: null },
    include: { proxies: { where: { meetingId, revokedAt: null }, select: { id: true } } },
    orderBy: [{ registeredAt: "asc" }, { id: "asc" }],
  });
  const names = await partyNames(tx, association);
  return rows.map(({ id, principalPartyId, holderPartyId, deedOn, endsOn, proxies, ...deed }) => ({
    ...{ id, scope: deed.scope, object: deed.object, notary: deed.notary },
    principal: names.get(principalPartyId) ?? "",
    holder: names.get(holderPartyId) ?? "",
    deedOn: fromColumn(deedOn).toString(),
    endsOn: endsOn && fromColumn(endsOn).toString(),
    used: proxies.length > 0,
  }));
}
