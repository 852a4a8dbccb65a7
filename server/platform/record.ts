import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Actor } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { newRowId, nowColumn } from "./clock.ts";
import type { Tx } from "./db.ts";

/** Ids and plain facts only: no name, no address, no amount. */
export type EventPayload = Readonly<Record<string, string | number | boolean | null>>;

function who(actor: Actor): Record<string, string> {
  if (actor.kind === "person") return { kind: "person", accountId: actor.accountId };
  if (actor.kind === "system") return { kind: "system", name: actor.name };
  return { kind: "anonymous" };
}

/**
 * Writes the use case's audit row in its transaction. The row is the only outbox: the
 * relay links it into the association's chain and sends it as an event with the row's id.
 */
export async function record(
  tx: Tx,
  actor: Actor,
  association: AssociationId | null,
  type: `${string}/${string}.${string}`,
  payload: EventPayload,
): Promise<string> {
  const id = newRowId();
  const at = nowColumn();
  const by = JSON.stringify(who(actor));
  const content = JSON.stringify(payload);
  const canonical = canonicalize({
    id,
    association,
    type,
    actor: who(actor),
    payload,
    at: at.toISOString(),
  });
  const hash = createHash("sha256").update(`${canonical}`, "utf8").digest();
  await tx.$executeRaw`
    INSERT INTO audit_event (id, association_id, type, actor, payload, content_hash, xid, at)
    VALUES (${id}::uuid, ${association}::uuid, ${type}, ${by}::jsonb, ${content}::jsonb, ${hash},
            pg_current_xact_id()::text::bigint, ${at})`;
  return id;
}
