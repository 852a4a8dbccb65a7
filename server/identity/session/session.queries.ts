import type { Person } from "#server/kernel/actor.ts";
import { today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { Capacities, type SessionLine, type SessionState } from "./session.schema.ts";

type Row = {
  session_id: string;
  account_id: string;
  email: string;
  display_name: string;
  locale: string;
  amr: string[];
  acr: string | null;
  auth_time: Date;
  confirmed_at: Date | null;
  acting_role: string | null;
  must_enrol: boolean;
  seen_at: Date | null;
  expires_at: Date;
  capacities: unknown;
};

const instantOf = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime());

/** Who is behind a session's secret, in one statement; null when there is no such session. */
export async function findSession(
  db: Pick<Tx, "$queryRaw">,
  secretHash: Uint8Array,
  moment: Temporal.Instant,
): Promise<SessionState | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT * FROM session_actor(${secretHash}, ${today().toString()}::date,
      ${moment.toString()}::timestamptz)`;
  if (!row) return null;
  return {
    sessionId: row.session_id,
    accountId: row.account_id,
    email: row.email,
    displayName: row.display_name,
    locale: row.locale,
    amr: row.amr,
    acr: row.acr,
    authTime: instantOf(row.auth_time),
    confirmedAt: row.confirmed_at && instantOf(row.confirmed_at),
    actingRole: row.acting_role,
    mustEnrol: row.must_enrol,
    seenAt: row.seen_at && instantOf(row.seen_at),
    endsAt: instantOf(row.expires_at),
    capacities: Capacities.parse(row.capacities),
  };
}

/** One's own open sessions, the latest first. */
export async function listSessions(
  tx: Tx,
  actor: Person,
  moment: Temporal.Instant,
): Promise<SessionLine[]> {
  const rows = await tx.session.findMany({
    where: {
      accountId: actor.accountId,
      revokedAt: null,
      expiresAt: { gt: new Date(moment.epochMilliseconds) },
    },
    select: { id: true, createdAt: true, seenAt: true, device: true, amr: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 100,
  });
  return rows.map((row) => ({
    id: row.id,
    openedAt: row.createdAt.toISOString(),
    seenAt: row.seenAt?.toISOString() ?? null,
    device: row.device ?? "",
    amr: row.amr,
    current: row.id === actor.sessionId,
  }));
}

/** Which of these sessions have ended; of thousands who follow a meeting hardly any. */
export async function listEnded(
  tx: Tx,
  ids: readonly string[],
  moment: Temporal.Instant,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT given.id FROM unnest(${[...ids]}::uuid[]) AS given (id)
    WHERE NOT EXISTS (SELECT FROM session s WHERE s.id = given.id AND s.revoked_at IS NULL
      AND s.expires_at > ${moment.toString()}::timestamptz)`;
  return rows.map(({ id }) => id);
}

/** A session that has not ended; null when it has. */
export async function findOpenSession(
  tx: Tx,
  id: string,
  moment: Temporal.Instant,
): Promise<Readonly<{ device: string }> | null> {
  const expiresAt = { gt: new Date(moment.epochMilliseconds) };
  const row = await tx.session.findFirst({
    where: { id, revokedAt: null, expiresAt },
    select: { device: true },
  });
  return row && { device: row.device ?? "" };
}

/** Whose session a secret was, also one that has ended; null when there never was such a session. */
export async function findAccountOfSession(
  tx: Tx,
  tokenHash: Uint8Array<ArrayBuffer>,
): Promise<string | null> {
  const select = { accountId: true } as const;
  return (await tx.session.findUnique({ where: { tokenHash }, select }))?.accountId ?? null;
}
