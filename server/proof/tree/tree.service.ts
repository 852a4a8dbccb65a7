import type { Actor } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { type Hash, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { rootOf } from "./tree.rules.ts";

/** What a tree closes: one subject, once. */
export type Subject = Readonly<{
  kind: "assembly.meeting" | "assembly.written";
  subjectId: string;
}>;

/**
 * Closes the tree over `leaves`, in the given order, in the caller's transaction: from here on its
 * root waits for the next anchor. The caller has authorized the act that closes the subject.
 * @returns the root, or null when there is nothing to prove (no leaf, no tree).
 * @throws on a second sealing of one subject: it can only be a bug, and nothing is kept of it.
 */
export async function sealTree(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { kind, subjectId }: Subject,
  leaves: readonly Hash[],
): Promise<Hash | null> {
  if (leaves.length === 0) return null;
  const id = newRowId();
  const root = rootOf(leaves);
  const sealedAt = nowColumn();
  await tx.proofTree.create({
    data: { associationId: association, id, kind, subjectId, root, size: leaves.length, sealedAt },
    select: { id: true },
  });
  await tx.$executeRaw`
    INSERT INTO proof_leaf (association_id, tree_id, index, hash)
    SELECT ${association}::uuid, ${id}::uuid, n - 1, decode(hash, 'hex')
    FROM unnest(${leaves.map(toHex)}::text[]) WITH ORDINALITY AS leaf (hash, n)`;
  await tx.anchorMember.create({ data: { root, sealedAt }, select: { root: true } });
  await record(tx, actor, association, "proof/tree.sealed", { treeId: id, kind, subjectId });
  return root;
}
