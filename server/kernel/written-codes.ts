/** What is refused of a decision taken in writing; part of `ERROR_STATUS`. */
export const WRITTEN_STATUS = {
  "written.deed": 422,
  "written.answer-by-past": 422,
  "written.opened": 409,
  "written.not-open": 409,
  "written.late": 409,
  "written.ended": 409,
  "written.changed": 409,
  "written.no-members": 409,
  "written.not-a-member": 409,
  "written.already-signed": 409,
  "written.reminded-today": 409,
  "written.not-adopted": 409,
  "written.minuted": 409,
} as const;
