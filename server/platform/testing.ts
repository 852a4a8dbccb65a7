import pg from "pg";
import { inject, vi } from "vitest";
import type { Person, Role, SystemActor } from "#server/kernel/actor.ts";
import { provenAssociation, provenScope } from "#server/kernel/ids.ts";
import { now } from "./clock.ts";
import { closeDatabase } from "./db.ts";
import { overrideEnv } from "./env.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A running server, as its superuser. */
    adminUrl: string;
    /** The name of a migrated database to clone. */
    template: string;
  }
}

export type TestDatabase = Readonly<{
  name: string;
  /** As the application: owns nothing, sees what its transaction's scope allows. */
  url: string;
  /** As the superuser: for looking behind the fences, never for what is tested. */
  adminUrl: string;
  admin: pg.Pool;
  close: () => Promise<void>;
  /** Closes it and takes it off the server. */
  discard: () => Promise<void>;
}>;

/** The login of the application in tests; the set-up creates it once. */
export const TEST_LOGIN = { user: "kopro_test", password: "kopro_test" };

async function control(statement: string): Promise<void> {
  const client = new pg.Client(inject("adminUrl"));
  await client.connect();
  await client.query(statement);
  await client.end();
}

/**
 * A fresh clone of the migrated database for one test file, with the platform pointed at it.
 * Call it in `beforeAll` and `close` in `afterAll`.
 * @param template another database to clone, closed before.
 */
export async function testDatabase(template = inject("template")): Promise<TestDatabase> {
  const server = new URL(inject("adminUrl"));
  const name = `t_${crypto.randomUUID().replaceAll("-", "")}`;
  // Whole files: twice as fast as page by page where nothing waits for the disk.
  await control(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  server.pathname = `/${name}`;
  const adminUrl = server.href;
  server.username = TEST_LOGIN.user;
  server.password = TEST_LOGIN.password;
  await closeDatabase();
  overrideEnv({
    DATABASE_URL: server.href,
    NEXTAUTH_SECRET: "a secret for tests, long enough to be one",
  });
  const admin = new pg.Pool({ connectionString: adminUrl, max: 2 });
  const close = async () => {
    await closeDatabase();
    await admin.end();
  };
  return {
    name,
    url: server.href,
    adminUrl,
    admin,
    close,
    discard: async () => {
      await close();
      await control(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/**
 * Waits until the relay may place all that was recorded: no transaction of this server is older,
 * and the server is shared by test files that run at the same time.
 */
export async function settled({ admin }: Pick<TestDatabase, "admin">): Promise<void> {
  const query = `SELECT coalesce(max(xid), 0) < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    AS over FROM audit_event`;
  const isOver = async () => (await admin.query<{ over: boolean }>(query)).rows[0]?.over;
  await vi.waitUntil(isOver, { timeout: 200_000, interval: 10 });
}

/** A signed-in person holding one role in one association, as the session would prove it. */
export function personOf(
  associationId: string,
  role: Role,
  ids: { accountId?: string; partyId?: string; officeId?: string } = {},
): Person {
  return {
    kind: "person",
    accountId: ids.accountId ?? crypto.randomUUID(),
    sessionId: crypto.randomUUID(),
    displayName: role,
    locale: "fr",
    capacities: [
      {
        associationId: provenAssociation(associationId),
        role,
        partyId: ids.partyId ?? null,
        officeId: ids.officeId ?? null,
      },
    ],
    scope: provenScope([associationId]),
    amr: ["pwd"],
    acr: null,
    confirmedAt: now(),
    mustEnrol: false,
  };
}

/** A named machine over the given associations. */
export function systemOf(...associationIds: string[]): SystemActor {
  return { kind: "system", name: "test", scope: provenScope(associationIds) };
}
