import type { Tx } from "#server/platform/db.ts";

/**
 * Whether an account has identified itself strongly for one purpose (`assembly.meeting:<id>`). One
 * identification holds for the whole purpose, in any session of the account.
 */
export async function hasStepUp(tx: Tx, accountId: string, purpose: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ done: boolean }[]>`
    SELECT EXISTS (SELECT FROM step_up
      WHERE account_id = ${accountId}::uuid AND purpose = ${purpose}) AS done`;
  return rows[0]?.done ?? false;
}
