/** What is refused of a poll; part of `ERROR_STATUS`. */
export const POLL_STATUS = {
  "poll.ends-past": 422,
  "poll.options-alike": 422,
  "poll.published": 409,
  "poll.not-published": 409,
  "poll.over": 409,
  "poll.not-asked": 409,
  "poll.one-option": 422,
} as const;
