import { BackPath } from "./step-up.schema.ts";

/** How long ago the person may have identified himself for it to serve here. */
export const FRESH_MINUTES = 10;
/** Our clock and the provider's differ a little. */
const SKEW_SECONDS = 30;

/** Whether somebody who was there at `authTime` is there for what is asked at `moment`. */
export function isFresh(authTime: Temporal.Instant, moment: Temporal.Instant): boolean {
  const seconds = authTime.until(moment).total("seconds");
  return seconds >= -SKEW_SECONDS && seconds <= FRESH_MINUTES * 60;
}

/** The path to come back to, or the home page when what was asked for is no path of this site. */
export function safeBack(back: string | undefined, home: string): string {
  const path = BackPath.safeParse(back);
  return path.success ? path.data : home;
}
