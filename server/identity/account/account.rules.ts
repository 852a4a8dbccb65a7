import { DomainError } from "#server/kernel/errors.ts";
import { normalisePassword, PASSWORD_MAX, PASSWORD_MIN } from "../factor/factor.rules.ts";

/** Whose password it is to be: what stands nearest to hand is what is guessed first. */
export type PasswordOwner = Readonly<{ email: string; name: string }>;

/** Fewest characters that must not be one's own name, one's address, the product or a run of keys. */
const OWN = 8;
const PRODUCT = ["koprogo", "kopro"];
const RUNS = [
  "01234567890123456789",
  "98765432109876543210",
  "abcdefghijklmnopqrstuvwxyz",
  "azertyuiopqsdfghjklmwxcvbn",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
];

/**
 * What a password must be (NIST SP 800-63B): at least twelve characters, not one's own address, and
 * not guessed from what is known of its owner. No classes of characters: a sentence is best.
 * @param field the form's field the refusal is about.
 * @throws DomainError `account.password-too-short`, `-too-long`, `-is-email`, `-guessable`.
 */
export function checkPassword(password: string, owner: PasswordOwner, field: string): void {
  const normal = normalisePassword(password);
  const characters = [...normal].length;
  if (characters < PASSWORD_MIN) {
    throw new DomainError("account.password-too-short", { min: PASSWORD_MIN }, field);
  }
  if (characters > PASSWORD_MAX) {
    throw new DomainError("account.password-too-long", { max: PASSWORD_MAX }, field);
  }
  if (normal.trim().toLowerCase() === owner.email) {
    throw new DomainError("account.password-is-email", {}, field);
  }
  if (ownCharacters(normal, owner) < OWN) {
    throw new DomainError("account.password-guessable", {}, field);
  }
}

/** How many characters are left when what anybody would try first is taken away. */
export function ownCharacters(password: string, { email, name }: PasswordOwner): number {
  const known = [...PRODUCT, ...wordsOf(name), ...wordsOf(email)]
    .filter((word) => word.length >= 4)
    .toSorted((a, b) => b.length - a.length);
  const rest = known.reduce((left, word) => left.replaceAll(word, "\n"), bare(password));
  // A piece said again says nothing more, nor does the next key of a row.
  const once = rest.replace(/(.+?)\1+/gu, "$1");
  return [...withoutRuns(once).replaceAll("\n", "")].length;
}

/** Takes out each stretch of four and more characters that follow one another in a row. */
function withoutRuns(text: string): string {
  let left = text;
  for (let start = 0; start + 4 <= left.length; start += 1) {
    let end = start + 4;
    if (!isRun(left.slice(start, end))) continue;
    while (end < left.length && isRun(left.slice(start, end + 1))) end += 1;
    left = `${left.slice(0, start)}\n${left.slice(end)}`;
  }
  return left;
}

const isRun = (piece: string) => RUNS.some((run) => run.includes(piece));

function bare(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const wordsOf = (text: string) => bare(text).split(/[^\p{L}\p{N}]+/u);
