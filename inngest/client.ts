import { Inngest } from "inngest";
import { log } from "#server/platform/log.ts";

/**
 * The one client. Keys and addresses come from `INNGEST_SIGNING_KEY`, `INNGEST_EVENT_KEY` and
 * `INNGEST_BASE_URL`, which the library reads itself: with them set to a hosted Inngest, the same
 * functions run there.
 */
export const inngest = new Inngest({
  id: "koprogo",
  // Signatures are checked everywhere, on one machine too: there is no unsigned mode to forget.
  isDev: false,
  // One request, one step: what a step did is saved by whoever asked for it, before the next one.
  checkpointing: false,
  aiMetadata: false,
  logger: log,
});
