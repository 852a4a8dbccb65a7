/** Fewest characters of a password. Length, not classes of characters, is what slows a guesser. */
export const PASSWORD_MIN = 12;
/** Most characters: hashing is linear in them, and nobody types more. */
export const PASSWORD_MAX = 200;

/** Cost of argon2id: the second OWASP profile, 19 MiB, two passes, one lane. */
export const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;

/** A stored password: the cost it was made with, its salt and its tag. */
export type PasswordHash = Readonly<{
  memory: number;
  passes: number;
  parallelism: number;
  salt: Uint8Array;
  tag: Uint8Array;
}>;

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** The PHC string of a hash, as kept in `account.password_hash`. */
export function formatHash(hash: PasswordHash): string {
  const cost = `m=${hash.memory},t=${hash.passes},p=${hash.parallelism}`;
  return `$argon2id$v=19$${cost}$${base64(hash.salt)}$${base64(hash.tag)}`;
}

/** The hash a PHC string stands for; null when it is none of ours. */
export function parseHash(phc: string): PasswordHash | null {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(phc) ?? [];
  if (!memory || !passes || !parallelism || !salt || !tag) return null;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Uint8Array.fromBase64(salt),
    tag: Uint8Array.fromBase64(tag),
  };
}

/** A password typed with composed or decomposed accents is the same password (NIST SP 800-63B). */
export function normalisePassword(password: string): string {
  return password.normalize("NFKC");
}

function base64(bytes: Uint8Array): string {
  return bytes.toBase64({ omitPadding: true });
}

/** One counter: how many attempts it lets through before it has to rest, and for how long. */
export type Limit = Readonly<{ key: string; points: number; seconds: number }>;

/** Where an attempt comes from: the address of the request, the proven browser if there is one. */
export type Origin = Readonly<{ email: string; address: string; device: string | null }>;

const QUARTER = 15 * 60;
const HOUR = 60 * 60;
const DAY = 24 * HOUR;

/**
 * The counters an attempt at a password draws on. A browser that signed in to this account before
 * has a counter of its own and no other: whoever hammers the account from elsewhere cannot lock its
 * holder out, and an office that shares one address is not held up by it.
 */
export function attemptLimits({ email, address, device }: Origin): readonly Limit[] {
  if (device) return [{ key: `device:${email}:${device}`, points: 10, seconds: QUARTER }];
  const network = networkOf(address);
  return [
    { key: `account-network:${email}:${network}`, points: 5, seconds: QUARTER },
    { key: `account:${email}`, points: 50, seconds: HOUR },
    { key: `network:${network}`, points: 100, seconds: QUARTER },
  ];
}

/** Where a code comes from: whoever types one has proved something of the account already. */
export type CodeFrom = Readonly<{ account: string; address: string; device: string | null }>;

/**
 * The counters an attempt at a code draws on. Three of a million codes are right at a time: sixty
 * attempts a day leave a guesser who has the password one chance in five thousand.
 */
export function codeLimits({ account, address, device }: CodeFrom): readonly Limit[] {
  if (device) return [{ key: `code-device:${account}:${device}`, points: 10, seconds: QUARTER }];
  const network = networkOf(address);
  return [
    { key: `code-network:${account}:${network}`, points: 5, seconds: QUARTER },
    { key: `code:${account}`, points: 60, seconds: DAY },
  ];
}

/**
 * Mails that somebody may have sent to an address: nobody's mailbox is filled, and one network may
 * ask for a whole office. Counted alike for an address of nobody.
 */
export function resetLimits({ email, address }: Omit<Origin, "device">): readonly Limit[] {
  const network = networkOf(address);
  return [
    { key: `reset-network:${email}:${network}`, points: 3, seconds: HOUR },
    { key: `reset:${email}`, points: 10, seconds: DAY },
    { key: `reset-all:${network}`, points: 60, seconds: HOUR },
  ];
}

/** Codes typed on another device: of fifty bits, ten minutes long, so that guessing is hopeless. */
export function deviceLimits(address: string): readonly Limit[] {
  return [{ key: `device-code:${networkOf(address)}`, points: 30, seconds: QUARTER }];
}

/** Verifications of receipts: a whole meeting behind one address may check at the same time. */
export function verifyLimits(address: string): readonly Limit[] {
  return [{ key: `verify:${networkOf(address)}`, points: 300, seconds: QUARTER }];
}

/** One subscriber: an IPv4 address, or the /64 an IPv6 subscriber chooses his addresses in. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const front = head.split(":").filter(Boolean);
  const back = (tail ?? "").split(":").filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - front.length - back.length;
  const groups = [...front, ...Array<string>(Math.max(missing, 0)).fill("0"), ...back];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
