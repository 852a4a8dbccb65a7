import { deliveriesOf } from "#server/documents/delivery/delivery.queries.ts";
import type { DeliveryState } from "#server/documents/delivery/delivery.schema.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";

/** The kind under which minutes are delivered. */
export const MINUTES = "assembly.minutes";

/** One sending of the minutes to a person, with the day that proves it. */
export type MinutesSending = Readonly<{
  deliveryId: string;
  partyId: string;
  name: string;
  channel: "email" | "registered_letter" | "letter";
  state: DeliveryState;
  on: string | null;
  batchId: string | null;
}>;

/** How far the minutes are sent, person by person; a mail that came back is followed by a letter. */
export type MinutesStatus = Readonly<{
  sendings: readonly MinutesSending[];
  /** People to whom nothing proves that the minutes left. */
  unproven: number;
}>;

const isProven = ({ state }: MinutesSending) => state === "accepted" || state === "posted";

export async function minutesStatus(
  tx: Tx,
  association: AssociationId,
  subjectId: string,
  kind: string = MINUTES,
): Promise<MinutesStatus> {
  const rows = await deliveriesOf(tx, association, { kind, subjectId });
  const sendings = rows.map(
    ({ id, partyId, name, channel, state, on, batchId }): MinutesSending => ({
      deliveryId: id,
      partyId,
      name,
      channel,
      state,
      on,
      batchId,
    }),
  );
  const people = Map.groupBy(sendings, ({ partyId }) => partyId);
  const unproven = [...people.values()].filter((own) => !own.some(isProven)).length;
  return { sendings, unproven };
}
