import { Secret, TOTP } from "otpauth";

/** What an application shows beside its codes. */
export const ISSUER = "KoproGo";
/** The numbers every application knows (RFC 6238): six digits of SHA-1, each for half a minute. */
const STEP_SECONDS = 30;
/** A clock may be one step off, either way; whoever types slowly too. */
const WINDOW = 1;

/** Recovery codes made at once. */
export const RECOVERY_CODES = 10;
/** Thirty-two signs that nobody takes for one another: no I, L, O or U (Crockford). */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RECOVERY_LENGTH = 10;

const totpOf = (secret: Uint8Array<ArrayBuffer>, email = "") =>
  new TOTP({
    issuer: ISSUER,
    label: email,
    algorithm: "SHA1",
    digits: 6,
    period: STEP_SECONDS,
    secret: new Secret({ buffer: secret.buffer }),
  });

/** The half minute, counted from 1970, that a moment is in. */
export function stepAt(moment: Temporal.Instant): bigint {
  return BigInt(Math.floor(moment.epochMilliseconds / 1000 / STEP_SECONDS));
}

/** The code of a step. */
export function codeAt(secret: Uint8Array<ArrayBuffer>, step: bigint): string {
  return totpOf(secret).generate({ timestamp: Number(step) * STEP_SECONDS * 1000 });
}

/**
 * The step whose code was typed: the present one, the one before or the one after, and later than
 * the last that served. Null when it is the code of none of them.
 */
export function stepOfCode(
  secret: Uint8Array<ArrayBuffer>,
  code: string,
  moment: Temporal.Instant,
  last: bigint | null,
): bigint | null {
  const delta = totpOf(secret).validate({
    token: code,
    timestamp: moment.epochMilliseconds,
    window: WINDOW,
  });
  if (delta === null) return null;
  const step = stepAt(moment) + BigInt(delta);
  return last !== null && step <= last ? null : step;
}

/** The secret as an application reads it, for a QR code or a link (otpauth://). */
export function otpauthUri(secret: Uint8Array<ArrayBuffer>, email: string): string {
  return totpOf(secret, email).toString();
}

/** The secret as a person types it: base32 in groups of four. */
export function secretInGroups(secret: Uint8Array<ArrayBuffer>): string {
  return inGroups(new Secret({ buffer: secret.buffer }).base32, 4);
}

/** The secret somebody wrote in base32, with or without its groups. */
export function secretFromText(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Secret.fromBase32(text.replaceAll(" ", "")).bytes);
}

const inGroups = (text: string, size: number) =>
  text.match(new RegExp(`.{1,${size}}`, "g"))?.join(" ") ?? "";

/** A recovery code out of random bytes, one sign for each; shown in two groups. */
export function recoveryCode(random: Uint8Array): string {
  const signs = [...random.subarray(0, RECOVERY_LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]);
  return inGroups(signs.join(""), RECOVERY_LENGTH / 2).replace(" ", "-");
}

/** What was typed into the one field for codes, read as what it can be. */
export type TypedCode = Readonly<{ kind: "totp" | "recovery"; code: string }>;

/** Forgives spaces, hyphens, small letters, and the signs that look like others; null for neither. */
export function readCode(typed: string): TypedCode | null {
  const bare = typed.replace(/[\s\-–.]/g, "").toUpperCase();
  if (/^\d{6}$/.test(bare)) return { kind: "totp", code: bare };
  const code = bare.replaceAll("O", "0").replace(/[IL]/g, "1");
  const isRecovery =
    code.length === RECOVERY_LENGTH && [...code].every((sign) => SIGNS.includes(sign));
  return isRecovery ? { kind: "recovery", code } : null;
}
