import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { Prisma } from "#prisma/client/client.ts";
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

type EventType = `${string}/${string}.${string}`;

/**
 * Writes the use case's audit row in its transaction. The row is the only outbox: the
 * relay links it into the association's chain and sends it as an event with the row's id.
 */
export async function record(
  tx: Tx,
  actor: Actor,
  association: AssociationId | null,
  type: EventType,
  payload: EventPayload,
): Promise<string> {
  const [id] = await recordAll(tx, actor, association, type, [payload]);
  return `${id}`;
}

/**
 * One audit row for each of several facts of a kind, in their order: the ids, and the statement that
 * writes them, which may be part of the statement that writes the facts.
 */
export function recordsOf(
  actor: Actor,
  association: AssociationId | null,
  type: EventType,
  payloads: readonly EventPayload[],
): Readonly<{ ids: readonly string[]; statement: Prisma.Sql }> {
  const at = nowColumn();
  const by = who(actor);
  const rows = payloads.map((payload) => {
    const id = newRowId();
    const canonical = canonicalize({
      ...{ id, association, type, actor: by, payload },
      at: at.toISOString(),
    });
    return {
      ...{ id, payload },
      hash: createHash("sha256").update(`${canonical}`, "utf8").digest("hex"),
    };
  });
  const statement = Prisma.sql`
    INSERT INTO audit_event (id, association_id, type, actor, payload, content_hash, xid, at)
    SELECT id, ${association}::uuid, ${type}, ${JSON.stringify(by)}::jsonb, payload,
      decode(hash, 'hex'), pg_current_xact_id()::text::bigint, ${at}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id uuid, payload jsonb, hash text)`;
  return { ids: rows.map(({ id }) => id), statement };
}

/**
 * Writes one audit row for each of several facts of a kind, in their order, by one statement.
 * Returns the rows' ids.
 */
export async function recordAll(
  tx: Tx,
  actor: Actor,
  association: AssociationId | null,
  type: EventType,
  payloads: readonly EventPayload[],
): Promise<readonly string[]> {
  const { ids, statement } = recordsOf(actor, association, type, payloads);
  await tx.$executeRaw(statement);
  return ids;
}
