import { serve } from "inngest/next";
import { inngest } from "#inngest/client.ts";
import { functions } from "#inngest/functions.ts";

/**
 * Where the job service calls us: each request is one step. All of it is signed with
 * `INNGEST_SIGNING_KEY`, the asking for the list of functions too.
 */
export const { GET, POST, PUT } = serve({ client: inngest, functions, enableUnauthedSync: false });
