import type { Tx } from "#server/platform/db.ts";
import type { Limit } from "./factor.rules.ts";

/**
 * Takes one point from a counter, in one statement so that concurrent attempts cannot share it.
 * @returns the seconds to wait, 0 when the attempt may go on.
 */
export async function takePoint(
  tx: Tx,
  key: Uint8Array,
  limit: Limit,
  at: Temporal.Instant,
): Promise<number> {
  const instant = at.toString();
  const rows = await tx.$queryRaw<{ wait: number }[]>`
    INSERT INTO throttle AS t (key, points, resets_at)
    VALUES (${key}, 1, ${instant}::timestamptz + make_interval(secs => ${limit.seconds}))
    ON CONFLICT (key) DO UPDATE SET
      points = CASE WHEN t.resets_at <= ${instant}::timestamptz THEN 1 ELSE t.points + 1 END,
      resets_at = CASE WHEN t.resets_at <= ${instant}::timestamptz
        THEN excluded.resets_at ELSE t.resets_at END
    RETURNING CASE WHEN t.points <= ${limit.points} THEN 0
      ELSE ceil(extract(epoch FROM t.resets_at - ${instant}::timestamptz))::int END AS wait`;
  return rows[0]?.wait ?? 0;
}

/** Gives one point back: a success is not an attempt against anybody. */
export async function giveBackPoint(tx: Tx, key: Uint8Array): Promise<void> {
  await tx.$executeRaw`UPDATE throttle SET points = greatest(points - 1, 0) WHERE key = ${key}`;
}
