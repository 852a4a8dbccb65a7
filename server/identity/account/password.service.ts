import { createHash } from "node:crypto";
import { open, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { DomainError } from "#server/kernel/errors.ts";
import { env } from "#server/platform/env.ts";
import { normalisePassword } from "../factor/factor.rules.ts";
import { checkPassword, type PasswordOwner } from "./account.rules.ts";

/**
 * Judges a password somebody chooses: the rules, then the lists of stolen ones, all on this machine.
 * @throws DomainError the refusals of `checkPassword`, and `account.password-known`.
 */
export async function judgePassword(
  password: string,
  owner: PasswordOwner,
  field: string,
): Promise<void> {
  checkPassword(password, owner, field);
  if (await isStolen(normalisePassword(password))) {
    throw new DomainError("account.password-known", {}, field);
  }
}

async function isStolen(password: string): Promise<boolean> {
  const shipped = await shippedList();
  // The list is in small letters; a digit or a sign put behind makes no other password of it.
  const small = password.toLowerCase();
  if (shipped.has(small) || shipped.has(small.replace(/[^\p{L}]+$/u, ""))) return true;
  const place = env().KOPRO_STOLEN_PASSWORDS;
  return place ? isInRanges(place, password) : false;
}

let list: Promise<ReadonlySet<string>> | undefined;

/** Fifty thousand common passwords, unpacked when the first one is chosen. */
function shippedList(): Promise<ReadonlySet<string>> {
  list ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set(dictionary["passwords-common"]),
  );
  return list;
}

/**
 * Whether a password's SHA-1 stands in the ranges kept on this machine.
 * @param place a folder of ranges, or one sorted file.
 */
export async function isInRanges(place: string, password: string): Promise<boolean> {
  const hash = createHash("sha1").update(password, "utf8").digest("hex").toUpperCase();
  const isFolder = (await stat(place)).isDirectory();
  return isFolder ? isInFolder(place, hash) : isInFile(place, hash);
}

async function isInFolder(folder: string, hash: string): Promise<boolean> {
  const prefix = hash.slice(0, 5);
  for (const name of [prefix, `${prefix}.txt`]) {
    const text = await readFile(join(folder, name), "latin1").catch(() => null);
    if (text !== null) return startsLine(text, hash.slice(5));
  }
  return false;
}

const startsLine = (text: string, start: string) =>
  text.startsWith(`${start}:`) || text.includes(`\n${start}:`);

/** The longest line: forty digits, a colon, a count, an end. */
const LINE = 64;

/** Halves the file until the line is found: a file of forty gigabytes takes thirty-six reads. */
async function isInFile(path: string, hash: string): Promise<boolean> {
  const file = await open(path);
  try {
    let from = 0;
    let to = (await file.stat()).size;
    while (to - from > 4 * LINE) {
      const middle = Math.floor((from + to) / 2);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(2 * LINE), 0, 2 * LINE, middle);
      const text = buffer.toString("latin1", 0, bytesRead);
      const begin = text.indexOf("\n") + 1;
      const found = text.slice(begin, begin + hash.length).toUpperCase();
      if (found === hash) return true;
      if (found < hash) from = middle + begin;
      else to = middle + begin;
    }
    const { buffer, bytesRead } = await file.read(Buffer.alloc(5 * LINE), 0, to - from, from);
    return startsLine(buffer.toString("latin1", 0, bytesRead).toUpperCase(), hash);
  } finally {
    await file.close();
  }
}
