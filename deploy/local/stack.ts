import { readdirSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { ensureBuild } from "./build.ts";
import { contractOn } from "./chain.ts";
import { keepSettling } from "./chain-clock.ts";
import type { Child } from "./child.ts";
import { Crew } from "./crew.ts";
import { openDataFolder } from "./data-folder.ts";
import { type Databases, embeddedDatabase, givenDatabase } from "./database-part.ts";
import { type Ground, issuerAt } from "./environment.ts";
import { applicationPart, chainPart, identityPart, jobsPart, mailPart } from "./local-services.ts";
import { chooseParts, type Parts } from "./parts.ts";
import { assertFree } from "./ports.ts";
import { takeFolder } from "./running.ts";
import { loadSecrets, type Secrets } from "./secrets.ts";
import { offerSetUp } from "./set-up.ts";
import type { Stack, StackOptions } from "./stack-options.ts";
import { tellStory } from "./story.ts";
import { StartTrouble } from "./trouble.ts";

/** The ports of the parts that run here. */
async function assertPorts({ ports, host }: StackOptions, parts: Parts): Promise<void> {
  await assertFree("app", ports.app, host);
  if (parts.postgres) await assertFree("postgres", ports.postgres);
  if (parts.identity) await assertFree("identity", ports.identity);
  if (parts.chain) await assertFree("chain", ports.chain);
  if (parts.runner) await assertFree("runner", ports.runner);
  if (!parts.mail) return;
  await assertFree("smtp", ports.smtp);
  await assertFree("mailPage", ports.mailPage);
}

/** Logs are kept over restarts, but not for ever. */
function trimLogs(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (statSync(file).size > 5_000_000) truncateSync(file);
  }
}

async function openDatabase(
  { data, ports, given, say }: StackOptions,
  crew: Crew,
  secrets: Secrets,
  parts: Parts,
): Promise<Databases> {
  const databases = parts.postgres
    ? await embeddedDatabase({ crew, data, ports, secrets })
    : await givenDatabase(given.DATABASE_URL ?? "", secrets);
  if (!parts.demonstration && databases.content === "demonstration") {
    throw new StartTrouble(
      "This database holds the demonstration, whose passwords are public: bind the application to 127.0.0.1, or use an empty database.",
    );
  }
  const { length } = databases.migrated;
  const applied = length === 1 ? "1 migration applied" : `${length} migrations applied`;
  say(length ? `Database ready, ${applied}` : "Database ready");
  return databases;
}

type Hire = (child: Child) => void;

async function raise(
  options: StackOptions,
  parts: Parts,
  crew: Crew,
  hire: Hire,
): Promise<Omit<Stack, "stop">> {
  const { project, data, ports, host, publicAddress, given, isDev = false, say } = options;
  const { withFloors = false } = options;
  await assertPorts(options, parts);
  trimLogs(join(data, "logs"));
  const secrets = loadSecrets(data);
  if (!isDev) {
    const logFile = join(data, "logs", "build.log");
    const { actionsKey } = secrets;
    await ensureBuild({ project, logFile, actionsKey, withFloors, say, onChild: hire });
    crew.assertStarting();
  }
  const databases = await openDatabase(options, crew, secrets, parts);
  const places = { project, data };
  if (parts.chain) await crew.add(chainPart(places, { ports }));
  const chain = parts.chain ? `http://127.0.0.1:${ports.chain}` : undefined;
  const contract = chain
    ? await contractOn(chain, secrets.chainKey, join(data, "chain"))
    : undefined;
  if (chain) keepSettling(chain);
  const { ownerUrl, appUrl } = databases;
  const filesFolder = join(data, "files");
  const ground: Ground = {
    parts,
    ports,
    secrets,
    given,
    publicAddress,
    filesFolder,
    ownerUrl,
    appUrl,
    contract,
  };
  if (parts.mail) await crew.add(mailPart(places, ground));
  if (parts.identity) await crew.add(identityPart(places, ground));
  const isToTell = parts.demonstration && !options.isEmpty && databases.content === "empty";
  const hasDemonstration = isToTell || databases.content === "demonstration";
  // Before the jobs: what the story sends bears the story's dates, and nobody sends it meanwhile.
  if (isToTell) await tellStory(options, ground, hire);
  await crew.add(jobsPart(places, ground));
  say("Chain, mail, identity and jobs ready");
  // Building took minutes: somebody may have taken it meanwhile.
  await assertFree("app", ports.app, host);
  await crew.add(applicationPart(places, ground, host, isDev));
  return {
    parts,
    app: publicAddress,
    mailPage: parts.mail ? `http://localhost:${ports.mailPage}` : undefined,
    identity: parts.identity ? issuerAt(ports) : undefined,
    chain,
    ownerUrl,
    appUrl,
    setUpLink: hasDemonstration ? undefined : await offerSetUp(appUrl, publicAddress),
    hasDemonstration,
  };
}

/** Starts everything; on any trouble stops what was started, then throws. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const parts = chooseParts(options.given, options.host, options.publicAddress);
  openDataFolder(options.data);
  const mark = await takeFolder(options.data);
  const crew = new Crew({
    say: options.say,
    onFailure: (sentence) => {
      mark.clear();
      options.onFailure(sentence);
    },
    onPid: mark.add,
  });
  const passing = new Set<Child>();
  const hire: Hire = (child) => {
    passing.add(child);
    mark.add(child.pid);
    void child.ended.then(() => passing.delete(child));
    if (crew.isStopping) void child.stop();
  };
  const stop = async () => {
    const over = crew.stop();
    await Promise.all([...passing].map((child) => child.stop()));
    await over;
    mark.clear();
  };
  options.signal?.addEventListener("abort", () => void stop());
  try {
    return { ...(await raise(options, parts, crew, hire)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
