import { DomainError } from "#server/kernel/errors.ts";
import { normalisePassword, PASSWORD_MAX, PASSWORD_MIN } from "../factor/factor.rules.ts";

/**
 * A password must be long and must not be the account's own address.
 * @param field the form's field the refusal is about.
 * @throws DomainError `account.password-too-short`, `-too-long`, `-is-email`.
 */
export function checkPassword(password: string, email: string, field: string): void {
  const characters = [...normalisePassword(password)].length;
  if (characters < PASSWORD_MIN) {
    throw new DomainError("account.password-too-short", { min: PASSWORD_MIN }, field);
  }
  if (characters > PASSWORD_MAX) {
    throw new DomainError("account.password-too-long", { max: PASSWORD_MAX }, field);
  }
  if (password.trim().toLowerCase() === email) {
    throw new DomainError("account.password-is-email", {}, field);
  }
}
