import { readFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { StartTrouble } from "#deploy/local/trouble.ts";
import type { Opening, Sealing } from "./seal.ts";

const VARIABLE = "KOPRO_BACKUP_PASSPHRASE";

/** Asks at the terminal without showing what is typed. @throws StartTrouble where there is none. */
async function askHidden(question: string): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new StartTrouble(`Nobody can be asked here: give the passphrase in ${VARIABLE}.`);
  }
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await lines.question("");
  } finally {
    lines.close();
    process.stderr.write("\n");
  }
}

/** Whom to seal a backup for: a recipient of age, or whoever knows a passphrase. */
export async function askSealing(recipient: string | undefined): Promise<Sealing> {
  if (recipient) return { recipient };
  const given = process.env[VARIABLE];
  if (given) return { passphrase: given };
  const passphrase = await askHidden("Passphrase of this backup: ");
  if (passphrase !== (await askHidden("Once more: "))) {
    throw new StartTrouble("The two were not the same: begin again.");
  }
  return { passphrase };
}

/** The first key of an identity file, as `age-keygen` writes it. */
function identityIn(file: string): string {
  const line = readFileSync(file, "utf8")
    .split("\n")
    .find((text) => text.startsWith("AGE-SECRET-KEY-"));
  if (!line) throw new StartTrouble(`${file} holds no identity of age.`);
  return line.trim();
}

/** What opens a backup: the identity in a file, or a passphrase. */
export async function askOpening(identityFile: string | undefined): Promise<Opening> {
  if (identityFile) return { identity: identityIn(identityFile) };
  return { passphrase: process.env[VARIABLE] || (await askHidden("Passphrase of the backup: ")) };
}
