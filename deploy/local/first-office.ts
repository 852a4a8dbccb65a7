import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { createAccount } from "#server/identity/account/account.service.ts";
import { hashPassword } from "#server/identity/factor/factor.service.ts";
import type { SystemActor } from "#server/kernel/actor.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import { closeDatabase, write } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { NewOffice } from "#server/registry/office/office.schema.ts";
import { addStaff, createOffice } from "#server/registry/office/office.service.ts";
import { chooseDataFolder } from "./data-folder.ts";
import { ownerAddress } from "./database-part.ts";
import { addressFor } from "./databases.ts";
import { contentOf } from "./demonstration.ts";
import { portsFrom } from "./ports.ts";
import { serverAccount } from "./postgres-account.ts";
import { loadSecrets } from "./secrets.ts";
import { StartTrouble, sentenceOf } from "./trouble.ts";

const setUp: SystemActor = { kind: "system", name: "deploy.first-office", scope: provenScope([]) };

const line = z.string().trim().min(1);

/** What is asked on the command line: the office, and the person who manages it. */
const FirstOffice = z.object({
  office: line,
  kind: z.enum(["firm", "volunteer"]).default("firm"),
  phone: line,
  street: line,
  postcode: line,
  town: line,
  name: line,
  email: z.email(),
  language: z.enum(["fr", "nl", "de", "en"]).default("fr"),
});
export type FirstOffice = z.infer<typeof FirstOffice>;

/** The command's words; what is missing or wrong is named. @throws StartTrouble */
export function readFirstOffice(args: readonly string[]): FirstOffice {
  const options = Object.fromEntries(
    Object.keys(FirstOffice.shape).map((name) => [name, { type: "string" }] as const),
  );
  const given = FirstOffice.safeParse(parseArgs({ args: [...args], options }).values);
  if (given.success) return given.data;
  const wrong = [...new Set(given.error.issues.map(({ path }) => `--${path.join(".")}`))];
  throw new StartTrouble(`Give ${wrong.join(", ")} too, each followed by its value.`);
}

/**
 * Makes the first office and its manager in the database the platform points at.
 * @param ownerUrl the same database as its owner, to see that nobody is in it.
 * @returns the manager's first password, which is kept nowhere.
 * @throws StartTrouble where somebody has an account already.
 */
export async function makeFirstOffice(ownerUrl: string, first: FirstOffice): Promise<string> {
  if ((await contentOf(ownerUrl)) !== "empty") {
    throw new StartTrouble(
      "Somebody has an account here already: an office is made so only where nobody can sign in.",
    );
  }
  const { office, kind, phone, street, postcode, town, name, email, language } = first;
  const details = { kind, name: office, email, phone, street, postcode, town };
  const officeId = await createOffice(
    setUp,
    NewOffice.parse({ ...details, enterpriseNumber: null, ipiNumber: null }),
  );
  const password = randomBytes(15).toString("base64url");
  const passwordHash = await hashPassword(password);
  const accountId = await write(setUp, null, (tx) =>
    createAccount(tx, { email, displayName: name, locale: language, passwordHash }),
  );
  await addStaff(setUp, { officeId, accountId, role: "manager", startsOn: today().toString() });
  return password;
}

/** The database of the installation that runs here, as its owner. @throws StartTrouble */
function installation(project: string): Readonly<{ ownerUrl: string; appUrl: string }> {
  const given = process.env.DATABASE_URL?.trim();
  const account = given ? undefined : serverAccount();
  const { path } = chooseDataFolder(project, process.env.KOPRO_DATA, account);
  if (!existsSync(join(path, "secrets.json"))) {
    throw new StartTrouble(
      "Nothing runs here yet: keep npm start -- --empty running, then repeat.",
    );
  }
  const secrets = loadSecrets(path);
  const ownerUrl = given ?? ownerAddress(portsFrom(process.env.KOPRO_PORT_BASE), secrets);
  return {
    ownerUrl,
    appUrl: addressFor(ownerUrl, { user: "kopro_login", password: secrets.appPassword }),
  };
}

if (import.meta.main) {
  try {
    const first = readFirstOffice(process.argv.slice(2));
    const { ownerUrl, appUrl } = installation(join(import.meta.dirname, "..", ".."));
    overrideEnv({ DATABASE_URL: appUrl });
    const password = await makeFirstOffice(ownerUrl, first);
    console.log(`${first.email} signs in with ${password}, and changes it under My account.`);
    await closeDatabase();
  } catch (error) {
    console.error(sentenceOf(error));
    process.exitCode = 1;
  }
}
