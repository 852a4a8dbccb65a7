import { argon2, createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { SystemActor } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { now } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { giveBackPoint, takePoint } from "./factor.queries.ts";
import {
  COST,
  formatHash,
  type Limit,
  normalisePassword,
  type PasswordHash,
  parseHash,
} from "./factor.rules.ts";

const derive = promisify(argon2);
const machine: SystemActor = { kind: "system", name: "identity.factor", scope: provenScope([]) };

/** The PHC string (argon2id) of a password. */
export async function hashPassword(password: string): Promise<string> {
  const hash = { ...COST, salt: randomBytes(16), tag: new Uint8Array(32) };
  return formatHash({ ...hash, tag: await tagOf(password, hash) });
}

/**
 * Whether the password is the one hashed. Without a hash (no such account, or one that signs in by
 * a provider only) the same work is done for nothing, so that the time of the answer says nothing.
 */
export async function verifyPassword(password: string, phc: string | null): Promise<boolean> {
  const known = phc === null ? null : parseHash(phc);
  const hash = known ?? { ...COST, salt: new Uint8Array(16), tag: new Uint8Array(32) };
  const tag = await tagOf(password, hash);
  return timingSafeEqual(tag, hash.tag) && known !== null;
}

function tagOf(password: string, hash: PasswordHash): Promise<Uint8Array> {
  return derive("argon2id", {
    message: Buffer.from(normalisePassword(password), "utf8"),
    nonce: hash.salt,
    tagLength: hash.tag.length,
    memory: hash.memory,
    passes: hash.passes,
    parallelism: hash.parallelism,
  });
}

/**
 * Draws one attempt on each counter, and gives back a refund to call when the attempt succeeded.
 * Drawn before the check, in a transaction of its own: a thousand guesses sent at once count as a
 * thousand, and a refusal later does not undo the count.
 * @throws DomainError the refusal, when a counter is exhausted.
 */
export async function drawAttempt(
  limits: readonly Limit[],
  refusal: "limit.too-many" | "limit.verifications" = "limit.too-many",
): Promise<() => Promise<void>> {
  const wait = await write(machine, null, async (tx) => {
    // The first counter that is exhausted stops there: it must not wear out the next ones.
    for (const limit of limits) {
      const seconds = await takePoint(tx, keyOf(limit), limit, now());
      if (seconds > 0) return seconds;
    }
    return 0;
  });
  if (wait > 0) throw new DomainError(refusal, { minutes: Math.ceil(wait / 60) });
  return () =>
    write(machine, null, async (tx) => {
      for (const limit of limits) await giveBackPoint(tx, keyOf(limit));
    });
}

function keyOf({ key }: Limit): Uint8Array {
  return createHash("sha256").update(key).digest();
}
