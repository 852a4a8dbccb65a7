import pg from "pg";
import { migrate, migrateTo } from "./migrate.ts";

/** Who owns the tables, and as whom the application signs in: two roles, so that row-level security binds it. */
export type Logins = Readonly<{
  owner: Readonly<{ user: string; password: string }>;
  app: Readonly<{ user: string; password: string }>;
}>;

/** The same server, another user or database. */
export function addressFor(
  url: string,
  login: Readonly<{ user: string; password: string }>,
  database?: string,
): string {
  const address = new URL(url);
  address.username = login.user;
  address.password = login.password;
  if (database) address.pathname = `/${database}`;
  return address.href;
}

async function makeRole(client: pg.Client, login: Logins["app"], options: string): Promise<void> {
  const name = client.escapeIdentifier(login.user);
  const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [login.user]);
  const verb = rowCount ? "ALTER" : "CREATE";
  await client.query(
    `${verb} ROLE ${name} LOGIN ${options} PASSWORD ${client.escapeLiteral(login.password)}`,
  );
}

/** Runs something over one connection that is closed whatever happens. */
export async function withClient<T>(
  url: string,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/**
 * On a server of our own: the owner, the database, its tables and the application's login, each
 * made when missing; returns the names of the migrations applied.
 * @param upTo only these migrations: a backup is read into the tables that it was written from.
 */
export async function makeDatabase(
  adminUrl: string,
  name: string,
  logins: Logins,
  upTo?: readonly string[],
): Promise<string[]> {
  await withClient(adminUrl, async (admin) => {
    await makeRole(admin, logins.owner, "CREATEROLE");
    const { rowCount } = await admin.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount) return;
    const owner = admin.escapeIdentifier(logins.owner.user);
    await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(name)} OWNER ${owner}`);
  });
  const ownerUrl = addressFor(adminUrl, logins.owner, name);
  const applied = await (upTo ? migrateTo(ownerUrl, upTo) : migrate(ownerUrl));
  await withClient(adminUrl, (admin) => grantLogin(admin, logins.app));
  return applied;
}

/** Makes the application's login: a member of the role that owns nothing. */
export async function grantLogin(client: pg.Client, login: Logins["app"]): Promise<void> {
  await makeRole(client, login, "");
  await client.query(`GRANT kopro_app TO ${client.escapeIdentifier(login.user)}`);
}
