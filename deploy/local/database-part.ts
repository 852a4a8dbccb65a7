import { join } from "node:path";
import type { Crew } from "./crew.ts";
import { addressFor, grantLogin, makeDatabase, withClient } from "./databases.ts";
import { contentOf, isHalfTold, markStory } from "./demonstration.ts";
import { migrate } from "./migrate.ts";
import type { Ports } from "./ports.ts";
import { type PostgresServer, startPostgres } from "./postgres.ts";
import type { Secrets } from "./secrets.ts";
import { StartTrouble } from "./trouble.ts";

/** The embedded server's database. */
export const NAME = "koprogo";

/** The two logins of the embedded server's database. */
export const loginsOf = ({ ownerPassword, appPassword }: Secrets) => ({
  owner: { user: "kopro_owner", password: ownerPassword },
  app: { user: "kopro_login", password: appPassword },
});

export type Databases = Readonly<{
  /** As the owner of the tables: migrations, the job runner. */
  ownerUrl: string;
  /** As the application. */
  appUrl: string;
  migrated: readonly string[];
  content: "empty" | "people" | "demonstration";
}>;

type Needs = Readonly<{ crew: Crew; data: string; ports: Ports; secrets: Secrets }>;

async function startEmbedded({ crew, data, ports, secrets }: Needs): Promise<PostgresServer> {
  const logFile = join(data, "logs", "postgres.log");
  let server: PostgresServer | undefined;
  await crew.add({
    name: "the database",
    logFile,
    start: async () => {
      server = await startPostgres({
        folder: join(data, "postgres"),
        port: ports.postgres,
        password: secrets.superuserPassword,
        logFile,
      });
      return server;
    },
  });
  if (!server) throw new StartTrouble("The database did not start.");
  return server;
}

/** The embedded server's database, as the owner of its tables. */
export function ownerAddress(ports: Ports, secrets: Secrets): string {
  return addressFor(`postgresql://127.0.0.1:${ports.postgres}/`, loginsOf(secrets).owner, NAME);
}

/** The embedded server with its database; a story that was cut off is begun on an empty one. */
export async function embeddedDatabase(needs: Needs): Promise<Databases> {
  const { data, secrets } = needs;
  const server = await startEmbedded(needs);
  if (isHalfTold(data)) {
    await withClient(server.adminUrl(), (admin) =>
      admin.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`),
    );
    markStory(data, "none");
  }
  const logins = loginsOf(secrets);
  const migrated = await makeDatabase(server.adminUrl(), NAME, logins);
  const ownerUrl = addressFor(server.adminUrl(), logins.owner, NAME);
  const content = await contentOf(ownerUrl);
  return { ownerUrl, appUrl: addressFor(ownerUrl, logins.app), migrated, content };
}

/** The database that the environment names, as its owner; the application gets a login of its own. */
export async function givenDatabase(ownerUrl: string, secrets: Secrets): Promise<Databases> {
  if (!/^postgres(ql)?:$/.test(URL.parse(ownerUrl)?.protocol ?? "")) {
    throw new StartTrouble(
      "DATABASE_URL is not the address of a database: write it as postgresql://owner:password@host:5432/name.",
    );
  }
  const login = loginsOf(secrets).app;
  try {
    const migrated = await migrate(ownerUrl);
    await withClient(ownerUrl, (client) => grantLogin(client, login));
    const content = await contentOf(ownerUrl);
    return { ownerUrl, appUrl: addressFor(ownerUrl, login), migrated, content };
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new StartTrouble(
      `The database of DATABASE_URL cannot be used: ${why}. Its user must own the database and may create roles.`,
      { cause: error },
    );
  }
}
