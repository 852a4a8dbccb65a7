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
  "input.missing": 422,
  "input.misread": 422,
  "limit.too-many": 429,
  "limit.verifications": 429,
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
  "meeting.language-unknown": 422,
  "meeting.conference-missing": 422,
  "meeting.in-the-past": 422,
  "meeting.already-convened": 409,
  "meeting.second-session-too-early": 422,
  "meeting.quorum-not-failed": 409,
  "meeting.second-session-planned": 409,
  "meeting.no-missed-unanimity": 409,
  "meeting.retry-planned": 409,
  "meeting.retry-too-early": 422,
  "agenda.decision-in-writing": 422,
  "agenda.retry-fixed": 409,
  "convocation.already-sent": 409,
  "convocation.agenda-empty": 422,
  "convocation.place-missing": 422,
  "convocation.consultation-missing": 422,
  "convocation.notice-too-short": 422,
  "convocation.nobody-to-convene": 422,
  "convocation.no-syndic": 409,
  "convocation.not-sent": 409,
  "convocation.nothing-to-post": 409,
  "convocation.deposit-impossible": 422,
  "delivery.not-returned": 409,
  "proxy.syndic-holder": 422,
  "proxy.holder-is-principal": 422,
  "proxy.principal-without-vote": 422,
  "proxy.already-given": 409,
  "proxy.onward": 409,
  "proxy.too-many": 422,
  "proxy.meeting-over": 409,
  "proxy.already-revoked": 409,
  "proxy.signed-later": 422,
  "receipt.missing": 422,
  "receipt.too-large": 413,
  "receipt.unreadable": 422,
  "attendance.not-convened": 409,
  "attendance.meeting-closed": 409,
  "attendance.not-expected": 422,
  "attendance.remote-not-allowed": 409,
  "attendance.already-open": 409,
  "attendance.chair-not-owner": 422,
  "attendance.chair-absent": 422,
  "ballot.meeting-not-open": 409,
  "ballot.not-quorate": 409,
  "ballot.meeting-closed": 409,
  "ballot.already-open": 409,
  "ballot.not-open": 409,
  "ballot.closed": 409,
  "ballot.choice-missing": 422,
  "ballot.still-open": 409,
  "ballot.excluded": 409,
  "ballot.already-excluded": 409,
  "ballot.not-present": 409,
  "ballot.other-holder": 409,
  "ballot.principal-present": 409,
  "ballot.not-in-room": 422,
  "ballot.sole-voter": 422,
  "minutes.meeting-not-closed": 409,
  "minutes.already-frozen": 409,
  "minutes.sent-impossible": 422,
  "minutes.not-frozen": 409,
  "minutes.already-signed": 409,
  "minutes.not-a-signatory": 422,
  "office.enterprise-number": 422,
  "association.enterprise-number": 422,
  "association.slug-reserved": 422,
  "association.slug-taken": 409,
  "association.total-differs": 409,
  "mandate.too-long": 422,
  "mandate.ends-before-start": 422,
  "mandate.starts-before-appointment": 422,
  "mandate.overlaps": 409,
  "lot.one-holder": 409,
  "lot.representative-earlier": 409,
  "party.unreachable": 422,
  "consent.no-email": 409,
  "consent.already-given": 409,
  "consent.in-the-future": 422,
  "consent.none": 409,
  "import.too-large": 413,
  "import.empty": 422,
  "import.not-acceptable": 409,
  "import.already-applied": 409,
  "import.register-not-empty": 409,
  "import.took-too-long": 422,
  "shortcut.not-a-key": 422,
  "shortcut.twice": 422,
  "deadline.put-off": 422,
  "deadline.not-by-hand": 409,
  "deadline.not-colleague": 422,
  "absence.in-order": 422,
  "absence.replacement": 422,
  "view.name-taken": 409,
  "view.too-many": 409,
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
