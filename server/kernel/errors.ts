/**
 * Every rule the product may refuse on, with the transport status it maps to.
 * Each code is a key of `messages/<locale>/errors.json`: the fence fails otherwise.
 * What one may not see does not exist, so there is no "forbidden".
 */
export const ERROR_STATUS = {
  "access.not-found": 404,
  "access.not-signed-in": 401,
  "access.step-up-required": 401,
  "input.invalid": 422,
  "limit.too-many": 429,
  "account.password-too-short": 422,
  "account.password-too-long": 422,
  "account.password-is-email": 422,
  "account.password-wrong": 422,
  "session.wrong-credentials": 422,
  "provider.unbound": 401,
  "provider.bound-elsewhere": 409,
  "provider.token-refused": 401,
  "provider.too-weak": 401,
  "provider.cancelled": 401,
  "provider.unavailable": 422,
  "provider.last-factor": 409,
  "provider.other-name": 409,
  "step-up.other-person": 409,
  "step-up.too-old": 401,
  "step-up.used": 409,
  "invitation.unknown": 404,
  "invitation.used": 409,
  "invitation.expired": 409,
  "invitation.account-exists": 409,
  "invitation.other-account": 409,
} as const satisfies Record<string, 401 | 404 | 409 | 413 | 422 | 429>;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** Values put into the translated sentence: plain words and numbers, never personal data. */
export type ErrorDetails = Readonly<Record<string, string | number>>;

/** A broken rule. Services throw it, edges translate it; it knows no HTTP and no language. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  /** The input it is about, as its path in the procedure's input (`agenda.0.title`). */
  readonly field: string | undefined;

  constructor(code: ErrorCode, details: ErrorDetails = {}, field?: string) {
    super(code);
    this.name = "DomainError";
    this.code = code;
    this.details = details;
    this.field = field;
  }
}

export function notFound(): DomainError {
  return new DomainError("access.not-found");
}
