import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { Decrypter, Encrypter } from "age-encryption";
import { StartTrouble } from "#deploy/local/trouble.ts";

/** Whom a backup is written for. */
export type Sealing = Readonly<{ passphrase: string } | { recipient: string }>;
/** What opens it. */
export type Opening = Readonly<{ passphrase: string } | { identity: string }>;

/** What is typed can be tried by whoever finds the file: long enough that trying is no use. */
export const SHORTEST_PASSPHRASE = 12;

/** Encrypts as the tool `age` does. @throws StartTrouble where nobody could open it. */
export async function seal(plain: Readable, sealing: Sealing): Promise<Readable> {
  const encrypter = new Encrypter();
  if ("passphrase" in sealing) {
    if (sealing.passphrase.length < SHORTEST_PASSPHRASE) {
      throw new StartTrouble(
        `The passphrase is too short: it must have ${SHORTEST_PASSPHRASE} characters, better six words.`,
      );
    }
    encrypter.setPassphrase(sealing.passphrase);
  } else {
    try {
      encrypter.addRecipient(sealing.recipient);
    } catch (error) {
      throw new StartTrouble(
        "The recipient is not one of age: it begins with age1, as age-keygen prints it.",
        { cause: error },
      );
    }
  }
  // Node's streams and the platform's are the same objects under two names.
  const web = Readable.toWeb(plain) as unknown as globalThis.ReadableStream<Uint8Array>;
  return Readable.fromWeb((await encrypter.encrypt(web)) as unknown as ReadableStream);
}

const HEADER = "age-encryption.org/v1\n";

/** Opens a sealed file. @throws StartTrouble where it is none, or this does not open it. */
export async function unseal(file: string, opening: Opening): Promise<Readable> {
  const decrypter = new Decrypter();
  if ("passphrase" in opening) decrypter.addPassphrase(opening.passphrase);
  else {
    try {
      decrypter.addIdentity(opening.identity);
    } catch (error) {
      throw new StartTrouble("The identity is not one of age: it begins with AGE-SECRET-KEY-.", {
        cause: error,
      });
    }
  }
  await assertSealed(file);
  const bytes = Readable.toWeb(createReadStream(file));
  const web = bytes as unknown as globalThis.ReadableStream<Uint8Array>;
  const plain = await decrypter.decrypt(web).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : "";
    throw new StartTrouble(
      /no identity matched|passphrase/i.test(why)
        ? "This passphrase or identity does not open the backup."
        : "The backup is damaged at its beginning, or cut off there: take another copy of it.",
      { cause: error },
    );
  });
  return Readable.fromWeb(plain as unknown as ReadableStream);
}

async function assertSealed(file: string): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of createReadStream(file, { end: HEADER.length - 1 })) parts.push(part);
  const start = Buffer.concat(parts).toString("latin1");
  if (start === HEADER) return;
  throw new StartTrouble(
    HEADER.startsWith(start)
      ? "The backup is cut off at its beginning: take another copy of it."
      : "This file is not a backup of KoproGo: it is not encrypted by age.",
  );
}
